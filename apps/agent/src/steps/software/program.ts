import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { programStartOf } from "@windlass/planner";
import { judgeStepExitCode, type ProgramStep, WindlassError } from "@windlass/protocol";
import { placeFile } from "../../content/place-file.ts";
import type { ProgramResult } from "../../platform/platform.ts";
import { writeFileAtomically } from "../../workspace/atomic-file.ts";
import type { StepContext, StepEnd } from "../step.ts";
import type { FetchedFile, SoftwareStep } from "./package-files.ts";
import { unpackPinnedFiles } from "./pinned-files.ts";
import { type StepSecrets, secretsOf } from "./step-secrets.ts";

/** How often a code that asks for another try, such as 1618, gets one where the step does not say more. */
const patience = 5;

const openVariables = (program: ProgramStep): Record<string, string> =>
  Object.fromEntries(
    program.variables.flatMap((variable) => ("value" in variable ? [[variable.name, variable.value]] : [])),
  );

/** How the program is started, with the script that it needs written beside the package's files. */
const prepare = async (program: ProgramStep, context: StepContext, workingFolder: string, secrets: StepSecrets) => {
  const { platform } = context.deployment.runtime;
  const start = programStartOf(program, {
    folder: workingFolder.replaceAll("/", "\\"),
    logFile: `${workingFolder.replaceAll("/", "\\")}\\msi.log`,
    variables: await platform.variables(),
  });
  if (!start) throw new Error(`the step “${program.name}” has nothing to start`);
  const script = start.script && join(workingFolder, start.script.name);
  if (start.script && script) {
    mkdirSync(workingFolder, { recursive: true });
    writeFileAtomically(script, `\uFEFF${start.script.text}`);
  }
  const { timeoutSeconds, runAs } = program;
  const environment = { ...openVariables(program), ...secrets.environment };
  const { hidden } = secrets;
  return { commandLine: start.commandLine, script, workingFolder, timeoutSeconds, environment, runAs, hidden };
};

const failed = (step: SoftwareStep, exitCode: number, words: string): WindlassError =>
  new WindlassError("device.step-failed", {
    parameters: { step: step.title, exitCode, words },
    object: { kind: "software-package", id: step.software.id, name: step.software.name },
    details: { exitCode, words },
  });

/** Whether the step ended well; null where it is to be tried again. @throws WindlassError where it failed for good */
const judge = (
  step: SoftwareStep,
  program: ProgramStep,
  { exitCode }: ProgramResult,
  attempt: number,
  context: StepContext,
): StepEnd | null => {
  if (exitCode === null) {
    if (attempt < program.retries) return null;
    const parameters = { step: step.title, seconds: program.timeoutSeconds };
    throw new WindlassError("device.step-timed-out", { parameters });
  }
  const { meaning, words } = judgeStepExitCode(program, exitCode, step.replacedBy !== null);
  if (exitCode !== 0) context.log(meaning === "fail" ? "error" : "information", `Exit code ${exitCode}: ${words}`);
  if (meaning === "success") return { outcome: "succeeded", exitCode };
  if (meaning === "reboot") return { outcome: "succeeded", exitCode, restart: true };
  const most = meaning === "retry" ? Math.max(program.retries, patience) : program.retries;
  if (attempt >= most) throw failed(step, exitCode, words);
  return null;
};

/** What the platform remembers a step's program by; further tries have it with their number. */
export const programRunId = (step: SoftwareStep, { deployment }: StepContext): string =>
  `${deployment.deploymentId}/${step.id}`;

/** Starts the program of a step, again where its exit code asks for it, and judges how it ended. */
export const runProgramStep = async (
  step: SoftwareStep,
  program: ProgramStep,
  context: StepContext,
  files: readonly FetchedFile[],
): Promise<StepEnd> => {
  const { workspace, signal, runtime } = context.deployment;
  const workingFolder = workspace.folder(`run-${step.id}`);
  for (const { file, bytes } of files) await placeFile(bytes, `${workingFolder}/${file.path}`, file, true, signal);
  const pins = program.kind === "winget" ? program.pins : [];
  for (const pin of pins) await unpackPinnedFiles(pin, workingFolder, context);
  const run = await prepare(program, context, workingFolder, await secretsOf(step, program, context));

  for (let attempt = 0; ; attempt++) {
    const id = `${programRunId(step, context)}${attempt === 0 ? "" : `/${attempt}`}`;
    const result = await runtime.platform.runProgram({ ...run, id });
    if (result.output !== "") context.log("information", result.output);
    const end = judge(step, program, result, attempt, context);
    if (end) return end;
    context.log("information", `It is tried again in ${program.retryDelaySeconds} seconds.`);
    await sleep(program.retryDelaySeconds * 1000, undefined, { signal });
  }
};
