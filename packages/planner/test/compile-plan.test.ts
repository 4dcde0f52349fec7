import { readFile } from "node:fs/promises";
import { type DiskVolume, type PublishedBuild, plan as planSchema, type WaitPolicy } from "@windlass/protocol";
import { describe, expect, it } from "vitest";
import { compilePlan, type PlanInputs, partitionSizes } from "../src/index.ts";
import { build, copyStep, hash, id, internalDisk, inventory, publication, scriptStep, tools } from "./fixtures.ts";

const inputs = (changes: Partial<PlanInputs> = {}): PlanInputs => ({
  publication: publication(),
  publicationSha256: hash("7"),
  buildId: id(10),
  inventory: inventory(),
  random: () => 0.5,
  ...changes,
});

/** The same images, had they been those of a boot.wim. */
const asWindowsPe = publication().operatingSystems.map((system) => ({
  ...system,
  images: system.images.map((image) => ({ ...image, edition: "WindowsPE" })),
}));

const withBuild = (changes: Parameters<typeof build>[0]) => publication({ builds: [build(changes)] });
const waiting = (waitPolicy: WaitPolicy) =>
  withBuild({
    autopilot: {
      way: "registration",
      intendedMode: "user-driven",
      groupTag: "OD-OFFICE",
      groupObjectId: id(40),
      waitPolicy,
    },
  });
const offline: PublishedBuild["autopilot"] = {
  way: "offline-profile",
  profileName: "Office",
  joinMethod: "entra",
  accountType: "standard",
  forcedEnrollment: true,
  hidePrivacySettings: true,
  hideLicenseTerms: true,
  skipKeyboardPage: true,
  skipConnectivityCheck: false,
  deviceNameTemplate: null,
  language: null,
  region: null,
  tenantDomain: null,
  tenant: { id: id(77), domain: "contoso.com" },
};
const actions = (changes: Partial<PlanInputs>) => compilePlan(inputs(changes)).steps.map((step) => step.action);

