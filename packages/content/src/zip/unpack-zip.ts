import { createWriteStream } from "node:fs";
import { mkdir, rm } from "node:fs/promises";
import { dirname, join } from "node:path";
import { pipeline } from "node:stream/promises";
import type { Zip } from "./read-zip.ts";

/**
 * Unpacks all of a ZIP archive into a folder that it makes: where nothing is, no link can lead out. Whatever goes wrong,
 * nothing is left of the folder.
 *
 * @throws WindlassError `archive.damaged`; errors of the disk as they are, EEXIST when the folder is there already
 */
export const unpackZip = async (zip: Zip, folder: string, signal?: AbortSignal): Promise<void> => {
  await mkdir(folder);
  try {
    for (const entry of zip.files) {
      const target = join(folder, entry.path);
      await mkdir(dirname(target), { recursive: true });
      await pipeline(zip.read(entry), createWriteStream(target, { flags: "wx", flush: true }), {
        ...(signal && { signal }),
      });
    }
  } catch (error) {
    await rm(folder, { recursive: true, force: true });
    throw error;
  }
};
