import { copyFileSync, existsSync, mkdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { writeFileAtomically } from "../workspace/atomic-file.ts";
import { answerFilePath } from "./answer-file.ts";
import { type StepContext, type StepOf, type StepResult, succeeded } from "./step.ts";

/** What stays on the device for support: the plan and its publication, the answer file, later the journal. No secrets. */
export const logFolderPath = "C:\\Windows\\Logs\\Windlass";

/**
 * Prepares the device for its user. Microsoft Learn, "Windows Autopilot for existing devices": an answer file must be
 * gone before a device meets Autopilot, so it is removed from a registered device; a copy stays in the log folder.
 */
export const handOver = async (_step: StepOf<"hand-over">, context: StepContext): Promise<StepResult> => {
  const { runtime, workspace, deploymentId } = context.deployment;
  const logs = await runtime.platform.pathOf(logFolderPath);
  mkdirSync(logs, { recursive: true });
  writeFileAtomically(join(logs, "deployment.json"), `${JSON.stringify({ deploymentId, ...context.plan }, null, 2)}\n`);

  const answerFile = await runtime.platform.pathOf(answerFilePath);
  if (existsSync(answerFile)) copyFileSync(answerFile, join(logs, "unattend.xml"));
  if (context.plan.steps.some((step) => step.action === "register-autopilot")) rmSync(answerFile, { force: true });

  rmSync(workspace.folder("content"), { recursive: true, force: true });
  await runtime.platform.sealForOutOfBoxExperience();
  return succeeded;
};
