import { z } from "zod";
import { buildDefinition } from "../build/definition.ts";
import { buildOperatingSystem } from "../build/operating-system.ts";
import { identifier, instant } from "../values.ts";
import { changedField } from "./changes.ts";

const revisionNumber = z.number().int().positive();

/** One revision of a build: who saved it, and what it changed. */
export const buildRevisionView = z.object({
  revision: revisionNumber,
  at: instant,
  by: z.object({ id: identifier.nullable(), name: z.string() }),
  /** The revision that it brought back. */
  restoredFrom: revisionNumber.nullable(),
  /** The kept revision that `fields` compares it with; null: it is the oldest one that is kept. */
  comparedWith: revisionNumber.nullable(),
  fields: z.array(changedField),
});
export type BuildRevisionView = z.infer<typeof buildRevisionView>;

/** Whole definitions are read for what they differ in, so that pages are short. */
export const buildRevisionQuery = z.object({
  cursor: z.string().max(400).optional(),
  limit: z.coerce.number().int().min(1).max(50).default(20),
});
export type BuildRevisionQuery = z.infer<typeof buildRevisionQuery>;

export const buildReferenceKind = z.enum([
  "operating-system",
  "software-package",
  "disk-template",
  "security-model",
  "secret",
  "location",
]);
export type BuildReferenceKind = z.infer<typeof buildReferenceKind>;

/** What a revision names and its organisation does not have any more. */
export const missingReference = z.object({
  kind: buildReferenceKind,
  id: identifier,
  /** As it was called when the revision was saved; null: that was not kept. */
  name: z.string().nullable(),
  /** What the build would be without it, for example "not installed". */
  without: z.string(),
});
export type MissingReference = z.infer<typeof missingReference>;

/** A whole revision, beside what is left of it now. */
export const buildRevisionDetails = buildRevisionView.omit({ fields: true, comparedWith: true }).extend({
  definition: buildDefinition,
  missing: z.array(missingReference),
  /** The definition without what is missing. It can be saved as it is, unless no operating system is left. */
  restorable: buildDefinition.extend({ operatingSystems: z.array(buildOperatingSystem).max(2) }),
});
export type BuildRevisionDetails = z.infer<typeof buildRevisionDetails>;

export const buildRevisionComparisonQuery = z.object({
  from: z.coerce.number().int().positive(),
  to: z.coerce.number().int().positive(),
});
export type BuildRevisionComparisonQuery = z.infer<typeof buildRevisionComparisonQuery>;

/** What differs between two revisions. */
export const buildRevisionComparison = z.object({
  from: revisionNumber,
  to: revisionNumber,
  fields: z.array(changedField),
});
export type BuildRevisionComparison = z.infer<typeof buildRevisionComparison>;
