import { againstInWords, gateOf, judgeCheck } from "@windlass/planner";
import { type CheckVerdict, WindlassError } from "@windlass/protocol";
import { type StepContext, type StepOf, type StepResult, succeeded } from "../step.ts";
import { decisionOn } from "./decision.ts";
import { factsFor } from "./facts.ts";

type CheckStep = StepOf<"check-device">;

/** What an attempt that was interrupted has judged: the device goes on from there, and keeps waiting where it waited. */
const judgedBefore = ({ id }: CheckStep, { deployment }: StepContext): readonly CheckVerdict[] | null => {
  const last = deployment.journal.events.findLast(({ body }) => body.kind === "checks-judged" && body.stepId === id);
  return last?.body.kind === "checks-judged" ? last.body.verdicts : null;
};

const judgeNow = async (step: CheckStep, context: StepContext): Promise<readonly CheckVerdict[]> => {
  const { journal, runtime } = context.deployment;
  const facts = await factsFor(step, context);
  const verdicts = step.checks.map(({ check }) => judgeCheck(check, facts));
  journal.append({ kind: "checks-judged", stepId: step.id, verdicts });
  for (const { title, outcome, says } of verdicts) runtime.screen.show({ type: "check", title, outcome, says });
  return verdicts;
};

const notPassed = (step: CheckStep, against: readonly CheckVerdict[]): WindlassError =>
  new WindlassError(step.moment === "before" ? "check.not-passed" : "check.not-passed-after", {
    parameters: { what: againstInWords(against) },
  });

/**
 * Measures the device and judges it as the planner does. What only warns is told and kept; where something blocks, the
 * deployment ends, or waits for a technician where all of it may be overridden. Before anything is wiped, nothing has
 * been written to a disk.
 *
 * @throws WindlassError `check.not-passed`, `check.not-passed-after`, `check.ended-by-person`, `check.decision-too-late`
 */
export const checkDevice = async (step: CheckStep, context: StepContext): Promise<StepResult> => {
  const verdicts = judgedBefore(step, context) ?? (await judgeNow(step, context));
  const gate = gateOf(verdicts);
  if (gate.kind === "open") return succeeded;
  if (gate.kind === "closed") throw notPassed(step, gate.against);
  const { decision, by, reason } = await decisionOn(step, gate.against, context);
  const parameters = {
    what: againstInWords(gate.against),
    by: by ?? "Somebody",
    reason,
    minutes: step.decisionMinutes,
  };
  if (decision === "end") throw new WindlassError("check.ended-by-person", { parameters });
  if (decision === "timed-out") throw new WindlassError("check.decision-too-late", { parameters });
  context.log("warning", `${parameters.by} goes on without ${parameters.what}: ${reason}`);
  return succeeded;
};
