import type { AgentEvent, DeploymentStepView, Phase, Plan } from "@windlass/protocol";

/** What the events of a deployment so far come to. */
export interface Projection {
  readonly plan: Plan | null;
  readonly computerName: string | null;
  readonly phase: Phase | null;
  readonly steps: readonly DeploymentStepView[];
}

export const emptyProjection: Projection = { plan: null, computerName: null, phase: null, steps: [] };

const waitingStep = (step: Plan["steps"][number]): DeploymentStepView => ({
  id: step.id,
  phase: step.phase,
  title: step.title,
  state: "waiting",
  attempt: 0,
  startedAt: null,
  finishedAt: null,
  progress: null,
  exitCode: null,
  error: null,
  drivers: [],
  verdicts: [],
  decision: null,
});

const changeStep = (
  projection: Projection,
  stepId: string,
  change: (step: DeploymentStepView) => Partial<DeploymentStepView>,
): Projection => ({
  ...projection,
  steps: projection.steps.map((step) => (step.id === stepId ? { ...step, ...change(step) } : step)),
});

/** One event later. Events that name no step of the plan change nothing: a device may claim anything. */
export const applyEvent = (projection: Projection, event: AgentEvent): Projection => {
  const { body, at } = event;
  switch (body.kind) {
    case "plan-compiled":
      return {
        ...projection,
        plan: body.plan,
        computerName: body.plan.computerName,
        steps: body.plan.steps.map(waitingStep),
      };
    case "phase-started":
      return { ...projection, phase: body.phase };
    case "step-started":
      return changeStep(projection, body.stepId, (step) => ({
        state: "running",
        attempt: body.attempt,
        startedAt: step.startedAt ?? at,
        finishedAt: null,
        progress: null,
        error: null,
      }));
    case "step-progress":
      return changeStep(projection, body.stepId, () => ({
        progress: { done: body.done, total: body.total, unit: body.unit },
      }));
    case "step-finished":
      return changeStep(projection, body.stepId, () => ({
        state: body.outcome,
        finishedAt: at,
        exitCode: body.exitCode,
        error: body.error,
      }));
    case "driver-ended": {
      const { driverId, inf, outcome, error } = body;
      return changeStep(projection, body.stepId, ({ drivers = [] }) => ({
        drivers: [...drivers.filter((driver) => driver.driverId !== driverId), { driverId, inf, outcome, error }],
      }));
    }
    case "checks-judged":
      return changeStep(projection, body.stepId, () => ({ verdicts: body.verdicts, decision: null }));
    case "checks-decided":
      return changeStep(projection, body.stepId, () => ({ decision: body.decision }));
    case "restarting":
    case "switching-off":
    case "log":
      return projection;
  }
};

const isOver = (step: DeploymentStepView): boolean => step.state !== "waiting" && step.state !== "running";

/** Finished steps against all, 0 to 100; whole only at the end of the deployment. */
export const percentOf = (steps: readonly DeploymentStepView[], finished: boolean): number => {
  if (finished) return 100;
  if (steps.length === 0) return 0;
  return Math.min(99, Math.floor((steps.filter(isOver).length / steps.length) * 100));
};
