import {
  type Filter,
  type MdtCondition,
  type MdtNode,
  type MdtShare,
  type MdtStep,
  mdtReport,
  softwareStep,
} from "@windlass/protocol";
import { describe, expect, it } from "vitest";
import { planMigration } from "../../src/mdt/migration.ts";
import { application, command, guid, item, rules, setting, share, shareOf, step } from "./shares.ts";

const id = "00000000-0000-4000-8000-000000000001";

/** The package of the only application, with its step as the server would read it. */
const onlyPackage = (given: Parameters<typeof application>[2], name = "App") => {
  const migration = planMigration(share({ applications: [application(1, name, given)] }));
  const [draft] = migration.packages;
  const [entry] = migration.report.entries;
  return { draft, entry, step: draft?.steps[0] ? softwareStep.parse({ ...draft.steps[0], id }) : undefined };
};

const folder = "Applications/App";

describe("an application of MDT", () => {
  it("that calls msiexec becomes an MSI step, without what the step does by itself", () => {
    const text = 'msiexec.exe /i "sub\\app.msi" /qn /norestart /l*v %TEMP%\\a.log allusers=1 TRANSFORMS="a.mst;b.mst"';
    const { step: msi, entry } = onlyPackage({ command: command(text, folder, "sub\\app.msi", "a.mst", "b.mst") });
    expect(msi).toMatchObject({
      kind: "msi",
      file: "sub/app.msi",
      transforms: ["a.mst", "b.mst"],
      properties: [{ name: "ALLUSERS", value: "1" }],
      continueOnError: true,
    });
    expect(entry?.verdict).toBe("carried");
  });

  it.each([
    ["setup.exe /S /norestart", { kind: "execute", program: "setup.exe", arguments: ["/S", "/norestart"] }],
    ['setup.exe /s /v"/qn X=1"', { kind: "execute", rawArguments: '/s /v"/qn X=1"', arguments: [] }],
    ['"setup.exe" /D=C:\\Program Files\\A', { kind: "execute", rawArguments: "/D=C:\\Program Files\\A" }],
    ["setup.exe /S > %TEMP%\\log.txt", { kind: "cmd", command: "setup.exe /S > %TEMP%\\log.txt" }],
    ["cmd.exe /c install.cmd /quiet", { kind: "cmd", command: "install.cmd /quiet" }],
    ["install.cmd /quiet", { kind: "cmd", command: "install.cmd /quiet" }],
    ["reg.exe import a.reg", { kind: "cmd", command: "reg.exe import a.reg" }],
    [
      "powershell.exe -NoProfile -ExecutionPolicy Bypass -File .\\a.ps1 -Colour Blue",
      { kind: "powershell", file: "a.ps1", parameters: ["-Colour", "Blue"] },
    ],
    ["powershell -Command \"Set-TimeZone 'UTC'\"", { kind: "powershell", script: "Set-TimeZone 'UTC'" }],
    ["msiexec /x {23170F69-40C1-2702-2301-000001000000} /qn", { kind: "msi", action: "uninstall" }],
    ["msiexec /a app.msi", { kind: "cmd", command: "msiexec /a app.msi" }],
    ["Notes.appxbundle", { kind: "powershell", script: expect.stringContaining("Add-AppxProvisionedPackage") }],
  ])("with the command %s becomes such a step", (text, expected) => {
    const files = ["setup.exe", "install.cmd", "a.reg", "a.ps1", "app.msi", "Notes.appxbundle"];
    expect(onlyPackage({ command: command(text, folder, ...files) }).step).toMatchObject(expected);
  });

  it("that has a password in its command becomes a package that publishing refuses until somebody completes it", () => {
    const hidden = { text: "setup.exe /pw:••••••", hidden: true, files: [] };
    const { draft, entry } = onlyPackage({ command: hidden });
    expect(draft?.steps).toMatchObject([{ file: "complete-this-step.ps1" }]);
    expect(draft?.files).toEqual([{ from: folder, to: "", kind: "folder" }]);
    expect(entry).toMatchObject({ verdict: "changed", remedy: expect.stringContaining("secret") });
  });

  it("that is a Windows Script File stays behind, and who depends on it is told", () => {
    const migration = planMigration(
      share({
        applications: [
          application(1, "Old", { command: command("cscript.exe a.wsf", "Applications/Old", "a.wsf") }),
          application(2, "New", { dependencies: [guid(1)] }),
        ],
      }),
    );
    expect(migration.packages.map(({ name, dependencies }) => [name, dependencies])).toEqual([["New", []]]);
    expect(migration.report.entries.map(({ verdict }) => verdict)).toEqual(["left", "changed"]);
  });

  it("keeps dependencies, platforms, restart and detection", () => {
    const platforms = ["All x64 Windows 10 Client", "All x86 Windows XP"];
    const { draft, entry } = onlyPackage({ reboot: true, uninstallKey: "O'Neill", supportedPlatforms: platforms });
    expect(draft).toMatchObject({
      reboot: "always",
      filter: {
        all: [
          { field: "architecture", operator: "is", values: ["x64"] },
          { field: "os-edition", operator: "does-not-contain", values: ["Server"] },
        ],
      },
      detection: [{ kind: "script", script: expect.stringContaining("'O''Neill'") }],
    });
    expect(entry?.notes.join()).toContain("All x86 Windows XP");
    const code = "{23170F69-40C1-2702-2301-000001000000}";
    expect(onlyPackage({ uninstallKey: code }).draft?.detection).toMatchObject([
      { kind: "msi-product", productCode: code },
    ]);
  });

  it("that depends on itself by others is cut where it would go round", () => {
    const applications = [1, 2, 3].map((number) =>
      application(number, `A${number}`, { dependencies: [guid((number % 3) + 1)] }),
    );
    const { packages, report } = planMigration(share({ applications }));
    expect(packages.map(({ dependencies }) => dependencies.length)).toEqual([1, 1, 0]);
    expect(report.entries[2]?.notes.join()).toContain("the circle is cut here");
  });

  it("of the same name as another gets a number", () => {
    const { packages } = planMigration(share({ applications: [application(1, "App"), application(2, "app")] }));
    expect(packages.map(({ name }) => name)).toEqual(["App", "app (2)"]);
  });
});

