import { mkdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { programStartOf, type ScriptRun } from "@windlass/planner";
import { powershellStep, type ScriptCheck } from "@windlass/protocol";
import { writeFileAtomically } from "../../workspace/atomic-file.ts";
import type { StepContext, StepOf } from "../step.ts";

type CheckStep = StepOf<"check-device">;

const runScript = async (check: ScriptCheck, step: CheckStep, { deployment }: StepContext): Promise<ScriptRun> => {
  const { workspace, runtime, deploymentId } = deployment;
  const { platform } = runtime;
  if (!(await platform.hasPowerShell()))
    return { kind: "not-run", why: "Windows PE on this boot medium has no PowerShell" };
  const { id, name, script, timeoutSeconds } = check;
  const workingFolder = workspace.folder(`check-${id}`);
  const folder = workingFolder.replaceAll("/", "\\");
  const start = programStartOf(powershellStep.parse({ id, name, kind: "powershell", script, timeoutSeconds }), {
    folder,
    logFile: `${folder}\\check.log`,
    variables: await platform.variables(),
  });
  if (!start?.script) return { kind: "not-run", why: "it holds nothing to run" };
  try {
    mkdirSync(workingFolder, { recursive: true });
    const path = join(workingFolder, start.script.name);
    writeFileAtomically(path, `\uFEFF${start.script.text}`);
    const { exitCode, output } = await platform.runProgram({
      id: `${deploymentId}/${step.id}/${id}`,
      commandLine: start.commandLine,
      script: path,
      workingFolder,
      timeoutSeconds,
      environment: {},
      runAs: "system",
      hidden: [],
    });
    return exitCode === null
      ? { kind: "stopped", seconds: timeoutSeconds, output }
      : { kind: "ended", exitCode, output };
  } catch (error) {
    return { kind: "not-run", why: error instanceof Error ? error.message : String(error) };
  } finally {
    rmSync(workingFolder, { recursive: true, force: true });
  }
};

/** Runs the scripts of a step one after another, by the id of their check. A script that fails to start fails nothing else. */
export const runScripts = async (step: CheckStep, context: StepContext): Promise<ReadonlyMap<string, ScriptRun>> => {
  const runs = new Map<string, ScriptRun>();
  for (const { check } of step.checks) {
    if (check.kind === "script") runs.set(check.id, await runScript(check, step, context));
  }
  return runs;
};
