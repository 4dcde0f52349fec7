import { filterFields, operatorsFor } from "@windlass/planner";
import { type Filter, type FilterField, filter as filterSchema } from "@windlass/protocol";
import { describe, expect, it } from "vitest";
import { changed, newCondition } from "./edited-condition.ts";
import { filterOf, groupOf, withPart } from "./filter-tree.ts";
import { factsFromText } from "./pasted-facts.ts";

const on: Filter = { field: "secure-boot", operator: "is", value: true };
const laptop: Filter = { field: "chassis", operator: "is", values: ["laptop"] };

describe("a filter in the editor", () => {
  it("comes back from its groups as it was", () => {
    const filters: Filter[] = [
      { all: [on, laptop] },
      { any: [on] },
      { not: on },
      { not: { any: [on, laptop] } },
      { not: { all: [on, laptop] } },
    ];
    for (const filter of filters) expect(filterOf(groupOf(filter))).toEqual(filter);
    expect(filterOf(groupOf(on))).toEqual({ all: [on] });
  });

  it("ends with its last part", () => {
    const group = groupOf({ all: [on, laptop] });
    expect(filterOf(withPart(group, 0, null))).toEqual({ all: [laptop] });
    expect(filterOf(withPart(withPart(group, 0, null), 0, null))).toBeNull();
    expect(filterOf(withPart(group, 1, on))).toEqual({ all: [on, on] });
  });

  it("begins each condition in a form that lacks a value at most, with every operator of the field", () => {
    for (const name of Object.keys(filterFields)) {
      const field = Object.keys(filterFields).find((one): one is FilterField => one === name);
      if (!field) continue;
      const condition = newCondition(field);
      for (const operator of operatorsFor(field)) {
        const edited = changed(condition, { operator });
        expect(edited).toMatchObject({ field, operator });
        const isPlace = filterFields[field].kind === "place";
        const values = [isPlace ? "6a0f5a0e-3c0a-4b57-9d5e-0a4b8f1c2d3e" : "Latitude"];
        const complete = "values" in edited && edited.values.length === 0 ? changed(edited, { values }) : edited;
        expect(filterSchema.safeParse({ all: [complete] }).success).toBe(true);
      }
    }
  });
});

describe("pasted facts", () => {
  it("are read from lines by the names that people and tools give them", () => {
    const { facts, problem } = factsFromText(
      "Manufacturer: Dell Inc.\r\n\tProduct Name: Latitude 5450\nSKU Number = 0CB2\nMemory: 16 GB\nHardware id: PCI\\A\nHardware id: PCI\\B\nSecure Boot: on\nnothing known: x",
    );
    expect(problem).toBeNull();
    expect(facts).toMatchObject({
      vendor: "Dell Inc.",
      model: "Latitude 5450",
      sku: "0CB2",
      memoryGigabytes: 16,
      hardwareIds: ["PCI\\A", "PCI\\B"],
      secureBoot: true,
      family: null,
    });
  });

  it("are told when a value cannot be", () => {
    expect(factsFromText("Architecture: z80\nMemory: much").problem).toBe(
      "This cannot be read: architecture, memoryGigabytes.",
    );
  });
});
