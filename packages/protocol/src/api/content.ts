import { z } from "zod";
import { toldError } from "../errors/windlass-error.ts";
import { byteCount, displayName, identifier, instant, pageOf, sha256 } from "../values.ts";

const amount = z.object({ count: z.number().int().nonnegative(), bytes: byteCount });

/** What one run found and did. */
export const contentRunCounts = z.object({
  /** All that is in the store. */
  kept: amount,
  /** Named by nothing when the run looked, also what is not due yet. */
  unused: amount,
  freed: amount,
  /** Named and not in the store: must be none. */
  missing: z.number().int().nonnegative(),
});
export type ContentRunCounts = z.infer<typeof contentRunCounts>;

/** One look through all content. */
export const contentRun = z.object({
  id: identifier,
  state: z.enum(["waiting", "running", "done", "failed"]),
  /** Null: by itself. */
  askedBy: displayName.nullable(),
  askedAt: instant,
  endedAt: instant.nullable(),
  counts: contentRunCounts.nullable(),
  failure: toldError.nullable(),
});
export type ContentRun = z.infer<typeof contentRun>;

/** Content is stored once, however many organisations name it: what only one names is its own, the rest it shares. */
export const organisationContent = z.object({
  organisationId: identifier,
  name: displayName,
  own: amount,
  shared: amount,
});
export type OrganisationContent = z.infer<typeof organisationContent>;

export const contentOverview = z.object({
  store: z.enum(["folder", "s3"]),
  graceHours: z.number().int().nonnegative(),
  /** Those that the caller may see. */
  organisations: z.array(organisationContent),
  /** Null for whoever has no role in all organisations. */
  installation: z
    .object({
      total: amount,
      unused: amount,
      /** Unused for longer than the grace period: the next run frees it. */
      due: amount,
      /** Named by nothing but publications that have a newer one. */
      earlierPublications: amount,
      runs: z.array(contentRun),
    })
    .nullable(),
});
export type ContentOverview = z.infer<typeof contentOverview>;

/** Content that nothing names. */
export const unusedContent = z.object({
  sha256,
  sizeBytes: byteCount,
  storedAt: instant,
  /** Null: no run has seen it yet. */
  unusedSince: instant.nullable(),
  /** A run after this frees it, if nothing names it by then. */
  freedAfter: instant.nullable(),
});
export type UnusedContent = z.infer<typeof unusedContent>;
export const unusedContentPage = pageOf(unusedContent);
export const unusedContentQuery = z.object({
  cursor: z.string().max(400).optional(),
  limit: z.coerce.number().int().min(1).max(1000).default(200),
});
export type UnusedContentQuery = z.infer<typeof unusedContentQuery>;
