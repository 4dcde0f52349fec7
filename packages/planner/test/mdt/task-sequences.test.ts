import type { Filter, MdtCondition, MdtNode, MdtShare } from "@windlass/protocol";
import { describe, expect, it } from "vitest";
import { planMigration } from "../../src/mdt/migration.ts";
import { query, variableIs } from "./conditions.ts";
import { application, guid, rules, setting, shareOf, step } from "./shares.ts";

const build = (nodes: readonly MdtNode[], given: Partial<MdtShare> = {}) => {
  const migration = planMigration(shareOf(nodes, given));
  const names = new Map(migration.packages.map(({ origin, name }) => [origin, name]));
  return { ...migration, list: migration.builds[0]?.packages.map((origin) => names.get(origin)) };
};

describe("a task sequence of MDT", () => {
  it("becomes a build with its Windows, its own steps, its applications and restarts in their order", () => {
    const applications = [
      application(1, "Reader"),
      application(2, "Office"),
      application(3, "Off", { enabled: false }),
    ];
    const { builds, list, report } = build(
      [
        step("Gather", 'cscript.exe "%SCRIPTROOT%\\ZTIGather.wsf"'),
        step("Colours", "reg.exe add HKLM\\SOFTWARE\\A /f"),
        step("Restart", "smsboot.exe", { type: "SMS_TaskSequence_RebootAction" }),
        step("Reader", "", { type: "BDD_InstallApplication", variables: [setting("ApplicationGUID", guid(1))] }),
        step("Lists", "", { type: "BDD_InstallApplication", variables: [setting("ApplicationGUID", "")] }),
      ],
      {
        applications,
        rules: [
          rules(`[Settings]\nPriority=Default\n[Default]\nApplications001=${guid(2)}\nApplications002=${guid(3)}`),
        ],
      },
    );
    expect(list).toEqual(["Colours", "Restart 1", "Reader", "Office"]);
    expect(builds[0]?.image).toMatchObject({ imageIndex: 3, architecture: "x64", language: "en-US" });
    expect(report.entries.find(({ name }) => name === "Gather")).toMatchObject({
      verdict: "changed",
      becomes: "inventory",
    });
  });

  it("switches features of the image on and off, the later step winning, and leaves roles of a server behind", () => {
    const roles = (type: string, ...variables: ReturnType<typeof setting>[]) =>
      step(`${type} ${variables.map(({ value }) => value).join()}`, "", { type, variables });
    const { builds, report } = build([
      roles("BDD_InstallRoles", setting("OSFeatures", "NetFx3, TelnetClient,netfx3"), setting("OSRoles", "")),
      roles("BDD_UninstallRoles", setting("OSFeatures", "TelnetClient,WorkFolders-Client")),
      roles("BDD_InstallRoles", setting("OSRoles", "DHCP"), setting("OSFeatures", "not a name")),
      step("Some", "", {
        type: "BDD_InstallRoles",
        variables: [setting("OSFeatures", "TFTP")],
        condition: variableIs("IsLaptop", "True"),
      }),
    ]);
    expect(builds[0]?.features).toEqual({ enabled: ["netfx3"], disabled: ["TelnetClient", "WorkFolders-Client"] });
    const told = report.entries.filter(({ kind }) => kind === "step").map(({ verdict, notes }) => [verdict, notes[0]]);
    expect(told).toEqual([
      ["changed", expect.stringContaining("fails the deployment")],
      ["changed", expect.stringContaining("fails the deployment")],
      ["left", expect.stringContaining("not a name, DHCP")],
      ["left", expect.stringContaining("on some devices only")],
    ]);
  });

  it.each<[string, MdtCondition, Filter | "always" | "left"]>([
    ["a phase", variableIs("PHASE", "STATERESTORE"), "always"],
    ["another kind of deployment", variableIs("DeploymentType", "REFRESH"), "left"],
    ["a variable of its own", variableIs("Room", "12"), "left"],
    ["a laptop", variableIs("IsLaptop", "True"), { field: "chassis", operator: "is", values: ["laptop"] }],
    [
      "not a model",
      { kind: "not", parts: [variableIs("Model", "A")] },
      { not: { field: "model", operator: "is", values: ["A"] } },
    ],
    [
      "a query for model and maker",
      query("SELECT * FROM Win32_ComputerSystem WHERE Model LIKE '%Book%' AND Manufacturer LIKE \"HP%\""),
      {
        all: [
          { field: "model", operator: "contains", values: ["Book"] },
          { field: "vendor", operator: "starts-with", values: ["HP"] },
        ],
      },
    ],
    ["a query for something else", query("SELECT * FROM Win32_Battery"), "left"],
    [
      "one of two",
      { kind: "or", parts: [variableIs("DeploymentType", "NEWCOMPUTER"), variableIs("Room", "12")] },
      "always",
    ],
  ])("runs a step under the condition of %s where a filter can say it", (_what, condition, expected) => {
    const { packages, report } = build([step("Own", "whoami.exe", { condition })]);
    const entry = report.entries.find(({ kind }) => kind === "step");
    if (expected === "left") expect([entry?.verdict, packages]).toEqual(["left", []]);
    else expect(packages[0]?.filter).toEqual(expected === "always" ? null : expected);
  });

  it("leaves steps behind that are switched off, in Windows PE, as another account or with a password", () => {
    const hidden = { text: "x ••••••", hidden: true, files: [] };
    const group: MdtNode = { ...step("Off", ""), kind: "group", disabled: true, nodes: [step("Within", "a.exe")] };
    const { report, list, packages } = build([
      group,
      step("PE", "a.exe", { runIn: "WinPE" }),
      step("As", "a.exe", { variables: [setting("RunAsUser", "true")] }),
      step("Pass", "", { command: hidden }),
    ]);
    const verdicts = report.entries
      .filter(({ kind }) => kind === "step")
      .map(({ name, verdict }) => `${name} ${verdict}`);
    expect(verdicts).toEqual(["Within left", "PE left", "As left", "Pass changed"]);
    expect(list).toEqual(["Pass"]);
    expect(packages[0]?.steps).toMatchObject([{ file: "complete-this-step.ps1" }]);
  });

  it("gives an application for some models a filter, unless something else wants it everywhere", () => {
    const lists = step("Lists", "", { type: "BDD_InstallApplication" });
    const applications = [
      application(1, "Dock"),
      application(2, "Base", { dependencies: [guid(3)] }),
      application(3, "Runtime"),
    ];
    const text = `[Settings]\nPriority=Model,Default\n[Default]\nApplications001=${guid(2)}\n[Latitude 5400]\nApplications001=${guid(1)}\nApplications002=${guid(3)}`;
    const { packages, list } = build([lists], { applications, rules: [rules(text)] });
    expect(list).toEqual(["Base", "Dock", "Runtime"]);
    expect(packages.map(({ filter }) => filter)).toEqual([
      { field: "model", operator: "is", values: ["Latitude 5400"] },
      null,
      null,
    ]);
  });

  it("divides the disk as it says where that can be had", () => {
    const partition = (at: number, values: Readonly<Record<string, string>>) =>
      Object.entries(values).map(([name, value]) => setting(`OSDPartitions${at}${name}`, value));
    const disk = (recovery: Readonly<Record<string, string>>) =>
      step("Disk", "", {
        type: "SMS_TaskSequence_PartitionDiskAction",
        variables: [
          setting("OSDPartitions", "4"),
          ...partition(0, { Type: "EFI", Size: "499", SizeUnits: "MB", VolumeName: "Boot" }),
          ...partition(1, { Type: "MSR", Size: "128", SizeUnits: "MB" }),
          ...partition(2, {
            Type: "Primary",
            Size: "100",
            SizeUnits: "%",
            VolumeLetterVariable: "OSDisk",
            VolumeName: "Windows",
          }),
          ...partition(3, { Type: "Recovery", VolumeName: "Recovery", ...recovery }),
        ],
      });
    const { builds } = build([disk({ Size: "2", SizeUnits: "GB" })]);
    expect(builds[0]?.volumes?.map(({ role, sizeMegabytes }) => [role, sizeMegabytes])).toEqual([
      ["efi-system", 499],
      ["microsoft-reserved", 128],
      ["windows", null],
      ["recovery", 2048],
    ]);
    expect(build([disk({ Size: "1", SizeUnits: "%" })]).builds[0]?.volumes).toBeNull();
  });
});
