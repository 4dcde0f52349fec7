import { execFileSync } from "node:child_process";
import {
  existsSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  realpathSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { type SoftwareStep, softwareStep, type WingetPin } from "@windlass/protocol";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { readRegistryFile } from "../src/platform/simulated/registry.ts";
import { deployHere } from "./run-here.ts";
import { id, makeScenario, type Scenario, type ScenarioOptions, sha256 } from "./scenario.ts";

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "windlass-winget-"));
});
afterAll(() => rmSync(folder, { recursive: true }));
let scenario: Scenario;
afterEach(() => scenario.end());

const tool = Buffer.from("MZ a portable tool ".repeat(300));

/** An archive made by 7-Zip. */
const zipOf = (name: string, files: Readonly<Record<string, Buffer>>): Buffer => {
  for (const [path, bytes] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name, path)), { recursive: true });
    writeFileSync(join(folder, name, path), bytes);
  }
  execFileSync("7zz", ["a", "-bso0", "-tzip", join(folder, `${name}.zip`), "."], { cwd: join(folder, name) });
  return readFileSync(join(folder, `${name}.zip`));
};

const pinOf = (file: Buffer, url: string, changes: Partial<WingetPin>): unknown => ({
  version: "14.1.1",
  architecture: "x64",
  url: `https://downloads.example/${url}`,
  sha256: sha256(file),
  sizeBytes: file.length,
  arguments: "",
  exitCodes: [],
  productCode: null,
  manifestSha256: "a".repeat(64),
  resolvedAt: "2026-11-20T08:00:00.000Z",
  ...changes,
});

const step = (pin: unknown, digit = 31): SoftwareStep =>
  softwareStep.parse({ id: id(digit), name: "Install", kind: "winget", packageId: "Contoso.Search", pins: [pin] });

const deploy = async (steps: readonly SoftwareStep[], files: readonly Buffer[], options: ScenarioOptions = {}) => {
  scenario = await makeScenario({ ...options, steps });
  for (const file of files) scenario.content.set(sha256(file), file);
  return await deployHere(scenario);
};

const windows = (...parts: string[]) => join(scenario.directory, "disk0", "3-windows", ...parts);
const registry = (key: string, name: string, view: "64-bit" | "32-bit" = "64-bit") =>
  readRegistryFile(windows("Windows/System32/config/simulated-registry.json"), view, {
    root: "HKEY_LOCAL_MACHINE",
    key,
    name,
  });
const entry = (name: string, view?: "64-bit" | "32-bit") =>
  registry(`SOFTWARE\\Microsoft\\Windows\\CurrentVersion\\Uninstall\\${packageName}`, name, view);
const packageName = "Contoso.Search_Microsoft.Winget.Source_8wekyb3d8bbwe";
const environmentKey = "SYSTEM\\CurrentControlSet\\Control\\Session Manager\\Environment";
const logged = () =>
  scenario.server.events.flatMap(({ body }) => (body.kind === "log" ? [body.message] : [])).join("\n");

const setPath = (text: string): SoftwareStep =>
  softwareStep.parse({
    id: id(39),
    name: "Path",
    kind: "registry",
    change: {
      action: "set",
      root: "HKEY_LOCAL_MACHINE",
      key: environmentKey,
      name: "Path",
      data: { type: "REG_EXPAND_SZ", text },
    },
  });

const portable = {
  displayName: "Contoso Search",
  publisher: "Contoso Ltd.",
  displayVersion: "14.1",
  command: "search",
  dependsOnPath: false,
};

