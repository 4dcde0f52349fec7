import type { DeploymentStepView, Phase } from "@windlass/protocol";
import { describe, expect, it } from "vitest";
import { phasesOf, spokenProgress } from "./phases.ts";

const step = (id: string, phase: Phase, state: DeploymentStepView["state"]): DeploymentStepView => ({
  id,
  phase,
  title: `Title of ${id}`,
  state,
  attempt: 1,
  startedAt: null,
  finishedAt: null,
  progress: null,
  exitCode: null,
  error: null,
  drivers: [],
  verdicts: [],
  decision: null,
});
const stateOf = (...states: DeploymentStepView["state"][]) =>
  phasesOf(states.map((state, index) => step(String(index), "software", state)))[0]?.state;

describe("a deployment's phases", () => {
  it("come in the order of a deployment, whatever the order of the steps, and without empty ones", () => {
    const phases = phasesOf([step("b", "software", "waiting"), step("a", "disk", "succeeded")]);
    expect(phases.map((item) => item.phase)).toEqual(["disk", "software"]);
  });

  it("run while a step runs, also between two steps", () => {
    expect(stateOf("succeeded", "running", "waiting")).toBe("running");
    expect(stateOf("succeeded", "waiting")).toBe("running");
  });

  it("have failed when a step has and none runs", () => {
    expect(stateOf("succeeded", "failed", "waiting")).toBe("failed");
  });

  it("wait, succeed and are skipped with their steps", () => {
    expect(stateOf("waiting", "waiting")).toBe("waiting");
    expect(stateOf("succeeded", "skipped")).toBe("succeeded");
    expect(stateOf("skipped")).toBe("skipped");
  });

  it("are told aloud by the step that runs", () => {
    const steps = [step("a", "disk", "succeeded"), step("b", "image", "running")];
    expect(spokenProgress(steps)).toBe("Step 2 of 2: Title of b");
    expect(spokenProgress([])).toBe("");
  });
});
