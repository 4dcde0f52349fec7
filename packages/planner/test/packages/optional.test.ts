import { describe, expect, it } from "vitest";
import { optionalPackagesOf } from "../../src/index.ts";
import { id } from "../fixtures.ts";
import { installed, options, planOf, software, whyOf } from "./library.ts";

const packages = [software(31), software(32, [31]), software(33), software(34)];
const packageOptions = [
  options(31, { presence: "preselected" }),
  options(33, { presence: "preselected" }),
  options(34, { presence: "not-preselected" }),
];
const listed = [34, 33, 32, 31];
const choose = (digit: number, install: boolean) => ({ packageId: id(digit), install });

describe("optional packages of a plan", () => {
  it("are as the build suggests where nobody decides, and the plan says so", () => {
    const plan = planOf(packages, listed, { packageOptions });
    expect(installed(plan)).toEqual(["P33", "P31", "P32"]);
    expect(whyOf(plan, "P33")).toBe("An optional package, which the build preselects.");
    expect(plan.passedOver).toEqual([
      { name: "P34 1", why: "an optional package, which the build leaves out unless it is chosen" },
    ]);
  });

  it("are as they were decided on, by whom", () => {
    const choices = { packages: [choose(33, false), choose(34, true)], by: "Ada" };
    const plan = planOf(packages, listed, { packageOptions }, choices);
    expect(installed(plan)).toEqual(["P34", "P31", "P32"]);
    expect(whyOf(plan, "P34")).toBe("An optional package, chosen at approval (Ada).");
    expect(plan.passedOver).toEqual([{ name: "P33 1", why: "an optional package, left out at approval (Ada)" }]);
  });

  it("that are left out are brought all the same by what needs them, and the plan says what", () => {
    const plan = planOf(packages, listed, { packageOptions }, { packages: [choose(31, false)], by: "Ada" });
    expect(installed(plan)).toEqual(["P33", "P31", "P32"]);
    expect(whyOf(plan, "P31")).toBe("An optional package, left out at approval (Ada); “P32 1” needs it.");
  });

  it("are told with what needs them", () => {
    const all = optionalPackagesOf({ packageIds: listed.map(id), packageOptions }, packages);
    expect(all.map(({ name, preselected, neededBy }) => [name, preselected, neededBy.map((one) => one.name)])).toEqual([
      ["P34", false, []],
      ["P33", true, []],
      ["P31", true, ["P32"]],
    ]);
    expect(all[2]?.neededBy).toEqual([{ id: id(32), name: "P32", version: "1", optional: false }]);
  });

  it.each([
    ["is required", [choose(32, false)], "“P32 1” cannot be chosen or left out"],
    ["the build does not list", [choose(99, true)], `${id(99)} cannot be chosen or left out`],
    ["was decided on before", [choose(34, true), choose(34, false)], "“P34 1” is decided on twice"],
  ])("refuse a decision about what %s", (_what, decided, message) => {
    expect(() => planOf(packages, listed, { packageOptions }, { packages: decided })).toThrow(message);
  });
});
