import { randomUUID } from "node:crypto";
import { mkdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import { readTextIfThere, writeFileAtomically } from "../../workspace/atomic-file.ts";
import type { Environment } from "../platform.ts";

const fileName = "simulation.json";

const powerState = z.object({
  environment: z.enum(["windows-pe", "windows", "out-of-box-experience"]),
  bootId: z.uuid(),
  /** Number of the disk that was partitioned last, from which Windows starts. */
  systemDisk: z.number().int().nullable(),
  /** What Windows took from the answer file when it first started. */
  computerName: z.string().nullable(),
  /** Windows was left as whoever gets the device finds it. */
  handedOver: z.boolean().default(false),
  /** As the deployment left it; whoever switches it on again changes that. */
  switchedOff: z.boolean().default(false),
});
type PowerState = z.infer<typeof powerState>;

/** The folder that stands for the device's memory. */
export const ramFolder = (directory: string): string => join(directory, "ram");

const fromMedium = (): PowerState => ({
  environment: "windows-pe",
  bootId: randomUUID(),
  systemDisk: null,
  computerName: null,
  handedOver: false,
  switchedOff: false,
});

export const writePowerState = (directory: string, state: PowerState): void =>
  writeFileAtomically(join(directory, fileName), `${JSON.stringify(state, null, 2)}\n`);

/** The device as it is; one that never ran starts from its boot medium. */
export const readPowerState = (directory: string): PowerState => {
  const text = readTextIfThere(join(directory, fileName));
  if (text !== null) return powerState.parse(JSON.parse(text));
  const state = fromMedium();
  mkdirSync(ramFolder(directory), { recursive: true });
  writePowerState(directory, state);
  return state;
};

/** Starts the device from its boot medium: memory is empty, the disk still holds what it held. */
export const startFromMedium = (directory: string): void => {
  rmSync(ramFolder(directory), { recursive: true, force: true });
  mkdirSync(ramFolder(directory), { recursive: true });
  writePowerState(directory, fromMedium());
};

/**
 * Restarts the device into what is on its disk: memory is emptied, everything else stays. The new state is written first:
 * an empty memory in the old one would look like a fresh start from the boot medium.
 */
export const restartInto = (directory: string, environment: Environment, changes: Partial<PowerState>): void => {
  writePowerState(directory, { ...readPowerState(directory), ...changes, environment, bootId: randomUUID() });
  rmSync(ramFolder(directory), { recursive: true, force: true });
  mkdirSync(ramFolder(directory), { recursive: true });
};
