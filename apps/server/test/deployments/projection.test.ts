import type { AgentEventBody, Plan } from "@windlass/protocol";
import { describe, expect, it } from "vitest";
import { applyEvent, emptyProjection, type Projection, percentOf } from "../../src/features/deployments/projection.ts";

const plan: Plan = {
  schemaVersion: 1,
  publication: { number: 1, sha256: "0".repeat(64) },
  build: { id: "4f0c2f4e-7f0b-4c53-9a45-2d4f6a1c8b10", name: "Office" },
  computerName: "CON-1",
  passedOver: [],
  driverFindings: [],
  architecture: "x64",
  steps: [
    { id: "01-restart", phase: "configuration", title: "Restart", why: "", action: "restart" },
    {
      id: "02-hand-over",
      phase: "hand-over",
      title: "Hand over",
      why: "",
      action: "hand-over",
      ending: "out-of-box",
      afterwards: "restart",
    },
  ],
};

const play = (...bodies: AgentEventBody[]): Projection =>
  bodies
    .map((body, index) => ({ sequence: index + 1, at: new Date(index * 1000).toISOString(), body }))
    .reduce(applyEvent, emptyProjection);

const failure = { code: "device.step-failed", message: "It failed.", remedy: "Look." };
const finished = (stepId: string, outcome: "succeeded" | "failed" | "skipped"): AgentEventBody => ({
  kind: "step-finished",
  stepId,
  outcome,
  exitCode: outcome === "failed" ? 1603 : 0,
  durationMilliseconds: 5,
  error: outcome === "failed" ? failure : null,
});

describe("what a deployment's events come to", () => {
  it("is a plan whose steps all wait, once the plan is told", () => {
    const projection = play({ kind: "plan-compiled", plan });
    expect(projection.computerName).toBe("CON-1");
    expect(projection.steps.map((step) => step.state)).toEqual(["waiting", "waiting"]);
  });

  it("keeps the first start and counts the attempts of a step that is begun again", () => {
    const { steps } = play(
      { kind: "plan-compiled", plan },
      { kind: "step-started", stepId: "01-restart", attempt: 1 },
      finished("01-restart", "failed"),
      { kind: "step-started", stepId: "01-restart", attempt: 2 },
    );
    expect(steps[0]).toMatchObject({
      state: "running",
      attempt: 2,
      startedAt: new Date(1000).toISOString(),
      error: null,
    });
  });

  it("tells a failed step's exit code and reason", () => {
    const { steps } = play({ kind: "plan-compiled", plan }, finished("01-restart", "failed"));
    expect(steps[0]).toMatchObject({ state: "failed", exitCode: 1603, error: failure });
  });

  it("ignores events that name no step of the plan", () => {
    const before = play({ kind: "plan-compiled", plan });
    const after = play({ kind: "plan-compiled", plan }, finished("99-unknown", "succeeded"));
    expect(after.steps).toEqual(before.steps);
  });

  it("is whole only at the end of the deployment", () => {
    const { steps } = play(
      { kind: "plan-compiled", plan },
      finished("01-restart", "succeeded"),
      finished("02-hand-over", "skipped"),
    );
    expect(percentOf(steps.slice(0, 1), false)).toBe(99);
    expect(percentOf(steps, false)).toBe(99);
    expect(percentOf(steps, true)).toBe(100);
    expect(percentOf([], false)).toBe(0);
  });
});
