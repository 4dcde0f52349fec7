import type { SetUpStep, SetUpStepId } from "@windlass/protocol";
import { WindlassError } from "@windlass/protocol";
import { applicationStep, servicePrincipalStep } from "./application.ts";
import { credentialStep } from "./credential.ts";
import { failureOfStep } from "./failure.ts";
import { groupStep } from "./group.ts";
import { checkStep, connectionStep } from "./home-steps.ts";
import { hybridJoinStep } from "./hybrid-join.ts";
import { ownershipStep } from "./ownership.ts";
import { consentStep, permissionsStep } from "./permissions.ts";
import { assignmentStep, profileStep } from "./profile.ts";
import type { ExaminedStep, Step } from "./step.ts";
import type { SetUpWorld } from "./world.ts";

/** All steps, in the order in which each finds what it builds on. */
const steps: readonly Step[] = [
  applicationStep,
  servicePrincipalStep,
  permissionsStep,
  consentStep,
  ownershipStep,
  credentialStep,
  groupStep,
  profileStep,
  assignmentStep,
  hybridJoinStep,
  connectionStep,
  checkStep,
];

const examine = async (world: SetUpWorld, step: Step): Promise<ExaminedStep> => {
  try {
    return await step.examine(world);
  } catch (error) {
    throw failureOfStep(step, error);
  }
};

/** Whoever may not even look at a step cannot do it; the others are planned all the same. */
const judge = async (world: SetUpWorld, step: Step): Promise<ExaminedStep["judgement"]> => {
  try {
    return (await examine(world, step)).judgement;
  } catch (error) {
    const planned = error instanceof WindlassError && unplannable.has(error.code);
    if (!planned) throw error;
    return { verdict: "cannot", detail: error.message, remedy: error.remedy };
  }
};

const unplannable: ReadonlySet<string> = new Set(["set-up.role-missing", "set-up.licence-missing"]);

/**
 * Looks at the tenant and says what each step would do. Changes nothing.
 *
 * @throws WindlassError `set-up.…`, naming the step that could not be looked at
 */
export const planSetUp = async (world: SetUpWorld): Promise<SetUpStep[]> => {
  const planned: SetUpStep[] = [];
  for (const step of steps.filter(({ isWanted }) => isWanted(world))) {
    const judgement = await judge(world, step);
    const { verdict, detail, remedy = null } = judgement;
    planned.push({ id: step.id, title: step.title, verdict, detail, remedy, progress: "waiting" });
  }
  return planned;
};

/** Told of each step as it begins and ends. What it throws ends the run: the caller has lost its right to go on. */
export type StepListener = (
  step: SetUpStepId,
  progress: "running" | "done",
  judgement: ExaminedStep["judgement"],
) => Promise<void>;

/**
 * Does what is not done yet. Every step looks before it makes, so that a run may be broken off anywhere and begun again.
 *
 * @throws WindlassError `set-up.…`, naming the step
 */
export const runSetUp = async (world: SetUpWorld, told: StepListener): Promise<void> => {
  for (const step of steps.filter(({ isWanted }) => isWanted(world))) {
    const { judgement, apply } = await examine(world, step);
    if (judgement.verdict === "cannot") {
      const parameters = { step: step.title, what: judgement.detail, remedy: judgement.remedy ?? "" };
      throw new WindlassError("set-up.cannot", { parameters, details: { step: step.id } });
    }
    // A person's part: nothing here knows how far it is.
    if (judgement.verdict === "manual") continue;
    // Where the end of an earlier attempt is not known, applying takes in what it made.
    if (judgement.verdict !== "fits" || world.memory.isIntended(step.id)) {
      await told(step.id, "running", judgement);
      try {
        await apply();
      } catch (error) {
        throw failureOfStep(step, error);
      }
    }
    await told(step.id, "done", judgement);
  }
};

/**
 * Finds what attempts made whose ends are not known, so that it can be removed with the rest.
 *
 * @throws WindlassError `set-up.…`, naming the step
 */
export const adoptUnknown = async (world: SetUpWorld): Promise<void> => {
  for (const step of steps.filter(({ id }) => world.memory.isIntended(id))) {
    try {
      // A lost secret is looked for in its app.
      if (step.id === "credential") await applicationStep.examine(world);
      await step.adopt(world);
    } catch (error) {
      throw failureOfStep(step, error);
    }
    await world.memory.withdraw(step.id);
  }
};
