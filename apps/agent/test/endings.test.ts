import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { asOnMedia, type PublicationBody, type PublishedBuild } from "@windlass/protocol";
import { afterEach, describe, expect, it } from "vitest";
import type { DeviceDescription } from "../src/platform/simulated/device-description.ts";
import { Effects } from "../src/platform/simulated/effects.ts";
import { readContentsFile } from "../src/platform/simulated/image-contents.ts";
import { passwordHashOf, readAccountsFile } from "../src/platform/simulated/local-accounts.ts";
import { deployHere, swiftPlatform } from "./run-here.ts";
import { id, makeScenario, type Scenario } from "./scenario.ts";

let scenario: Scenario;
afterEach(() => scenario.end());

const windows = (...parts: string[]) => join(scenario.directory, "disk0", "3-windows", ...parts);
const accounts = () => readAccountsFile(windows("Windows/System32/config/simulated-accounts.json"));
const state = () => JSON.parse(readFileSync(join(scenario.directory, "simulation.json"), "utf8")) as object;
const effects = () => new Effects(scenario.directory).all().map(({ kind, subject }) => `${kind} ${subject}`);
const winlogon = (name: string) =>
  swiftPlatform(scenario).readRegistry("64-bit", {
    root: "HKEY_LOCAL_MACHINE",
    key: "SOFTWARE\\Microsoft\\Windows NT\\CurrentVersion\\Winlogon",
    name,
  });

const pages = {
  askRegion: false,
  hideLicence: true,
  hideRegistration: true,
  hideNetwork: false,
  hideOnlineAccounts: true,
  privacy: "off",
} as const;
const desktop = { kind: "desktop", privacy: "off", signInWhileDeploying: true, afterwards: "restart" } as const;
const enabled = { kind: "enabled", passwordSecretId: id(62), renamedTo: "Keeper" } as const;
const model: PublicationBody["securityModels"][number] = {
  id: id(50),
  name: "Shop floor",
  groups: [{ name: "Shop", description: "" }],
  accounts: [
    {
      name: "Operator",
      fullName: "Operator & co",
      description: "",
      passwordSecretId: id(51),
      groups: ["Administrators", "Shop"],
      disabled: false,
      passwordNeverExpires: true,
      managedByLaps: false,
    },
  ],
};

const operatingSystem: PublishedBuild["operatingSystems"][number] = {
  architecture: "x64",
  operatingSystemId: id(20),
  imageIndex: 2,
  language: "en-US",
  productKey: { kind: "own", secretId: id(90) },
  enabledFeatures: ["NetFx3"],
  disabledFeatures: ["WorkFolders-Client"],
  removedApps: ["Microsoft.BingNews", "Contoso.NotThere"],
};

const scenarioOf = async (build: Partial<PublishedBuild>, behaviour: Partial<DeviceDescription> = {}) => {
  scenario = await makeScenario({
    build: { autopilot: null, ...build },
    publication: { securityModels: [model] },
    behaviour,
  });
  scenario.server.secrets.set(id(51), { kind: "password", password: "Real-1!" });
  scenario.server.secrets.set(id(61), { kind: "user-name-password", userName: "CORP\\join", password: "Join-1!" });
  scenario.server.secrets.set(id(62), { kind: "password", password: "Keeper-1!" });
  scenario.server.secrets.set(id(81), { kind: "text", text: "\uFEFFARAIAMzMzMygAwAA\r\nAAAAAA==\0" });
};

