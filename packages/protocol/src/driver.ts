import { z } from "zod";
import { day } from "./values.ts";

/** A device's identifier as bus drivers and INF files write it, such as `PCI\VEN_8086&DEV_15F3`. Compared without case. */
export const hardwareId = z.string().min(1).max(400);

/** Name of an INF file, without a folder. */
export const infName = z.string().regex(/^(?!\.+$)[^\\/:*?"<>|]{1,260}$/, "expected the name of a file");

/** Processors that an INF's decorations name; `ia64` and `arm` are known so as to be passed over by name. */
export const driverArchitecture = z.enum(["x86", "x64", "arm64", "arm", "ia64"]);
export type DriverArchitecture = z.infer<typeof driverArchitecture>;

/**
 * What a decoration such as `NTamd64.10.0...22000` asks of Windows; null asks nothing.
 * Source: Microsoft, "INF Manufacturer section".
 */
export const driverTarget = z.object({
  architecture: driverArchitecture,
  /** For example `{ major: 10, minor: 0 }`, which is Windows 10, 11 and Server 2016 to 2025. */
  version: z.object({ major: z.number().int().nonnegative(), minor: z.number().int().nonnegative() }).nullable(),
  /** 1 workstation, 2 domain controller, 3 server. */
  productType: z.number().int().nullable(),
  suiteMask: z.number().int().nullable(),
  minimumBuild: z.number().int().nullable(),
});
export type DriverTarget = z.infer<typeof driverTarget>;

/** One line of a models section. Order of the identifiers is rank. */
export const driverModel = z.object({
  description: z.string(),
  installSection: z.string(),
  /** None or one: the first identifier's place may be empty. */
  hardwareIds: z.array(hardwareId),
  compatibleIds: z.array(hardwareId),
  /** `ExcludeID` of its install section: devices with one of these are not installed by it. */
  excludedIds: z.array(hardwareId),
  /** 0 is best; 255 where the install section names none. */
  featureScore: z.number().int().min(0).max(255),
  /** `DriverVer` of the install section, which counts instead of the file's own. */
  driverDate: day.nullable().optional(),
  driverVersion: z.string().nullable().optional(),
  /** A null driver: the device shows no error and does nothing. */
  nullDriver: z.boolean().optional(),
  /** Of the software components it makes of the device, `SWC\…`; for each, a component INF is wanted. */
  componentIds: z.array(hardwareId).optional(),
});
export type DriverModel = z.infer<typeof driverModel>;

/** A line of `[Manufacturer]`; of its sections Windows uses at most one, and that choice is final. */
export const driverManufacturer = z.object({
  name: z.string(),
  sections: z.array(z.object({ target: driverTarget, models: z.array(driverModel) })),
});
export type DriverManufacturer = z.infer<typeof driverManufacturer>;

/** What an INF file is for. Source: Microsoft, "Overview of INF files" and the pages on extension and component INFs. */
export const driverKind = z.enum(["base", "extension", "component", "primitive", "legacy", "firmware"]);
export type DriverKind = z.infer<typeof driverKind>;

/** What ranking has to know of one INF file, and the list of drivers shows. */
export const driverFacts = z.object({
  kind: driverKind,
  class: z.string(),
  /** Lower case, without braces. */
  classGuid: z.string(),
  provider: z.string(),
  /** Null where the INF names no catalogue for any platform: such a driver is unsigned. */
  catalog: z.string().nullable(),
  driverDate: day.nullable(),
  /** Four numbers, `31.0.15.1234`. */
  driverVersion: z.string().nullable(),
  /** Of an extension INF: of equal ones only the newest is installed. */
  extensionId: z.string().nullable(),
  manufacturers: z.array(driverManufacturer),
});
export type DriverFacts = z.infer<typeof driverFacts>;

/** A file that an INF wants beside it. `path` is relative to the INF's folder, with `/`. */
export const driverFile = z.object({
  path: z.string(),
  /** A cabinet stands for the files in it; `inf` is what `CopyINF` names. */
  kind: z.enum(["file", "cabinet", "catalog", "inf"]),
  /** Processors whose install sections want it; none for a file of all. */
  architectures: z.array(driverArchitecture),
  /** Line of the INF that asks for it, from 1. */
  line: z.number().int().positive(),
});
export type DriverFile = z.infer<typeof driverFile>;

/** What is wrong with an INF that can be read. An `error` keeps Windows from installing (all of) it. */
export const driverProblem = z.object({
  code: z.string(),
  severity: z.enum(["error", "warning"]),
  message: z.string(),
  /** From 1; null where it concerns the file. */
  line: z.number().int().positive().nullable(),
  /** Byte of the file; null where it concerns the file. */
  offset: z.number().int().nonnegative().nullable(),
});
export type DriverProblem = z.infer<typeof driverProblem>;
