import type { MdtNode, MdtShare, MdtStep } from "@windlass/protocol";
import { describe, expect, it } from "vitest";
import { mdtShareFiles, plantedSecrets } from "../../fixtures/make-mdt-share.ts";
import { readMdtShare } from "./read-share.ts";
import { folderOf, shareWith } from "./testing.ts";

const sample = (): Promise<MdtShare> => readMdtShare(folderOf(mdtShareFiles()), "sample");

const stepsOf = (nodes: readonly MdtNode[]): MdtStep[] =>
  nodes.flatMap((node) => (node.kind === "group" ? stepsOf(node.nodes) : [node]));

describe("a deployment share of MDT", () => {
  it("is read with all kinds of its items", async () => {
    const share = await sample();
    expect(share.version).toBe("6.3.8456.1000");
    const counts = [share.applications, share.drivers, share.operatingSystems, share.packages, share.taskSequences];
    expect(counts.map(({ length }) => length)).toEqual([12, 3, 2, 1, 3]);
    expect(share.selectionProfiles.map(({ name, includes }) => [name, includes])).toEqual([
      ["WinPE", ["Out-of-Box Drivers\\WinPE x64"]],
      ["Nothing", []],
      ["Broken", []],
    ]);
    expect(share.problems.map(({ what }) => what)).toContain(
      "The definition of the selection profile “Broken” cannot be read.",
    );
    expect(share.folders.map(({ name }) => name)).not.toContain("default");
  });

  it("finds files whatever the case in which they are named, and GUIDs alike", async () => {
    const { applications, drivers, taskSequences } = await sample();
    const vpn = applications.find(({ name }) => name === "Contoso VPN");
    expect(vpn?.path).toBe("Applications/Contoso VPN");
    expect(vpn?.command?.files).toEqual([{ written: "setup.exe", path: "Applications/Contoso VPN/Setup.exe" }]);
    expect(vpn?.dependencies[0]).toBe(applications[0]?.guid);
    expect(drivers[0]?.folders).toEqual(["Windows 11\\Dell Inc.\\Latitude 5400", "Docks"]);
    expect(drivers[1]?.path).toMatch(/storage-vmd\.inf$/);
    expect(drivers[2]?.path).toBeNull();
    expect(taskSequences[0]?.hasAnswerFile).toBe(true);
  });

  it("reads groups, steps, conditions and the files that steps name", async () => {
    const [office, lost, outside] = (await sample()).taskSequences;
    const steps = stepsOf(office?.nodes ?? []);
    const printer = steps.find(({ name }) => name === "Rename printer");
    expect(printer?.command.files.map(({ path }) => path)).toEqual(["Scripts/Custom/Rename-Printer.ps1"]);
    expect(steps.find(({ name }) => name === "Power plan")).toMatchObject({ type: "", successCodes: "0 3010 5" });
    expect(steps.find(({ name }) => name === "Dell only")?.condition).toMatchObject({
      kind: "expression",
      type: "SMS_TaskSequence_WMIConditionExpression",
    });
    expect(office?.nodes?.[2]?.condition).toMatchObject({ kind: "or", parts: [{ kind: "expression" }, {}] });
    expect(lost?.nodes).toBeNull();
    // Its id leads out of Control.
    expect(outside?.nodes).toBeNull();
  });

  it("hands out no password and no product key, only where there is one", async () => {
    const share = await sample();
    const text = JSON.stringify(share);
    for (const secret of plantedSecrets) expect(text).not.toContain(secret);
    const hidden = share.rules.flatMap(({ sections }) =>
      sections.flatMap(({ settings }) => settings.filter((setting) => setting.hidden).map(({ name }) => name)),
    );
    expect(hidden).toEqual([
      "AdminPassword",
      "DomainAdminPasword",
      "TpmOwnerPassword",
      "ProductKey",
      "DomainAdminPassword",
      "ScanStateArgs",
      "UserPassword",
    ]);
    expect(share.problems.map(({ what }) => what)).toContain(
      "Line 14 is neither a section, nor a setting, nor a comment.",
    );
  });

  it("is refused without its folder Control, and read with a part of its files", async () => {
    await expect(readMdtShare(folderOf(new Map()), "D:\\Share")).rejects.toMatchObject({ code: "mdt.not-a-share" });
    const share = await readMdtShare(shareWith({ "Control/Applications.xml": "<applications><application" }), "share");
    expect(share.applications).toEqual([]);
    expect(share.problems).toEqual([
      {
        file: "Control\\Applications.xml",
        what: expect.stringMatching(/^Control\\Applications\.xml cannot be read: .* \(byte \d+\)\.$/),
        refused: true,
      },
    ]);
  });

  it("is read in UTF-8, UTF-16 and the code page", async () => {
    const text = "[Default]\r\nOrgName=Küche\r\n";
    const encodings = [
      Buffer.from(text),
      Buffer.from(`\ufeff${text}`),
      Buffer.from(`\ufeff${text}`, "utf16le"),
      Buffer.from(text, "utf16le"),
      Buffer.from(text, "latin1"),
    ];
    for (const bytes of encodings) {
      const share = await readMdtShare(shareWith({ "Control/CustomSettings.ini": bytes }), "share");
      expect(share.rules[0]?.sections).toMatchObject([
        { name: "Default", settings: [{ name: "OrgName", value: "Küche", line: 2 }] },
      ]);
    }
  });
});

describe("sources of items", () => {
  it("are folders below the share, neither the share itself nor a file", async () => {
    const sources = [".\\", ".", "Applications\\A", "Applications\\A\\setup.exe"];
    const items = sources.map((source, at) => `<application guid="{${at}}"><Source>${source}</Source></application>`);
    const share = await readMdtShare(
      shareWith({
        "Control/Applications.xml": `<applications>${items.join("")}</applications>`,
        "Applications/A/setup.exe": "setup",
      }),
      "share",
    );
    expect(share.applications.map(({ path }) => path)).toEqual([null, null, "Applications/A", null]);
  });
});
