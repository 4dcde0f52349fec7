import type { AgentEvent, AgentEventBody, Phase, Plan, ToldError } from "@windlass/protocol";

type Finished = Extract<AgentEventBody, { kind: "step-finished" }>;

/** How far a deployment is, as its journal tells. */
interface DeploymentProgress {
  readonly plan: Plan | null;
  readonly phases: ReadonlySet<Phase>;
  readonly attempts: ReadonlyMap<string, number>;
  readonly firstStarted: ReadonlyMap<string, string>;
  readonly finished: ReadonlyMap<string, Finished>;
  /** Ids of the drivers that each step is done with, whatever became of them. */
  readonly drivers: ReadonlyMap<string, ReadonlySet<string>>;
  /** The last finished step, when no restart was begun since. */
  readonly lastFinished: Finished | null;
}

/** Pure: equal journals give equal progress, whichever process reads them. */
export const progressOf = (events: readonly AgentEvent[]): DeploymentProgress => {
  let plan: Plan | null = null;
  let lastFinished: Finished | null = null;
  const phases = new Set<Phase>();
  const attempts = new Map<string, number>();
  const firstStarted = new Map<string, string>();
  const finished = new Map<string, Finished>();
  const drivers = new Map<string, Set<string>>();
  for (const { at, body } of events) {
    if (body.kind === "plan-compiled") plan = body.plan;
    if (body.kind === "phase-started") phases.add(body.phase);
    if (body.kind === "restarting") lastFinished = null;
    if (body.kind === "step-started") {
      attempts.set(body.stepId, body.attempt);
      if (!firstStarted.has(body.stepId)) firstStarted.set(body.stepId, at);
    }
    if (body.kind === "driver-ended") {
      drivers.set(body.stepId, (drivers.get(body.stepId) ?? new Set()).add(body.driverId));
    }
    if (body.kind === "step-finished") {
      finished.set(body.stepId, body);
      lastFinished = body;
    }
  }
  return { plan, phases, attempts, firstStarted, finished, drivers, lastFinished };
};

/** The failure that ended the deployment: a failed step which the plan does not allow to fail. */
export const failureOf = ({ plan, finished }: DeploymentProgress): ToldError | null => {
  for (const step of plan?.steps ?? []) {
    const end = finished.get(step.id);
    const mayFail =
      (step.action === "run-software-step" && step.step.continueOnError) ||
      (step.action === "verify-software" && step.continueOnError);
    if (end?.outcome === "failed" && !mayFail) return end.error;
  }
  return null;
};
