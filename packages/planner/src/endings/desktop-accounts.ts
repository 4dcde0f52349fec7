import type { BuildDefinition, SecurityModelDefinition } from "@windlass/protocol";

/** The account that Windows Setup makes where there is nobody else to sign in; removed before the device is given over. */
export const temporaryAccount = "WindlassSetup";

type Accounts = SecurityModelDefinition["accounts"];

const isBuiltIn = ({ name }: Accounts[number]): boolean => name.toLowerCase() === "administrator";

/** Accounts of a model that somebody can sign in with, without the built-in one, which Windows Setup cannot make. */
export const usableAccounts = (accounts: Accounts): Accounts =>
  accounts.filter((account) => !account.disabled && !isBuiltIn(account));

/** Whether a desktop needs the temporary account: Setup takes at least one, and software may want one that is signed in. */
export const needsTemporaryAccount = (ending: BuildDefinition["ending"], accounts: Accounts): boolean =>
  ending.kind === "desktop" && (ending.signInWhileDeploying || usableAccounts(accounts).length === 0);

/** Whether somebody is signed in while software is installed: the temporary account. In audit mode nothing may count on it. */
export const signsSomebodyIn = (ending: BuildDefinition["ending"]): boolean =>
  ending.kind === "desktop" && ending.signInWhileDeploying;

/** The built-in Administrator as a model describes it; undefined: it does not. */
export const builtInAccount = (accounts: Accounts): Accounts[number] | undefined => accounts.find(isBuiltIn);
