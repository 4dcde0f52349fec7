import { setTimeout as sleep } from "node:timers/promises";
import type { CheckDecision, CheckVerdict } from "@windlass/protocol";
import { untilAnswered } from "../../agent/waiting.ts";
import type { StepContext, StepOf } from "../step.ts";

type CheckStep = StepOf<"check-device">;

/** What was decided before the agent was interrupted; null: nothing yet. */
const decidedBefore = ({ id }: CheckStep, { deployment }: StepContext): CheckDecision | null => {
  const last = deployment.journal.events.findLast(({ body }) => body.kind === "checks-decided" && body.stepId === id);
  return last?.body.kind === "checks-decided" ? last.body.decision : null;
};

/** When the wait began, by the journal: a killed agent does not begin anew. */
const beganAt = ({ id }: CheckStep, { deployment }: StepContext): number => {
  const judged = deployment.journal.events.findLast(({ body }) => body.kind === "checks-judged" && body.stepId === id);
  return judged ? Date.parse(judged.at) : Number.POSITIVE_INFINITY;
};

const ask = ({ id }: CheckStep, { deployment }: StepContext) => {
  const { api, authorised, persistence, signal } = deployment;
  return untilAnswered(() => authorised(() => api.readCheckDecision(id, signal)), persistence);
};

/** Waits for a technician's word over the agent's signed channel, at most as long as the build says. */
export const decisionOn = async (
  step: CheckStep,
  against: readonly CheckVerdict[],
  context: StepContext,
): Promise<CheckDecision> => {
  const before = decidedBefore(step, context);
  if (before) return before;
  const { journal, runtime, signal, serverNow } = context.deployment;
  const minutes = step.decisionMinutes;
  runtime.screen.show({ type: "decision-wanted", minutes, against: against.map(({ title }) => title) });
  const until = beganAt(step, context) + minutes * 60_000;
  for (;;) {
    const { decision: told, pollAfterSeconds } = await ask(step, context);
    const left = until - serverNow().getTime();
    const decision: CheckDecision | null =
      told ?? (left > 0 ? null : { decision: "timed-out", by: null, reason: "", at: serverNow().toISOString() });
    if (decision) {
      journal.append({ kind: "checks-decided", stepId: step.id, decision });
      return decision;
    }
    await sleep(Math.min(pollAfterSeconds * 1000, left), undefined, { signal });
  }
};
