import { z } from "zod";
import { toldError } from "../errors/windlass-error.ts";
import { phase, plan } from "../plan.ts";
import { driverOutcome } from "../planned-driver.ts";
import { checkDecision, checkVerdict } from "../quality-check-result.ts";
import { byteCount, identifier, instant } from "../values.ts";

const stepId = z.string().max(80);

/** What happens on a device, as told by the agent. No event carries a group tag (security rule 6) or a hardware hash (rule 16). */
export const agentEventBody = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("plan-compiled"), plan }),
  z.object({ kind: z.literal("phase-started"), phase }),
  z.object({ kind: z.literal("step-started"), stepId, attempt: z.number().int().min(1).max(100) }),
  z.object({
    kind: z.literal("step-progress"),
    stepId,
    done: byteCount,
    total: byteCount,
    unit: z.enum(["bytes", "percent"]),
  }),
  z.object({
    kind: z.literal("step-finished"),
    stepId,
    outcome: z.enum(["succeeded", "failed", "skipped"]),
    exitCode: z.number().int().nullable(),
    durationMilliseconds: z.number().int().nonnegative(),
    error: toldError.nullable(),
  }),
  /** One driver of a step is done with; it is not added again when the step is repeated. */
  z.object({
    kind: z.literal("driver-ended"),
    stepId,
    driverId: identifier,
    inf: z.string().max(260),
    outcome: driverOutcome,
    error: toldError.nullable(),
  }),
  /** What the checks of a step came to; of the same step once more: measured anew. */
  z.object({ kind: z.literal("checks-judged"), stepId, verdicts: z.array(checkVerdict).max(60) }),
  /** How the wait for a technician ended. */
  z.object({ kind: z.literal("checks-decided"), stepId, decision: checkDecision }),
  z.object({ kind: z.literal("restarting"), into: z.enum(["windows", "windows-pe", "out-of-box-experience"]) }),
  /** The last event: what the device starts with when somebody switches it on. */
  z.object({ kind: z.literal("switching-off"), into: z.enum(["windows", "out-of-box-experience"]) }),
  z.object({
    kind: z.literal("log"),
    level: z.enum(["debug", "information", "warning", "error"]),
    message: z.string().max(8000),
    stepId: stepId.nullable(),
  }),
]);
export type AgentEventBody = z.infer<typeof agentEventBody>;

/** One journaled event. `sequence` starts at 1 and has no gaps within a deployment. */
export const agentEvent = z.object({
  sequence: z.number().int().positive(),
  at: instant,
  body: agentEventBody,
});
export type AgentEvent = z.infer<typeof agentEvent>;

/** `POST /agent/v1/events`: answered after commit; what was received before is dropped silently. */
export const reportEventsRequest = z.object({ events: z.array(agentEvent).min(1).max(500) });
export const reportEventsAnswer = z.object({
  /** The highest sequence number of this deployment that is committed, without gaps below it. */
  acknowledged: z.number().int().nonnegative(),
});
