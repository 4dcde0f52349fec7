import { windowsPathProblem } from "@windlass/content";
import { commandAlias, type WingetPin, wingetNestedFile } from "@windlass/protocol";
import type { WingetInstaller } from "./manifest.ts";

type NestedFile = WingetPin["nestedFiles"][number];

/** As winget does: whatever the manifest says, it ends up with `.exe`. */
const withoutExtension = (name: string): string => name.replace(/\.exe$/i, "");

const nestedFile = (path: string, alias: string | null): NestedFile | string => {
  const problem = windowsPathProblem(path);
  if (problem) return `it names the file “${path}” in its archive: ${problem}`;
  const file = wingetNestedFile.safeParse({ path, alias });
  if (!file.success) return `it names the file “${path}” in its archive: ${file.error.issues[0]?.message ?? ""}`;
  const reserved = alias === null ? null : windowsPathProblem(alias);
  return reserved ? `it names the alias “${alias}”: ${reserved}` : file.data;
};

const isArchive = (installer: WingetInstaller): boolean => installer.InstallerType?.toLowerCase() === "zip";

/** What a manifest says is run: the type of the file in an archive, else its own. */
export const effectiveTypeOf = (installer: WingetInstaller): string =>
  ((isArchive(installer) ? installer.NestedInstallerType : installer.InstallerType) ?? "unknown").toLowerCase();

/**
 * The files in an archive that a manifest names, none for an installer that is no archive. Manifests are of strangers:
 * nothing that leads out of the folder is taken.
 *
 * @returns a sentence where they cannot be used
 */
export const nestedFilesOf = (installer: WingetInstaller): NestedFile[] | string => {
  if (!isArchive(installer)) return [];
  const named = installer.NestedInstallerFiles ?? [];
  if (named.length === 0) return "it is an archive and does not say which file of it is run";
  if (named.length > 1 && effectiveTypeOf(installer) !== "portable")
    return "it is an archive and names several files of it to be run";
  const files: NestedFile[] = [];
  for (const { RelativeFilePath, PortableCommandAlias } of named) {
    const path = RelativeFilePath.replaceAll("\\", "/").replace(/^(?:\.\/)+/, "");
    const alias = withoutExtension(PortableCommandAlias ?? "") || null;
    const file = nestedFile(path, alias);
    if (typeof file === "string") return file;
    files.push(file);
  }
  return files;
};

/** By what name a single portable program is called: its first command, else the name of its file. */
export const commandOf = (installer: WingetInstaller): string | null => {
  const path = URL.canParse(installer.InstallerUrl) ? new URL(installer.InstallerUrl).pathname : "";
  const names = [installer.Commands?.[0] ?? "", path.slice(path.lastIndexOf("/") + 1)].map(withoutExtension);
  return names.find((name) => commandAlias.safeParse(name).success && windowsPathProblem(name) === null) ?? null;
};
