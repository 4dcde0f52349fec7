import { Metadata } from "@tus/server";
import { byteCount, displayName, identifier, WindlassError } from "@windlass/protocol";
import { z } from "zod";
import type { UploadInput } from "./service.ts";

/** Only the name itself, whatever path a browser or program puts before it. */
const fileName = z
  .string()
  .transform((name) => name.split(/[/\\]/).at(-1) ?? "")
  .pipe(displayName.max(255).regex(/^\P{Cc}+$/u, "control characters"));

const beginning = z.object({
  organisationId: identifier,
  fileName,
  sizeBytes: z.coerce.number().pipe(byteCount.min(1)),
});

const refused = (problems: string, cause?: unknown) =>
  new WindlassError("request.invalid", { parameters: { problems }, cause });

const parseMetadata = (text: string): Record<string, string | null> => {
  try {
    return Metadata.parse(text);
  } catch (cause) {
    throw refused("Upload-Metadata: not of the form of tus 1.0", cause);
  }
};

/**
 * What the headers that begin an upload say: `Upload-Length`, and of `Upload-Metadata` `organisationId` and `filename`.
 *
 * @throws request.invalid
 */
export const readBeginning = (headers: Readonly<Record<string, string | string[] | undefined>>): UploadInput => {
  const { "upload-metadata": metadata, "upload-length": length } = headers;
  if (typeof metadata !== "string") throw refused("Upload-Metadata: organisationId and filename are needed");
  if (typeof length !== "string") throw refused("Upload-Length: needed; its length cannot be deferred");
  const given = parseMetadata(metadata);
  const parsed = beginning.safeParse({
    organisationId: given.organisationId,
    fileName: given.filename,
    sizeBytes: length,
  });
  if (parsed.success) return parsed.data;
  throw refused(
    parsed.error.issues.map((issue) => `${issue.path.join(".")}: ${issue.message}`).join("; "),
    parsed.error,
  );
};
