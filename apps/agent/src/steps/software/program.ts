import { setTimeout as sleep } from "node:timers/promises";
import { commandLineOf } from "@windlass/planner";
import { judgeStepExitCode, type ProgramStep, WindlassError } from "@windlass/protocol";
import { placeFile } from "../../content/place-file.ts";
import type { ScriptResult } from "../../platform/platform.ts";
import type { StepContext, StepEnd } from "../step.ts";
import type { FetchedFile, SoftwareStep } from "./package-files.ts";

/** How often a code that asks for another try, such as 1618, gets one where the step does not say more. */
const patience = 5;

const environmentOf = (program: ProgramStep): Record<string, string> =>
  Object.fromEntries(
    program.variables.flatMap((variable) => ("value" in variable ? [[variable.name, variable.value]] : [])),
  );

const runOnce = async (
  program: ProgramStep,
  context: StepContext,
  { id, workingFolder }: { readonly id: string; readonly workingFolder: string },
): Promise<ScriptResult> => {
  const { platform } = context.deployment.runtime;
  const { timeoutSeconds, runAs } = program;
  if (program.kind === "powershell" && program.file === null && program.edition === "5.1")
    return await platform.runPowerShell({ id, script: program.script, workingFolder, timeoutSeconds });
  const surroundings = { folder: workingFolder.replaceAll("/", "\\"), logFile: `${workingFolder}\\msi.log` };
  const commandLine = commandLineOf(program, surroundings);
  if (commandLine === null) throw new Error(`the step “${program.name}” has nothing to start`);
  const environment = environmentOf(program);
  return await platform.runProgram({ id, commandLine, workingFolder, timeoutSeconds, environment, runAs });
};

const failed = (step: SoftwareStep, exitCode: number, words: string): WindlassError =>
  new WindlassError("device.step-failed", {
    parameters: { step: step.title, exitCode },
    object: { kind: "software-package", id: step.software.id, name: step.software.name },
    details: { exitCode, words },
  });

/** Starts the program of a step, again where its exit code asks for it, and judges how it ended. */
export const runProgramStep = async (
  step: SoftwareStep,
  program: ProgramStep,
  context: StepContext,
  files: readonly FetchedFile[],
): Promise<StepEnd> => {
  const { workspace, signal, deploymentId } = context.deployment;
  const workingFolder = workspace.folder(`run-${step.id}`);
  for (const { file, bytes } of files) await placeFile(bytes, `${workingFolder}/${file.path}`, file, true, signal);

  for (let attempt = 0; ; attempt++) {
    const id = `${deploymentId}/${step.id}${attempt === 0 ? "" : `/${attempt}`}`;
    const { exitCode, output } = await runOnce(program, context, { id, workingFolder });
    if (output !== "") context.log("information", output);
    if (exitCode === null) {
      if (attempt >= program.retries)
        throw new WindlassError("device.step-timed-out", {
          parameters: { step: step.title, seconds: program.timeoutSeconds },
        });
    } else {
      const { meaning, words } = judgeStepExitCode(program, exitCode);
      if (exitCode !== 0) context.log(meaning === "fail" ? "error" : "information", `Exit code ${exitCode}: ${words}`);
      if (meaning === "success") return { outcome: "succeeded", exitCode };
      if (meaning === "reboot") return { outcome: "succeeded", exitCode, restart: true };
      const most = meaning === "retry" ? Math.max(program.retries, patience) : program.retries;
      if (attempt >= most) throw failed(step, exitCode, words);
    }
    context.log("information", `It is tried again in ${program.retryDelaySeconds} seconds.`);
    await sleep(program.retryDelaySeconds * 1000, undefined, { signal });
  }
};
