import { z } from "zod";
import { driverArchitecture, driverFacts, driverFile, driverKind, driverProblem } from "../driver.ts";
import { toldError } from "../errors/windlass-error.ts";
import { filter, filterView } from "../filter/filter.ts";
import { architecture, byteCount, day, identifier, instant, listQuery, sha256 } from "../values.ts";

const count = z.number().int().nonnegative();

/** What people call a driver and say of it. */
export const driverDescription = z.string().trim().min(1).max(300);
const driverNotes = z.string().trim().max(4000);
const driverVersionText = z.string().trim().max(100);

/** What the product has no field for: any number of names with a value each. */
export const otherData = z
  .array(z.object({ name: z.string().trim().min(1).max(100), value: z.string().trim().max(1000) }).strict())
  .max(50)
  .refine((list) => new Set(list.map(({ name }) => name.toLowerCase())).size === list.length, "each name once");

export type OtherData = z.infer<typeof otherData>;

/** A pack that a driver came in. */
const packOfDriver = z.object({ id: identifier, name: z.string(), active: z.boolean() });

/** One INF file with what it needs, as the list of drivers shows it. */
export const driverView = z.object({
  id: identifier,
  /** Null: shared by all organisations. */
  organisationId: identifier.nullable(),
  revision: z.number().int().positive(),
  description: z.string(),
  /** As people call it; at first the INF's own. */
  version: z.string(),
  /** Off: no deployment is offered it. */
  active: z.boolean(),
  availableToWindowsPe: z.boolean(),
  /** Which devices it is for; null is all that its identifiers fit. */
  filter: filterView.nullable(),
  /** Narrower than the INF itself; null leaves it to the INF. */
  limitedArchitectures: z.array(architecture).nullable(),
  limitedMinimumBuild: count.nullable(),
  notes: z.string(),
  otherData,
  infName: z.string(),
  kind: driverKind,
  class: z.string(),
  classGuid: z.string(),
  provider: z.string(),
  driverDate: day.nullable(),
  driverVersion: z.string().nullable(),
  architectures: z.array(driverArchitecture),
  /** The lowest Windows that any of its models sections takes, such as `10.0`; null: any. */
  minimumVersion: z.string().nullable(),
  minimumBuild: count.nullable(),
  modelCount: count,
  hardwareIdCount: count,
  missingFileCount: count,
  /** Problems that keep Windows from installing it, or part of it. */
  errorCount: count,
  /** Of its archive: the INF and all files that it names and that were there. */
  sha256,
  sizeBytes: byteCount,
  /** Packs it came in; the first file brought it. */
  packs: z.array(packOfDriver),
  infPath: z.string(),
  importedAt: instant,
});
export type DriverView = z.infer<typeof driverView>;

export const driverDetail = driverView.extend({
  facts: driverFacts,
  files: z.array(driverFile),
  missingFiles: z.array(driverFile),
  problems: z.array(driverProblem),
});
export type DriverDetail = z.infer<typeof driverDetail>;

const yesOrNo = z.enum(["yes", "no"]);

export const driverQuery = listQuery.extend({
  class: z.string().max(100).optional(),
  provider: z.string().max(300).optional(),
  kind: driverKind.optional(),
  architecture: driverArchitecture.optional(),
  active: yesOrNo.optional(),
  availableToWindowsPe: yesOrNo.optional(),
  packId: identifier.optional(),
  /** With or without files that its pack did not hold. */
  missingFiles: yesOrNo.optional(),
});
export type DriverQuery = z.infer<typeof driverQuery>;

/** What people change of a driver; what the INF says stays. */
export const driverChange = z
  .object({
    revision: z.number().int().positive(),
    description: driverDescription,
    version: driverVersionText,
    active: z.boolean(),
    availableToWindowsPe: z.boolean(),
    filter: filter.nullable(),
    limitedArchitectures: z.array(architecture).min(1).max(3).nullable().default(null),
    limitedMinimumBuild: z.number().int().min(1).max(999_999).nullable().default(null),
    notes: driverNotes,
    otherData: otherData.default([]),
  })
  .strict();
export type DriverChange = z.infer<typeof driverChange>;

const share = z.object({ name: z.string(), drivers: count });

/** How many drivers there are of what; inactive ones are counted, too. */
export const driverSummary = z.object({
  drivers: count,
  active: count,
  availableToWindowsPe: count,
  withMissingFiles: count,
  models: count,
  sizeBytes: byteCount,
  providers: z.array(share),
  classes: z.array(share),
  architectures: z.array(share),
});
export type DriverSummary = z.infer<typeof driverSummary>;

/** Imports a finished upload: a ZIP, CAB, 7z or TAR archive, or a self-extracting pack that 7-Zip opens. */
export const driverImportRequest = z.object({
  /** The upload's, and the drivers' unless they are shared. */
  organisationId: identifier,
  uploadId: z.string().min(1).max(120),
  /** The drivers belong to all organisations. */
  shared: z.boolean().default(false),
});

export const driverImportState = z.enum(["waiting", "opening", "reading", "ready", "refused"]);

export const driverImportView = z.object({
  id: identifier,
  organisationId: identifier.nullable(),
  fileName: z.string(),
  sizeBytes: byteCount,
  state: driverImportState,
  /** While it is opened: percent of 100. While it is read: INF files of all there are. */
  done: count,
  total: count,
  /** Of its INF files, when it is ready. */
  imported: count,
  known: count,
  ignored: count,
  refused: count,
  withMissingFiles: count,
  failure: toldError.nullable(),
  /** The pack that it made or added to; null before it is ready, and where it brought nothing. */
  packId: identifier.nullable(),
  startedAt: instant,
});
export type DriverImportView = z.infer<typeof driverImportView>;

/** `known`: the same INF with the same files was there. `ignored`: it is not for devices. */
export const driverImportOutcome = z.enum(["imported", "known", "ignored", "refused"]);

/** What became of one INF file of a pack. */
export const driverImportFile = z.object({
  path: z.string(),
  outcome: driverImportOutcome,
  driverId: identifier.nullable(),
  description: z.string().nullable(),
  missingFiles: z.array(z.string()),
  problems: z.array(driverProblem),
  failure: toldError.nullable(),
});
export type DriverImportFile = z.infer<typeof driverImportFile>;

export const driverImportFileQuery = z.object({
  outcome: driverImportOutcome.optional(),
  cursor: z.string().max(1000).optional(),
  limit: z.coerce.number().int().min(1).max(1000).default(200),
});
export type DriverImportFileQuery = z.infer<typeof driverImportFileQuery>;
