import { mkdirSync, readFileSync } from "node:fs";
import { dirname } from "node:path";
import { offlineProfilePath, readOfflineProfile, renderOfflineProfile } from "@windlass/autopilot/offline-profile";
import { type Plan, WindlassError } from "@windlass/protocol";
import { readTextIfThere, writeFileAtomically } from "../workspace/atomic-file.ts";
import { type StepContext, type StepOf, type StepResult, succeeded } from "./step.ts";

type ProfileStep = StepOf<"write-offline-profile">;

/** Writes the file to the disk, durably, and reads back from the disk what Windows will find there. */
const lay = async (step: ProfileStep, { deployment }: StepContext): Promise<void> => {
  const path = await deployment.runtime.platform.pathOf(offlineProfilePath);
  const text = renderOfflineProfile(step.profile);
  mkdirSync(dirname(path), { recursive: true });
  writeFileAtomically(path, Buffer.from(text, "latin1"));
  const bytes = readFileSync(path);
  const { problems } = readOfflineProfile(bytes);
  const [problem] = bytes.equals(Buffer.from(text, "latin1"))
    ? problems
    : [{ message: "the file reads back otherwise than it was written" }];
  if (problem) {
    throw new WindlassError("device.platform-failure", { parameters: { step: step.title, what: problem.message } });
  }
};

/** Puts the profile where the out-of-box experience looks for it. */
export const writeOfflineProfile = async (step: ProfileStep, context: StepContext): Promise<StepResult> => {
  await lay(step, context);
  const { tenant, correlationId } = step.profile;
  context.log(
    "information",
    `Wrote ${offlineProfilePath} for ${tenant.domain}; its correlation id is ${correlationId}`,
  );
  return succeeded;
};

/**
 * Once more before the device is handed over: software may have cleaned up, and `sysprep /generalize` of some releases of
 * Windows deletes the file (Microsoft Learn, "Windows Autopilot known issues").
 */
export const keepOfflineProfile = async (plan: Plan, context: StepContext): Promise<void> => {
  const step = plan.steps.find((candidate) => candidate.action === "write-offline-profile");
  if (!step) return;
  const path = await context.deployment.runtime.platform.pathOf(offlineProfilePath);
  if (readTextIfThere(path) === renderOfflineProfile(step.profile)) return;
  context.log("warning", `${offlineProfilePath} was removed or changed since it was written; it is written again`);
  await lay(step, context);
};
