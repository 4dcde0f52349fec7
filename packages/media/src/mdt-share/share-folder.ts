import type { FileReader } from "../random-access.ts";

/** Something in a folder of a share. Links are not among them: they lead who knows where. */
export interface ShareEntry {
  readonly name: string;
  readonly kind: "file" | "folder";
}

/** A deployment share, wherever it lies. Paths have `/`, and are written as `list` gave their parts; `""` is the share. */
export interface ShareFolder {
  /** Nothing where there is no such folder. */
  list(path: string): Promise<readonly ShareEntry[]>;
  open(path: string): Promise<FileReader>;
}

export interface FoundEntry {
  readonly path: string;
  readonly kind: ShareEntry["kind"];
}

/** Windows' longest path is far shorter; what is longer is no path. */
const longestPath = 1000;

/** The parts of a path below the share; null for one that leads out of it, or is none. */
const partsOf = (written: string): string[] | null => {
  if (written.length > longestPath || /^(?:[\\/]{2}|[A-Za-z]:)/.test(written)) return null;
  const parts = written.split(/[\\/]+/).filter((part) => part !== "" && part !== ".");
  return parts.some((part) => part === ".." || /[\p{Cc}:*?"<>|]/u.test(part)) ? null : parts;
};

/** Finds files of a share by the paths that MDT wrote: with backslashes, in any case, on a disk that tells cases apart. */
export class ShareTree {
  readonly #folder: ShareFolder;
  readonly #listings = new Map<string, Promise<ReadonlyMap<string, ShareEntry>>>();

  constructor(folder: ShareFolder) {
    this.#folder = folder;
  }

  async #listing(path: string): Promise<ReadonlyMap<string, ShareEntry>> {
    const known = this.#listings.get(path);
    if (known) return await known;
    const listing = this.#folder
      .list(path)
      .then((entries) => new Map(entries.map((entry) => [entry.name.toLowerCase(), entry])));
    this.#listings.set(path, listing);
    return await listing;
  }

  /** The entry as the disk writes it; null where there is none, or the path leads out of the share. */
  async find(written: string): Promise<FoundEntry | null> {
    const parts = partsOf(written);
    if (parts === null) return null;
    let found: FoundEntry = { path: "", kind: "folder" };
    for (const part of parts) {
      if (found.kind === "file") return null;
      const entry = (await this.#listing(found.path)).get(part.toLowerCase());
      if (!entry) return null;
      found = { path: found.path === "" ? entry.name : `${found.path}/${entry.name}`, kind: entry.kind };
    }
    return found;
  }

  /** What lies in a folder that was found. */
  async entries(path: string): Promise<readonly ShareEntry[]> {
    return [...(await this.#listing(path)).values()];
  }

  async open(path: string): Promise<FileReader> {
    return await this.#folder.open(path);
  }
}
