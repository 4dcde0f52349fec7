import { createWriteStream, existsSync } from "node:fs";
import { mkdir, rename } from "node:fs/promises";
import { dirname } from "node:path";
import { pipeline } from "node:stream/promises";
import { verifyingStream } from "@windlass/content";
import type { PackageFile } from "@windlass/protocol";
import { syncFile } from "./part-file.ts";

/**
 * Brings a file's bytes to their place, hashing once more what is really written; it appears under its name only whole.
 *
 * @returns false when a file was there that must not be overwritten
 * @throws WindlassError `device.content-hash-wrong`
 */
export const placeFile = async (
  bytes: () => AsyncIterable<Uint8Array>,
  to: string,
  file: PackageFile,
  overwrite: boolean,
  signal: AbortSignal,
): Promise<boolean> => {
  if (!overwrite && existsSync(to)) return false;
  await mkdir(dirname(to), { recursive: true });
  const unfinished = `${to}.windlass-part`;
  await pipeline(bytes, verifyingStream({ expected: file, file: file.path }), createWriteStream(unfinished), {
    signal,
  });
  await syncFile(unfinished);
  await rename(unfinished, to);
  return true;
};
