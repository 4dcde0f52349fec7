import { mkdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { writeFileAtomically } from "../workspace/atomic-file.ts";
import { answerFilePath, handOverAnswersPath } from "./answer-file.ts";
import { keepOfflineProfile } from "./offline-profile.ts";
import { type StepContext, type StepResult, succeeded } from "./step.ts";

/** What stays on the device for support: the plan, with what answer files were made of, later the journal. No secrets. */
export const logFolderPath = "C:\\Windows\\Logs\\Windlass";

/**
 * Prepares the device for its user. No answer file stays: Windows Autopilot ignores its profile where it finds one
 * (Microsoft Learn, "Windows Autopilot for existing devices"), Windows would stay in audit mode, and Microsoft asks for
 * it wherever a file held passwords.
 */
export const handOver = async (context: StepContext): Promise<StepResult> => {
  const { runtime, workspace, deploymentId } = context.deployment;
  const logs = await runtime.platform.pathOf(logFolderPath);
  mkdirSync(logs, { recursive: true });
  writeFileAtomically(join(logs, "deployment.json"), `${JSON.stringify({ deploymentId, ...context.plan }, null, 2)}\n`);

  const remove = async (file: string) => rmSync(await runtime.platform.pathOf(file), { force: true });
  // While it is there, sealing leads back to audit mode.
  await remove(answerFilePath);
  await keepOfflineProfile(context.plan, context);

  rmSync(workspace.folder("content"), { recursive: true, force: true });
  await runtime.platform.sealForOutOfBoxExperience();
  // Sysprep was given it and has a copy that Windows clears.
  await remove(handOverAnswersPath);
  return succeeded;
};
