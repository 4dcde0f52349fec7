import { z } from "zod";
import { identifier, instant, sha256 } from "../values.ts";

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

export const publicationProblem = z.object({
  objectKind: publishedKind,
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
  changes: z.array(publicationChange),
  publishedBy: z.string(),
  publishedAt: instant,
});
export type PublicationView = z.infer<typeof publicationView>;

export const publicationPreviewQuery = z.object({ organisationId: identifier });
/** What publishing now would do. Problems must be solved first. */
export const publicationPreview = z.object({
  nextNumber: z.number().int().positive(),
  changes: z.array(publicationChange),
  problems: z.array(publicationProblem),
});
export type PublicationPreview = z.infer<typeof publicationPreview>;

export const publishRequest = z.object({ organisationId: identifier });
