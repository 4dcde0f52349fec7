import { readFileSync } from "node:fs";
import { join } from "node:path";
import { inventory, joinKind } from "@windlass/protocol";
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

/** What the simulated Windows says of itself once it is deployed; null: it cannot tell. */
const simulatedWindows = z.object({
  problemDevices: z
    .array(
      z.object({
        name: z.string(),
        hardwareIds: z.array(z.string()).default([]),
        class: z.string().nullable().default(null),
        problemCode: z.number().int(),
      }),
    )
    .nullable()
    .default([]),
  activated: z.boolean().nullable().default(true),
  join: z.object({ kind: joinKind, name: z.string() }).nullable().default({ kind: "workgroup", name: "WORKGROUP" }),
  bitLocker: z.enum(["on", "off", "changing"]).nullable().default("off"),
  /** Windows paths of files that it writes when it is sealed, and that nobody asked for. */
  leavesBehind: z.array(z.object({ path: z.string(), text: z.string() })).default([]),
});

/** The hardware of a simulated device and how it behaves. Read anew at each use, as hardware is. */
const deviceDescription = z.object({
  schemaVersion: z.literal(1),
  inventory,
  scripts: z.array(scriptRule).default([]),
  drivers: z.array(driverRule).default([]),
  accounts: z.array(accountRule).default([]),
  domains: z.array(domainRule).default([]),
  windows: simulatedWindows.prefault({}),
  /** How far its clock is ahead of the right time. */
  clockAheadSeconds: z.number().default(0),
  powerShellInWindowsPe: z.boolean().default(true),
  /** Null: the hardware hash says what the inventory says. Else what `captureHardwareHash` gives out instead. */
  hardwareHash: z.string().nullable().default(null),
});
export type DeviceDescription = z.infer<typeof deviceDescription>;

export const readDeviceDescription = (directory: string): DeviceDescription =>
  deviceDescription.parse(JSON.parse(readFileSync(join(directory, fileName), "utf8")));

export const writeDeviceDescription = (directory: string, description: z.input<typeof deviceDescription>): void =>
  writeFileAtomically(join(directory, fileName), `${JSON.stringify(deviceDescription.parse(description), null, 2)}\n`);