describe("a portable program on a simulated device", () => {
  it("lies where winget puts it, is linked, listed as installed and found by the search path", async () => {
    const pin = pinOf(tool, "search.exe", { type: "portable", portable });
    const { outcome } = await deploy([setPath("%SystemRoot%\\system32;"), step(pin), step(pin, 32)], [tool]);
    expect(outcome).toBe("succeeded");
    const target = windows("Program Files/WinGet/Packages", packageName, "search.exe");
    expect(readFileSync(target).equals(tool)).toBe(true);
    const link = windows("Program Files/WinGet/Links/search.exe");
    expect(lstatSync(link).isSymbolicLink()).toBe(true);
    expect(realpathSync(link)).toBe(realpathSync(target));
    expect(entry("DisplayName")).toEqual({ type: "REG_SZ", text: "Contoso Search" });
    expect(entry("DisplayVersion")).toEqual({ type: "REG_SZ", text: "14.1" });
    expect(entry("InstallDate")).toMatchObject({ text: expect.stringMatching(/^20\d{6}$/) });
    expect(entry("TargetFullPath")).toMatchObject({
      text: `C:\\Program Files\\WinGet\\Packages\\${packageName}\\search.exe`,
    });
    expect(entry("SymlinkFullPath")).toMatchObject({ text: "C:\\Program Files\\WinGet\\Links\\search.exe" });
    expect(entry("WinGetInstallerType")).toMatchObject({ text: "portable" });
    expect(entry("InstallDirectoryAddedToPath")).toEqual({ type: "REG_DWORD", number: 0 });
    // Behind what was there, and once, though it was installed twice.
    expect(registry(environmentKey, "Path")).toEqual({
      type: "REG_EXPAND_SZ",
      text: "%SystemRoot%\\system32;C:\\Program Files\\WinGet\\Links",
    });
  });

  it("in an archive brings all of the archive, and its programs by their aliases", async () => {
    const archive = zipOf("search", { "search-14/rg.exe": tool, "search-14/doc/rg.1": Buffer.from("manual") });
    const pin = pinOf(archive, "search.zip", {
      type: "portable",
      portable,
      architecture: "x86",
      nestedFiles: [{ path: "search-14/rg.exe", alias: "ripgrep" }],
    });
    expect((await deploy([step(pin)], [archive])).outcome).toBe("succeeded");
    const place = windows("Program Files (x86)/WinGet/Packages", packageName);
    expect(readFileSync(join(place, "search-14/doc/rg.1"), "utf8")).toBe("manual");
    expect(readFileSync(windows("Program Files/WinGet/Links/ripgrep.exe")).equals(tool)).toBe(true);
    expect(entry("DisplayName", "32-bit")).toMatchObject({ text: "Contoso Search" });
    expect(entry("DisplayName", "64-bit")).toBeNull();
    expect(existsSync(`${place}.windlass-part`)).toBe(false);
  });

  it("whose programs find each other by the search path gets its folder there, and no links", async () => {
    const archive = zipOf("tools", { "bin/a.exe": tool, "bin/b.exe": tool });
    const pin = pinOf(archive, "tools.zip", {
      type: "portable",
      portable: { ...portable, dependsOnPath: true },
      nestedFiles: [
        { path: "bin/a.exe", alias: null },
        { path: "bin/b.exe", alias: null },
      ],
    });
    expect((await deploy([step(pin)], [archive])).outcome).toBe("succeeded");
    expect(existsSync(windows("Program Files/WinGet/Links"))).toBe(false);
    expect(registry(environmentKey, "Path")).toMatchObject({
      text: `C:\\Program Files\\WinGet\\Packages\\${packageName}\\bin`,
    });
  });

  it("replaces the version that was there, whole", async () => {
    const [old, young] = [
      zipOf("old", { "a.exe": tool, "old.dll": tool }),
      zipOf("young", { "a.exe": Buffer.from("new") }),
    ];
    const pins = [old, young].map((archive) =>
      pinOf(archive, "a.zip", { type: "portable", portable, nestedFiles: [{ path: "a.exe", alias: null }] }),
    );
    const steps = pins.map((pin, index) => step(pin, 31 + index));
    expect((await deploy(steps, [old, young])).outcome).toBe("succeeded");
    const place = windows("Program Files/WinGet/Packages", packageName);
    expect(readFileSync(join(place, "a.exe"), "utf8")).toBe("new");
    expect(existsSync(join(place, "old.dll"))).toBe(false);
  });
});

