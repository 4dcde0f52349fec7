import type { Filter, PublishedBuild, PublishedPackage } from "@windlass/protocol";
import { describe, expect, it } from "vitest";
import { packageOptionProblems } from "../../src/index.ts";
import { build, id } from "../fixtures.ts";
import { asTheUser, installed, options, planOf, signingIn, software } from "./library.ts";

const late = (digit: number) => options(digit, { phase: "signed-in" });
const personal = (digit: number, dependencies: number[] = []) => software(digit, dependencies, { steps: [asTheUser] });
const problemsOf = (packages: PublishedPackage[], listed: number[], changes: Partial<PublishedBuild>) =>
  packageOptionProblems(build({ packageIds: listed.map(id), ...changes }), packages);

describe("packages that are installed while somebody is signed in", () => {
  it("come after all others, with what needs them, behind a step that waits for the sign-in", () => {
    const packages = [software(31), software(32), software(33, [31]), software(34)];
    const plan = planOf(packages, [31, 32, 33, 34], { ending: signingIn, packageOptions: [late(31)] });
    expect(installed(plan)).toEqual(["P32", "P34", "sign-in", "P31", "P33"]);
    expect(plan.steps.find(({ action }) => action === "wait-for-sign-in")).toMatchObject({
      phase: "software",
      account: "WindlassSetup",
    });
  });

  it("are waited for only where there are any", () => {
    expect(installed(planOf([software(31)], [31], { ending: signingIn }))).toEqual(["P31"]);
  });

  it("take along what is needed as the person signed in, though nothing is said of it", () => {
    const packages = [software(31, [32]), personal(32), software(33)];
    const packageOptions = [late(31)];
    expect(installed(planOf(packages, [31, 33], { ending: signingIn, packageOptions }))).toEqual([
      "P33",
      "sign-in",
      "P32",
      "P31",
    ]);
    expect(problemsOf(packages, [31, 33], { ending: signingIn, packageOptions })).toEqual([]);
  });

  it.each(["untouched", "audit"] as const)("are refused where the build ends %s: nobody is signed in", (kind) => {
    const ending = { kind, afterwards: "restart" } as const;
    expect(problemsOf([software(31)], [31], { ending, packageOptions: [late(31)] })).toMatchObject([
      { packageId: id(31), field: "phase", message: expect.stringContaining("in this build nobody is") },
    ]);
  });

  it("are refused before the sign-in where a step of theirs, or of what they need, runs as that person", () => {
    expect(problemsOf([personal(31)], [31], { ending: signingIn })).toMatchObject([
      { message: expect.stringContaining("its step “Greet” runs as the person signed in") },
    ]);
    expect(problemsOf([software(31, [32]), personal(32)], [31], {})).toMatchObject([
      { packageId: id(31), message: expect.stringContaining("would wait for ever: “P32 1”, which it needs") },
    ]);
  });

  it("are refused where something before the sign-in needs them", () => {
    const packages = [software(31), software(32, [31])];
    expect(problemsOf(packages, [31, 32], { ending: signingIn, packageOptions: [late(31)] })).toMatchObject([
      { packageId: id(32), message: expect.stringContaining("needs “P31 1”, which comes later") },
    ]);
  });

  it("are passed over as DriverApps of a build in which nobody is", () => {
    const filter: Filter = { field: "architecture", operator: "is", values: ["x64"] };
    const packages = [software(35, [], { class: "driver-app", filter, steps: [asTheUser] })];
    expect(planOf(packages, []).passedOver).toEqual([
      { name: "P35 1", why: "its step “Greet” runs as the person signed in, and in this build nobody is" },
    ]);
    expect(installed(planOf(packages, [], { ending: signingIn }))).toEqual(["sign-in", "P35"]);
  });
});
