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
const memberOf = async function* (folder: string, path: string, prefix: string): AsyncGenerator<Uint8Array> {
  const handle = await open(join(folder, path), "r");
  try {
    const { size } = await handle.stat();
    yield tarHeader(prefix + path, size);
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

/** A folder whose files become members, and what their paths begin with in the archive. */
export interface TarredFolder {
  readonly folder: string;
  readonly prefix: string;
}

/**
 * Writes the files of several folders into a tar archive.
 *
 * @returns paths that were left out because they are no files
 */
export const tarFolders = async (folders: readonly TarredFolder[], archive: string): Promise<readonly string[]> => {
  const left: string[] = [];
  const members = async function* (): AsyncGenerator<Uint8Array> {
    for (const { folder, prefix } of folders) {
      const { files, skipped } = await filesOf(folder);
      left.push(...skipped.map((path) => prefix + path));
      for (const path of files) yield* memberOf(folder, path, prefix);
    }
    yield tarEnd;
  };
  await pipeline(Readable.from(members()), createWriteStream(archive, { mode: 0o600 }));
  return left;
};

/** The same of one folder, whose files lie at the archive's root. */
export const tarFolder = (folder: string, archive: string): Promise<readonly string[]> =>
  tarFolders([{ folder, prefix: "" }], archive);
