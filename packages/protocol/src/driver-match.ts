import { z } from "zod";
import { driverKind } from "./driver.ts";
import { filterJudgement } from "./filter/judgement.ts";
import { architecture } from "./values.ts";

/** The Windows that was asked for. */
export const matchedSystem = z.object({
  architecture,
  build: z.number().int().nonnegative(),
  purpose: z.enum(["windows", "windows-pe"]),
});
export type MatchedSystem = z.infer<typeof matchedSystem>;

/** What a driver is needed for before Windows runs; without storage Windows does not start. */
export const driverRole = z.enum(["storage", "network", "input"]);
export type DriverRole = z.infer<typeof driverRole>;

/** How a candidate stands; `why` says what decided. */
export const candidateStanding = z.enum([
  "chosen",
  "conflict",
  "less-preferred",
  "worse-rank",
  "older-date",
  "lower-version",
  "same-inf",
]);
export type CandidateStanding = z.infer<typeof candidateStanding>;

const named = z.object({
  driverId: z.string(),
  /** Name of the INF file. */
  inf: z.string(),
  pack: z.string().nullable(),
  kind: driverKind,
  provider: z.string(),
  class: z.string(),
  description: z.string(),
  /** The identifier that device and INF share. */
  matchedId: z.string(),
});

/** A driver that Windows could install, with its rank taken apart. */
export const driverCandidate = named.extend({
  standing: candidateStanding,
  why: z.string(),
  /** `0xSSGGTHHH`, lower is better: signature, feature score, identifier. */
  rank: z.string(),
  rankInWords: z.string(),
  matchedBy: z.enum(["hardware-hardware", "hardware-compatible", "compatible-hardware", "compatible-compatible"]),
  featureScore: z.number().int(),
  signed: z.boolean(),
  driverDate: z.string().nullable(),
  driverVersion: z.string().nullable(),
  installSection: z.string(),
  role: driverRole.nullable(),
  /** The device works without an error and without a function. */
  nullDriver: z.boolean(),
  /** Bound to this machine by SKU, model, baseboard or serial number. */
  bound: z.boolean(),
});
export type DriverCandidate = z.infer<typeof driverCandidate>;

export const ruledOutReason = z.enum([
  "architecture",
  "version",
  "build",
  "product-type",
  "suite",
  "other-section",
  "excluded",
  "inactive",
  "incomplete",
  "not-for-windows-pe",
  "limited-architecture",
  "limited-build",
  "no-extension-id",
  "filter",
]);
export type RuledOutReason = z.infer<typeof ruledOutReason>;

/** A driver that names one of the device's identifiers and still cannot be installed. */
export const ruledOutDriver = named.extend({
  reason: ruledOutReason,
  why: z.string(),
  /** Of the filter that did not match, null for every other reason. */
  judgement: filterJudgement.nullable(),
});
export type RuledOutDriver = z.infer<typeof ruledOutDriver>;

/** One part of a device: what it gets, and why not something else. */
export const nodeDrivers = z.object({
  name: z.string().nullable(),
  instance: z.string().nullable(),
  class: z.string().nullable(),
  hardwareIds: z.array(z.string()),
  compatibleIds: z.array(z.string()),
  problemCode: z.number().int().nullable(),
  /** INF file whose extension makes this software component; null for a real part. */
  madeBy: z.string().nullable(),
  outcome: z.enum(["driver", "conflict", "none"]),
  says: z.string(),
  /** Best first. */
  candidates: z.array(driverCandidate),
  /** Added to whatever driver the part has; those of one ExtensionId together, the newest first. */
  extensions: z.array(driverCandidate),
  ruledOut: z.array(ruledOutDriver),
});
export type NodeDrivers = z.infer<typeof nodeDrivers>;

export const deviceDrivers = z.object({
  system: matchedSystem,
  nodes: z.array(nodeDrivers),
  /** Drivers that the device gets, each with the positions of its nodes. */
  drivers: z.array(
    z.object({
      driverId: z.string(),
      inf: z.string(),
      pack: z.string().nullable(),
      class: z.string(),
      driverVersion: z.string().nullable(),
      role: driverRole.nullable(),
      nodes: z.array(z.number().int().nonnegative()),
    }),
  ),
  /** Positions of nodes for which the library has no driver, and of those on which two are equally good. */
  withoutDriver: z.array(z.number().int().nonnegative()),
  conflicts: z.array(z.number().int().nonnegative()),
});
export type DeviceDrivers = z.infer<typeof deviceDrivers>;
