import { type PackageFile, WindlassError } from "@windlass/protocol";

const invalid = (what: string) => new WindlassError("request.invalid", { parameters: { problems: `path: ${what}` } });

/** Windows' file systems do not tell the case of letters apart. */
const folded = (path: string): string => path.toLowerCase();

/**
 * Names Windows cannot create: Microsoft, "Naming Files, Paths, and Namespaces" (reserved device names, also before an
 * extension; a dot or a space at the end; control characters).
 */
const reserved = /^(?:con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³])(?:\.|$)/i;

const segmentProblem = (segment: string): string | null => {
  if (segment === "") return "a folder or file in it has no name";
  if (/[. ]$/.test(segment)) return `“${segment}” ends with a dot or a space, which Windows drops`;
  if (/\p{Cc}/u.test(segment)) return "it holds a control character";
  if (reserved.test(segment)) return `“${segment}” is the name of a device on Windows`;
  return null;
};

/** @throws request.invalid for a path under which Windows could not keep the file */
export const requireUsablePath = (path: string): void => {
  const problem = path.split("/").map(segmentProblem).find(Boolean);
  if (problem) throw invalid(problem);
};

/**
 * The files with one more, by path; one that lay under the same path is replaced.
 *
 * @throws request.invalid when a folder would have the name of a file
 */
export const withFile = (files: readonly PackageFile[], added: PackageFile): PackageFile[] => {
  const path = folded(added.path);
  const others = files.filter((file) => folded(file.path) !== path);
  const clash = others.find(
    (file) => folded(file.path).startsWith(`${path}/`) || path.startsWith(`${folded(file.path)}/`),
  );
  if (clash) throw invalid(`the package holds “${clash.path}”, and no folder can have the name of a file`);
  return [...others, added].toSorted((left, right) => (left.path < right.path ? -1 : 1));
};

/** The files without one; null when there is none under this path. */
export const withoutFile = (files: readonly PackageFile[], path: string): PackageFile[] | null => {
  const rest = files.filter((file) => folded(file.path) !== folded(path));
  return rest.length === files.length ? null : rest;
};
