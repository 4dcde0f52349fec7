import { packageOptions, softwarePackageView, usualEnding } from "@windlass/protocol";
import { describe, expect, it } from "vitest";
import { changedOptions, withoutPackage } from "./changed-options.ts";
import { softwareRows } from "./software-rows.ts";

const id = (digit: number) => `00000000-0000-4000-8000-00000000000${digit}`;

const packageOf = (digit: number, dependencies: number[] = []) =>
  softwarePackageView.parse({
    id: id(digit),
    organisationId: id(9),
    productId: id(8),
    revision: 1,
    name: `P${digit}`,
    version: "1",
    steps: [],
    files: [],
    fileFacts: [],
    dependencies: dependencies.map(id),
    updatedAt: "2026-11-20T08:00:00.000Z",
  });

const buildOf = (listed: number[], options: object[] = []) => ({
  packageIds: listed.map(id),
  packageOptions: options.map((one) => packageOptions.parse(one)),
  ending: usualEnding,
});

describe("the list of a build's software", () => {
  it("has what is needed at its place, named as such, and is no other order than the plan's", () => {
    const rows = softwareRows(buildOf([3, 1]), [packageOf(1), packageOf(2, [1]), packageOf(3, [2])], new Map());
    expect(rows.map(({ title, listed, detail }) => [title, listed, detail])).toEqual([
      ["P1 1", true, "0 steps · needed by P2 1"],
      ["P2 1", false, "0 steps · needed by P3 1"],
      ["P3 1", true, "0 steps"],
    ]);
  });

  it("tells of each package how the build has it", () => {
    const options = [
      {
        packageId: id(1),
        presence: "preselected",
        overrides: [{ of: "variable", name: "SERVER", value: "x" }],
      },
    ];
    expect(softwareRows(buildOf([1], options), [packageOf(1)], new Map())[0]?.detail).toBe(
      "0 steps · optional, preselected · 1 value of this build",
    );
  });

  it("says of what goes round, is missing or is gone what to do", () => {
    const all = [packageOf(1, [2]), packageOf(2, [1]), packageOf(3, [7])];
    const rows = softwareRows(buildOf([1, 3, 5]), all, new Map([[id(3), ["Something else."]]]));
    const problems = new Map(rows.map(({ title, problems: found }) => [title, found.join(" ")]));
    expect(problems.get("P1 1")).toContain("P1 1 → P2 1 → P1 1: take one of these out of the other.");
    expect(problems.get("P3 1")).toBe(
      "It needs 1 package that the library does not have: choose others in the package. Something else.",
    );
    expect(problems.get("A package that is no longer there")).toBe("Remove it from the build.");
  });
});

describe("options of a package in a build", () => {
  it("are kept only while they say something, and go with the package", () => {
    const before = buildOf([1, 2]);
    const optional = changedOptions(before, id(2), { presence: "preselected" });
    expect(optional).toHaveLength(1);
    expect(changedOptions({ ...before, packageOptions: optional }, id(2), { presence: "required" })).toEqual([]);
    expect(withoutPackage({ ...before, packageOptions: optional }, id(2))).toEqual({
      packageIds: [id(1)],
      packageOptions: [],
    });
  });
});
