import { type MdtNode, type MdtShare, type MdtStep, mdtReport, softwareStep } from "@windlass/protocol";
import { describe, expect, it } from "vitest";
import { planMigration } from "../../src/mdt/migration.ts";
import { variableIs } from "./conditions.ts";
import { application, command, guid, item, setting, shareOf, step } from "./shares.ts";

const id = "00000000-0000-4000-8000-000000000001";

/** Deterministic numbers below `limit` (xorshift). */
const numbersFrom = (seed: number) => {
  let state = seed;
  return (limit: number) => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) % limit;
  };
};

const anyShare = (pick: (limit: number) => number): MdtShare => {
  const one = <Value>(...values: readonly [Value, ...Value[]]): Value => values[pick(values.length)] ?? values[0];
  const many = <Value>(most: number, make: (at: number) => Value): Value[] =>
    Array.from({ length: pick(most + 1) }, (_, at) => make(at));
  const text = () =>
    one(
      "setup.exe /S",
      "msiexec /i a.msi",
      "",
      "%SCRIPTROOT%\\x.cmd",
      'cscript "%SCRIPTROOT%\\ZTIBde.wsf"',
      "powershell -c 1",
      "a.wsf",
      '"',
      "cmd /c",
      "a | b",
    );
  const node = (depth: number, at: number): MdtNode => {
    const own: MdtStep = step(`n${depth}-${at}`, text(), {
      type: one(
        "",
        "BDD_Gather",
        "BDD_InstallApplication",
        "SMS_TaskSequence_RebootAction",
        "SMS_TaskSequence_SetVariableAction",
        "BDD_InstallOS",
        "SMS_TaskSequence_PartitionDiskAction",
        "BDD_Unknown",
      ),
      disabled: pick(5) === 0,
      runIn: one("", "WinPE", "FullOS"),
      condition: one(null, variableIs("Make", "Dell"), variableIs("x", "y"), { kind: "not" as const, parts: [] }),
      variables: [
        setting("ApplicationGUID", one("", guid(pick(6)), "nonsense")),
        { ...setting("Password", ""), value: null, hidden: pick(4) === 0 },
      ],
    });
    return depth > 0 && pick(3) === 0
      ? { ...own, kind: "group", nodes: many(4, (inner) => node(depth - 1, inner)) }
      : own;
  };
  const names = [
    "OSDComputerName",
    "Applications001",
    "Applications3",
    "AdminPassword",
    "JoinDomain",
    "DriverGroup001",
    "UserLocale",
    "",
    "Mine",
    "Priority",
  ];
  return shareOf(
    many(6, (at) => node(3, at)),
    {
      applications: many(6, (at) =>
        application(pick(6), one(`A${at}`, "", "Same"), {
          enabled: pick(4) > 0,
          command: one(null, command(text(), "Applications/App", "setup.exe")),
          dependencies: many(3, () => guid(pick(8))),
          supportedPlatforms: many(2, () => one("All x64 Windows 10 Client", "none")),
        }),
      ),
      folders: many(3, (at) => ({
        file: one("DriverGroups.xml", "ApplicationGroups.xml"),
        name: `F${at}`,
        enabled: true,
        members: [],
      })),
      rules: [
        {
          file: "Control\\CustomSettings.ini",
          sections: ["Settings", "Default", "DefaultGateway", "00:0F:20:35:DE:AC", "Latitude", ""].map((name, at) => ({
            name,
            line: at,
            settings: many(8, (line) =>
              setting(one("Priority", ...names), one("Default,Model,MACAddress", guid(pick(6)), "x"), line),
            ),
          })),
        },
      ],
      selectionProfiles: many(2, (at) => ({ ...item(at, "P"), includes: [], excludes: [], readOnly: pick(2) === 0 })),
      settings: many(3, (at) => setting(`Boot.${at}`, "x")),
    },
  );
};

const countSteps = (nodes: readonly MdtNode[]): { group: number; step: number } =>
  nodes.reduce(
    (sum, node) => {
      const within = node.kind === "group" ? countSteps(node.nodes) : { group: 0, step: 0 };
      return {
        group: sum.group + within.group + Number(node.kind === "group"),
        step: sum.step + within.step + Number(node.kind === "step"),
      };
    },
    { group: 0, step: 0 },
  );

describe("the report of a migration", () => {
  it("names everything of any share exactly once, and what is planned can be made", () => {
    for (let seed = 1; seed <= 400; seed++) {
      const any = anyShare(numbersFrom(seed * 7919));
      const { report, packages, builds } = planMigration(any);
      mdtReport.parse(report);
      const found = (kind: string) => report.entries.filter((entry) => entry.kind === kind);
      const settings = any.rules.flatMap(({ sections }) => sections.flatMap((section) => section.settings));
      const nodes = countSteps(any.taskSequences.flatMap((sequence) => sequence.nodes ?? []));
      expect(
        found("application")
          .map(({ name }) => name)
          .sort(),
      ).toEqual(any.applications.map(({ name }) => name).sort());
      expect(
        found("rule")
          .map(({ name }) => name)
          .sort(),
      ).toEqual(settings.map(({ name }) => name).sort());
      expect([found("step").length, found("group").length]).toEqual([nodes.step, nodes.group]);
      expect(found("folder").length).toBe(any.folders.length);
      expect(found("setting").length + found("selection-profile").length).toBe(
        any.settings.length + any.selectionProfiles.length,
      );
      const { carried, changed, left } = report.counts;
      expect(carried + changed + left).toBe(report.entries.length);
      for (const entry of report.entries)
        if (entry.verdict !== "carried") expect(entry.notes.length).toBeGreaterThan(0);

      const origins = new Set(packages.map(({ origin }) => origin));
      expect(origins.size).toBe(packages.length);
      for (const draft of packages) {
        for (const each of draft.steps) softwareStep.parse({ ...each, id });
        for (const dependency of draft.dependencies) expect(origins.has(dependency)).toBe(true);
      }
      for (const { packages: list } of builds) for (const origin of list) expect(origins.has(origin)).toBe(true);
      expect(planMigration(any)).toEqual(planMigration(any));
    }
  });
});
