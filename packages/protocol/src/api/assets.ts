import { z } from "zod";
import { macAddress } from "../agent/inventory.ts";
import { computerName } from "../build/naming.ts";
import { identifier, instant } from "../values.ts";

/** A device as an organisation's asset list names it, by at least one of serial number, MAC address and UUID. */
export const assetDefinition = z.object({
  serialNumber: z.string().trim().min(1).max(128).nullable().default(null),
  mac: macAddress.nullable().default(null),
  uuid: z.uuid().toLowerCase().nullable().default(null),
  computerName: computerName.nullable().default(null),
  assetTag: z.string().trim().min(1).max(64).nullable().default(null),
});
export type AssetDefinition = z.infer<typeof assetDefinition>;

export const assetView = assetDefinition.extend({
  id: identifier,
  organisationId: identifier,
  revision: z.number().int().positive(),
  /** Where it comes from: a row of a file, or who entered it. */
  source: z.string(),
  updatedAt: instant,
});
export type AssetView = z.infer<typeof assetView>;

export const assetCreate = z.object({ organisationId: identifier, definition: assetDefinition });

/** `revision` is the one that was looked at: what somebody else changed meanwhile is not overwritten. */
export const assetUpdate = z.object({ revision: z.number().int().positive(), definition: assetDefinition });

/** Whose asset list a CSV file is for, and what the file is called. */
export const assetFileQuery = z.object({ organisationId: identifier, fileName: z.string().trim().min(1).max(200) });

export const assetExportQuery = z.object({ organisationId: identifier });

/** `new` and `changed` are taken over; empty cells of a row leave what the list has. */
export const assetVerdict = z.enum(["new", "changed", "unchanged", "refused"]);
export type AssetVerdict = z.infer<typeof assetVerdict>;

/** One row of a file, judged by itself, against the rows before it, and against the list. */
export const assetRow = z.object({
  /** Line of the file. */
  row: z.number().int().positive(),
  verdict: assetVerdict,
  serialNumber: z.string().nullable(),
  mac: z.string().nullable(),
  uuid: z.string().nullable(),
  computerName: z.string().nullable(),
  assetTag: z.string().nullable(),
  /** Why it is refused, or what it changes, in sentences. */
  findings: z.array(z.string()),
});
export type AssetRow = z.infer<typeof assetRow>;

export const assetCounts = z.record(assetVerdict, z.number().int().nonnegative());

/** What importing a file would do, or did. */
export const assetImportReport = z.object({
  counts: assetCounts,
  /** All rows in a preview; of an import that was carried out only those that were refused. */
  rows: z.array(assetRow),
});
export type AssetImportReport = z.infer<typeof assetImportReport>;
