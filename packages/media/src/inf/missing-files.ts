import type { DriverFile } from "@windlass/protocol";

/** Setup also takes the compressed form, whose name ends in an underscore: `driver.sy_` for `driver.sys`. */
const compressedName = (path: string): string =>
  /\.[^./]{3}$/.test(path) ? `${path.slice(0, -1)}_` : `${path}${/\.[^./]*$/.test(path) ? "_" : "._"}`;

/**
 * Which of the files are not there. Compared without case.
 *
 * @param present paths relative to the INF's folder, with `/`
 */
export const findMissingFiles = (files: readonly DriverFile[], present: Iterable<string>): DriverFile[] => {
  const names = new Set([...present].map((name) => name.toLowerCase()));
  return files.filter(({ path }) => {
    const name = path.toLowerCase();
    return !names.has(name) && !names.has(compressedName(name));
  });
};
