import type { LocalAccount, LocalGroup } from "@windlass/protocol";

/** An account as it is to be; a null password leaves the one that it has. */
export interface WantedAccount extends Omit<LocalAccount, "passwordSecretId" | "managedByLaps"> {
  readonly password: string | null;
}

/** What becomes of the built-in Administrator, found by its well-known SID; null: it stays as it is. */
export interface WantedAdministrator {
  readonly disabled: boolean | null;
  readonly password: string | null;
  readonly renamedTo: string | null;
}

export interface WantedAccounts {
  readonly accounts: readonly WantedAccount[];
  readonly groups: readonly LocalGroup[];
  readonly administrator: WantedAdministrator;
  /** Deleted with their profiles. */
  readonly removed: readonly string[];
}

/** A local account as Windows tells of it. */
export interface FoundAccount {
  readonly name: string;
  readonly disabled: boolean;
  /** Whether its SID ends in 500. */
  readonly isBuiltInAdministrator: boolean;
  readonly groups: readonly string[];
}

/** What the device belongs to, read back from Windows. A join counts before the restart that completes it. */
export interface Membership {
  readonly kind: "workgroup" | "domain";
  readonly name: string;
}

export interface DomainJoin {
  readonly domain: string;
  readonly organisationalUnit: string | null;
  readonly userName: string;
  readonly password: string;
}

export interface ImageChanges {
  readonly enabledFeatures: readonly string[];
  readonly disabledFeatures: readonly string[];
  /** Provisioned apps by display name; those that are not there are passed over. */
  readonly removedApps: readonly string[];
}

/** Optional features and provisioned apps of the applied image. */
export interface ImageContents {
  readonly enabledFeatures: readonly string[];
  readonly apps: readonly string[];
}

/** What the deployed Windows is set to. Passwords and keys go to Windows' own interfaces, never to a command line. */
export interface WindowsSettings {
  /** Makes and changes accounts and groups. Repeated, it changes nothing more. @returns null, or why Windows refuses */
  setUpAccounts(wanted: WantedAccounts): Promise<string | null>;
  readAccounts(): Promise<readonly FoundAccount[]>;
  /** @returns null, or why the domain does not take the device */
  joinDomain(join: DomainJoin): Promise<string | null>;
  readMembership(): Promise<Membership>;
  /** Deletes a private value of the Local Security Authority, such as `DefaultPassword`. */
  deletePrivateData(name: string): Promise<void>;
  /** Whether there is one; null where Windows does not let that be read. */
  hasPrivateData(name: string): Promise<boolean | null>;
  /** Changes the applied image before it starts (`dism /Image:`). @returns null, or what DISM says against it */
  serviceImage(changes: ImageChanges): Promise<string | null>;
  readImageContents(): Promise<ImageContents>;
  /** @returns null, or why Windows does not take the key */
  installProductKey(key: string): Promise<string | null>;
  /** The five characters that Windows shows of its key; null: it has none. */
  readPartialProductKey(): Promise<string | null>;
}
