import { type Plan, plan, type QualityChecks, qualityChecks } from "@windlass/protocol";
import { describe, expect, it } from "vitest";
import { defaultQualityChecks, freshCheck } from "../../src/checks/default-checks.ts";
import { compilePlan } from "../../src/plan/compile-plan.ts";
import { diffPublications } from "../../src/publication/diff-publications.ts";
import { build, hash, id, inventory, publication } from "../fixtures.ts";

const compile = (checks: QualityChecks | null, changes: object = {}, told = inventory()): Plan =>
  compilePlan({
    publication: publication({ builds: [build({ checks, ...changes })] }),
    publicationSha256: hash("e"),
    buildId: id(10),
    inventory: told,
    random: () => 0.5,
  });

const checkSteps = ({ steps }: Plan) => steps.flatMap((step) => (step.action === "check-device" ? [step] : []));

describe("the checks of a plan", () => {
  it("come before anything is wiped, before the hand-over and after it, with their reasons", () => {
    const made = compile(defaultQualityChecks);
    expect(plan.parse(made)).toEqual(made);
    expect(made.steps[0]).toMatchObject({ id: "01-check-device", phase: "preparation", moment: "before" });
    expect(made.steps.slice(-3).map((step) => [step.action, "moment" in step ? step.moment : null])).toEqual([
      ["check-device", "after"],
      ["hand-over", null],
      ["check-device", "end"],
    ]);
    for (const { checks } of checkSteps(made))
      for (const { why, title } of checks) expect(why + title).toMatch(/\w{5}/);
  });

  it("are none where a publication from before there were checks names none", () => {
    expect(checkSteps(compile(null))).toEqual([]);
    expect(compile(null).steps[0]?.id).toBe("01-partition-disk");
  });

  it("are judged beforehand as far as the inventory tells, and left open where only the device can measure", () => {
    const [before] = checkSteps(compile(defaultQualityChecks, {}, inventory({ memoryBytes: 2 ** 31 })));
    const known = new Map(before?.checks.map(({ key, known }) => [key, known?.outcome ?? null]));
    expect(known.get("memory")).toBe("failed");
    expect(known.get("disk")).toBe("passed");
    expect(known.get("clock")).toBeNull();
    expect(known.get("processor")).toBe("cannot-tell");
  });

  it("leave out what says nothing about the build, and tell why", () => {
    const made = compile(defaultQualityChecks, { autopilot: null });
    expect(made.passedOver).toContainEqual({
      name: "Quality check: Autopilot readiness of the tenant",
      why: "the build has nothing to do with Windows Autopilot",
    });
    const keys = checkSteps(made).flatMap(({ checks }) => checks.map(({ key }) => key));
    expect(keys).not.toContain("autopilot-readiness");
    expect(keys).not.toContain("hardware-hash");
    expect(keys).not.toContain("packages-detected");
    const kiosk = {
      way: "registration",
      intendedMode: "self-deploying",
      groupTag: "K",
      groupObjectId: id(40),
      waitPolicy: { kind: "none" },
    };
    const ofKiosk = checkSteps(compile(defaultQualityChecks, { autopilot: kiosk }))[0];
    expect(ofKiosk?.checks.map(({ key }) => key)).toContain("hardware-hash");
  });

  it("find parts without a driver where the publication has none at all", () => {
    const nic = { name: "Ethernet", hardwareIds: ["PCI\\VEN_1&DEV_2&CC_020000"], compatibleIds: [], problemCode: 28 };
    const [before] = checkSteps(compile(defaultQualityChecks, {}, inventory({ deviceNodes: [nic] })));
    const coverage = before?.checks.find(({ key }) => key === "driver-coverage");
    expect(coverage?.known).toMatchObject({ outcome: "failed", says: "No driver is there for Ethernet (network)." });
  });
});

describe("the checks of a build", () => {
  const list = [freshCheck("memory")];

  it("name each kind once, and allow overriding only what blocks", () => {
    expect(qualityChecks.safeParse({ list }).success).toBe(true);
    expect(qualityChecks.safeParse({ list: [...list, ...list] }).success).toBe(false);
    expect(qualityChecks.safeParse({ list: [{ ...list[0], level: "warn" }] }).success).toBe(false);
  });
});

describe("a difference of publications", () => {
  it("tells checks in words", () => {
    const withList = (list: QualityChecks["list"]) =>
      publication({ builds: [build({ checks: { list, decisionMinutes: 60 } })] });
    const memory = { kind: "memory", level: "block", mayOverride: true, minimumGigabytes: 4 } as const;
    const [change] = diffPublications(
      withList([memory, freshCheck("clock")]),
      withList([{ ...memory, minimumGigabytes: 8 }]),
    );
    expect(change?.fields).toEqual([
      {
        field: "Quality check, Memory",
        before: "blocks, a technician may go on: at least 4 GB",
        after: "blocks, a technician may go on: at least 8 GB",
      },
      { field: "Quality check, Clock", before: "warns: at most 300 seconds from the server's", after: null },
    ]);
    expect(diffPublications(withList([memory]), withList([memory]))).toEqual([]);
  });
});
