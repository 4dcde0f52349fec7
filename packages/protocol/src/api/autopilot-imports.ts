import { z } from "zod";
import { toldError } from "../errors/windlass-error.ts";
import { hardwareHashFinding, hardwareHashSummary } from "../hardware-hash.ts";
import { registrationState } from "../registration.ts";
import { byteCount, identifier, instant, listQuery } from "../values.ts";

/** `reading` → `preview` → (confirmed) `creating` → `created`; `refused` and `cancelled` are ends, too. */
export const autopilotImportState = z.enum(["reading", "preview", "creating", "created", "cancelled", "refused"]);
export type AutopilotImportState = z.infer<typeof autopilotImportState>;

const count = z.number().int().nonnegative();

/** A CSV file of devices on its way into Windows Autopilot. */
export const autopilotImportView = z.object({
  id: identifier,
  organisationId: identifier,
  fileName: z.string(),
  sizeBytes: byteCount,
  state: autopilotImportState,
  encoding: z.string().nullable(),
  /** On the file as a whole. */
  findings: z.array(hardwareHashFinding),
  rowsRead: count,
  failure: toldError.nullable(),
  createdAt: instant,
});
export type AutopilotImportView = z.infer<typeof autopilotImportView>;

/** Rows that carry one tag, and the build of the organisation that has it. */
export const autopilotImportTag = z.object({
  /** Null: rows without a tag. */
  tag: z.string().nullable(),
  rows: count,
  build: z.object({ id: identifier, name: z.string() }).nullable(),
});
export type AutopilotImportTag = z.infer<typeof autopilotImportTag>;

export const autopilotImportDetail = autopilotImportView.extend({
  rows: z.object({ accepted: count, warning: count, refused: count, leftOut: count }),
  /** What became of the rows that were registered. */
  registrations: z.object({ created: count, working: count, ready: count, failed: count }),
  /** Of the rows that can be imported, most rows first; at most 100. */
  tags: z.array(autopilotImportTag),
});
export type AutopilotImportDetail = z.infer<typeof autopilotImportDetail>;

export const csvVerdict = z.enum(["accepted", "warning", "refused"]);

/** One row's verdict, and after the confirmation what became of it. The hash never leaves the server. */
export const autopilotImportRow = z.object({
  row: z.number().int().positive(),
  verdict: csvVerdict,
  serialNumber: z.string(),
  groupTag: z.string().nullable(),
  assignedUser: z.string().nullable(),
  hash: hardwareHashSummary.pick({ manufacturer: true, model: true, tpm: true }).nullable(),
  findings: z.array(hardwareHashFinding),
  outcome: z.enum(["created", "left-out"]).nullable(),
  registration: z.object({ id: identifier, state: registrationState, failure: toldError.nullable() }).nullable(),
});
export type AutopilotImportRow = z.infer<typeof autopilotImportRow>;

export const autopilotImportRowsQuery = listQuery
  .pick({ cursor: true, limit: true, search: true })
  .extend({ verdict: csvVerdict.optional() });
export type AutopilotImportRowsQuery = z.infer<typeof autopilotImportRowsQuery>;

/** `POST /api/autopilot-imports`: the file is the request's body. */
export const autopilotImportCreate = z.object({
  organisationId: identifier,
  fileName: z.string().trim().min(1).max(255),
});

/**
 * Where group tags come from (security rule 6): from one build for all rows, or from the file's column where a build of
 * the organisation carries exactly that tag.
 */
export const autopilotTagChoice = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("build"), buildId: identifier }),
  z.object({ kind: z.literal("file") }),
]);
export type AutopilotTagChoice = z.infer<typeof autopilotTagChoice>;

export const autopilotImportConfirmation = z.object({ tags: autopilotTagChoice });

/** `GET /api/autopilot-export`: the organisation's registered devices as CSV. */
export const autopilotExportQuery = z.object({
  organisationId: identifier,
  format: z.enum(["intune", "partner-center"]).default("intune"),
  /** `with-hashes` needs the permission to write devices. */
  contents: z.enum(["without-hashes", "with-hashes"]).default("without-hashes"),
});
export type AutopilotExportQuery = z.infer<typeof autopilotExportQuery>;
