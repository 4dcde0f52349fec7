import { WindlassError } from "@windlass/protocol";
import { progressOf } from "../../journal/progress.ts";
import type { StepContext, StepEnd } from "../step.ts";
import type { SoftwareStep } from "./package-files.ts";

const installed = (step: SoftwareStep, what: string): StepEnd => {
  const name = `${step.software.name} ${step.software.version}`;
  const reason = new WindlassError("device.software-installed", { parameters: { name, what } }).told();
  return { outcome: "skipped", exitCode: null, reason };
};

/** What the first step of the same package came to; null when this is the first. */
const decidedBefore = (step: SoftwareStep, { plan, deployment }: StepContext): StepEnd | "run" | null => {
  const first = plan.steps.find(
    (candidate) => candidate.action === "run-software-step" && candidate.software.id === step.software.id,
  );
  const end = first && first.id !== step.id ? progressOf(deployment.journal.events).finished.get(first.id) : undefined;
  if (!end) return null;
  const skipped = end.outcome === "skipped" && end.error?.code === "device.software-installed";
  return skipped && end.error ? { outcome: "skipped", exitCode: null, reason: end.error } : "run";
};

/**
 * Whether the package is there already. Decided before its first step, for all of them: later ones would find what the
 * first has done.
 *
 * @returns how the step ends without being run; null when it is to be run
 */
export const unlessInstalled = async (step: SoftwareStep, context: StepContext): Promise<StepEnd | null> => {
  if (step.detection.length === 0) return null;
  const before = decidedBefore(step, context);
  if (before) return before === "run" ? null : before;
  const words: string[] = [];
  for (const rule of step.detection) {
    const detection = await context.deployment.runtime.platform.detect(rule);
    words.push(detection.words);
    context.log("information", `Detection: ${detection.words}`);
    // What cannot be told is taken as not installed: installing twice is repaired more easily than never.
    if (detection.found !== true) return null;
  }
  return installed(step, words.join(", "));
};
