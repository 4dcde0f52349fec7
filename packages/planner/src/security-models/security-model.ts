import type { SecurityModelDefinition } from "@windlass/protocol";

/**
 * Windows' own local groups, by their English names; the agent finds them by their well-known SIDs, for Windows names them
 * in its language (Microsoft Learn, "Well-known SIDs").
 */
export const builtInGroups: Readonly<Record<string, string>> = {
  Administrators: "S-1-5-32-544",
  Users: "S-1-5-32-545",
  Guests: "S-1-5-32-546",
  "Power Users": "S-1-5-32-547",
  "Backup Operators": "S-1-5-32-551",
  "Remote Desktop Users": "S-1-5-32-555",
  "Network Configuration Operators": "S-1-5-32-556",
  "Performance Monitor Users": "S-1-5-32-558",
  "Performance Log Users": "S-1-5-32-559",
  "Distributed COM Users": "S-1-5-32-562",
  "Event Log Readers": "S-1-5-32-573",
  "Hyper-V Administrators": "S-1-5-32-578",
  "Remote Management Users": "S-1-5-32-580",
};

/** Accounts that Windows keeps for itself; nobody signs in with them. */
const reservedAccounts = new Set(["defaultaccount", "guest", "wdagutilityaccount", "defaultuser0", "system", "none"]);

const lower = (text: string): string => text.toLowerCase();

const firstTwice = (names: readonly string[]): string | undefined => {
  const folded = names.map(lower);
  return names.find((_name, index) => folded.indexOf(folded[index] ?? "") !== index);
};

const accountProblems = (
  account: SecurityModelDefinition["accounts"][number],
  groups: ReadonlySet<string>,
): string[] => {
  const { name } = account;
  const unknown = account.groups.find((group) => !groups.has(lower(group)));
  return [
    ...(reservedAccounts.has(lower(name)) ? [`Windows keeps the account “${name}” for itself`] : []),
    ...(unknown ? [`“${name}” is to be in “${unknown}”, which is neither Windows' own nor described here`] : []),
    ...(account.passwordSecretId === null && !account.disabled
      ? [`“${name}” can be signed in with and has no password`]
      : []),
    ...(account.managedByLaps && account.disabled ? [`“${name}” is disabled and managed by Windows LAPS`] : []),
    ...(account.managedByLaps && !account.groups.some((group) => lower(group) === "administrators")
      ? [`“${name}” is managed by Windows LAPS and not in Administrators`]
      : []),
    ...(account.managedByLaps && account.passwordNeverExpires
      ? [`the password of “${name}” cannot stay for ever: Windows LAPS replaces it`]
      : []),
  ];
};

/**
 * What keeps a local security model from being used, in sentences for people; empty when nothing does. Windows LAPS manages
 * one local account of a device (Microsoft Learn, "Windows LAPS: manage local account passwords").
 */
export const securityModelProblems = ({
  accounts,
  groups,
}: Pick<SecurityModelDefinition, "accounts" | "groups">): string[] => {
  const names = groups.map(({ name }) => name);
  const known = new Set([...Object.keys(builtInGroups), ...names].map(lower));
  const accountTwice = firstTwice(accounts.map(({ name }) => name));
  const groupTwice = firstTwice([...Object.keys(builtInGroups), ...names]);
  const meant = accounts.map(({ name }) => lower(name)).find((name) => names.map(lower).includes(name));
  return [
    ...(accountTwice ? [`two accounts are called “${accountTwice}”`] : []),
    ...(groupTwice ? [`there is already a group called “${groupTwice}”`] : []),
    ...(meant ? [`an account and a group are both called “${meant}”: Windows takes a name once`] : []),
    ...accounts.flatMap((account) => accountProblems(account, known)),
    ...(accounts.filter(({ managedByLaps }) => managedByLaps).length > 1
      ? ["Windows LAPS manages one local account, and several are marked"]
      : []),
  ];
};
