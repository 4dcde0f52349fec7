import { createHash } from "node:crypto";
import { open } from "node:fs/promises";
import { join } from "node:path";
import type { ArchiveInput } from "@windlass/content";
import { acceptedNames, type FileReader, type Inf, openFileReader, readInf } from "@windlass/media";
import type { DriverFile } from "@windlass/protocol";
import type { PackFile } from "./pack-tree.ts";

/** An unpacked pack whose files are found without regard to case, as Windows does. */
export class Pack {
  readonly #folder: string;
  readonly #files: ReadonlyMap<string, PackFile>;
  readonly #hashes = new Map<string, string>();

  constructor(folder: string, files: readonly PackFile[]) {
    this.#folder = folder;
    this.#files = new Map(files.map((file) => [file.path.toLowerCase(), file]));
  }

  find(path: string): PackFile | undefined {
    return this.#files.get(path.toLowerCase());
  }

  openReader(file: PackFile, name: string): Promise<FileReader> {
    return openFileReader(join(this.#folder, file.path), name);
  }

  /** The file as a member of an archive, under a path of its own. */
  async input(file: PackFile, path: string): Promise<ArchiveInput> {
    const disk = join(this.#folder, file.path);
    return {
      path,
      sizeBytes: file.sizeBytes,
      sha256: await this.#hashOf(file.path, disk),
      open: async () => (await open(disk, "r")).createReadStream(),
    };
  }

  async #hashOf(path: string, disk: string): Promise<string> {
    const known = this.#hashes.get(path);
    if (known !== undefined) return known;
    const hash = createHash("sha256");
    const handle = await open(disk, "r");
    for await (const chunk of handle.createReadStream()) hash.update(chunk);
    const digest = hash.digest("hex");
    this.#hashes.set(path, digest);
    return digest;
  }
}

/** One INF of a pack with everything that belongs to it. */
export interface PackedDriver {
  readonly inf: Inf;
  readonly missingFiles: readonly DriverFile[];
  /** Paths from the INF's folder. */
  readonly inputs: readonly ArchiveInput[];
  /** Names exactly these files, however they are packed. */
  readonly digest: string;
}

/** INF files that one brings along with `CopyINF`, itself among them; vendors use a handful. */
const mostInfs = 64;

const folderOf = (path: string): string => path.split("/").slice(0, -1).join("/");
const joined = (folder: string, path: string): string => (folder === "" ? path : `${folder}/${path}`);

/** Reads an INF and notes which others of its folder it includes. */
const readFrom = async (pack: Pack, file: PackFile): Promise<{ inf: Inf; included: PackFile[] }> => {
  const folder = folderOf(file.path);
  const readers: FileReader[] = [];
  const included: PackFile[] = [];
  const openNamed = async (found: PackFile, name: string) => {
    const reader = await pack.openReader(found, name);
    readers.push(reader);
    return reader;
  };
  try {
    const name = file.path.slice(folder === "" ? 0 : folder.length + 1);
    const inf = await readInf(await openNamed(file, name), name, {
      openInclude: async (includedName) => {
        const found = pack.find(joined(folder, includedName));
        if (!found) return null;
        included.push(found);
        return await openNamed(found, includedName);
      },
    });
    return { inf, included };
  } finally {
    await Promise.all(readers.map((reader) => reader.close()));
  }
};

const digestOf = (inputs: readonly ArchiveInput[]): string => {
  const lines = inputs.map(({ path, sha256 }) => `${path.toLowerCase()}\n${sha256}\n`).sort();
  return createHash("sha256").update(lines.join("")).digest("hex");
};

/**
 * Collects what belongs to an INF: itself, the INFs it includes, the files all of them name, and what it brings along with
 * `CopyINF`, with the files of that. What is not there is told.
 *
 * @throws WindlassError `inf.*`
 */
export const packDriver = async (pack: Pack, file: PackFile): Promise<PackedDriver> => {
  const folder = folderOf(file.path);
  const wanted = new Map<string, PackFile>();
  const missingFiles: DriverFile[] = [];
  const read = new Set<string>();
  let main: Inf | undefined;

  const take = (found: PackFile) => wanted.set(found.path, found);
  const waiting = [file];
  for (let next = waiting.shift(); next && read.size < mostInfs; next = waiting.shift()) {
    if (read.has(next.path)) continue;
    read.add(next.path);
    const { inf, included } = await readFrom(pack, next);
    main ??= inf;
    take(next);
    for (const one of included) take(one);
    const there = folderOf(next.path);
    for (const needed of inf.files) {
      const found = acceptedNames(needed.path)
        .map((name) => pack.find(joined(there, name)))
        .find(Boolean);
      if (!found)
        missingFiles.push({ ...needed, path: joined(there, needed.path).slice(folder === "" ? 0 : folder.length + 1) });
      else if (needed.kind === "inf") waiting.push(found);
      else take(found);
    }
  }
  if (!main) throw new Error("an INF was not read");
  const inputs: ArchiveInput[] = [];
  for (const found of wanted.values())
    inputs.push(await pack.input(found, found.path.slice(folder === "" ? 0 : folder.length + 1)));
  return { inf: main, missingFiles, inputs, digest: digestOf(inputs) };
};
