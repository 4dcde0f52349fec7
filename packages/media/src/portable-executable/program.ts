import type { NamedReader } from "../fields.ts";
import { type ProgramHeaders, readProgramHeaders } from "./headers.ts";
import { listResources, type Resource } from "./resources.ts";
import {
  noVersionInformation,
  readVersionInformation,
  type VersionInformation,
  versionType,
} from "./version-information.ts";

/** A program as far as recognition looks at it. */
export interface Program {
  readonly file: NamedReader;
  readonly headers: ProgramHeaders;
  readonly resources: readonly Resource[];
  readonly version: VersionInformation;
  /** The manifest's text, empty without one. */
  readonly manifest: string;
}

const manifestType = 24;
const longestManifest = 64 * 1024;

/** The bytes of a stretch of the file, no more than there are and no more than `limit`. */
export const bytesAt = async ({ reader }: NamedReader, offset: number, limit: number): Promise<Uint8Array> =>
  offset >= reader.size || offset < 0 ? new Uint8Array() : reader.read(offset, Math.min(limit, reader.size - offset));

/** Whether bytes begin with a text or with the given bytes. */
export const beginsWith = (bytes: Uint8Array, start: string | readonly number[]): boolean => {
  const wanted = typeof start === "string" ? Buffer.from(start, "latin1") : start;
  return bytes.length >= wanted.length && wanted.every((byte, index) => bytes[index] === byte);
};

/**
 * Reads what recognition needs of a program.
 *
 * @throws WindlassError `installer.truncated`, `installer.damaged`, `installer.too-large`
 */
export const readProgram = async (file: NamedReader): Promise<Program> => {
  const headers = await readProgramHeaders(file);
  const resources = await listResources(file, headers);
  const version = resources.find(({ type }) => type === versionType);
  const manifest = resources.find(({ type }) => type === manifestType);
  const manifestBytes = manifest
    ? await bytesAt(file, manifest.offset, Math.min(manifest.size, longestManifest))
    : new Uint8Array();
  return {
    file,
    headers,
    resources,
    version: version ? await readVersionInformation(file, version) : noVersionInformation,
    manifest: Buffer.from(manifestBytes).toString("utf8"),
  };
};
