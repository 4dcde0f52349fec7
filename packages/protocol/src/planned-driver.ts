import { z } from "zod";
import { driverKind, infName } from "./driver.ts";
import { contentReference, identifier } from "./values.ts";

const text = z.string().max(500);

/** A driver that a device gets, and why. */
export const plannedDriver = z.object({
  id: identifier,
  /** Name of the INF file, at the top of its archive. */
  inf: infName,
  description: z.string().max(300),
  provider: text,
  class: text,
  kind: driverKind,
  version: z.string().max(100).nullable(),
  pack: z.string().max(300).nullable(),
  archive: contentReference,
  /** The parts it is for, by name. */
  devices: z.array(text).max(20),
  why: z.string().max(1000),
});
export type PlannedDriver = z.infer<typeof plannedDriver>;

/** A part of the device about which somebody should know. */
export const driverFinding = z.object({
  /** `conflict`: drivers are equally good, so none of them is added. `none`: the library has no driver that fits. */
  kind: z.enum(["conflict", "none"]),
  device: text,
  hardwareId: z.string().max(400),
  why: z.string().max(1000),
});
export type DriverFinding = z.infer<typeof driverFinding>;

/** What became of one driver on the device. */
export const driverOutcome = z.enum(["added", "failed"]);
