import { type Filter, filter, filterLimits } from "@windlass/protocol";
import { describe, expect, it } from "vitest";
import { describeFilter, filterFields, judge, operatorsFor } from "../../src/index.ts";
import { factsWith } from "./facts.ts";

const leaf: Filter = { field: "secure-boot", operator: "is", value: true };
const nested = (depth: number): Filter => (depth === 0 ? leaf : { not: nested(depth - 1) });
const issuesOf = (value: unknown) =>
  filter.safeParse(value).error?.issues.map(({ path, message }) => `${path.join(".")}: ${message}`) ?? [];

describe("the schema of filters", () => {
  it("bounds depth, breadth and number of conditions", () => {
    expect(issuesOf(nested(filterLimits.depth - 1))).toEqual([]);
    expect(issuesOf(nested(filterLimits.depth))[0]).toContain("a filter is at most 8 groups deep");
    expect(issuesOf({ all: Array(51).fill(leaf) })).toEqual(["all: a group holds at most 50 parts"]);
    expect(issuesOf({ all: Array(5).fill({ any: Array(50).fill(leaf) }) })[0]).toContain("at most 200 conditions");
  });

  it("refuses a hundred thousand groups in one another at once, instead of running out of stack", () => {
    const text = `${'{"not":'.repeat(100_000)}{}${"}".repeat(100_000)}`;
    const hostile: unknown = JSON.parse(text);
    const began = performance.now();
    expect(filter.safeParse(hostile).success).toBe(false);
    expect(performance.now() - began).toBeLessThan(200);
  });

  it("tells each fault at its own place", () => {
    const faults = issuesOf({
      all: [
        leaf,
        { any: [{ field: "os-build", operator: "at-least", value: "new" }] },
        { field: "colour" },
        { any: [] },
      ],
    });
    expect(faults.map((fault) => fault.split(":")[0])).toEqual(["all.1.any.0.value", "all.2.field", "all.3.any"]);
    expect(issuesOf({ all: [leaf], any: [leaf] })).toEqual([': "all" stands alone, without any']);
    expect(issuesOf(null)).not.toEqual([]);
  });

  it("refuses an operator that does not fit the field", () => {
    expect(issuesOf({ field: "architecture", operator: "contains", values: ["x64"] })).toHaveLength(1);
    expect(issuesOf({ field: "secure-boot", operator: "is", value: true, values: ["x"] })).toHaveLength(1);
  });

  it("takes every operator that is offered for a field", () => {
    const valueFor = {
      text: { values: ["a"] },
      "hardware-id": { values: ["a"] },
      choice: { values: [] },
      place: { values: ["6a0f5a0e-3c0a-4b57-9d5e-0a4b8f1c2d3e"] },
      number: { value: 1 },
      version: { value: "1.0" },
      flag: { value: true },
    };
    const choices: Record<string, unknown> = { architecture: { values: ["x64"] }, chassis: { values: ["laptop"] } };
    for (const [field, { kind }] of Object.entries(filterFields)) {
      const named = Object.keys(filterFields).find((name): name is keyof typeof filterFields => name === field);
      for (const operator of named ? operatorsFor(named) : []) {
        expect(issuesOf({ field, operator, ...(kind === "choice" ? Object(choices[field]) : valueFor[kind]) })).toEqual(
          [],
        );
      }
    }
  });
});

describe("a filter in a sentence", () => {
  it("brackets groups within groups and joins exclusions by nor", () => {
    expect(
      describeFilter({
        all: [
          { field: "vendor", operator: "is-not", values: ["Dell", "HP", "Lenovo"] },
          { any: [{ field: "os-build", operator: "at-least", value: 26100 }, { not: { any: [leaf, leaf] } }] },
          { field: "hardware-id", operator: "present", values: ["PCI\\VEN_10DE*"] },
        ],
      }),
    ).toBe(
      "Vendor is not Dell, HP nor Lenovo and (Windows build is at least 26100 or not (Secure Boot is on or Secure Boot is on)) and Hardware id PCI\\VEN_10DE* is present",
    );
    expect(describeFilter(null)).toBe("every device");
  });
});

describe("hostile patterns", () => {
  it("are matched in no more than the pattern's length times the text's", () => {
    const facts = factsWith({ model: "a".repeat(400) });
    const pattern = `${"*a?".repeat(130)}*b`;
    const began = performance.now();
    const { verdict } = judge({ field: "model", operator: "matches", values: Array(100).fill(pattern) }, facts);
    expect(verdict).toBe("does-not-match");
    expect(performance.now() - began).toBeLessThan(500);
  });
});
