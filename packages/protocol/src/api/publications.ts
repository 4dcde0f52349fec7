import { z } from "zod";
import { byteCount, identifier, instant, sha256 } from "../values.ts";
import { releaseReason } from "./releases.ts";

/** What a publication is made of. */
export const publishedKind = z.enum([
  "build",
  "operating-system",
  "software-package",
  "disk-template",
  "security-model",
  "vendor",
  "location",
  "driver-pack",
]);
export type PublishedKind = z.infer<typeof publishedKind>;

/** One object that differs between two publications. */
export const publicationChange = z.object({
  kind: z.enum(["added", "changed", "removed"]),
  /** Drivers are told by the pack they came in; those that came without one have the organisation's id. */
  objectKind: publishedKind,
  objectId: identifier,
  name: z.string(),
  /** Changed fields, dotted paths, values as short text. */
  fields: z.array(z.object({ field: z.string(), before: z.string().nullable(), after: z.string().nullable() })),
});
export type PublicationChange = z.infer<typeof publicationChange>;

/** What stops publishing has to be solved before; a warning is told, and everything can be published all the same. */
export const problemSeverity = z.enum(["stops", "warning"]);
export type ProblemSeverity = z.infer<typeof problemSeverity>;

/** What a problem is about, and with it where it is solved (`groupProblems` of the planner has the words). */
export const problemTopic = z.enum(["content", "build", "software", "secret", "autopilot", "inactive"]);
export type ProblemTopic = z.infer<typeof problemTopic>;

/** What publishing can stumble over: whatever is published, and the organisation with its tenant. */
export const problemObjectKind = z.enum([...publishedKind.options, "organisation"]);
export type ProblemObjectKind = z.infer<typeof problemObjectKind>;

export const publicationProblem = z.object({
  severity: problemSeverity,
  topic: problemTopic,
  objectKind: problemObjectKind,
  objectId: identifier,
  name: z.string(),
  message: z.string(),
});
export type PublicationProblem = z.infer<typeof publicationProblem>;

export const publicationView = z.object({
  id: identifier,
  organisationId: identifier,
  number: z.number().int().positive(),
  sha256,
  signature: z.string(),
  keyId: z.string(),
  /** Of its canonical text, as a device fetches it; what it names comes beside it. */
  sizeBytes: byteCount,
  changes: z.array(publicationChange),
  /** What all devices got when it was made, which its changes are told against; null: nothing. */
  changedSince: z.number().int().positive().nullable(),
  publishedBy: z.string(),
  publishedAt: instant,
  /** When its content was removed because no device gets it any more: it can be neither compared nor released. */
  contentRemovedAt: instant.nullable(),
});
export type PublicationView = z.infer<typeof publicationView>;

export const publicationPreviewQuery = z.object({ organisationId: identifier });
/**
 * What publishing now would do, measured against what all devices get now, and what stands against it: first what stops it,
 * then warnings, each in the order of their topics.
 */
export const publicationPreview = z.object({
  nextNumber: z.number().int().positive(),
  /** What all devices get, and since when; null: nothing was released to all yet. */
  released: z.object({ number: z.number().int().positive(), since: instant }).nullable(),
  /** Once released to all, and newer than what all devices get now. */
  takenBack: z.array(z.number().int().positive()),
  /** The newest publication where it holds exactly what publishing now would make, and all devices do not get it. */
  sameAs: z.number().int().positive().nullable(),
  changes: z.array(publicationChange),
  problems: z.array(publicationProblem),
  /** They are left out. */
  inactiveBuilds: z.array(z.object({ id: identifier, name: z.string() })),
});
export type PublicationPreview = z.infer<typeof publicationPreview>;

/** Two publications of an organisation by their numbers; without the second, what publishing now would make. */
export const publicationComparisonQuery = z.object({
  organisationId: identifier,
  from: z.coerce.number().int().positive(),
  to: z.coerce.number().int().positive().optional(),
});
export type PublicationComparisonQuery = z.infer<typeof publicationComparisonQuery>;

/** What a device gets of `to` that it does not get of `from`, the other way round where `to` is the older. */
export const publicationComparison = z.object({
  from: z.number().int().positive(),
  /** Null: the definitions as they are. */
  to: z.number().int().positive().nullable(),
  changes: z.array(publicationChange),
});
export type PublicationComparison = z.infer<typeof publicationComparison>;

export const publishRequest = z.object({
  organisationId: identifier,
  /** Locations whose devices try it first; none: it is released to all devices. */
  locationIds: z.array(identifier).max(100).default([]),
  reason: releaseReason.default(""),
});
export type PublishRequest = z.infer<typeof publishRequest>;
