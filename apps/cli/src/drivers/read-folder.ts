import { createHash } from "node:crypto";
import { readdir } from "node:fs/promises";
import { dirname, join } from "node:path";
import { type FileReader, type Inf, openFileReader, readInf } from "@windlass/media";
import type { LibraryDriver } from "@windlass/planner";
import { WindlassError } from "@windlass/protocol";
import { type Skipped, type WalkLimits, walkFolder } from "./walk-folder.ts";

/** A driver of a folder, by its INF's path in it. */
export interface FolderDriver {
  readonly driver: LibraryDriver;
  readonly inf: Inf;
}

export interface ReadFolder {
  readonly drivers: readonly FolderDriver[];
  readonly skipped: readonly Skipped[];
}

/** Ordinary files of each folder by lower-case name, so that `Include` never leads through a link. */
const plainFiles = (root: string) => {
  const listings = new Map<string, Promise<ReadonlyMap<string, string>>>();
  const list = async (folder: string) => {
    const entries = await readdir(join(root, folder), { withFileTypes: true }).catch(() => []);
    return new Map(entries.filter((entry) => entry.isFile()).map(({ name }) => [name.toLowerCase(), name]));
  };
  return async (folder: string, name: string): Promise<string | undefined> => {
    const listing = listings.get(folder) ?? list(folder);
    listings.set(folder, listing);
    return (await listing).get(name.toLowerCase());
  };
};

const asDriver = (path: string, inf: Inf, digest: string): LibraryDriver => ({
  id: path,
  name: path,
  facts: inf.facts,
  active: true,
  availableToWindowsPe: true,
  architectures: null,
  minimumBuild: null,
  filter: null,
  pack: null,
  // What is missing is told beside each candidate, so that a folder of INF files alone can be asked.
  complete: true,
  digest,
});

type FindFile = ReturnType<typeof plainFiles>;

const readOne = async (root: string, path: string, find: FindFile): Promise<FolderDriver> => {
  const folder = dirname(path);
  const opened: FileReader[] = [];
  const open = async (name: string, shown: string) => {
    const reader = await openFileReader(join(root, name), shown);
    opened.push(reader);
    return reader;
  };
  try {
    const reader = await open(path, path);
    const openInclude = async (name: string) => {
      const found = await find(folder, name);
      return found === undefined ? null : await open(join(folder, found), name);
    };
    const inf = await readInf(reader, path, { openInclude });
    // The reader of INF files has refused what is too large to be held at once.
    const digest = createHash("sha256")
      .update(await reader.read(0, reader.size))
      .digest("hex");
    return { driver: asDriver(path, inf, digest), inf };
  } finally {
    await Promise.all(opened.map(async (reader) => await reader.close()));
  }
};

/**
 * Reads all INF files below a folder. One that cannot be read is left out and named; the others count.
 *
 * @throws WindlassError `driver-match.*` for the folder as a whole
 */
export const readDriverFolder = async (root: string, limits?: WalkLimits): Promise<ReadFolder> => {
  const { infFiles, skipped } = await walkFolder(root, limits);
  const find = plainFiles(root);
  const drivers: FolderDriver[] = [];
  const refused: Skipped[] = [];
  for (const path of infFiles) {
    try {
      drivers.push(await readOne(root, path, find));
    } catch (error) {
      if (!(error instanceof WindlassError)) throw error;
      refused.push({ path, what: error.message });
    }
  }
  return { drivers, skipped: [...skipped, ...refused] };
};
