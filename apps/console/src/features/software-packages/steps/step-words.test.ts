import { detectionRule, softwareStep } from "@windlass/protocol";
import { describe, expect, it } from "vitest";
import { newStep } from "./step-kinds.tsx";
import { stepSections, unasked } from "./step-sections.ts";
import { stepWords } from "./step-words.ts";

const fields = softwareStep.options.flatMap((schema) =>
  Object.keys(schema.shape).map((name) => ({ kind: schema.shape.kind.value, name })),
);

describe("the form of a step", () => {
  it("asks for every field of its schema exactly once, except for what nobody enters", () => {
    for (const schema of softwareStep.options) {
      const asked = stepSections(schema).flatMap(({ names }) => names);
      const expected = Object.keys(schema.shape).filter((name) => !unasked.includes(name));
      expect(asked.toSorted()).toEqual(expected.toSorted());
    }
  });

  it("has words of its own for every field of every step and detection rule", () => {
    const rules = detectionRule.options.flatMap((schema) =>
      Object.keys(schema.shape).map((name) => ({ kind: schema.shape.kind.value, name })),
    );
    // Variants are told by words of their forms' fields.
    const told = [...fields, ...rules].filter(({ name }) => ![...unasked, "change"].includes(name));
    const silent = told.filter(({ kind, name }) => !stepWords.fields[`${kind}.${name}`] && !stepWords.fields[name]);
    expect(silent).toEqual([]);
  });

  it("begins with no more than the schema's defaults", () => {
    const step = newStep("powershell", "0f6f1c7e-1c59-4b6b-8a59-5f4f4b1f2c02");
    expect(step).not.toHaveProperty("successExitCodes");
    expect(step).toMatchObject({ edition: "5.1", timeoutSeconds: 1800, exitCodes: [], when: null, file: null });
  });
});
