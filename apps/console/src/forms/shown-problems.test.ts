import { describe, expect, it } from "vitest";
import { shownProblems } from "./shown-problems.ts";

const problems = { name: "This is needed.", "variables.0.name": "Wrong.", variablesOfOthers: "Wrong." };

describe("findings while a form is filled in", () => {
  it("are told of a touched field and of what lies in it, and of no other", () => {
    expect(shownProblems(problems, new Set(), false)).toEqual({});
    expect(shownProblems(problems, new Set(["variables"]), false)).toEqual({ "variables.0.name": "Wrong." });
    expect(shownProblems(problems, new Set(["variables.0.name"]), false)).toEqual({ "variables.0.name": "Wrong." });
    expect(shownProblems(problems, new Set(["variables.1"]), false)).toEqual({});
  });

  it("are all told once somebody tried to finish", () => {
    expect(shownProblems(problems, new Set(), true)).toEqual(problems);
  });
});
