import { z } from "zod";
import { toldError } from "../errors/windlass-error.ts";
import { imageCompression, imageFileKind, windowsImage } from "../image.ts";
import { byteCount, displayName, identifier, instant, sha256 } from "../values.ts";

export const operatingSystemView = z.object({
  id: identifier,
  organisationId: identifier,
  name: z.string(),
  kind: imageFileKind,
  compression: imageCompression,
  sha256,
  sizeBytes: byteCount,
  images: z.array(windowsImage),
  importedAt: instant,
});
export type OperatingSystemView = z.infer<typeof operatingSystemView>;

/** Starts an import from a finished upload. `name` is taken from the image when left out. */
export const operatingSystemImportRequest = z.object({
  organisationId: identifier,
  uploadId: z.string().min(1).max(120),
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