describe("an installer in an archive on a simulated device", () => {
  it("is unpacked with all that lies beside it and run from there", async () => {
    const archive = zipOf("suite", { "Setup/Suite Setup.exe": tool, "Setup/data.cab": Buffer.from("data") });
    const pin = pinOf(archive, "suite.zip", {
      type: "inno",
      arguments: "/VERYSILENT",
      nestedFiles: [{ path: "Setup/Suite Setup.exe", alias: null }],
    });
    expect((await deploy([step(pin)], [archive])).outcome).toBe("succeeded");
    expect(logged()).toMatch(/\\windlass-installer\\Setup\\Suite Setup\.exe" \/VERYSILENT/);
  });

  it("that is not in it, or an archive that leads out, fails the step and leaves nothing of it", async () => {
    const archive = zipOf("wrong", { "other.exe": tool });
    const pin = pinOf(archive, "wrong.zip", { type: "wix", nestedFiles: [{ path: "setup.msi", alias: null }] });
    expect((await deploy([step(pin)], [archive])).failure).toBe("device.archive-lacks-file");
    await scenario.end();
    const hostile = Buffer.from(archive.toString("latin1").replaceAll("other.exe", "../ot.exe"), "latin1");
    const bad = pinOf(hostile, "bad.zip", {
      type: "portable",
      portable,
      nestedFiles: [{ path: "ot.exe", alias: null }],
    });
    expect((await deploy([step(bad)], [hostile])).failure).toBe("archive.damaged");
    expect(existsSync(windows("Program Files/WinGet/Packages", packageName))).toBe(false);
    expect(existsSync(windows("Program Files/WinGet/ot.exe"))).toBe(false);
  });
});

describe("an MSIX package on a simulated device", () => {
  const bundle = Buffer.from("PK a bundle");
  const library = Buffer.from("PK a library");
  const dependency = (file: Buffer, url: string, nestedFiles: WingetPin["nestedFiles"] = []) => ({
    packageId: "Contoso.Library",
    version: "14.0",
    type: "appx" as const,
    url: `https://downloads.example/${url}`,
    sha256: sha256(file),
    sizeBytes: file.length,
    nestedFiles,
  });

  it("is provisioned for everybody with its frameworks, also with one out of an archive", async () => {
    const archive = zipOf("framework", { "x64/Framework.appx": library });
    const pin = pinOf(bundle, "Terminal.msixbundle", {
      type: "msix",
      dependencies: [
        dependency(library, "Library.appx"),
        dependency(archive, "framework.zip", [{ path: "x64/Framework.appx", alias: null }]),
      ],
    });
    expect((await deploy([step(pin)], [bundle, library, archive])).outcome).toBe("succeeded");
    const [line] = /C:\\Windows\\System32\\Dism\.exe.*/.exec(logged()) ?? [""];
    expect(line.replaceAll(/[^ :]*\\run-[^\\ ]+\\/g, "")).toBe(
      "C:\\Windows\\System32\\Dism.exe /Online /Add-ProvisionedAppxPackage /PackagePath:windlass-installer.msixbundle " +
        "/DependencyPackagePath:windlass-dependency-1.appx " +
        "/DependencyPackagePath:windlass-dependency-2\\x64\\Framework.appx /SkipLicense /Region:all",
    );
  });

  it("that lacks a framework fails with what the HRESULT means", async () => {
    const pin = pinOf(bundle, "Terminal.msix", { type: "msix" });
    const scripts = [{ contains: "Add-ProvisionedAppxPackage", exitCode: -2147009293, output: "", seconds: 1 }];
    const { failure, message } = await deploy([step(pin)], [bundle], { scripts });
    expect(failure).toBe("device.step-failed");
    expect(message).toContain("A framework it needs is missing");
  });
});
