import { softwareStep } from "@windlass/protocol";
import { describe, expect, it } from "vitest";
import { planMigration } from "../../src/mdt/migration.ts";
import { application, command, guid, share } from "./shares.ts";

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
