import type { Filter, MdtCommand, MdtStep } from "@windlass/protocol";
import { foldedHashes } from "../drivers/folded-hash.ts";
import { commandSteps } from "./command-steps.ts";
import type { Left } from "./report-book.ts";
import { variableOf } from "./step-variables.ts";
import type { PackageDraft } from "./types.ts";

/** A PowerShell step keeps its script and parameters in variables; its action is MDT's own carrier. */
const commandOf = (step: MdtStep): MdtCommand => {
  const script = variableOf(step, "scriptname");
  if (script === "") return step.command;
  const text = `powershell.exe -File "${script}" ${variableOf(step, "parameters")}`.trim();
  return {
    text,
    hidden: step.command.hidden || step.variables.some(({ hidden }) => hidden),
    files: step.command.files,
  };
};

/** The same command of the same name is one package, in however many sequences it stands. */
const originOf = (step: MdtStep, command: MdtCommand, filter: Filter | null): string => {
  const { hash, check } = foldedHashes(
    JSON.stringify([step.name, command.text, step.startIn, step.successCodes, filter]),
  );
  return `step ${(hash >>> 0).toString(16)}${(check >>> 0).toString(16)}`;
};

/** The package that a step of an administrator's own becomes. */
export const customPackage = (
  step: MdtStep,
  filter: Filter | null,
): { readonly draft: PackageDraft; readonly notes: readonly string[]; readonly remedy: string | null } | Left => {
  const command = commandOf(step);
  const steps = commandSteps({
    command,
    name: step.name || "Run",
    folder: null,
    successCodes: step.successCodes,
    continueOnError: step.continueOnError,
  });
  if ("why" in steps) return steps;
  const notes = [
    ...steps.notes,
    ...(command.files.length > 0
      ? ["Of the share's scripts only the file it names is taken along, nothing beside it."]
      : []),
    ...(step.startIn === "" ? [] : [`It started in ${step.startIn}; here it starts in the folder of the package.`]),
  ];
  const draft: PackageDraft = {
    origin: originOf(step, command, filter),
    name: (step.name || "Step of a task sequence").slice(0, 110),
    version: "1",
    description: step.description.slice(0, 3000),
    filter,
    reboot: "never",
    detection: [],
    dependencies: [],
    steps: steps.steps,
    files: steps.files,
  };
  return { draft, notes, remedy: steps.remedy };
};

/** A package that does nothing but restart the device after it; each of a build has its number. */
export const restartPackage = (number: number): PackageDraft => ({
  origin: `restart ${number}`,
  name: `Restart ${number}`,
  version: "1",
  description: "Restarts the device between packages of a build.",
  filter: null,
  reboot: "always",
  detection: [],
  dependencies: [],
  steps: [{ kind: "cmd", name: "Restart", command: "rem The package restarts the device after this." }],
  files: [],
});
