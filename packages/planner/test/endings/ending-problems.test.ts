import type { BuildDefinition, LocalAccount } from "@windlass/protocol";
import { describe, expect, it } from "vitest";
import { endingProblems, endingWarnings, firstSeen, type ModelOfBuild } from "../../src/index.ts";
import { build, id } from "../fixtures.ts";

const account = (name: string, changes: Partial<LocalAccount> = {}): LocalAccount => ({
  name,
  fullName: "",
  description: "",
  passwordSecretId: id(60),
  groups: ["Users"],
  disabled: false,
  passwordNeverExpires: false,
  managedByLaps: false,
  ...changes,
});
const modelOf = (...accounts: LocalAccount[]): ModelOfBuild => ({ accounts, groups: [] });

const pages = {
  askRegion: false,
  hideLicence: true,
  hideRegistration: true,
  hideNetwork: false,
  hideOnlineAccounts: false,
  privacy: "off",
} as const;
const answered = { kind: "answered", pages, afterwards: "restart" } as const;
const desktop = { kind: "desktop", privacy: "off", signInWhileDeploying: false, afterwards: "restart" } as const;
const audit = { kind: "audit", afterwards: "restart" } as const;
const domain: BuildDefinition["join"] = {
  kind: "domain",
  domain: "corp.example.com",
  accountSecretId: id(61),
  organisationalUnit: { kind: "default" },
};
const enabled = { kind: "enabled", passwordSecretId: id(62), renamedTo: null } as const;

const problems = (changes: Parameters<typeof build>[0], model: ModelOfBuild = null) =>
  endingProblems(build({ autopilot: null, ...changes }), model).map(({ field, message }) => `${field}: ${message}`);

describe("how a build ends", () => {
  it("contradicts nothing where builds were before they could say", () => {
    expect(endingProblems(build(), null)).toEqual([]);
    expect(problems({})).toEqual([]);
  });

  it.each([
    [
      "answered pages and Autopilot",
      { ending: answered, autopilot: build().autopilot },
      "ending: Windows Autopilot meets",
    ],
    ["a domain and the out-of-box experience", { join: domain }, "join: A device that is joined"],
    ["a domain and audit mode", { join: domain, ending: audit }, "join: A device that is joined"],
    ["a desktop without any account", { ending: desktop }, "ending: Nobody could sign in"],
    ["an enabled Administrator whom Sysprep disables", { administrator: enabled }, "administrator: Audit mode signs"],
    [
      "a renamed Administrator and audit mode",
      { ending: audit, administrator: { kind: "as-it-is", renamedTo: "Keeper" } },
      "administrator: Audit mode signs",
    ],
    [
      "a disabled Administrator and audit mode",
      { ending: audit, administrator: { kind: "disabled", renamedTo: null } },
      "administrator: In audit mode nobody else",
    ],
    [
      "two accounts for one computer",
      {
        ending: desktop,
        join: {
          kind: "offline-domain",
          accounts: [
            { computerName: "PC-1", blobSecretId: id(1) },
            { computerName: "pc-1", blobSecretId: id(2) },
          ],
        },
      },
      "join: “pc-1” has two",
    ],
    [
      "one account for two computers",
      {
        ending: desktop,
        join: {
          kind: "offline-domain",
          accounts: [
            { computerName: "PC-1", blobSecretId: id(1) },
            { computerName: "PC-2", blobSecretId: id(1) },
          ],
        },
      },
      "join: One secret is the account of two",
    ],
  ] satisfies [string, Parameters<typeof build>[0], string][])(
    "is told where it names %s",
    (_what, changes, message) => {
      const told = problems(changes);
      expect(told).toHaveLength(1);
      expect(told[0]).toContain(message);
    },
  );

  it("lets a desktop be where somebody can sign in: an account, the Administrator, or a domain's accounts", () => {
    expect(problems({ ending: desktop }, modelOf(account("Operator")))).toEqual([]);
    expect(problems({ ending: desktop, administrator: enabled })).toEqual([]);
    expect(problems({ ending: desktop }, modelOf(account("Administrator")))).toEqual([]);
    expect(problems({ ending: desktop, join: domain })).toEqual([]);
    expect(problems({ ending: desktop }, modelOf(account("Operator", { disabled: true })))).toHaveLength(1);
  });

  it("tells of accounts that Windows Setup would refuse the whole file for", () => {
    expect(problems({ ending: desktop }, modelOf(account("50%")))[0]).toContain("cannot make the account “50%”");
    expect(problems({ ending: desktop }, modelOf(account("Op", { fullName: "a\u0007" })))[0]).toContain("Full name");
    expect(
      problems({ ending: desktop, administrator: enabled }, modelOf(account("WindlassSetup", { disabled: true })))[0],
    ).toContain("temporary account");
  });

  it("takes the Administrator from the build or from the model, not from both", () => {
    const both = problems({ ending: desktop, administrator: enabled }, modelOf(account("administrator")));
    expect(both[0]).toContain("describes the built-in Administrator, too");
    const renamed = { kind: "as-it-is", renamedTo: "operator" } as const;
    expect(problems({ ending: desktop, administrator: renamed }, modelOf(account("Operator")))[0]).toContain(
      "another name",
    );
  });

  it("warns where a device that has only Wi-Fi comes to its user without a network", () => {
    const hidden = { ...answered, pages: { ...pages, hideNetwork: true } };
    expect(endingWarnings({ ending: hidden })[0]).toContain("cannot sign anybody in online");
    const local = { ...hidden, pages: { ...hidden.pages, hideOnlineAccounts: true } };
    expect(endingWarnings({ ending: local })[0]).toContain("without a network");
    expect(endingWarnings({ ending: answered })).toEqual([]);
  });

  it("is seen page by page as the pages are answered", () => {
    expect(firstSeen(build({ autopilot: null, ending: answered }))).toEqual([
      "Network, unless a cable is plugged in",
      "Work, school or Microsoft account of whoever uses the device",
    ]);
    expect(firstSeen(build({ ending: { ...audit, afterwards: "shut-down" } }))[0]).toBe("The device is switched off");
    expect(firstSeen(build())).toHaveLength(3);
  });
});
