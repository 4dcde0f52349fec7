import type { Filter } from "@windlass/protocol";
import { describe, expect, it } from "vitest";
import { planMigration } from "../../src/mdt/migration.ts";
import { guid, item, rules, share, shareOf } from "./shares.ts";

describe("rules of MDT", () => {
  const entriesOf = (text: string) => planMigration(shareOf([], { rules: [rules(text)] }));

  it.each([
    ["PC-%SerialNumber%", "PC-%SERIAL%"],
    ['#Right("%SerialNumber%",7)#', "%SERIAL:7%"],
    ['W#Right("%SerialNumber%",7)#', "W%SERIAL:7%"],
    ["A-%AssetTag%", "A-%ASSET%"],
    ['#Right("%AssetTag%",6)#', "%ASSET:6%"],
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
      { key: "mac-address", value: "00:0F:20:35:DE:AC", computerName: "FRONT" },
      { key: "serial-number", value: "5CG1234567", computerName: "BOSS" },
      { key: "uuid", value: "4C4C4544-0042-3510-8047-B9C04F4A5931", computerName: "LAB" },
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
