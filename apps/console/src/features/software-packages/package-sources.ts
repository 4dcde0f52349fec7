import type { PackageFile } from "@windlass/protocol";

/** What a Copy step can name: every folder of the package's files, then every file. */
export const packageSources = (files: readonly PackageFile[]): string[] => {
  const folders = new Set<string>();
  for (const { path } of files) {
    const parts = path.split("/");
    for (let length = 1; length < parts.length; length += 1) folders.add(parts.slice(0, length).join("/"));
  }
  return [...[...folders].sort(), ...files.map((file) => file.path).sort()];
};

/** Whether a Copy step's source is there. */
export const hasSource = (files: readonly PackageFile[], source: string): boolean =>
  files.some(({ path }) => path === source || path.startsWith(`${source}/`));
