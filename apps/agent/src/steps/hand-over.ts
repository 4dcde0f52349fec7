import { existsSync, mkdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { writeFileAtomically } from "../workspace/atomic-file.ts";
import { answerFileCopies, handOverAnswersPath } from "./answer-file-places.ts";
import { keepOfflineProfile } from "./offline-profile.ts";
import { type StepContext, type StepOf, type StepResult, succeeded } from "./step.ts";

/** What stays on the device for support: the plan, with what answer files were made of, later the journal. No secrets. */
export const logFolderPath = "C:\\Windows\\Logs\\Windlass";

const leaveWindows = async ({ ending }: StepOf<"hand-over">, context: StepContext): Promise<void> => {
  const { platform } = context.deployment.runtime;
  if (ending !== "out-of-box") return await platform.keepWindows(ending);
  const isAnswered = existsSync(await platform.pathOf(handOverAnswersPath));
  await platform.sealForOutOfBoxExperience(isAnswered ? handOverAnswersPath : null);
};

/**
 * Prepares the device for its user. No answer file stays: Windows Autopilot ignores its profile where it finds one
 * (Microsoft Learn, "Windows Autopilot for existing devices"), Windows would stay in audit mode, or come back to it, and
 * Microsoft asks for it wherever a file held passwords.
 */
export const handOver = async (step: StepOf<"hand-over">, context: StepContext): Promise<StepResult> => {
  const { runtime, workspace, deploymentId } = context.deployment;
  const logs = await runtime.platform.pathOf(logFolderPath);
  mkdirSync(logs, { recursive: true });
  writeFileAtomically(join(logs, "deployment.json"), `${JSON.stringify({ deploymentId, ...context.plan }, null, 2)}\n`);

  const remove = async (file: string) => rmSync(await runtime.platform.pathOf(file), { force: true });
  // While one is there, sealing leads back to audit mode.
  for (const file of answerFileCopies) await remove(file);
  await keepOfflineProfile(context.plan, context);

  rmSync(workspace.folder("content"), { recursive: true, force: true });
  await leaveWindows(step, context);
  // Sysprep was given it and has a copy that Windows clears.
  await remove(handOverAnswersPath);
  return succeeded;
};
