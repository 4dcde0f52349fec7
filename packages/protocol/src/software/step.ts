import { z } from "zod";
import { contentReference } from "../values.ts";
import { copyStep } from "./copy.ts";
import { type ExitCodeFamily, type ExitCodeVerdict, judgeExitCode } from "./exit-codes.ts";
import { msiStep } from "./msi.ts";
import { packageFilePath } from "./paths.ts";
import { cmdStep, executeStep, powershellStep } from "./programs.ts";
import { registryBulkStep, registryStep } from "./registry.ts";
import { wingetStep } from "./winget.ts";

export const softwareStep = z
  .discriminatedUnion("kind", [
    powershellStep,
    cmdStep,
    executeStep,
    msiStep,
    wingetStep,
    copyStep,
    registryStep,
    registryBulkStep,
  ])
  .meta({ id: "SoftwareStep" });
export type SoftwareStep = z.infer<typeof softwareStep>;
export type StepKind = SoftwareStep["kind"];

/** Steps that start a program and are judged by its exit code. */
export type ProgramStep = Extract<SoftwareStep, { timeoutSeconds: number }>;

export const packageFile = contentReference.extend({ path: packageFilePath });
export type PackageFile = z.infer<typeof packageFile>;

/** Which codes are known for a step. */
export const exitCodeFamilyOf = (step: ProgramStep): ExitCodeFamily => {
  if (step.kind === "msi") return step.action === "install" ? "msi-install" : "msi-uninstall";
  if (step.kind !== "winget") return "common";
  const isOneOf = (...types: readonly string[]) => step.pins.some(({ type }) => types.includes(type));
  if (isOneOf("msix", "appx")) return "msix";
  return isOneOf("msi", "wix", "burn") ? "msi-install" : "common";
};

/**
 * What an exit code of a step means. Lists of older PowerShell steps are complete and go before everything.
 *
 * @param removes whether it removes a package, which may be gone
 */
export const judgeStepExitCode = (step: ProgramStep, code: number, removes = false): ExitCodeVerdict => {
  if (step.kind === "powershell" && step.successExitCodes !== undefined) {
    if (step.rebootExitCodes?.includes(code)) return { meaning: "reboot", words: "The step's list says so." };
    const meaning = step.successExitCodes.includes(code) ? "success" : "fail";
    return { meaning, words: "The step's list says so." };
  }
  const pinned = step.kind === "winget" ? step.pins.flatMap((pin) => pin.exitCodes) : [];
  const family = exitCodeFamilyOf(step);
  return judgeExitCode(code, [...step.exitCodes, ...pinned], removes && family === "common" ? "removal" : family);
};

/** Secrets a step needs, by reference. */
export const secretIdsOf = (step: SoftwareStep): string[] => {
  const variables = "variables" in step ? step.variables : [];
  const properties = step.kind === "msi" ? step.properties : [];
  return [...variables, ...properties].flatMap((entry) => ("secretId" in entry ? entry.secretId : []));
};
