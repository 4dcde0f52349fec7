import { setTimeout as sleep } from "node:timers/promises";
import { type WaitPolicy, WindlassError } from "@windlass/protocol";
import { untilAnswered } from "../agent/waiting.ts";
import { progressOf } from "../journal/progress.ts";
import { type AutopilotProgress, checkedProgress } from "./autopilot-progress.ts";
import { passedOver, unlessRefused } from "./passed-over.ts";
import { type StepContext, type StepEnd, type StepOf, type StepResult, succeeded } from "./step.ts";

type WaitStep = StepOf<"wait-for-autopilot">;

/** Milliseconds since the wait began, counted over restarts of program and device. */
const waited = (step: WaitStep, { deployment }: StepContext): number => {
  const began = progressOf(deployment.journal.events).firstStarted.get(step.id);
  return began === undefined ? 0 : deployment.runtime.now().getTime() - Date.parse(began);
};

/** How the step that hands the device over has ended, when it was passed over: then there is nothing to wait for. */
const handedOverInVain = (step: WaitStep, { deployment, plan }: StepContext): StepEnd | null => {
  const action = step.waitFor === "registration" ? "register-autopilot" : "import-corporate-identifier";
  const before = plan.steps.find((candidate) => candidate.action === action);
  const end = before && progressOf(deployment.journal.events).finished.get(before.id);
  return end?.outcome === "skipped" ? { outcome: "skipped", exitCode: null } : null;
};

const ask = (step: WaitStep, { deployment }: StepContext): Promise<AutopilotProgress> => {
  const { api, authorised, persistence, signal } = deployment;
  const read = (): Promise<AutopilotProgress> =>
    step.waitFor === "registration" ? api.readRegistration(signal) : api.readIdentifier(signal);
  return untilAnswered(() => authorised(read), persistence);
};

/** The time is over: being slow fails a deployment only where the build says so. */
const tooSlow = (policy: Extract<WaitPolicy, { kind: "minutes" }>, state: string, context: StepContext): StepEnd => {
  const late = new WindlassError("device.registration-too-slow", { parameters: { minutes: policy.minutes, state } });
  if (policy.afterwards === "fail") throw late;
  return passedOver(context, late.told());
};

const follow = async (step: WaitStep, context: StepContext): Promise<StepEnd> => {
  const { waitPolicy } = step;
  const limit = waitPolicy.kind === "minutes" ? waitPolicy.minutes * 60_000 : Number.POSITIVE_INFINITY;
  let told = "";
  for (;;) {
    const progress = checkedProgress(await ask(step, context));
    if (progress.state !== told) context.log("information", `Autopilot: ${progress.state}`);
    told = progress.state;
    if (progress.ready) return succeeded;
    const left = limit - waited(step, context);
    if (left <= 0 && waitPolicy.kind === "minutes") return tooSlow(waitPolicy, progress.state, context);
    const pause = Math.min(progress.pollAfterSeconds * 1000, Math.max(left, 0));
    await sleep(pause, undefined, { signal: context.deployment.signal });
  }
};

/**
 * Waits as the build says: until the device is ready, or so many minutes; fails or goes on when Microsoft refuses it.
 *
 * @throws Refusal it failed by name; WindlassError `device.registration-too-slow`
 */
export const waitForAutopilot = async (step: WaitStep, context: StepContext): Promise<StepResult> => {
  const { waitPolicy } = step;
  const whenFailed = waitPolicy.kind === "none" ? "continue" : waitPolicy.whenFailed;
  return handedOverInVain(step, context) ?? unlessRefused(context, whenFailed, () => follow(step, context));
};
