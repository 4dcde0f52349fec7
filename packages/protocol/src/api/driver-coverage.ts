import { z } from "zod";
import { architecture, identifier } from "../values.ts";

const count = z.number().int().nonnegative();

export const driverCoverageQuery = z.object({
  organisationId: identifier,
  /** Of the Windows that is asked for; without it the newest of the organisation's library. */
  osBuild: z.coerce.number().int().min(1).max(999_999).optional(),
});
export type DriverCoverageQuery = z.infer<typeof driverCoverageQuery>;

const numbers = {
  parts: count,
  /** Parts for which the library has a driver. */
  covered: count,
  /** Parts of which the device itself said that it has no driver for them. */
  needing: count,
  needingCovered: count,
};

/** What devices of one model would get, judged by the one that was seen last. */
export const modelCoverage = z.object({
  manufacturer: z.string(),
  model: z.string(),
  sku: z.string(),
  architecture,
  osBuild: count,
  devices: count,
  exampleDeviceId: identifier,
  ...numbers,
  /** Parts for which drivers are equally good, so that none is added. */
  conflicts: count,
  /** Packs that bring something, by name. */
  packs: z.array(z.string()),
});
export type ModelCoverage = z.infer<typeof modelCoverage>;

/** A part that has no driver of its own and gets none. */
export const missingPart = z.object({
  name: z.string(),
  class: z.string().nullable(),
  hardwareId: z.string(),
  devices: count,
  models: z.array(z.string()),
  why: z.string(),
});
export type MissingPart = z.infer<typeof missingPart>;

/** How much of the hardware that devices told of the library has drivers for. */
export const driverCoverage = z.object({
  devices: count,
  models: z.array(modelCoverage),
  vendors: z.array(z.object({ name: z.string(), devices: count, ...numbers })),
  classes: z.array(z.object({ name: z.string(), ...numbers })),
  /** Those of most devices first. */
  missing: z.array(missingPart),
});
export type DriverCoverage = z.infer<typeof driverCoverage>;
