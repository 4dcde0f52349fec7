import type { Dirent } from "node:fs";
import { readdir } from "node:fs/promises";
import { join } from "node:path";
import { WindlassError } from "@windlass/protocol";

/** What was left out of a folder, and why. `path` is relative to the folder, with `/`. */
export interface Skipped {
  readonly path: string;
  readonly what: string;
}

export interface WalkedFolder {
  /** INF files, relative to the folder with `/`, in one order on every machine. */
  readonly infFiles: readonly string[];
  readonly skipped: readonly Skipped[];
}

/** The largest driver packs of vendors have a few thousand INF files among some ten thousand others. */
export interface WalkLimits {
  readonly entries: number;
  readonly infFiles: number;
  readonly depth: number;
}
const limits: WalkLimits = { entries: 1_000_000, infFiles: 20_000, depth: 40 };

const listingFailures: Readonly<Record<string, string>> = {
  ENOENT: "there is no such folder",
  ENOTDIR: "it is not a folder",
  EACCES: "you have no right to read it",
  EPERM: "you have no right to read it",
  ELOOP: "its links lead in a circle",
};

const whatFailed = (error: unknown): string => {
  const code = error instanceof Error && "code" in error ? String(error.code) : "";
  return listingFailures[code] ?? (error instanceof Error ? error.message : String(error));
};

const isInf = (entry: Dirent): boolean => entry.name.toLowerCase().endsWith(".inf");

/**
 * Finds the INF files below a folder. Links are not followed, wherever they lead: what they point at within the folder is
 * found by itself, and what lies outside was not asked for.
 *
 * @throws WindlassError `driver-match.folder-unreadable`, `driver-match.folder-too-large`
 */
export const walkFolder = async (
  folder: string,
  { entries: mostEntries, infFiles: mostInfFiles, depth: deepest }: WalkLimits = limits,
): Promise<WalkedFolder> => {
  const infFiles: string[] = [];
  const skipped: Skipped[] = [];
  let entryCount = 0;
  const tooLarge = (limit: number, what: string) =>
    new WindlassError("driver-match.folder-too-large", { parameters: { folder, limit, what } });

  const waiting: { readonly path: string; readonly depth: number }[] = [{ path: "", depth: 0 }];
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    const { path, depth } = next;
    let listed: Dirent[];
    try {
      listed = await readdir(join(folder, path), { withFileTypes: true });
    } catch (error) {
      if (path === "") {
        throw new WindlassError("driver-match.folder-unreadable", {
          parameters: { folder, what: whatFailed(error) },
          cause: error,
        });
      }
      skipped.push({ path, what: whatFailed(error) });
      continue;
    }
    entryCount += listed.length;
    if (entryCount > mostEntries) throw tooLarge(mostEntries, "entries");
    for (const entry of listed) {
      const inner = path === "" ? entry.name : `${path}/${entry.name}`;
      if (entry.isSymbolicLink()) skipped.push({ path: inner, what: "it is a link, and links are not followed" });
      else if (entry.isDirectory() && depth >= deepest)
        skipped.push({ path: inner, what: `it is more than ${deepest} folders deep` });
      else if (entry.isDirectory()) waiting.push({ path: inner, depth: depth + 1 });
      else if (isInf(entry) && entry.isFile()) infFiles.push(inner);
      else if (isInf(entry)) skipped.push({ path: inner, what: "it is no ordinary file" });
    }
    if (infFiles.length > mostInfFiles) throw tooLarge(mostInfFiles, "INF files");
  }
  // By code unit: the order of a language would differ between machines.
  const byPath = (a: string, b: string) => (a < b ? -1 : Number(a > b));
  return { infFiles: infFiles.sort(byPath), skipped: skipped.sort((a, b) => byPath(a.path, b.path)) };
};
