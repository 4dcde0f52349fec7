import { createWriteStream } from "node:fs";
import { mkdir, rm } from "node:fs/promises";
import { dirname, join } from "node:path";
import { pipeline } from "node:stream/promises";
import type { Archive } from "./read-archive.ts";

export interface UnpackOptions {
  /** These paths only; all when left out. */
  readonly paths?: readonly string[];
  readonly signal?: AbortSignal;
}

/**
 * Unpacks files of an archive into a folder that it makes: where nothing is, no link can lead out. Whatever goes wrong,
 * nothing is left of the folder.
 *
 * @throws WindlassError `archive.damaged`; errors of the disk as they are, EEXIST when the folder is there already
 */
export const unpackArchive = async (archive: Archive, folder: string, options: UnpackOptions = {}): Promise<void> => {
  const { paths = archive.files.map((file) => file.path), signal } = options;
  await mkdir(folder);
  try {
    for (const path of paths) {
      const target = join(folder, path);
      await mkdir(dirname(target), { recursive: true });
      await pipeline(archive.read(path), createWriteStream(target, { flags: "wx" }), { ...(signal && { signal }) });
    }
  } catch (error) {
    await rm(folder, { recursive: true, force: true });
    throw error;
  }
};