describe("a plan", () => {
  it("for an x64 device is the golden plan", async () => {
    const plan = planSchema.parse(compilePlan(inputs()));
    const golden = await readFile(new URL("golden/x64-plan.json", import.meta.url), "utf8");
    expect(plan).toEqual(JSON.parse(golden));
  });

  it("takes the operating system of the device's architecture, with its language", () => {
    const plan = compilePlan(inputs({ inventory: inventory({ architecture: "arm64" }) }));
    expect(plan.steps.find((step) => step.action === "apply-image")).toMatchObject({ image: { index: 2 } });
    expect(plan.steps.find((step) => step.action === "write-answer-file")).toMatchObject({
      settings: { architecture: "arm64", language: "de-DE" },
    });
  });

  it("takes the technician's language where the image speaks it, without regard to case", () => {
    const plan = compilePlan(inputs({ choices: { language: "DE-de" } }));
    expect(plan.steps.find((step) => step.action === "write-answer-file")).toMatchObject({
      settings: { language: "de-DE" },
    });
    expect(() => compilePlan(inputs({ choices: { language: "fr-FR" } }))).toThrow(
      expect.objectContaining({ code: "build.incomplete", message: expect.stringContaining("no language fr-FR") }),
    );
  });

  it("is the same for the same inputs, and its steps have stable ids in order", () => {
    expect(compilePlan(inputs())).toEqual(compilePlan(inputs()));
    expect(compilePlan(inputs()).steps.map((step) => step.id)).toEqual([
      "01-partition-disk",
      "02-apply-image",
      "03-write-answer-file",
      "04-restart",
      "05-run-software-step",
      "06-run-software-step",
      "07-register-autopilot",
      "08-wait-for-autopilot",
      "09-hand-over",
    ]);
  });

  it("lays the disk out as documented: system, reserved, Windows with the rest, recovery behind it", () => {
    const [first] = compilePlan(inputs()).steps;
    expect(first).toMatchObject({
      action: "partition-disk",
      disk: { number: 0, serialNumber: internalDisk.serialNumber, sizeBytes: internalDisk.sizeBytes },
      partitions: [
        { role: "efi-system", fileSystem: "fat32", sizeBytes: partitionSizes.efiSystem },
        { role: "microsoft-reserved", fileSystem: null, sizeBytes: 16 * 1024 * 1024 },
        { role: "windows", fileSystem: "ntfs", sizeBytes: null },
        { role: "recovery", fileSystem: "ntfs", sizeBytes: 1024 ** 3 },
      ],
    });
  });

  it("lays the disk out as a template says, and refuses one in which Windows has no room", () => {
    const volumes: DiskVolume[] = [
      { role: "efi-system", label: "System", sizeMegabytes: 500, letter: null },
      { role: "microsoft-reserved", label: "", sizeMegabytes: 16, letter: null },
      { role: "windows", label: "Windows", sizeMegabytes: 102_400, letter: null },
      { role: "data", label: "Projects", sizeMegabytes: null, letter: "D" },
    ];
    const divided = (diskTemplateVolumes: DiskVolume[]) =>
      inputs({
        publication: publication({
          builds: [build({ diskTemplateId: id(50) })],
          diskTemplates: [{ id: id(50), name: "With data", volumes: diskTemplateVolumes }],
        }),
      });
    const [first] = compilePlan(divided(volumes)).steps;
    expect(first).toMatchObject({
      action: "partition-disk",
      partitions: [
        { role: "efi-system", sizeBytes: 524_288_000 },
        { role: "microsoft-reserved" },
        { role: "windows", sizeBytes: 107_374_182_400, label: "Windows" },
        { role: "data", fileSystem: "ntfs", sizeBytes: null, label: "Projects", letter: "D" },
      ],
    });
    const cramped = volumes.map((volume) =>
      volume.role === "windows" ? { ...volume, sizeMegabytes: 20_480 } : volume,
    );
    expect(() => compilePlan(divided(cramped))).toThrow(
      expect.objectContaining({ code: "build.incomplete", message: expect.stringContaining("Windows partition") }),
    );
    const missing = withBuild({ diskTemplateId: id(51) });
    expect(() => compilePlan(inputs({ publication: missing }))).toThrow(
      expect.objectContaining({ code: "build.incomplete", message: expect.stringContaining("not part of") }),
    );
  });

  it("runs packages in the build's order and gives each step only the files it needs", () => {
    const office = { ...tools, id: id(50), name: "Office", steps: [copyStep(51, "readme.txt"), scriptStep(52)] };
    const body = publication({ builds: [build({ packageIds: [id(50), id(30)] })], packages: [tools, office] });
    const steps = compilePlan(inputs({ publication: body })).steps.filter(
      (step) => step.action === "run-software-step",
    );
    expect(steps.map((step) => [step.software.name, step.files.map((file) => file.path)])).toEqual([
      ["Office", ["readme.txt"]],
      ["Office", ["tools/agent.exe", "tools/agent.ini", "readme.txt"]],
      ["Contoso Tools", ["tools/agent.exe", "tools/agent.ini"]],
      ["Contoso Tools", ["tools/agent.exe", "tools/agent.ini", "readme.txt"]],
    ]);
  });

  it("waits for Autopilot as the build says", () => {
    expect(actions({ publication: waiting({ kind: "until-ready", whenFailed: "fail" }) })).toContain(
      "wait-for-autopilot",
    );
    expect(
      actions({ publication: waiting({ kind: "minutes", minutes: 5, afterwards: "fail", whenFailed: "fail" }) }),
    ).toContain("wait-for-autopilot");
    const notWaiting = actions({ publication: waiting({ kind: "none" }) });
    expect(notWaiting).toContain("register-autopilot");
    expect(notWaiting).not.toContain("wait-for-autopilot");
    const without = actions({ publication: withBuild({ autopilot: null }) });
    expect(without).not.toContain("register-autopilot");
    expect(without.at(-1)).toBe("hand-over");
  });

  it("says in the steps' titles what being late and being refused will mean", () => {
    const titles = (waitPolicy: WaitPolicy) =>
      compilePlan(inputs({ publication: waiting(waitPolicy) })).steps.map(({ title }) => title);
    expect(titles({ kind: "minutes", minutes: 30, afterwards: "continue", whenFailed: "fail" })).toContain(
      "Wait up to 30 minutes for Windows Autopilot; go on if late, fail if refused",
    );
    expect(titles({ kind: "until-ready", whenFailed: "continue" })).toContain(
      "Wait until Windows Autopilot is ready; go on if refused",
    );
  });

  it("does not let a registration fail a deployment that does not wait for it", () => {
    const register = (waitPolicy: WaitPolicy) =>
      compilePlan(inputs({ publication: waiting(waitPolicy) })).steps.find(
        (step) => step.action === "register-autopilot",
      );
    expect(register({ kind: "none" })).toMatchObject({ whenFailed: "continue" });
    expect(register({ kind: "until-ready", whenFailed: "fail" })).toMatchObject({ whenFailed: "fail" });
  });

  it("with an offline profile lays the file before Windows starts, under the build's own id, and registers nothing", () => {
    const steps = compilePlan(inputs({ publication: withBuild({ autopilot: offline }) })).steps;
    expect(steps.map((step) => step.action)).toEqual([
      "partition-disk",
      "apply-image",
      "write-answer-file",
      "write-offline-profile",
      "restart",
      "run-software-step",
      "run-software-step",
      "hand-over",
    ]);
    const write = steps.find((step) => step.action === "write-offline-profile");
    expect(write).toMatchObject({ profile: { correlationId: id(10), tenant: { domain: "contoso.com" } } });
    expect(steps.at(-1)).toMatchObject({ meetsAutopilot: true });
  });

  it("for device preparation imports the corporate identifier where the build says so, and waits as it says", () => {
    const preparation = (importIdentifiers: boolean, waitPolicy: WaitPolicy) =>
      withBuild({
        autopilot: {
          way: "device-preparation",
          groupObjectId: id(40),
          policyName: null,
          importIdentifiers,
          waitPolicy,
        },
      });
    const waits: WaitPolicy = { kind: "minutes", minutes: 5, afterwards: "continue", whenFailed: "continue" };
    const steps = compilePlan(inputs({ publication: preparation(true, waits) })).steps;
    expect(steps.slice(-3)).toMatchObject([
      { action: "import-corporate-identifier", whenFailed: "continue" },
      { action: "wait-for-autopilot", waitFor: "corporate-identifier", waitPolicy: waits },
      { action: "hand-over", meetsAutopilot: true },
    ]);
    expect(actions({ publication: preparation(true, { kind: "none" }) })).not.toContain("wait-for-autopilot");
    expect(actions({ publication: preparation(false, waits) })).not.toContain("import-corporate-identifier");
    const without = compilePlan(inputs({ publication: withBuild({ autopilot: null }) })).steps;
    expect(without.at(-1)).toMatchObject({ meetsAutopilot: false });
  });

  it("says of every step why it is there", () => {
    for (const { id, why } of compilePlan(inputs()).steps) expect(why, id).toMatch(/^[A-Z“].+\.$/);
  });

  it("never carries the group tag, which belongs to the server", () => {
    expect(JSON.stringify(compilePlan(inputs()))).not.toContain("OD-OFFICE");
  });

  it.each([
    ["device.firmware-not-uefi", { inventory: inventory({ firmware: "bios" }) }],
    ["device.no-operating-system-for-architecture", { inventory: inventory({ architecture: "x86" }) }],
    ["object.not-found", { buildId: id(99) }],
    ["build.incomplete", { publication: withBuild({ packageIds: [id(98)] }) }],
    ["build.incomplete", { publication: publication({ operatingSystems: [] }) }],
    ["build.incomplete", { publication: publication({ operatingSystems: asWindowsPe }) }],
    ["build.incomplete", { publication: publication({ packages: [{ ...tools, steps: [] }] }) }],
    ["build.incomplete", { publication: publication({ packages: [{ ...tools, steps: [copyStep(1, "gone")] }] }) }],
    ["build.incomplete", { publication: withBuild({ autopilot: { ...offline, tenant: null } }) }],
    ["device.no-suitable-disk", { inventory: inventory({ disks: [] }) }],
    ["device.computer-name-invalid", { inventory: inventory({}, "System Serial Number") }],
  ] as const)("is refused with %s (case %#)", (code, changes) => {
    expect(() => compilePlan(inputs(changes))).toThrow(expect.objectContaining({ code }));
  });
});
