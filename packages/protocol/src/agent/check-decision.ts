import { z } from "zod";
import { checkDecision } from "../quality-check-result.ts";

/** `GET /agent/v1/check-decisions/{stepId}`: null while nobody has decided. */
export const checkDecisionForAgent = z.object({
  decision: checkDecision.nullable(),
  pollAfterSeconds: z.number().positive(),
});
export type CheckDecisionForAgent = z.infer<typeof checkDecisionForAgent>;
