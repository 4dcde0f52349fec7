import { readTextIfThere } from "../../workspace/atomic-file.ts";
import { readAccountsFile, type StoredAccounts, writeAccountsFile } from "./local-accounts.ts";
import { changeRegistryFile, readRegistryFile } from "./registry.ts";

const plainText = (text: string): string =>
  text
    .replaceAll("&lt;", "<")
    .replaceAll("&gt;", ">")
    .replaceAll("&quot;", '"')
    .replaceAll("&apos;", "'")
    .replaceAll("&amp;", "&");

const textOf = (text: string, name: string): string | null => {
  const found = new RegExp(`<${name}>([^<]+)</${name}>`).exec(text)?.[1];
  return found === undefined ? null : plainText(found);
};

const winlogon = {
  root: "HKEY_LOCAL_MACHINE" as const,
  key: "SOFTWARE\\Microsoft\\Windows NT\\CurrentVersion\\Winlogon",
};

/** As Windows leaves it for the automatic sign-in, with the password as a private value. */
const signInAutomatically = (answers: string, registryPath: string): boolean => {
  const autoLogon = /<AutoLogon>([\s\S]*?)<\/AutoLogon>/.exec(answers)?.[1];
  const userName = autoLogon && textOf(autoLogon, "Username");
  if (!autoLogon || !userName) return false;
  const values = {
    AutoAdminLogon: "1",
    DefaultUserName: userName,
    AutoLogonCount: textOf(autoLogon, "LogonCount") ?? "1",
  };
  changeRegistryFile(
    registryPath,
    "64-bit",
    Object.entries(values).map(([name, text]) => ({
      action: "set" as const,
      ...winlogon,
      name,
      data: { type: "REG_SZ" as const, text },
    })),
  );
  return true;
};

/** Whom Windows signs in by itself at every start; null: nobody. */
export const signedInAccount = (registryPath: string): string | null => {
  const textOfValue = (name: string): string | null => {
    const data = readRegistryFile(registryPath, "64-bit", { ...winlogon, name });
    return data && "text" in data ? data.text : null;
  };
  return textOfValue("AutoAdminLogon") === "1" ? textOfValue("DefaultUserName") : null;
};

const membershipOf = (answers: string, before: StoredAccounts["membership"]): StoredAccounts["membership"] => {
  const workgroup = textOf(answers, "JoinWorkgroup");
  if (workgroup !== null) return { kind: "workgroup", name: workgroup };
  // What the account is for stands in it in a form of Windows' own.
  return textOf(answers, "AccountData") === null ? before : { kind: "domain", name: "by a computer account" };
};

/** What Windows Setup takes of the answer file when it first starts, beside the computer name. */
export const takeAnswers = (answerFile: string, accountsPath: string, registryPath: string): void => {
  const answers = readTextIfThere(answerFile);
  if (answers === null) return;
  const state = readAccountsFile(accountsPath);
  const accounts = [...answers.matchAll(/<LocalAccount [^>]*>([\s\S]*?)<\/LocalAccount>/g)].map(([, text = ""]) => ({
    name: textOf(text, "Name") ?? "",
    fullName: textOf(text, "DisplayName") ?? "",
    disabled: false,
    isBuiltInAdministrator: false,
    passwordNeverExpires: false,
    groups: (textOf(text, "Group") ?? "Users").split(";"),
    passwordHash: "made in the answer file",
  }));
  const signsIn = signInAutomatically(answers, registryPath);
  writeAccountsFile(accountsPath, {
    ...state,
    accounts: [...state.accounts, ...accounts],
    membership: membershipOf(answers, state.membership),
    privateData: signsIn ? ["DefaultPassword"] : [],
  });
};
