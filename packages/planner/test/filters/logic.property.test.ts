import { type Filter, filter as filterSchema } from "@windlass/protocol";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { describeFilter, judge } from "../../src/index.ts";
import { anyDeviceKnownInPart, anyFilter, anyKnownDevice } from "./arbitrary.ts";

const runs = { numRuns: 500, seed: 4 };
const filters = fc.array(anyFilter, { minLength: 1, maxLength: 4 });
const inverted = (filter: Filter): Filter => ({ not: filter });

describe("the logic of filters, on devices known in part", () => {
  it("undoes a not by a second one", () => {
    fc.assert(
      fc.property(anyFilter, anyDeviceKnownInPart, (filter, { part }) => {
        expect(judge(inverted(inverted(filter)), part).verdict).toBe(judge(filter, part).verdict);
      }),
      runs,
    );
  });

  it("keeps to De Morgan's laws", () => {
    fc.assert(
      fc.property(filters, anyDeviceKnownInPart, (parts, { part }) => {
        const negated = parts.map(inverted);
        expect(judge({ not: { all: parts } }, part).verdict).toBe(judge({ any: negated }, part).verdict);
        expect(judge({ not: { any: parts } }, part).verdict).toBe(judge({ all: negated }, part).verdict);
      }),
      runs,
    );
  });

  it("never changes a verdict when more becomes known, except from cannot tell", () => {
    fc.assert(
      fc.property(anyFilter, anyDeviceKnownInPart, (filter, { whole, part }) => {
        const early = judge(filter, part).verdict;
        if (early !== "cannot-tell") expect(judge(filter, whole).verdict).toBe(early);
      }),
      runs,
    );
  });

  it("can always tell when everything is known", () => {
    fc.assert(
      fc.property(anyFilter, anyKnownDevice, (filter, device) => {
        expect(judge(filter, device).verdict).not.toBe("cannot-tell");
      }),
      runs,
    );
  });

  it("gives the same verdict in whatever order the parts stand", () => {
    fc.assert(
      fc.property(filters, anyDeviceKnownInPart, (parts, { part }) => {
        const backwards = parts.toReversed();
        expect(judge({ all: parts }, part).verdict).toBe(judge({ all: backwards }, part).verdict);
        expect(judge({ any: parts }, part).verdict).toBe(judge({ any: backwards }, part).verdict);
      }),
      runs,
    );
  });

  it("accepts each of these filters in the schema and says it in a sentence", () => {
    fc.assert(
      fc.property(anyFilter, (filter) => {
        expect(filterSchema.parse(filter)).toEqual(filter);
        expect(describeFilter(filter)).not.toBe("");
      }),
      runs,
    );
  });
});
