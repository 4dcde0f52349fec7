import { contentNamedBy, msiStep, publishedPackage } from "@windlass/protocol";
import { describe, expect, it } from "vitest";
import { compilePlan, diffPublications, filterContextOf, removalOf, validatePublication } from "../src/index.ts";
import { build, hash, id, inventory, publication, scriptStep } from "./fixtures.ts";

const code = "{C2F1A7B0-0D0A-4C51-8F3C-3A4D3A1F5A11}";
const byCode = msiStep.parse({ id: id(900), name: "Remove it", kind: "msi", action: "uninstall", productCode: code });
const detection = [{ kind: "msi-product" as const, productCode: code, minimumVersion: null }];
const files = [{ path: "remove.exe", sha256: hash("a"), sizeBytes: 4096 }];
const archive = { sha256: hash("c"), sizeBytes: 2048 };

const packageOf = (digit: number, changes: object = {}) =>
  publishedPackage.parse({
    id: id(digit),
    name: `P${digit}`,
    version: "1",
    steps: [scriptStep(digit + 100)],
    files: [],
    ...changes,
  });
type Package = ReturnType<typeof packageOf>;

const old = (changes: object = {}) => packageOf(9, { detection, uninstallSteps: [byCode], files, archive, ...changes });

/** The packages that are installed, and how others are removed, of which they replace some. */
const published = (packages: Package[], replaced: Package[], wanted = packages.map((entry) => entry.id)) =>
  publication({ packages, removals: replaced.map(removalOf), builds: [build({ packageIds: wanted })] });

const planOf = (body: ReturnType<typeof published>) =>
  compilePlan({
    publication: body,
    publicationSha256: "0".repeat(64),
    buildId: id(10),
    inventory: inventory(),
    random: () => 0,
  });

const softwareOf = (plan: ReturnType<typeof planOf>) => plan.steps.filter(({ phase }) => phase === "software");
const messages = (body: ReturnType<typeof published>) => validatePublication(body).map(({ message }) => message);

