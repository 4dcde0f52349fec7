import { type Plan, type PublicationBody, phase, plan, secretIdsOf, WindlassError } from "@windlass/protocol";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { compilePlan } from "../../src/plan/compile-plan.ts";
import type { PlanInputs } from "../../src/plan/plan-inputs.ts";
import { hash } from "../fixtures.ts";
import { anyChoices, anyInventory, anyPublication, buildId, foreignSecretId, secretIds } from "./arbitrary.ts";

const runs = { numRuns: 400, seed: 20261124 };

/** Everything that planning is documented to refuse. */
const refusals = new Set([
  "device.firmware-not-uefi",
  "device.no-operating-system-for-architecture",
  "device.no-suitable-disk",
  "device.several-disks",
  "device.disk-refused",
  "device.computer-name-invalid",
  "build.incomplete",
  "build.package-not-optional",
  "request.invalid",
]);

const anyInputs = fc.record({
  publication: anyPublication,
  inventory: anyInventory,
  choices: fc.oneof(
    { weight: 4, arbitrary: fc.constant({}) },
    { weight: 1, arbitrary: fc.record({ diskNumber: fc.nat(3) }) },
    { weight: 1, arbitrary: fc.record({ packages: anyChoices, by: fc.constant("Ada") }) },
  ),
  computerName: fc.constantFrom(null, null, { name: "WL-7XK29T3", reason: "entered at approval" }),
  address: fc.constantFrom(null, "192.0.2.7", "not an address"),
});
type Told = typeof anyInputs extends fc.Arbitrary<infer Value> ? Value : never;

const inputsOf = (told: Told): PlanInputs => ({
  ...told,
  publicationSha256: hash("a"),
  buildId,
  random: () => 0.25,
});

/** The plan, or the refusal's code. */
const outcomeOf = (inputs: PlanInputs): Plan | string => {
  try {
    return compilePlan(inputs);
  } catch (error) {
    if (error instanceof WindlassError) return error.code;
    throw error;
  }
};

const reversed = (publication: PublicationBody): PublicationBody => ({
  ...publication,
  builds: publication.builds.toReversed(),
  operatingSystems: publication.operatingSystems.toReversed(),
  packages: publication.packages.toReversed(),
  removals: publication.removals.toReversed(),
  securityModels: publication.securityModels.toReversed(),
});

describe("compiling a plan", () => {
  it("is total: whatever the schemas take comes to a plan that they take, or to a refusal that is documented", () => {
    const seen = new Map<string, number>();
    fc.assert(
      fc.property(anyInputs, (told) => {
        const outcome = outcomeOf(inputsOf(told));
        const kind = typeof outcome === "string" ? outcome : "plan";
        seen.set(kind, (seen.get(kind) ?? 0) + 1);
        if (typeof outcome === "string") expect(refusals).toContain(outcome);
        else expect(plan.parse(outcome)).toEqual(outcome);
      }),
      runs,
    );
    // Neither all refused nor all planned: the property is about both.
    expect(seen.get("plan") ?? 0).toBeGreaterThan(100);
    expect(seen.size).toBeGreaterThan(4);
  });

  it("is deterministic, and asks nothing of the order in which a publication lists what it holds", () => {
    fc.assert(
      fc.property(anyInputs, (told) => {
        const inputs = inputsOf(told);
        const outcome = outcomeOf(inputs);
        expect(outcomeOf(inputsOf(structuredClone(told)))).toEqual(outcome);
        expect(outcomeOf({ ...inputs, publication: reversed(inputs.publication) })).toEqual(outcome);
      }),
      runs,
    );
  });

  it("gives every step a reason and a name of its own, in the order of the phases, packages after what they need", () => {
    fc.assert(
      fc.property(anyInputs, (told) => {
        const inputs = inputsOf(told);
        const outcome = outcomeOf(inputs);
        if (typeof outcome === "string") return;
        const { steps } = outcome;
        expect(steps.filter(({ why, title }) => why === "" || title === "")).toEqual([]);
        expect(new Set(steps.map(({ id }) => id)).size).toBe(steps.length);
        const installed = steps.flatMap((step) =>
          step.action === "run-software-step" && step.replacedBy === null ? step.software.id : [],
        );
        for (const software of inputs.publication.packages.filter(({ id }) => installed.includes(id)))
          for (const needed of software.dependencies)
            expect(installed.lastIndexOf(needed)).toBeLessThan(installed.indexOf(software.id));
        const places = steps.map((step) => phase.options.indexOf(step.phase));
        expect(places).toEqual(places.toSorted((left, right) => left - right));
      }),
      runs,
    );
  });

  it("names a secret only by its id, and only those of the device's own build and of packages that it gets", () => {
    fc.assert(
      fc.property(anyInputs, (told) => {
        const inputs = inputsOf(told);
        const outcome = outcomeOf(inputs);
        if (typeof outcome === "string") return;
        const text = JSON.stringify(outcome);
        expect(text).not.toContain(foreignSecretId);
        const named = secretIds.filter((id) => text.includes(id));
        const [build] = inputs.publication.builds;
        const installed = new Set(
          outcome.steps.flatMap((step) => (step.action === "run-software-step" ? step.software.id : [])),
        );
        const model = inputs.publication.securityModels.find(({ id }) => id === build?.securityModelId);
        const allowed = JSON.stringify([
          { ...build, packageIds: [] },
          model,
          inputs.publication.packages
            .filter(({ id }) => installed.has(id))
            .flatMap(({ steps }) => steps.flatMap(secretIdsOf)),
        ]);
        expect(named.filter((id) => !allowed.includes(id))).toEqual([]);
      }),
      runs,
    );
  });
});
