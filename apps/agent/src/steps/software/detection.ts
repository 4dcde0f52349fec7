import { type DetectionRule, type ToldError, WindlassError } from "@windlass/protocol";
import { progressOf } from "../../journal/progress.ts";
import type { Detection } from "../../platform/platform.ts";
import type { StepContext, StepEnd, StepOf } from "../step.ts";
import type { SoftwareStep } from "./package-files.ts";

type OfPackage = Pick<SoftwareStep | StepOf<"verify-software">, "software" | "replacedBy">;

export const titleOf = ({ name, version }: SoftwareStep["software"]): string => `${name} ${version}`;

/** The planned steps that install a package, or that remove it for the same other one. */
export const stepsOfPackage = ({ software, replacedBy }: OfPackage, { plan }: StepContext): SoftwareStep[] =>
  plan.steps.flatMap((step) =>
    step.action === "run-software-step" && step.software.id === software.id && step.replacedBy?.id === replacedBy?.id
      ? [step]
      : [],
  );

/**
 * What a package's rules say together: it is there where all hold. The words are those of the rule that decided, or of
 * all.
 */
export const askRules = async (rules: readonly DetectionRule[], { deployment }: StepContext): Promise<Detection> => {
  const answers: Detection[] = [];
  for (const rule of rules) {
    const answer = await deployment.runtime.platform.detect(rule);
    if (answer.found === false) return answer;
    answers.push(answer);
  }
  const untold = answers.find(({ found }) => found === null);
  return untold ?? { found: true, words: answers.map(({ words }) => words).join(", ") };
};

/** A package whose predecessor is still there is not installed; null where none is. */
export const unlessReplacedIsLeft = (
  { software, replacedBy }: OfPackage,
  { plan, deployment }: StepContext,
): StepEnd | null => {
  if (replacedBy) return null;
  const { finished } = progressOf(deployment.journal.events);
  const errors = plan.steps.flatMap((step): ToldError[] => {
    if (step.action !== "verify-software" || step.replacedBy?.id !== software.id) return [];
    const end = finished.get(step.id);
    return end?.outcome === "failed" && end.error ? [end.error] : [];
  });
  return errors[0] ? { outcome: "skipped", exitCode: null, reason: errors[0] } : null;
};

type Reason = "device.software-installed" | "device.software-absent" | "device.software-not-verified";
const reasons: readonly string[] = [
  "device.software-installed",
  "device.software-absent",
  "device.software-not-verified",
] satisfies Reason[];

/** What the first step of the same package came to; null when this is the first. */
const decidedBefore = (step: SoftwareStep, context: StepContext): StepEnd | "run" | null => {
  const [first] = stepsOfPackage(step, context);
  const { finished } = progressOf(context.deployment.journal.events);
  const end = first && first.id !== step.id ? finished.get(first.id) : undefined;
  if (!end) return null;
  const { outcome, error } = end;
  const isPassedOver = outcome === "skipped" && error && reasons.includes(error.code);
  return isPassedOver ? { outcome, exitCode: null, reason: error } : "run";
};

/** Why a step is passed over; null where it is to be run. */
const reasonAgainst = (step: SoftwareStep, { found }: Detection): Reason | null => {
  // What cannot be told is taken as not installed: installing twice is repaired more easily than never.
  if (!step.replacedBy) return found ? "device.software-installed" : null;
  // An uninstall program that finds nothing may fail, and would take the deployment with it.
  if (found === null) return "device.software-not-verified";
  return found ? null : "device.software-absent";
};

/**
 * Whether the package is there already, or not there to be removed. Decided before its first step, for all of them: later
 * ones would find what the first has done.
 *
 * @returns how the step ends without being run; null when it is to be run
 */
export const unlessNeedless = async (step: SoftwareStep, context: StepContext): Promise<StepEnd | null> => {
  const left = unlessReplacedIsLeft(step, context);
  if (left) return left;
  if (step.detection.length === 0) return null;
  const before = decidedBefore(step, context);
  if (before) return before === "run" ? null : before;
  const detection = await askRules(step.detection, context);
  context.log("information", `Detection: ${detection.words}`);
  const code = reasonAgainst(step, detection);
  if (!code) return null;
  const reason = new WindlassError(code, { parameters: { name: titleOf(step.software), what: detection.words } });
  return { outcome: "skipped", exitCode: null, reason: reason.told() };
};
