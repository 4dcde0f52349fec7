import { type DeploymentStepView, type Phase, phase as phaseSchema } from "@windlass/protocol";

type StepState = DeploymentStepView["state"];

/** The steps of one phase and how the phase stands. */
export interface PhaseProgress {
  readonly phase: Phase;
  readonly state: StepState;
  readonly steps: readonly DeploymentStepView[];
}

const stateOf = (steps: readonly DeploymentStepView[]): StepState => {
  const has = (state: StepState) => steps.some((step) => step.state === state);
  if (has("running")) return "running";
  if (has("failed")) return "failed";
  // Between two steps of a phase none runs, and the phase is not over.
  if (has("waiting")) return has("succeeded") || has("skipped") ? "running" : "waiting";
  return has("succeeded") ? "succeeded" : "skipped";
};

/** A deployment's steps by phase, in the order of the phases; phases without steps are left out. */
export const phasesOf = (steps: readonly DeploymentStepView[]): PhaseProgress[] =>
  phaseSchema.options.flatMap((name) => {
    const own = steps.filter((step) => step.phase === name);
    return own.length === 0 ? [] : [{ phase: name, state: stateOf(own), steps: own }];
  });

/** The step that runs, in a sentence to be spoken; empty when none does. */
export const spokenProgress = (steps: readonly DeploymentStepView[]): string => {
  const index = steps.findIndex((step) => step.state === "running");
  const step = steps[index];
  return step ? `Step ${index + 1} of ${steps.length}: ${step.title}` : "";
};
