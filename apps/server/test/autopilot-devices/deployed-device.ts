import { expect } from "vitest";
import { TestDevice } from "../agent-device.ts";
import type { TestClient, TestServer } from "../harness.ts";

/** A device that was deployed with a build; `outcome` null leaves its deployment running. */
export const deployDevice = async (
  server: TestServer,
  approver: TestClient,
  published: { readonly bootProfileId: string; readonly buildId: string },
  serialNumber: string,
  outcome: "succeeded" | "failed" | null = "succeeded",
): Promise<TestDevice> => {
  const device = new TestDevice(server, published.bootProfileId, serialNumber);
  await device.deploy(approver, published.buildId);
  if (outcome === null) return device;
  const error =
    outcome === "failed"
      ? { code: "agent.failed", message: "It ended.", remedy: "Look at the log.", retryable: false }
      : null;
  const answer = await device.send("POST", "/agent/v1/finish", { outcome, error, lastSequence: 0 });
  expect(answer).toMatchObject({ status: 200 });
  return device;
};
