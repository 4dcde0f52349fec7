import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { findPartition } from "./disks.ts";
import { durableFolderName } from "./durable-folder.ts";
import { ramFolder, readPowerState, startFromMedium } from "./power.ts";

/** Whether memory or disk still hold a deployment that has not ended. */
const deploymentIsUnderWay = (directory: string): boolean => {
  const { environment, systemDisk } = readPowerState(directory);
  const partition = systemDisk === null ? null : findPartition(directory, systemDisk, "windows");
  const onDisk = partition !== null && existsSync(join(partition, durableFolderName));
  const ram = ramFolder(directory);
  const inMemory = existsSync(ram) && readdirSync(ram).length > 0;
  return environment === "windows-pe" ? inMemory : onDisk;
};

/**
 * What somebody does who switches the device on with a boot medium in it: a deployment under way goes on; a device that was
 * handed over is left alone unless it is to be deployed again; any other starts from the medium.
 *
 * @returns whether there is something to do
 */
export const switchOn = (directory: string, again: boolean): "deploy" | "handed-over" => {
  const state = readPowerState(directory);
  if (!again && deploymentIsUnderWay(directory)) return "deploy";
  if (!again && state.handedOver) return "handed-over";
  if (again || state.environment !== "windows-pe") startFromMedium(directory);
  return "deploy";
};
