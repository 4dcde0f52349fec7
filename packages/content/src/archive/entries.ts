import { type ContentReference, WindlassError } from "@windlass/protocol";
import { maximumFiles, maximumPathLength } from "./format.ts";
import { foldedPath, windowsPathProblem } from "./windows-path.ts";

/** A file of an archive: relative path with forward slashes, size and hash. */
export interface ArchiveEntry extends ContentReference {
  readonly path: string;
}

const problemOfPath = (path: string): string | null =>
  path.length > maximumPathLength ? `it has more than ${maximumPathLength} characters` : windowsPathProblem(path);

/** Folders of a path, without the path itself. */
const foldersOf = (path: string): string[] => {
  const segments = path.split("/");
  return segments.slice(1).map((_segment, index) => segments.slice(0, index + 1).join("/"));
};

/**
 * What keeps these paths from lying beside each other in a folder on Windows, with the path it is about; null when
 * nothing does. They must be in the order of their UTF-16 units.
 */
export const problemOfPaths = (paths: readonly string[]): { path: string; what: string } | null => {
  if (paths.length > maximumFiles) return { path: "", what: `more than ${maximumFiles} files` };
  const files = new Set<string>();
  let previous = "";
  for (const path of paths) {
    const what = problemOfPath(path);
    if (what !== null) return { path, what };
    if (path <= previous) return { path, what: "it is not in the order of the paths" };
    if (files.has(foldedPath(path))) return { path, what: "another file's path differs from it only in case" };
    files.add(foldedPath(path));
    previous = path;
  }
  for (const path of paths)
    if (foldersOf(foldedPath(path)).some((folder) => files.has(folder)))
      return { path, what: "a folder in it has the name of a file" };
  return null;
};

/** In the order of an archive. @throws archive.path-refused */
export const inArchiveOrder = <Entry extends ArchiveEntry>(entries: readonly Entry[]): Entry[] => {
  const ordered = entries.toSorted((left, right) => (left.path < right.path ? -1 : left.path > right.path ? 1 : 0));
  const problem = problemOfPaths(ordered.map((entry) => entry.path));
  if (problem) throw new WindlassError("archive.path-refused", { parameters: problem });
  return ordered;
};
