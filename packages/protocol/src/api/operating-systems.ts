import { z } from "zod";
import { toldError } from "../errors/windlass-error.ts";
import { imageCompression, imageFileKind, sourceMedia, windowsImage, windowsRelease } from "../image.ts";
import { architecture, byteCount, displayName, identifier, instant, sha256 } from "../values.ts";

export const operatingSystemView = z.object({
  id: identifier,
  organisationId: identifier,
  name: z.string(),
  kind: imageFileKind,
  compression: imageCompression,
  sha256,
  sizeBytes: byteCount,
  images: z.array(windowsImage),
  /** Null: no image says its build. */
  release: windowsRelease.nullable(),
  /** Null: imported before it was kept. */
  media: sourceMedia.nullable(),
  /** The builds that deploy it. */
  usedBy: z.array(z.object({ id: identifier, name: z.string() })),
  importedAt: instant,
});
export type OperatingSystemView = z.infer<typeof operatingSystemView>;

/** Starts an import from a finished upload: an ISO, a WIM, an ESD. `name` is taken from the image when left out. */
export const operatingSystemImportRequest = z.object({
  organisationId: identifier,
  uploadId: z.string().min(1).max(120),
  /** The other parts of a split set (SWM), in any order. */
  furtherUploadIds: z.array(z.string().min(1).max(120)).max(99).default([]),
  name: displayName.optional(),
});

export const operatingSystemImportView = z.object({
  id: identifier,
  organisationId: identifier,
  fileName: z.string(),
  state: z.enum(["waiting", "hashing", "reading", "ready", "refused"]),
  doneBytes: byteCount,
  totalBytes: byteCount,
  operatingSystemId: identifier.nullable(),
  failure: toldError.nullable(),
  startedAt: instant,
});
export type OperatingSystemImportView = z.infer<typeof operatingSystemImportView>;

export const operatingSystemRename = z.object({ name: displayName });

/** Media whose place others take: one release by another, say, in each language and architecture. */
const replacementMedia = z.object({
  organisationId: identifier,
  replaced: z.array(identifier).min(1).max(50),
  by: z.array(identifier).min(1).max(50),
});

/** Asks what would change. Without builds: in all that use the replaced media. */
export const replacementPreviewRequest = replacementMedia.extend({ buildIds: z.array(identifier).max(500).optional() });
export type ReplacementPreviewRequest = z.infer<typeof replacementPreviewRequest>;

export const replacedImage = z.object({
  operatingSystemId: identifier,
  operatingSystemName: z.string(),
  imageIndex: z.number().int().positive(),
  imageName: z.string(),
  edition: z.string().nullable(),
  build: z.number().int().nullable(),
  servicePackBuild: z.number().int().nullable(),
});
export type ReplacedImage = z.infer<typeof replacedImage>;

/** One image of a build and what takes its place. */
export const replacementEntry = z.object({
  architecture,
  language: z.string(),
  from: replacedImage,
  /** Null: there is no counterpart, for the reason in `problem`. */
  to: replacedImage.nullable(),
  problem: z.string().nullable(),
});
export type ReplacementEntry = z.infer<typeof replacementEntry>;

export const buildReplacement = z.object({
  buildId: identifier,
  name: z.string(),
  revision: z.number().int(),
  entries: z.array(replacementEntry),
});

export const replacementPreview = z.object({ builds: z.array(buildReplacement) });
export type ReplacementPreview = z.infer<typeof replacementPreview>;

/** Replaces in the builds as previewed, in all of them or in none. */
export const replacementRequest = replacementMedia.extend({
  /** Each with the revision that the preview showed. */
  builds: z
    .array(z.object({ buildId: identifier, revision: z.number().int() }))
    .min(1)
    .max(500),
});
export type ReplacementRequest = z.infer<typeof replacementRequest>;
