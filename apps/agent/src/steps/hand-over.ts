import { copyFileSync, existsSync, mkdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { writeFileAtomically } from "../workspace/atomic-file.ts";
import { answerFilePath } from "./answer-file.ts";
import { keepOfflineProfile } from "./offline-profile.ts";
import { type StepContext, type StepOf, type StepResult, succeeded } from "./step.ts";

/** What stays on the device for support: the plan and its publication, the answer file, later the journal. No secrets. */
export const logFolderPath = "C:\\Windows\\Logs\\Windlass";

/**
 * Prepares the device for its user. Microsoft Learn, "Windows Autopilot for existing devices": an answer file must be
 * gone before a device meets Autopilot, so it is removed from such a device; a copy stays in the log folder.
 */
export const handOver = async (step: StepOf<"hand-over">, context: StepContext): Promise<StepResult> => {
  const { runtime, workspace, deploymentId } = context.deployment;
  const logs = await runtime.platform.pathOf(logFolderPath);
  mkdirSync(logs, { recursive: true });
  writeFileAtomically(join(logs, "deployment.json"), `${JSON.stringify({ deploymentId, ...context.plan }, null, 2)}\n`);

  const answerFile = await runtime.platform.pathOf(answerFilePath);
  if (existsSync(answerFile)) copyFileSync(answerFile, join(logs, "unattend.xml"));
  // A plan from before there were several ways does not say it.
  const registers = context.plan.steps.some(({ action }) => action === "register-autopilot");
  if (step.meetsAutopilot ?? registers) rmSync(answerFile, { force: true });
  await keepOfflineProfile(context.plan, context);

  rmSync(workspace.folder("content"), { recursive: true, force: true });
  await runtime.platform.sealForOutOfBoxExperience();
  return succeeded;
};
