import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { compilePlan, estimateDuration, type StepSample, subjectOf } from "../../src/index.ts";
import { hash, id, inventory, publication } from "../fixtures.ts";

const plan = compilePlan({
  publication: publication(),
  publicationSha256: hash("7"),
  buildId: id(10),
  inventory: inventory(),
  random: () => 0.5,
});

/** A whole deployment of the plan, each step of which took so long. */
const deployed = (deploymentId: string, seconds: number): StepSample[] =>
  plan.steps.map((step) => ({ deploymentId, action: step.action, ...subjectOf(step), seconds }));

describe("the estimated duration of a plan", () => {
  it("is none where nothing was deployed", () => {
    expect(estimateDuration(plan, [])).toBeNull();
  });

  it("is what the same steps took, and not less than that for slow devices", () => {
    const samples = [10, 20, 30].flatMap((seconds, index) => deployed(id(index), seconds));
    const estimate = estimateDuration(plan, samples);
    expect(estimate).toMatchObject({ usualSeconds: 20 * plan.steps.length, deployments: 3, unknown: [] });
    expect(estimate?.slowSeconds).toBeCloseTo(20 * plan.steps.length + Math.sqrt(plan.steps.length) * 10);
  });

  it("draws an image of another size from how long others took", () => {
    const imageStep = plan.steps.find(({ action }) => action === "apply-image");
    const half = { deploymentId: id(1), action: "apply-image", subject: "another", size: 9_000_000_000 } as const;
    const estimate = estimateDuration(plan, [{ ...half, seconds: 100 }]);
    expect(imageStep).toMatchObject({ image: { sizeBytes: 18_000_000_000 } });
    expect(estimate?.usualSeconds).toBe(200);
    expect(estimate?.unknown).toEqual(plan.steps.filter((step) => step !== imageStep).map(({ title }) => title));
  });

  it("takes a step's own past only where there is enough of it", () => {
    const run = { action: "run-software-step", size: null } as const;
    const others = Array.from({ length: 9 }, () => ({ ...run, deploymentId: id(1), subject: "other", seconds: 60 }));
    const own = (count: number) =>
      Array.from({ length: count }, () => ({ ...run, deploymentId: id(2), subject: id(31), seconds: 600 }));
    expect(estimateDuration(plan, [...others, ...own(2)])?.usualSeconds).toBe(120);
    expect(estimateDuration(plan, [...others, ...own(3)])?.usualSeconds).toBe(660);
  });

  it("is a number for any past, and slow is never faster than usual", () => {
    const sample = fc.record({
      deploymentId: fc.constantFrom(id(1), id(2)),
      action: fc.constantFrom(...plan.steps.map(({ action }) => action)),
      subject: fc.constantFrom(null, id(31), id(32), "another"),
      size: fc.option(fc.nat()),
      seconds: fc.double({ min: 0, max: 1e6, noNaN: true }),
    });
    fc.assert(
      fc.property(fc.array(sample, { minLength: 1 }), (samples) => {
        const estimate = estimateDuration(plan, samples);
        expect(Number.isFinite(estimate?.usualSeconds)).toBe(true);
        expect(estimate?.slowSeconds).toBeGreaterThanOrEqual(estimate?.usualSeconds ?? Number.NaN);
      }),
    );
  });
});
