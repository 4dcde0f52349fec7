import type { WindowsSettings } from "../windows-settings.ts";
import type { DeviceDescription } from "./device-description.ts";
import type { Effects } from "./effects.ts";
import { presentContents, readContentsFile, withChanges, writeContentsFile } from "./image-contents.ts";
import {
  passwordHashOf,
  readAccountsFile,
  type StoredAccounts,
  withAccounts,
  writeAccountsFile,
} from "./local-accounts.ts";

/** Accounts and membership of a device that is a folder: kept in a file, without a password in it. */
export const simulatedWindowsSettings = (
  path: () => string,
  contentsPath: () => string,
  description: () => DeviceDescription,
  effects: Effects,
): WindowsSettings => {
  const change = (changed: (state: StoredAccounts) => StoredAccounts) =>
    writeAccountsFile(path(), changed(readAccountsFile(path())));
  return {
    setUpAccounts: async (wanted) => {
      const refused = description().accounts.find(({ name }) =>
        wanted.accounts.some((account) => account.name === name),
      );
      if (refused) return refused.refusal;
      change((state) => withAccounts(state, wanted));
      effects.record("accounts", wanted.accounts.map(({ name }) => name).join(", "));
      return null;
    },
    readAccounts: async () => readAccountsFile(path()).accounts,
    joinDomain: async ({ domain, organisationalUnit, userName, password }) => {
      const known = description().domains.find(({ name }) => name.toLowerCase() === domain.toLowerCase());
      if (known && (known.userName !== userName || known.passwordSha256 !== passwordHashOf(password)))
        return "The user name or password is incorrect (1326)";
      change((state) => ({ ...state, membership: { kind: "domain", name: domain }, organisationalUnit }));
      effects.record("join-domain", domain);
      return null;
    },
    readMembership: async () => readAccountsFile(path()).membership,
    deletePrivateData: async (name) =>
      change((state) => ({ ...state, privateData: state.privateData.filter((one) => one !== name) })),
    hasPrivateData: async (name) => readAccountsFile(path()).privateData.includes(name),
    serviceImage: async (changes) => {
      const changed = withChanges(readContentsFile(contentsPath()), changes);
      if (typeof changed === "string") return changed;
      writeContentsFile(contentsPath(), changed);
      effects.record(
        "service-image",
        [...changes.enabledFeatures, ...changes.disabledFeatures, ...changes.removedApps].join(", "),
      );
      return null;
    },
    readImageContents: async () => presentContents(readContentsFile(contentsPath())),
    installProductKey: async (key) => {
      const partialProductKey = key.slice(-5);
      writeContentsFile(contentsPath(), { ...readContentsFile(contentsPath()), partialProductKey });
      effects.record("product-key", partialProductKey);
      return null;
    },
    readPartialProductKey: async () => readContentsFile(contentsPath()).partialProductKey,
  };
};
