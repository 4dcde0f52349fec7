import type { PackageFile, PublishedPackage, SoftwareStep } from "@windlass/protocol";

/**
 * The files that one step needs: a copy step those it names (one file, or all below a folder), a script all of its
 * package, because only running it would tell.
 */
export const filesOfStep = (step: SoftwareStep, files: readonly PackageFile[]): PackageFile[] => {
  if (step.kind !== "copy") return [...files];
  const folder = `${step.source.replace(/\/$/, "")}/`;
  return files.filter((file) => file.path === step.source || file.path.startsWith(folder));
};

/** Why a package cannot be installed, one sentence each; empty when it can. */
export const packageProblems = (software: PublishedPackage): string[] => [
  ...(software.steps.length === 0 ? ["It has no steps."] : []),
  ...software.steps
    .filter((step) => filesOfStep(step, software.files).length === 0 && step.kind === "copy")
    .map((step) => `Step “${step.name}” copies a file or folder that the package does not hold.`),
];
