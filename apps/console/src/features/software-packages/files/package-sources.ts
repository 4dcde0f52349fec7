import type { PackageFile, StepKind } from "@windlass/protocol";

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

const endings: Readonly<Partial<Record<StepKind, RegExp>>> = {
  powershell: /\.ps1$/i,
  msi: /\.msi$/i,
  execute: /\.(?:exe|com|cmd|bat)$/i,
};

/** What a step of a kind can name in its package: what it can start, or all there is to copy. */
export const filesFor = (kind: StepKind, files: readonly PackageFile[]): string[] => {
  const ending = endings[kind];
  if (!ending) return packageSources(files);
  return files.map(({ path }) => path).filter((path) => ending.test(path));
};
