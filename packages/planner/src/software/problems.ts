import { type PublishedPackage, packageDetailsProblems, type SoftwareStep } from "@windlass/protocol";
import { dependencyCycle } from "./dependencies.ts";
import { filesNamedBy, holdsFile } from "./references.ts";

/** Whether a step is to copy what is not among the files. */
export const copiesNothing = (step: SoftwareStep, files: PublishedPackage["files"]): boolean => {
  if (step.kind !== "copy") return false;
  const folder = `${step.source.replace(/\/$/, "")}/`;
  return !files.some((file) => file.path === step.source || file.path.startsWith(folder));
};

/** Files that a step names and that are not there. */
export const missingFiles = (step: SoftwareStep, files: PublishedPackage["files"]): string[] =>
  filesNamedBy(step, files).filter((path) => !holdsFile(files, path));

const stepProblems = (step: SoftwareStep, software: PublishedPackage): string[] => {
  const missing = missingFiles(step, software.files);
  return [
    ...(copiesNothing(step, software.files)
      ? [`Step “${step.name}” copies a file or folder that the package does not hold.`]
      : []),
    ...missing.map((path) => `Step “${step.name}” names the file ${path}, which the package does not hold.`),
    ...(step.kind === "winget" && step.pins.length === 0
      ? [`Step “${step.name}” names a WinGet package that was not resolved yet: resolve it in the step.`]
      : []),
  ];
};

/**
 * Why a package cannot be installed, one sentence each; empty when it can.
 *
 * @param all the packages it may depend on
 */
export const packageProblems = (software: PublishedPackage, all: readonly PublishedPackage[]): string[] => {
  const missing = software.dependencies.filter((id) => !all.some((other) => other.id === id));
  const cycle = dependencyCycle(all, software.id);
  return [
    // One that only names others brings them together.
    ...(software.steps.length === 0 && software.dependencies.length === 0 ? ["It has no steps."] : []),
    ...packageDetailsProblems(software),
    ...missing.map((id) => `It needs the software package ${id}, which is not there.`),
    ...(cycle ? [`Its dependencies go round in a circle: ${cycle.join(" → ")}.`] : []),
    ...[...software.steps, ...software.uninstallSteps].flatMap((step) => stepProblems(step, software)),
  ];
};