const only = (variables: Readonly<Record<string, string>>, type = "Variable"): MdtCondition => ({
  kind: "expression",
  type: `SMS_TaskSequence_${type}ConditionExpression`,
  variables: Object.entries(variables).map(([name, value]) => setting(name, value)),
});
const variableIs = (name: string, value: string) => only({ Variable: name, Operator: "equals", Value: value });
const query = (text: string) => only({ Namespace: "root\\cimv2", Query: text }, "WMI");

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

describe("rules of MDT", () => {
  const entriesOf = (text: string) => planMigration(shareOf([], { rules: [rules(text)] }));

  it.each([
    ["PC-%SerialNumber%", "PC-%SERIAL%"],
    ['#Right("%SerialNumber%",7)#', "%SERIAL:7%"],
    ['W#Right("%SerialNumber%",7)#', "W%SERIAL:7%"],
    ['#Left("PC%SerialNumber%",15)#', "PC%SERIAL%"],
    ["%AssetTag%-%Custom%", "%SERIAL%"],
    ['#Replace("%SerialNumber%","x","y")#', "%SERIAL%"],
  ])("name computers: %s becomes %s", (written, template) => {
    const { builds } = entriesOf(`[Settings]\nPriority=Default\n[Default]\nOSDComputerName=${written}`);
    expect(builds[0]?.computerNameTemplate).toBe(template);
  });

  it("name single devices, by address, UUID or serial number", () => {
    const text =
      "[Settings]\nPriority=MACAddress,SerialNumber,UUID,Default\n[00:0F:20:35:DE:AC]\nOSDComputerName=FRONT\n[5CG1234567]\nComputerName=BOSS\nMachineObjectOU=OU=B\n[4C4C4544-0042-3510-8047-B9C04F4A5931]\nOSDComputerName=LAB";
    expect(entriesOf(text).assets).toEqual([
      { key: "mac-address", value: "00:0F:20:35:DE:AC", computerName: "FRONT", organisationalUnit: "" },
      { key: "serial-number", value: "5CG1234567", computerName: "BOSS", organisationalUnit: "OU=B" },
      { key: "uuid", value: "4C4C4544-0042-3510-8047-B9C04F4A5931", computerName: "LAB", organisationalUnit: "" },
    ]);
  });

  it("are settings of the organisation, and say what builds join and how they end", () => {
    const { settings, builds, report } = entriesOf(
      "[Settings]\nPriority=Default\n[Default]\nTimeZoneName=W. Europe Standard Time\nKeyboardLocale=0407:00000407;en-US\nUserLocale=german please\nOrgName=Contoso\nJoinDomain=corp.contoso.com\nMachineObjectOU=OU=A,DC=corp\nFinishAction=SHUTDOWN\nJoinWorkgroup=a/b",
    );
    expect(settings).toMatchObject({
      timeZone: "W. Europe Standard Time",
      inputLocales: ["0407:00000407", "en-US"],
      userLocale: null,
      registeredOrganisation: "Contoso",
    });
    expect(builds[0]?.end).toEqual({
      domain: "corp.contoso.com",
      organisationalUnit: "OU=A,DC=corp",
      workgroup: null,
      afterwards: "shut-down",
    });
    const verdicts = new Map(report.entries.map(({ name, verdict }) => [name, verdict]));
    expect(["UserLocale", "JoinDomain", "JoinWorkgroup", "FinishAction"].map((name) => verdicts.get(name))).toEqual([
      "left",
      "changed",
      "left",
      "carried",
    ]);
  });

  it("that are misspelt, stand twice, lie behind a gap or in a section nobody names are told as such", () => {
    const { report } = entriesOf(
      `[Settings]\nPriority=Default\n[Default]\nKeybordLocale=de-DE\nSkipSummary=YES\nSkipSummary=NO\nApplications1=${guid(1)}\nApplications003=${guid(1)}\n[Nobody]\nOrgName=X`,
    );
    const why = (line: number) => report.entries.find(({ where }) => where.endsWith(`line ${line}`))?.notes.join();
    expect(why(4)).toContain("“keyboardlocale” may be meant");
    expect(why(6)).toContain("stands twice");
    expect(why(7)).toContain("does not have");
    expect(why(8)).toContain("A number before it is missing");
    expect(why(10)).toContain("Nothing in Priority");
  });
});

