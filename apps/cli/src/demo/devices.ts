import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import {
  type DeploymentRequestView,
  type DeploymentSummary,
  deploymentRequestView,
  deploymentSummary,
  deploymentView,
  pageOf,
} from "@windlass/protocol";
import { z } from "zod";
import type { Api } from "./api.ts";
import { type Child, startChild } from "./child.ts";
import type { DeviceResult } from "./summary.ts";
import { waitFor } from "./wait.ts";

const createdDevice = z.object({ directory: z.string(), serialNumber: z.string() });

/** A simulated device: a folder, and a process while it is switched on. */
export interface SimulatedDevice {
  readonly serialNumber: string;
  readonly directory: string;
}

/** Makes `count` devices of differing make below `directory`. */
export const createDevices = async (directory: string, count: number): Promise<SimulatedDevice[]> => {
  const child = startChild("agent", {
    parameters: ["--create", directory, "--count", String(count)],
    logFile: join(directory, "create.log"),
  });
  let output = "";
  child.process.stdout?.on("data", (chunk: Buffer) => {
    output += chunk.toString();
  });
  const code = await child.exited;
  if (code !== 0) throw new Error(`making simulated devices failed (see ${join(directory, "create.log")})`);
  return output
    .trim()
    .split("\n")
    .map((line) => createdDevice.parse(JSON.parse(line)));
};

/** Switches a device on: it boots from the medium and asks to be deployed. */
export const bootDevice = (device: SimulatedDevice, bootMediumFile: string, speed: number): Child =>
  startChild("agent", {
    parameters: ["--boot-medium", bootMediumFile, "--device", device.directory, "--speed", String(speed), "--json"],
    logFile: `${device.directory}.log`,
  });

export const writeBootMedium = async (directory: string, medium: object): Promise<string> => {
  const file = join(directory, "boot-medium.json");
  await writeFile(file, JSON.stringify(medium, null, 2));
  return file;
};

export const findRequest = async (api: Api, serialNumber: string): Promise<DeploymentRequestView | undefined> => {
  const page = await api.request(pageOf(deploymentRequestView), "GET", "/api/deployment-requests");
  return page.items.find((item) => item.serialNumber === serialNumber);
};

/** Approves the device as a technician would, once it asks. */
export const approveWhenAsking = async (
  api: Api,
  device: SimulatedDevice,
  buildId: string,
): Promise<DeploymentRequestView> => {
  const request = await waitFor(
    `The request of ${device.serialNumber}`,
    () => findRequest(api, device.serialNumber),
    60,
  );
  await api.request(z.null(), "POST", `/api/deployment-requests/${request.id}/approve`, { buildId });
  return request;
};

export const findDeployment = async (api: Api, serialNumber: string): Promise<DeploymentSummary | undefined> => {
  const query = `search=${encodeURIComponent(serialNumber)}`;
  const page = await api.request(pageOf(deploymentSummary), "GET", `/api/deployments?${query}`);
  return page.items.find((item) => item.serialNumber === serialNumber);
};

const countDrivers = async (api: Api, deploymentId: string): Promise<number> => {
  const { steps } = await api.request(deploymentView, "GET", `/api/deployments/${deploymentId}`);
  return steps.flatMap(({ drivers }) => drivers).filter(({ outcome }) => outcome === "added").length;
};

/** What became of a device whose process has ended, in the server's eyes. */
export const resultOf = async (
  api: Api,
  device: SimulatedDevice,
  startedAt: number,
  exitCode: number,
): Promise<DeviceResult> => {
  const deployment = await findDeployment(api, device.serialNumber);
  const reason =
    deployment?.failure?.message ??
    (deployment === undefined ? "It never got a deployment." : undefined) ??
    (exitCode !== 0 ? `The agent ended with exit code ${exitCode}; see ${device.directory}.log.` : null);
  return {
    serial: device.serialNumber,
    state: deployment?.state ?? "not-started",
    registration: deployment?.registrationState ?? "none",
    drivers: deployment ? await countDrivers(api, deployment.id) : 0,
    seconds: (Date.now() - startedAt) / 1000,
    reason,
  };
};
