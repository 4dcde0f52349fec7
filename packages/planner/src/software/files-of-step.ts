import type { PackageFile, SoftwareStep } from "@windlass/protocol";
import { stepFilesOf } from "./pinned-files.ts";

/** A product that is removed by its code is known to Windows Installer, which keeps what it needs for that. */
const removesByCode = (step: SoftwareStep): boolean =>
  step.kind === "msi" && step.action === "uninstall" && step.file === null && step.transforms.length === 0;

/**
 * The files that one step needs: a copy step those it names (one file, or all below a folder), a program all of its
 * package, because only running it would tell; changes of the registry and removals by product code none.
 */
export const filesOfStep = (step: SoftwareStep, files: readonly PackageFile[]): PackageFile[] => {
  if (step.kind === "registry" || step.kind === "registry-bulk" || removesByCode(step)) return [];
  if (step.kind === "winget") return step.pins.flatMap(stepFilesOf);
  if (step.kind !== "copy") return [...files];
  const folder = `${step.source.replace(/\/$/, "")}/`;
  return files.filter((file) => file.path === step.source || file.path.startsWith(folder));
};
