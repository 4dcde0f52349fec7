import { type LocalAccount, localAccount } from "@windlass/protocol";
import { describe, expect, it } from "vitest";
import { securityModelProblems } from "../src/index.ts";

const account = (changes: Partial<LocalAccount> = {}): LocalAccount => ({
  name: "support",
  fullName: "",
  description: "",
  passwordSecretId: "3f0f0d3e-6a4a-4e05-9c43-b0a1f7d2b9aa",
  groups: ["Administrators"],
  disabled: false,
  passwordNeverExpires: false,
  managedByLaps: false,
  ...changes,
});
const problems = (accounts: LocalAccount[], groups: string[] = []) =>
  securityModelProblems({ accounts, groups: groups.map((name) => ({ name, description: "" })) });

describe("a local security model", () => {
  it("may have accounts with a password, disabled ones without, own groups, and one that Windows LAPS takes over", () => {
    const accounts = [
      account({ managedByLaps: true }),
      account({ name: "kiosk", groups: ["users", "Kiosks"], passwordNeverExpires: true }),
      account({ name: "Administrator", passwordSecretId: null, disabled: true }),
    ];
    expect(problems(accounts, ["Kiosks"])).toEqual([]);
  });

  it("is refused with the reason when Windows would not take it or somebody could sign in without a password", () => {
    const wrong: [LocalAccount[], string[], string][] = [
      [[account({ passwordSecretId: null })], [], "has no password"],
      [[account(), account({ name: "SUPPORT" })], [], "two accounts"],
      [[account({ groups: ["Helpers"] })], [], "neither Windows' own nor described"],
      [[account({ name: "DefaultAccount" })], [], "keeps the account"],
      [[account()], ["administrators"], "already a group"],
      [[account()], ["Support"], "takes a name once"],
      [[account({ managedByLaps: true, disabled: true })], [], "disabled and managed"],
      [[account({ managedByLaps: true, groups: ["Users"] })], [], "not in Administrators"],
      [[account({ managedByLaps: true, passwordNeverExpires: true })], [], "cannot stay for ever"],
      [[account({ managedByLaps: true }), account({ name: "two", managedByLaps: true })], [], "several are marked"],
    ];
    for (const [accounts, groups, what] of wrong) expect(problems(accounts, groups).join("\n"), what).toContain(what);
  });

  it("has account names that Windows takes", () => {
    for (const name of ["x".repeat(21), "a\\b", "a@b", "...", ""])
      expect({ name, taken: localAccount.safeParse(account({ name })).success }).toEqual({ name, taken: false });
  });
});
