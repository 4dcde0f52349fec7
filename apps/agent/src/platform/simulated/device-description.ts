import { readFileSync } from "node:fs";
import { join } from "node:path";
import { inventory } from "@windlass/protocol";
import { z } from "zod";
import { writeFileAtomically } from "../../workspace/atomic-file.ts";

const fileName = "device.json";

/** What one script comes to: the first rule whose text the script contains decides. */
const scriptRule = z.object({
  contains: z.string(),
  exitCode: z.number().int(),
  output: z.string().default(""),
  /** How long the script takes, before the speed is applied. */
  seconds: z.number().nonnegative().optional(),
});
export type ScriptRule = z.infer<typeof scriptRule>;

/** A driver that the simulated Windows does not take, by the name of its INF file. */
const driverRule = z.object({ inf: z.string(), refusal: z.string().min(1) });
export type DriverRule = z.infer<typeof driverRule>;

/** An account that the simulated Windows does not make. */
const accountRule = z.object({ name: z.string(), refusal: z.string().min(1) });

/** A domain that lets in one account only; others let anybody in. */
const domainRule = z.object({ name: z.string(), userName: z.string(), passwordSha256: z.string() });

/** The hardware of a simulated device and how it behaves. Read anew at each use, as hardware is. */
const deviceDescription = z.object({
  schemaVersion: z.literal(1),
  inventory,
  scripts: z.array(scriptRule).default([]),
  drivers: z.array(driverRule).default([]),
  accounts: z.array(accountRule).default([]),
  domains: z.array(domainRule).default([]),
  /** Null: the hardware hash says what the inventory says. Else what `captureHardwareHash` gives out instead. */
  hardwareHash: z.string().nullable().default(null),
});
export type DeviceDescription = z.infer<typeof deviceDescription>;

export const readDeviceDescription = (directory: string): DeviceDescription =>
  deviceDescription.parse(JSON.parse(readFileSync(join(directory, fileName), "utf8")));

export const writeDeviceDescription = (directory: string, description: z.input<typeof deviceDescription>): void =>
  writeFileAtomically(join(directory, fileName), `${JSON.stringify(deviceDescription.parse(description), null, 2)}\n`);
