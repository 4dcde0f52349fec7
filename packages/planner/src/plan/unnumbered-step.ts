import type { PlanStep } from "@windlass/protocol";

type WithoutId<Step> = Step extends PlanStep ? Omit<Step, "id"> : never;

/** A step before its place in the plan is known. */
export type UnnumberedStep = WithoutId<PlanStep>;
