import { type LocalAccount, type SecretValue, secretText, WindlassError } from "@windlass/protocol";
import type { FoundAccount, WantedAccount, WantedAdministrator } from "../platform/windows-settings.ts";
import { fetchSecrets } from "./fetch-secrets.ts";
import { type StepContext, type StepOf, type StepResult, succeeded } from "./step.ts";

type AccountsStep = StepOf<"set-up-accounts">;
type Values = ReadonlyMap<string, SecretValue>;

const passwordOf = (id: string | null, values: Values): string | null => {
  const value = id === null ? undefined : values.get(id);
  return value ? secretText(value) : null;
};

const wantedOf = (account: LocalAccount, values: Values): WantedAccount => {
  const { name, fullName, description, groups, disabled, passwordNeverExpires, passwordSecretId } = account;
  const password = passwordOf(passwordSecretId, values);
  return { name, fullName, description, groups, disabled, passwordNeverExpires, password };
};

const administratorOf = ({ administrator }: AccountsStep, values: Values): WantedAdministrator => {
  if (administrator.kind === "described") {
    const { disabled, passwordSecretId } = administrator.account;
    return { disabled, password: passwordOf(passwordSecretId, values), renamedTo: null };
  }
  const { policy } = administrator;
  const { renamedTo } = policy;
  switch (policy.kind) {
    case "as-it-is":
      return { disabled: null, password: null, renamedTo };
    case "disabled":
      return { disabled: true, password: null, renamedTo };
    case "enabled":
      return { disabled: false, password: passwordOf(policy.passwordSecretId, values), renamedTo };
  }
};

const secretIdsOfStep = ({ accounts, administrator }: AccountsStep): string[] => [
  ...accounts.flatMap(({ passwordSecretId }) => passwordSecretId ?? []),
  ...(administrator.kind === "described" ? [administrator.account.passwordSecretId ?? []].flat() : []),
  ...(administrator.kind === "policy" && administrator.policy.kind === "enabled"
    ? [administrator.policy.passwordSecretId]
    : []),
];

const same = (one: string, other: string): boolean => one.toLowerCase() === other.toLowerCase();

const accountProblem = (account: LocalAccount, found: readonly FoundAccount[]): string | null => {
  const { name, disabled, groups } = account;
  const there = found.find((one) => same(one.name, name));
  if (!there) return `there is no account ${name}`;
  if (there.disabled !== disabled) return `${name} is ${disabled ? "not disabled" : "disabled"}`;
  const missing = groups.find((group) => !there.groups.some((one) => same(one, group)));
  return missing === undefined ? null : `${name} is not in ${missing}`;
};

/** What Windows tells otherwise than it was set up; null: nothing. */
const differenceOf = (
  step: AccountsStep,
  wanted: WantedAdministrator,
  found: readonly FoundAccount[],
): string | null => {
  const left = step.removed.find((name) => found.some((one) => same(one.name, name)));
  if (left !== undefined) return `the temporary account ${left} is still there`;
  const builtIn = found.find(({ isBuiltInAdministrator }) => isBuiltInAdministrator);
  if (wanted.disabled !== null && builtIn?.disabled !== wanted.disabled)
    return `the built-in Administrator is ${wanted.disabled ? "not disabled" : "disabled"}`;
  if (wanted.renamedTo !== null && !same(builtIn?.name ?? "", wanted.renamedTo))
    return `the built-in Administrator is called ${builtIn?.name ?? "nothing"}`;
  for (const account of step.accounts) {
    const problem = accountProblem(account, found);
    if (problem !== null) return problem;
  }
  return null;
};

/** Makes accounts and groups, sets their real passwords, and reads back what Windows has of them. */
export const setUpAccounts = async (step: AccountsStep, context: StepContext): Promise<StepResult> => {
  const { windowsSettings } = context.deployment.runtime.platform;
  const values = await fetchSecrets(step, secretIdsOfStep(step), context);
  const administrator = administratorOf(step, values);
  const accounts = step.accounts.map((account) => wantedOf(account, values));
  const { groups, removed } = step;
  const refused = await windowsSettings.setUpAccounts({ accounts, groups, administrator, removed });
  const what = refused ?? differenceOf(step, administrator, await windowsSettings.readAccounts());
  if (what !== null) throw new WindlassError("device.accounts-differ", { parameters: { what } });
  context.log("information", `Verified: ${accounts.length} accounts of the build, and none of the deployment is left.`);
  return succeeded;
};
