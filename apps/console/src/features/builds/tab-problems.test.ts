import { buildDefinition } from "@windlass/protocol";
import { describe, expect, it } from "vitest";
import { buildTabIds } from "./build-tab-ids.ts";
import { buildTabs } from "./build-tabs.ts";
import { firstTabWithProblem, problemCount } from "./tab-problems.ts";

const tabs = [
  { id: "general", fields: ["name"] },
  { id: "software", fields: ["packageIds"] },
] as const;

describe("the tabs of a build", () => {
  it("edit each field of a build in exactly one of them", () => {
    const edited = buildTabs.flatMap(({ fields }) => fields);
    expect(edited.toSorted()).toEqual(Object.keys(buildDefinition.shape).toSorted());
    expect(buildTabs.map(({ id }) => id)).toEqual(buildTabIds);
  });

  it("count the problems of their own fields and of what lies in these", () => {
    const problems = { name: "This is needed.", "packageIds.0": "Gone.", packageIdsOfAnother: "Not this one." };
    expect(tabs.map((tab) => problemCount(tab, problems))).toEqual([1, 1]);
  });

  it("lead to the first that has a problem", () => {
    expect(firstTabWithProblem(tabs, { "packageIds.3": "Gone." })).toBe("software");
    expect(firstTabWithProblem(tabs, {})).toBeUndefined();
  });
});
