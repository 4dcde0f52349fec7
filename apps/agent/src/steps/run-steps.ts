import { judgeStepExitCode, type PlanStep, type ToldError, WindlassError } from "@windlass/protocol";
import type { Deployment } from "../agent/deployment.ts";
import { toldFailure } from "../agent/failures.ts";
import { failureOf, progressOf } from "../journal/progress.ts";
import type { Environment } from "../platform/platform.ts";
import { executeStep } from "./execute.ts";
import { mostAttempts, type StepResult, stepContext } from "./step.ts";

/** How far the steps went in this run of the program. */
type StepsEnd =
  | { readonly kind: "done" }
  | { readonly kind: "failed"; readonly error: ToldError }
  | { readonly kind: "restart"; readonly into: Environment };

const begin = ({ journal, runtime }: Deployment, step: PlanStep): void => {
  const { phases, attempts } = progressOf(journal.events);
  if (!phases.has(step.phase)) {
    journal.append({ kind: "phase-started", phase: step.phase });
    runtime.screen.show({ type: "phase", phase: step.phase });
  }
  // Coming back from a restart is its second half and no second attempt.
  if (step.action === "restart" && attempts.has(step.id)) return;
  const attempt = (attempts.get(step.id) ?? 0) + 1;
  journal.append({ kind: "step-started", stepId: step.id, attempt });
  runtime.screen.show({ type: "step", stepId: step.id, title: step.title, attempt });
  if (attempt > mostAttempts) {
    throw new WindlassError("device.platform-failure", {
      parameters: { step: step.title, what: `it was interrupted ${mostAttempts} times` },
    });
  }
};

const carryOut = async (deployment: Deployment, step: PlanStep): Promise<StepResult | { error: ToldError }> => {
  const { journal, signal } = deployment;
  const { plan } = progressOf(journal.events);
  if (!plan) throw new Error("there is no plan in the journal");
  try {
    begin(deployment, step);
    return await executeStep(step, stepContext(deployment, plan, step));
  } catch (error) {
    // The run itself is ending; the step is not at fault and is repeated by the next run.
    if (signal.aborted) throw error;
    return { error: toldFailure(error, step.title) };
  }
};

const exitCodeOf = ({ details }: ToldError): number | null =>
  typeof details === "object" && details !== null && "exitCode" in details && typeof details.exitCode === "number"
    ? details.exitCode
    : null;

const finish = (
  deployment: Deployment,
  step: PlanStep,
  result: Exclude<StepResult, { outcome: "restart" }> | { error: ToldError },
  began: number,
): void => {
  const { journal, runtime } = deployment;
  const error = "error" in result ? result.error : (result.reason ?? null);
  const outcome = "error" in result ? "failed" : result.outcome;
  const exitCode = "error" in result ? exitCodeOf(result.error) : result.exitCode;
  journal.append({
    kind: "step-finished",
    stepId: step.id,
    outcome,
    exitCode,
    durationMilliseconds: Math.max(0, Math.round(runtime.clock() - began)),
    error,
  });
  runtime.screen.show({ type: "step-end", stepId: step.id, outcome, exitCode });
};

/** Whether the step before ended with a demand to restart that was not followed yet. */
const owesRestart = ({ journal }: Deployment): boolean => {
  const { plan, lastFinished } = progressOf(journal.events);
  const step = plan?.steps.find((candidate) => candidate.id === lastFinished?.stepId);
  if (step?.action !== "run-software-step" || lastFinished?.outcome !== "succeeded") return false;
  if (step.reboot !== "when-asked") return step.reboot === "always";
  const { exitCode } = lastFinished;
  return (
    exitCode !== null && "timeoutSeconds" in step.step && judgeStepExitCode(step.step, exitCode).meaning === "reboot"
  );
};

/**
 * Carries out what the journal does not know as done, in the plan's order, until all is done, a step fails for good, or
 * the device has to restart.
 */
export const runSteps = async (deployment: Deployment): Promise<StepsEnd> => {
  const { journal, runtime, workspace, content, signal } = deployment;
  for (const step of progressOf(journal.events).plan?.steps ?? []) {
    const failure = failureOf(progressOf(journal.events));
    if (failure) return { kind: "failed", error: failure };
    if (owesRestart(deployment)) return { kind: "restart", into: "windows" };
    if (progressOf(journal.events).finished.has(step.id)) continue;
    if (progressOf(journal.events).finished.size > 0) await workspace.moveToDisk();
    signal.throwIfAborted();

    const began = runtime.clock();
    const result = await carryOut(deployment, step);
    if ("outcome" in result && result.outcome === "restart") return { kind: "restart", into: result.into };
    finish(deployment, step, result, began);
    if (step.action === "apply-image") await content.discard(step.content);
  }
  const failure = failureOf(progressOf(journal.events));
  return failure ? { kind: "failed", error: failure } : { kind: "done" };
};
