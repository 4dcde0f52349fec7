import type { DriverFile } from "@windlass/protocol";

/** Setup also takes the compressed form, whose name ends in an underscore: `driver.sy_` for `driver.sys`. */
const compressedName = (path: string): string => {
  const [extension = ""] = /\.[^./]*$/.exec(path) ?? [];
  if (extension.length === 4) return `${path.slice(0, -1)}_`;
  return extension === "" ? `${path}._` : `${path}_`;
};

/** Names under which Windows would find that file, the plain one first. */
export const acceptedNames = (path: string): readonly [string, string] => [path, compressedName(path)];

/**
 * Which of the files are not there. Compared without case.
 *
 * @param present paths relative to the INF's folder, with `/`
 */
export const findMissingFiles = (files: readonly DriverFile[], present: Iterable<string>): DriverFile[] => {
  const names = new Set([...present].map((name) => name.toLowerCase()));
  return files.filter(({ path }) => !acceptedNames(path.toLowerCase()).some((name) => names.has(name)));
};