describe("a package that replaces another", () => {
  it("comes after the other's uninstall steps and after seeing that it is gone, and is verified itself", () => {
    const plan = planOf(published([packageOf(1, { replaces: [id(9)], detection })], [old({ reboot: "always" })]));
    expect(softwareOf(plan)).toMatchObject([
      {
        action: "run-software-step",
        title: "Remove P9 1: Remove it",
        software: { id: id(9) },
        replacedBy: { id: id(1), name: "P1", version: "1" },
        files: [],
        archive: null,
        reboot: "always",
      },
      { action: "verify-software", title: "Verify that P9 1 is gone", replacedBy: { id: id(1) }, detection },
      { action: "run-software-step", software: { id: id(1) }, replacedBy: null },
      { action: "verify-software", title: "Verify that P1 1 is installed", replacedBy: null, continueOnError: false },
    ]);
  });

  it("fails the deployment with no part of it where none of its own steps may", () => {
    const steps = [scriptStep(101, { continueOnError: true })];
    const plan = planOf(published([packageOf(1, { replaces: [id(9)], detection, steps })], [old()]));
    expect(
      softwareOf(plan).map((step) => ("continueOnError" in step ? step.continueOnError : "step" in step && step.step)),
    ).toMatchObject([{ continueOnError: true }, true, { continueOnError: true }, true]);
  });

  it("takes nothing away from a device that gets none of its steps", () => {
    const secureBootIsOff = { field: "secure-boot" as const, operator: "is" as const, value: false };
    const without = packageOf(1, { replaces: [id(9)], detection, steps: [scriptStep(101, { when: secureBootIsOff })] });
    expect(softwareOf(planOf(published([without], [old()])))).toEqual([]);
    const elsewhere = packageOf(1, { replaces: [id(9)], architectures: ["arm64"] });
    expect(softwareOf(planOf(published([elsewhere], [old()])))).toEqual([]);
  });

  it("brings the files that its uninstall steps need, whose content is named and whose filters are judged", () => {
    const program = { id: id(901), name: "Run", kind: "execute", program: "remove.exe" };
    const vendor = { field: "vendor", operator: "is", values: ["Dell Inc."] };
    const replaced = old({ uninstallSteps: [publishedPackage.shape.steps.parse([{ ...program, when: vendor }])[0]] });
    const body = published([packageOf(1, { replaces: [id(9)] })], [replaced]);
    expect(softwareOf(planOf(body))[0]).toMatchObject({ files, archive });
    expect(contentNamedBy(body)).toContain(archive.sha256);
    const vendors = [{ id: id(60), name: "Dell", aliases: [] }];
    expect(filterContextOf({ ...body, vendors }).vendors).toEqual(vendors);
    // A product code needs nothing of it.
    expect(contentNamedBy(published([packageOf(1, { replaces: [id(9)] })], [old()]))).not.toContain(archive.sha256);
  });

  it("is not published while the other has no rules or steps, or goes round, or is needed", () => {
    const replacing = packageOf(1, { replaces: [id(9)] });
    expect(messages(published([replacing], [old()]))).toEqual([]);
    expect(messages(published([replacing], [old({ detection: [], uninstallSteps: [] })]))).toEqual([
      "It replaces “P9 1”, which has no detection rules: without one, no device can tell whether it is there, or gone.",
      "It replaces “P9 1”, which has no uninstall steps.",
    ]);
    expect(messages(published([replacing], []))).toEqual([
      `It replaces the software package ${id(9)}, which is not there.`,
    ]);
    const circle = [packageOf(1, { replaces: [id(2)] }), packageOf(2, { replaces: [id(1)] })];
    expect(messages(published(circle, circle, [id(1)]))).toContain(
      "Packages replace each other in a circle: P1 1 → P2 1 → P1 1.",
    );
    const needing = [
      packageOf(1, { replaces: [id(9)], dependencies: [id(2)] }),
      packageOf(2, { dependencies: [id(9)] }),
      old(),
    ];
    expect(messages(published(needing, [old()], [id(1)]))).toContain("It replaces what it needs: P1 1 → P2 1 → P9 1.");
    const gone = old({ uninstallSteps: [msiStep.parse({ ...byCode, file: "gone.msi" })] });
    expect(messages(published([replacing], [gone]))).toEqual([
      "It replaces “P9 1”, whose uninstall step “Remove it” names the file gone.msi, which it does not hold.",
    ]);
  });

  it("is a conflict in a build that installs both, and among DriverApps passes the other over", () => {
    const replacing = packageOf(1, { replaces: [id(9)] });
    expect(messages(published([replacing, old()], [old()]))).toEqual([
      "It installs “P9 1”, which “P1 1” replaces: take one of them out.",
    ]);
    const filter = { field: "secure-boot", operator: "is", value: true };
    const driverApps = [
      packageOf(1, { class: "driver-app", filter, replaces: [id(9)] }),
      old({ class: "driver-app", filter }),
    ];
    const plan = planOf(published(driverApps, [old()], []));
    expect(softwareOf(plan).map(({ title }) => title)).toEqual([
      "Remove P9 1: Remove it",
      "Verify that P9 1 is gone",
      "P1 1: Configure",
    ]);
    expect(plan.passedOver).toEqual([{ name: "P9 1", why: "P1 1 replaces it" }]);
  });

  it("is told by name where it comes, and so is another way to remove", () => {
    const before = published([packageOf(1)], []);
    const after = published([packageOf(1, { replaces: [id(9)] })], [old()]);
    expect(diffPublications(before, after)).toMatchObject([
      { kind: "changed", name: "P1", fields: [{ field: "replaces", before: "none", after: "P9 1" }] },
    ]);
    const again = published([packageOf(1, { replaces: [id(9)] })], [old({ reboot: "never" })]);
    expect(diffPublications(after, again)).toMatchObject([
      { kind: "changed", name: "Removal of P9", fields: [{ field: "reboot", after: "never" }] },
    ]);
  });
});

describe("a package without detection rules", () => {
  it("is not verified: nobody knows how", () => {
    expect(softwareOf(planOf(published([packageOf(1)], []))).map(({ action }) => action)).toEqual([
      "run-software-step",
    ]);
  });
});