describe("driver folders of MDT", () => {
  const packOf = (path: string, text = "[Settings]\nPriority=Default\n[Default]\nOSInstall=Y") => {
    const driver = {
      ...item(1, "Net"),
      folders: [path],
      path: "Out-of-box Drivers/Net/a/a.inf",
      manufacturer: "",
      version: "",
      class: "Net",
      source: "x",
      platforms: ["x64"],
    };
    return planMigration(share({ drivers: [driver], rules: [rules(text)] })).driverPacks[0];
  };
  const both = (vendor: string, model: string): Filter => ({
    all: [
      { field: "vendor", operator: "is", values: [vendor] },
      { field: "model", operator: "is", values: [model] },
    ],
  });

  it.each<[string, Filter | null]>([
    ["Windows 11\\Dell Inc.\\Latitude 5400", both("Dell Inc.", "Latitude 5400")],
    ["Lenovo\\Windows 10 x64\\20XW", both("Lenovo", "20XW")],
    ["HP Zbook Studio G8\\W11 22H2", both("HP", "Zbook Studio G8")],
    ["Dell", { field: "vendor", operator: "is", values: ["Dell"] }],
    ["Docks", null],
  ])("%s are for these devices", (path, filter) => expect(packOf(path)?.filter).toEqual(filter));

  it("are read as the rules' own pattern of make and model has them, and Windows PE's are known", () => {
    const text = "[Settings]\nPriority=Default\n[Default]\nDriverGroup001=W11\\%Make%\\%Model%";
    expect(packOf("W11\\Contoso\\Slate 7", text)?.filter).toEqual(both("Contoso", "Slate 7"));
    expect(packOf("WinPE x64")?.windowsPe).toBe(true);
  });
});

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
          command: one(null, command(text(), folder, "setup.exe")),
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
