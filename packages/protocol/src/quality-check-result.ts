import { z } from "zod";
import { checkLevel, qualityCheck } from "./build/checks.ts";
import { instant } from "./values.ts";

/** `cannot-tell`: what it needs to know is missing. A check that blocks is not passed by it. */
export const checkOutcome = z.enum(["passed", "failed", "cannot-tell"]);
export type CheckOutcome = z.infer<typeof checkOutcome>;

const key = z.string().min(1).max(100);
const text = z.string().max(1000);

/** What a check came to on a device. */
export const checkVerdict = z.object({
  key,
  title: z.string().max(200),
  /** As it counted: a script can turn its own failure into a warning. */
  level: checkLevel,
  mayOverride: z.boolean(),
  outcome: checkOutcome,
  says: text,
  /** Null: nothing was measured. */
  measured: text.nullable(),
  wanted: text,
  /** What to do next; null where it is passed. */
  remedy: text.nullable(),
  /** What a script wrote. */
  output: z.string().max(4000).nullable().default(null),
});
export type CheckVerdict = z.infer<typeof checkVerdict>;

/** `before`: before anything is wiped. `after`: on the deployed Windows. `end`: once the device is prepared for its user. */
export const checkMoment = z.enum(["before", "after", "end"]);
export type CheckMoment = z.infer<typeof checkMoment>;

/** A check as it can be told before the device is there. */
export const previewedCheck = z.object({
  key,
  title: z.string().max(200),
  moment: checkMoment,
  level: checkLevel,
  mayOverride: z.boolean(),
  wanted: text,
  /** Null: it cannot be told beforehand, see `unknown`. */
  verdict: checkVerdict.nullable(),
  /** Who finds it out and when, as a sentence; null where there is a verdict. */
  unknown: z.string().nullable(),
});
export type PreviewedCheck = z.infer<typeof previewedCheck>;

export const previewedChecks = z.object({
  /** What the device would meet before its disk is wiped, by what is known: nothing, a wait for a technician, or its end. */
  gate: z.enum(["open", "waits", "closed"]),
  list: z.array(previewedCheck),
});
export type PreviewedChecks = z.infer<typeof previewedChecks>;

/** A check of a plan, with why it is made. */
export const plannedCheck = z.object({
  key,
  title: z.string().max(200),
  why: text,
  check: qualityCheck,
  /** What is known before the device measures; null: only the device can say. */
  known: checkVerdict.nullable(),
});
export type PlannedCheck = z.infer<typeof plannedCheck>;

/** What becomes of a device whose checks stand against going on: a technician's word, or that nobody said one in time. */
export const checkDecision = z.object({
  decision: z.enum(["go-on", "end", "timed-out"]),
  /** Null: nobody. */
  by: z.string().max(200).nullable(),
  reason: z.string().max(1000),
  at: instant,
});
export type CheckDecision = z.infer<typeof checkDecision>;

/** What a technician decides. */
export const checkDecisionRequest = z.object({
  decision: z.enum(["go-on", "end"]),
  reason: z.string().trim().min(3).max(1000),
});
export type CheckDecisionRequest = z.infer<typeof checkDecisionRequest>;

/** What the server knows of a device that the device cannot tell: handed out with the grant, judged on the device. */
export const grantedCheckFacts = z.object({
  /** The names its maker and model are known by in the library; null: not known. */
  vendorName: z.string().nullable(),
  modelName: z.string().nullable(),
  /** The newest readiness report of the tenant as far as it concerns this build; null: none was made. */
  readiness: z
    .object({
      checkedAt: instant,
      outcome: z.enum(["passed", "failed", "warning", "cannot-tell"]),
      /** Titles of the rows that did not pass. */
      problems: z.array(z.string().max(300)).max(20),
    })
    .nullable(),
});
export type GrantedCheckFacts = z.infer<typeof grantedCheckFacts>;
