import { foldedPath, windowsPathProblem } from "@windlass/content";
import { type PackageFile, WindlassError } from "@windlass/protocol";

const invalid = (what: string) => new WindlassError("request.invalid", { parameters: { problems: `path: ${what}` } });

/** @throws request.invalid for a path under which Windows could not keep the file */
export const requireUsablePath = (path: string): void => {
  const problem = windowsPathProblem(path);
  if (problem) throw invalid(problem);
};

/**
 * The files with one more, by path; one that lay under the same path is replaced.
 *
 * @throws request.invalid when a folder would have the name of a file
 */
export const withFile = (files: readonly PackageFile[], added: PackageFile): PackageFile[] => {
  const path = foldedPath(added.path);
  const others = files.filter((file) => foldedPath(file.path) !== path);
  const clash = others.find(
    (file) => foldedPath(file.path).startsWith(`${path}/`) || path.startsWith(`${foldedPath(file.path)}/`),
  );
  if (clash) throw invalid(`the package holds “${clash.path}”, and no folder can have the name of a file`);
  return [...others, added].toSorted((left, right) => (left.path < right.path ? -1 : 1));
};

/** The files without one; null when there is none under this path. */
export const withoutFile = (files: readonly PackageFile[], path: string): PackageFile[] | null => {
  const rest = files.filter((file) => foldedPath(file.path) !== foldedPath(path));
  return rest.length === files.length ? null : rest;
};
