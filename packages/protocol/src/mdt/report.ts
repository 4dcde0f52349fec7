import { z } from "zod";

/** What of a deployment share a line of the report is about. */
export const mdtItemKind = z.enum([
  "application",
  "driver",
  "operating-system",
  "package",
  "task-sequence",
  "task-sequence-variable",
  "group",
  "step",
  "folder",
  "selection-profile",
  "media",
  "linked-share",
  "setting",
  "rule",
  "problem",
]);
export type MdtItemKind = z.infer<typeof mdtItemKind>;

/** `carried`: as it was. `changed`: carried over with a difference. `left`: not carried over. */
export const mdtVerdict = z.enum(["carried", "changed", "left"]);
export type MdtVerdict = z.infer<typeof mdtVerdict>;

/** What becomes of one thing of a share; each is in the report exactly once. */
export const mdtReportEntry = z.object({
  kind: mdtItemKind,
  name: z.string(),
  /** File, and the place in it: a GUID, a section and line, a path of groups. */
  where: z.string(),
  verdict: mdtVerdict,
  /** What it is here; null where it is nothing. */
  becomes: z.string().nullable(),
  /** Differences, or why not, in sentences. */
  notes: z.array(z.string()),
  /** What to do instead, or afterwards; null: nothing. */
  remedy: z.string().nullable(),
});
export type MdtReportEntry = z.infer<typeof mdtReportEntry>;

const counts = z.object({ carried: z.number().int(), changed: z.number().int(), left: z.number().int() });

export const mdtReport = z.object({
  version: z.string().nullable(),
  counts,
  kinds: z.array(counts.extend({ kind: mdtItemKind })),
  /** What holds for everything of a kind, so that it is not repeated with each. */
  general: z.array(z.string()),
  entries: z.array(mdtReportEntry),
});
export type MdtReport = z.infer<typeof mdtReport>;
