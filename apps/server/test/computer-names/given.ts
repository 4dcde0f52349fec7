import type { DeploymentGrant, Inventory, NameProposal, PlanStep } from "@windlass/protocol";
import { expect } from "vitest";
import { approve, TestDevice } from "../agent-device.ts";
import type { TestClient, TestServer } from "../harness.ts";
import type { PublishedBuild } from "../published-build.ts";

/** Devices that ask to be named. */
export class Naming {
  readonly server: TestServer;
  readonly client: TestClient;
  readonly published: PublishedBuild;

  constructor(server: TestServer, client: TestClient, published: PublishedBuild) {
    this.server = server;
    this.client = client;
    this.published = published;
  }

  /** A device that waits for approval. */
  async waiting(serialNumber: string, changes: Partial<Inventory> = {}): Promise<TestDevice> {
    const device = new TestDevice(this.server, this.published.bootProfileId, serialNumber, changes);
    await device.open();
    return device;
  }

  approve(device: TestDevice, computerName: string | null = null) {
    return approve(this.client, device.sessionId, this.published.build.id, computerName);
  }

  propose(device: TestDevice) {
    const { id } = this.published.build;
    return this.client.request<NameProposal>(
      "GET",
      `/api/deployment-requests/${device.sessionId}/computer-name?buildId=${id}`,
    );
  }

  /** Approves a device and gives what it is told. */
  async named(serialNumber: string, changes: Partial<Inventory> = {}, computerName: string | null = null) {
    const device = await this.waiting(serialNumber, changes);
    expect(await this.approve(device, computerName)).toMatchObject({ status: 204 });
    return { device, name: await nameOf(device) };
  }
}

/** What an approved device is told; takes its token. */
export const nameOf = async (device: TestDevice): Promise<DeploymentGrant["computerName"]> => {
  const answer = await device.askForToken();
  expect(answer).toMatchObject({ status: 200 });
  device.token = answer.body.token;
  return answer.body.computerName;
};

const stepBase = { id: "01-partition-disk", phase: "disk", title: "Wipe", why: "" } as const;

const wiping: PlanStep = {
  ...stepBase,
  action: "partition-disk",
  disk: { number: 0, model: "NVMe", serialNumber: "D1", sizeBytes: 512_000_000_000 },
  partitions: [],
};

/** The device tells that it wipes its disk: from then on it is called so. */
export const beginWiping = async (device: TestDevice, computerName: string, buildId: string): Promise<void> => {
  const plan = {
    schemaVersion: 1,
    publication: { number: 1, sha256: "0".repeat(64) },
    build: { id: buildId, name: "Office" },
    computerName,
    architecture: "x64",
    steps: [wiping],
  };
  const at = "2026-11-03T08:00:00.000Z";
  const events = [
    { sequence: 1, at, body: { kind: "plan-compiled", plan } },
    { sequence: 2, at, body: { kind: "step-started", stepId: wiping.id, attempt: 1 } },
  ];
  expect(await device.send("POST", "/agent/v1/events", { events })).toMatchObject({ status: 200 });
};

/** The deployment ends; with `lastSequence` 0 before anything happened. */
export const end = async (device: TestDevice, outcome: "succeeded" | "failed", lastSequence: number): Promise<void> => {
  const error =
    outcome === "failed"
      ? { code: "device.no-suitable-disk", message: "No disk.", remedy: "Put one in.", parameters: {} }
      : null;
  expect(await device.send("POST", "/agent/v1/finish", { outcome, lastSequence, error })).toMatchObject({
    status: 200,
  });
};
