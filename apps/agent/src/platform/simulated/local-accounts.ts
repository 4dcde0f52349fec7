import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readFileSync } from "node:fs";
import { dirname } from "node:path";
import { z } from "zod";
import { writeFileAtomically } from "../../workspace/atomic-file.ts";
import type { WantedAccount, WantedAccounts } from "../windows-settings.ts";

/** Where the simulated Windows keeps accounts, groups and membership. */
export const accountsFile = "C:\\Windows\\System32\\config\\simulated-accounts.json";

const account = z.object({
  name: z.string(),
  fullName: z.string().default(""),
  disabled: z.boolean(),
  isBuiltInAdministrator: z.boolean().default(false),
  passwordNeverExpires: z.boolean().default(false),
  groups: z.array(z.string()),
  /** SHA-256, as Windows keeps no password either; null: it has none. */
  passwordHash: z.string().nullable(),
});

const stored = z.object({
  accounts: z.array(account),
  groups: z.array(z.string()),
  membership: z.object({ kind: z.enum(["workgroup", "domain"]), name: z.string() }),
  /** Null: where the domain puts new computers. */
  organisationalUnit: z.string().nullable().default(null),
  /** Names of the Local Security Authority's private values. */
  privateData: z.array(z.string()).default([]),
});
export type StoredAccounts = z.infer<typeof stored>;

export const passwordHashOf = (password: string): string => createHash("sha256").update(password).digest("hex");

/** As Windows is when nobody has told it anything. */
const fresh = (): StoredAccounts => ({
  accounts: [
    {
      name: "Administrator",
      fullName: "",
      disabled: true,
      isBuiltInAdministrator: true,
      passwordNeverExpires: false,
      groups: ["Administrators"],
      passwordHash: null,
    },
  ],
  groups: [],
  membership: { kind: "workgroup", name: "WORKGROUP" },
  organisationalUnit: null,
  privateData: [],
});

export const readAccountsFile = (path: string): StoredAccounts =>
  existsSync(path) ? stored.parse(JSON.parse(readFileSync(path, "utf8"))) : fresh();

export const writeAccountsFile = (path: string, state: StoredAccounts): void => {
  mkdirSync(dirname(path), { recursive: true });
  writeFileAtomically(path, `${JSON.stringify(state, null, 2)}\n`);
};

const same = (one: string, other: string): boolean => one.toLowerCase() === other.toLowerCase();

const merged = (wanted: WantedAccount, before: StoredAccounts["accounts"][number] | undefined) => ({
  name: before?.name ?? wanted.name,
  fullName: wanted.fullName,
  disabled: wanted.disabled,
  isBuiltInAdministrator: false,
  passwordNeverExpires: wanted.passwordNeverExpires,
  groups: [...wanted.groups],
  passwordHash: wanted.password === null ? (before?.passwordHash ?? null) : passwordHashOf(wanted.password),
});

/** The accounts as they are after what is wanted was done. */
export const withAccounts = (state: StoredAccounts, wanted: WantedAccounts): StoredAccounts => {
  const { disabled, password, renamedTo } = wanted.administrator;
  const builtIn = state.accounts
    .filter(({ isBuiltInAdministrator }) => isBuiltInAdministrator)
    .map((one) => ({
      ...one,
      name: renamedTo ?? one.name,
      disabled: disabled ?? one.disabled,
      passwordHash: password === null ? one.passwordHash : passwordHashOf(password),
    }));
  const described = wanted.accounts.map((one) =>
    merged(
      one,
      state.accounts.find(({ name }) => same(name, one.name)),
    ),
  );
  const others = state.accounts.filter(
    ({ name, isBuiltInAdministrator }) =>
      !isBuiltInAdministrator &&
      !wanted.removed.some((removed) => same(removed, name)) &&
      !described.some((one) => same(one.name, name)),
  );
  const groups = [...new Set([...state.groups, ...wanted.groups.map(({ name }) => name)])];
  return { ...state, accounts: [...builtIn, ...others, ...described], groups };
};