describe("a device at the end of its deployment", { timeout: 60_000 }, () => {
  it("meets the out-of-box experience with the pages that the build answers, and keeps no file of them", async () => {
    await scenarioOf({ ending: { kind: "answered", pages, afterwards: "shut-down" } });
    expect((await deployHere(scenario)).outcome).toBe("succeeded");
    const seal = new Effects(scenario.directory).all().find(({ kind }) => kind === "seal");
    expect(seal?.output).toContain("<HideOnlineAccountScreens>true</HideOnlineAccountScreens>");
    expect(seal?.output).toContain("<ProtectYourPC>3</ProtectYourPC>");
    expect(seal?.output).not.toContain("HideWirelessSetupInOOBE");
    expect(effects()).toContain("shut-down out-of-box-experience");
    expect(state()).toMatchObject({ environment: "out-of-box-experience", switchedOff: true, handedOver: true });
    expect(scenario.server.events.at(-1)?.body).toEqual({ kind: "switching-off", into: "out-of-box-experience" });
    expect(existsSync(windows("ProgramData/Windlass/hand-over.xml"))).toBe(false);
  });

  it("stays in audit mode without the answer file that would lead back to it for ever", async () => {
    await scenarioOf({ ending: { kind: "audit", afterwards: "restart" } });
    expect((await deployHere(scenario)).outcome).toBe("succeeded");
    expect(state()).toMatchObject({ environment: "windows", handedOver: true });
    expect(effects()).toContain("keep-windows audit");
    expect(effects().some((line) => line.startsWith("seal"))).toBe(false);
    expect(existsSync(windows("Windows/Panther/unattend.xml"))).toBe(false);
  });

  it("has its domain, its accounts with their real passwords, and nothing of the one that was signed in", async () => {
    const domains = [{ name: "corp.example.com", userName: "CORP\\join", passwordSha256: passwordHashOf("Join-1!") }];
    await scenarioOf(
      {
        ending: desktop,
        securityModelId: id(50),
        administrator: enabled,
        join: {
          kind: "domain",
          domain: "corp.example.com",
          accountSecretId: id(61),
          organisationalUnit: { kind: "fixed", path: "OU=Shop,DC=corp,DC=example,DC=com" },
        },
      },
      { domains },
    );
    expect((await deployHere(scenario)).outcome).toBe("succeeded");
    const after = accounts();
    expect(after.membership).toEqual({ kind: "domain", name: "corp.example.com" });
    expect(after.organisationalUnit).toBe("OU=Shop,DC=corp,DC=example,DC=com");
    expect(after.accounts.map(({ name, disabled, groups }) => ({ name, disabled, groups }))).toEqual([
      { name: "Keeper", disabled: false, groups: ["Administrators"] },
      { name: "Operator", disabled: false, groups: ["Administrators", "Shop"] },
    ]);
    expect(after.accounts.map(({ passwordHash }) => passwordHash)).toEqual([
      passwordHashOf("Keeper-1!"),
      passwordHashOf("Real-1!"),
    ]);
    expect(await winlogon("AutoAdminLogon")).toEqual({ type: "REG_SZ", text: "0" });
    for (const name of ["DefaultUserName", "DefaultPassword", "AutoLogonCount"])
      expect(await winlogon(name)).toBeNull();
    expect(after.privateData).toEqual([]);
    const journal = readFileSync(windows("Windows/Logs/Windlass/events.jsonl"), "utf8");
    expect(journal).toContain("Verified: nothing is left of the automatic sign-in");
    for (const secret of ["Real-1!", "Join-1!", "Keeper-1!"]) expect(journal).not.toContain(secret);
  });

  it("fails loudly where something of the automatic sign-in is left", async () => {
    await scenarioOf({ ending: desktop, securityModelId: id(50) });
    const platform = swiftPlatform(scenario);
    const end = await deployHere(scenario, {
      ...platform,
      windowsSettings: { ...platform.windowsSettings, hasPrivateData: async () => true },
    });
    expect(end).toMatchObject({ outcome: "failed", failure: "device.automatic-sign-in-left" });
    expect(end.message).toContain("private value");
    expect(scenario.server.finished).toMatchObject({ outcome: "failed" });
  });

  it("fails where a registry value of the automatic sign-in cannot be taken away", async () => {
    await scenarioOf({ ending: desktop, securityModelId: id(50) });
    const platform = swiftPlatform(scenario);
    const end = await deployHere(scenario, {
      ...platform,
      changeRegistry: async (view, changes) =>
        platform.changeRegistry(
          view,
          changes.filter((change) => !("name" in change && change.name === "DefaultUserName")),
        ),
    });
    expect(end.message).toContain("DefaultUserName is still there");
  });

  it("ends with what the domain, or Windows, says against it", async () => {
    const join = {
      kind: "domain",
      domain: "corp.example.com",
      accountSecretId: id(61),
      organisationalUnit: { kind: "default" },
    } as const;
    const domains = [{ name: "corp.example.com", userName: "CORP\\other", passwordSha256: "" }];
    await scenarioOf({ ending: desktop, join }, { domains });
    expect(await deployHere(scenario)).toMatchObject({ failure: "device.not-joined" });
    await scenario.end();
    await scenarioOf(
      { ending: desktop, securityModelId: id(50) },
      { accounts: [{ name: "Operator", refusal: "the password does not meet the policy (2245)" }] },
    );
    const end = await deployHere(scenario);
    expect(end).toMatchObject({ failure: "device.accounts-differ" });
    expect(end.message).toContain("2245");
  });

  it("takes its computer account from the answer file, in one line, and keeps it nowhere", async () => {
    const offline = {
      kind: "offline-domain" as const,
      accounts: [{ computerName: "WL-7XK29T3", blobSecretId: id(81) }],
    };
    await scenarioOf({ ending: desktop, securityModelId: id(50), join: offline });
    const platform = swiftPlatform(scenario);
    let written = "";
    const end = await deployHere(scenario, {
      ...platform,
      restart: async (into) => {
        const file = windows("Windows/Panther/unattend.xml");
        if (into === "windows" && existsSync(file)) written = readFileSync(file, "utf8");
        await platform.restart(into);
      },
    });
    expect(end.outcome).toBe("succeeded");
    expect(written).toContain("<AccountData>ARAIAMzMzMygAwAAAAAAAA==</AccountData>");
    expect(accounts().membership.kind).toBe("domain");
    expect(existsSync(windows("Windows/Panther/unattend.xml"))).toBe(false);
    expect(readFileSync(windows("Windows/Logs/Windlass/deployment.json"), "utf8")).not.toContain("ARAIAMzM");
  });

  it("has the features, apps and product key that the build names, and neither plan nor journal the key", async () => {
    await scenarioOf({ ending: desktop, securityModelId: id(50), operatingSystems: [operatingSystem] });
    scenario.server.secrets.set(id(90), { kind: "product-key", productKey: "VK7JG-NPHTM-C97JM-9MPGT-3V66T" });
    expect((await deployHere(scenario)).outcome).toBe("succeeded");
    const contents = readContentsFile(windows("Windows/System32/config/simulated-contents.json"));
    expect(contents.features).toMatchObject({ NetFx3: true, "WorkFolders-Client": false });
    expect(contents.apps).not.toContain("Microsoft.BingNews");
    expect(contents.partialProductKey).toBe("3V66T");
    const journal = readFileSync(windows("Windows/Logs/Windlass/events.jsonl"), "utf8");
    expect(journal).toContain("The app Contoso.NotThere is not in the image.");
    expect(journal).toContain("Verified in the image: switched on NetFx3");
    expect(journal).not.toContain("9MPGT");
  });

  it("ends where the image has no such feature, with what DISM says, before Windows starts", async () => {
    await scenarioOf({ operatingSystems: [{ ...operatingSystem, ...asOnMedia, enabledFeatures: ["NoSuch"] }] });
    const end = await deployHere(scenario);
    expect(end).toMatchObject({ failure: "device.image-not-serviced" });
    expect(end.message).toContain("0x800f080c");
    expect(effects()).not.toContain("restart windows");
  });
});
