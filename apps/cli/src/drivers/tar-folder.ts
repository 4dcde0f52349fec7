import { createWriteStream } from "node:fs";
import { open, readdir } from "node:fs/promises";
import { join } from "node:path";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { tarEnd, tarHeader, tarPadding } from "./tar-header.ts";

/** Files of a folder and below by path, with `/`. Links and devices are left out: nobody asked for what lies elsewhere. */
const filesOf = async (folder: string): Promise<{ files: string[]; skipped: string[] }> => {
  const files: string[] = [];
  const skipped: string[] = [];
  const waiting = [""];
  for (let prefix = waiting.pop(); prefix !== undefined; prefix = waiting.pop())
    for (const entry of await readdir(join(folder, prefix), { withFileTypes: true })) {
      const path = prefix === "" ? entry.name : `${prefix}/${entry.name}`;
      if (entry.isDirectory()) waiting.push(path);
      else if (entry.isFile()) files.push(path);
      else skipped.push(path);
    }
  return { files: files.sort(), skipped: skipped.sort() };
};

/** A file as a member; the size is that of the open file, and exactly so many bytes follow. */
const memberOf = async function* (folder: string, path: string): AsyncGenerator<Uint8Array> {
  const handle = await open(join(folder, path), "r");
  try {
    const { size } = await handle.stat();
    yield tarHeader(path, size);
    let read = 0;
    if (size > 0)
      for await (const chunk of handle.createReadStream({ end: size - 1, autoClose: false })) {
        read += chunk.length;
        yield chunk;
      }
    if (read !== size) throw new Error(`${path} became shorter while it was read`);
    yield tarPadding(size);
  } finally {
    await handle.close();
  }
};

const archiveOf = async function* (folder: string, files: readonly string[]): AsyncGenerator<Uint8Array> {
  for (const path of files) yield* memberOf(folder, path);
  yield tarEnd;
};

/**
 * Writes the files of a folder into a tar archive.
 *
 * @returns paths that were left out because they are no files
 */
export const tarFolder = async (folder: string, archive: string): Promise<readonly string[]> => {
  const { files, skipped } = await filesOf(folder);
  await pipeline(Readable.from(archiveOf(folder, files)), createWriteStream(archive, { mode: 0o600 }));
  return skipped;
};
