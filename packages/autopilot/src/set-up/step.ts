import type { SetUpStep, SetUpStepId } from "@windlass/protocol";
import type { SetUpWorld } from "./world.ts";

/** What is to be said of a step before it is done. */
export interface Judgement {
  readonly verdict: SetUpStep["verdict"];
  /** One or two sentences naming the objects. */
  readonly detail: string;
  readonly remedy?: string;
}

/** One step: look at the tenant, judge what is to do, do it. Looking never changes anything. */
export interface StepDefinition<Finding> {
  readonly id: SetUpStepId;
  readonly title: string;
  /** Whether the wish asks for this step at all. */
  readonly isWanted?: (world: SetUpWorld) => boolean;
  readonly look: (world: SetUpWorld) => Promise<Finding>;
  readonly judge: (world: SetUpWorld, finding: Finding) => Judgement;
  /** Makes it so; called only for the verdicts `create` and `change`, and again after any failure. */
  readonly apply: (world: SetUpWorld, finding: Finding) => Promise<void>;
  /** Notes what an attempt whose end is not known has made, if anything. */
  readonly adopt?: (world: SetUpWorld) => Promise<void>;
}

export interface ExaminedStep {
  readonly judgement: Judgement;
  readonly apply: () => Promise<void>;
}

/** A step without its finding's type, so that steps of all kinds stand in one list. */
export interface Step {
  readonly id: SetUpStepId;
  readonly title: string;
  readonly isWanted: (world: SetUpWorld) => boolean;
  readonly examine: (world: SetUpWorld) => Promise<ExaminedStep>;
  readonly adopt: (world: SetUpWorld) => Promise<void>;
}

export const defineStep = <Finding>(definition: StepDefinition<Finding>): Step => ({
  id: definition.id,
  title: definition.title,
  isWanted: definition.isWanted ?? (() => true),
  adopt: definition.adopt ?? (async () => {}),
  examine: async (world) => {
    const finding = await definition.look(world);
    return { judgement: definition.judge(world, finding), apply: () => definition.apply(world, finding) };
  },
});
