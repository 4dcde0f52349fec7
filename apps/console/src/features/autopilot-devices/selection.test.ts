import { describe, expect, it } from "vitest";
import { countOf, isSelected, nothing, selectionOf, withDevices } from "./selection.ts";

describe("the selection of devices", () => {
  it("keeps devices of earlier pages, and gives up what is unchecked", () => {
    const both = withDevices(withDevices(nothing, ["a", "b"], true), ["c"], true);
    const less = withDevices(both, ["b"], false);
    expect([...(less.kind === "some" ? less.ids : [])]).toEqual(["a", "c"]);
    expect(isSelected(less, "b")).toBe(false);
    expect(countOf(less, 500)).toBe(2);
  });

  it("names a filter and no devices where all that match are chosen", () => {
    expect(selectionOf({ kind: "all" }, { search: "LAB" })).toEqual({ kind: "filter", filter: { search: "LAB" } });
    expect(countOf({ kind: "all" }, 500)).toBe(500);
  });

  it("begins anew from nothing when a row is unchecked after all were chosen", () => {
    expect(withDevices({ kind: "all" }, ["a"], false)).toEqual(nothing);
  });
});
