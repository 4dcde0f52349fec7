import type { CredentialEndSource, CredentialKind } from "@windlass/protocol";
import type { Connection } from "../../database/connection.ts";

/** `current` is in use; `next` (a person's) and `rotating` (automatic rotation's) wait until Entra has accepted them. */
export type CredentialPlace = "current" | "next" | "rotating";

export type WaitingPlace = Exclude<CredentialPlace, "current">;

export interface CredentialRow {
  readonly id: string;
  readonly organisation_id: string;
  readonly place: CredentialPlace;
  readonly kind: CredentialKind;
  readonly secret_id: string | null;
  readonly certificate_pem: string | null;
  readonly token_file: string | null;
  readonly key_id: string | null;
  readonly ends_at: Date | null;
  readonly ends_from: CredentialEndSource | null;
  readonly told_days: number | null;
  readonly checked_at: Date | null;
  /** When Entra last accepted it at the hands of this server; null: nobody has tried it. */
  readonly tried_at: Date | null;
  readonly set_at: Date;
}

export type NewCredentialRow = Omit<CredentialRow, "told_days" | "checked_at">;

export const findCredential = (
  connection: Connection,
  organisationId: string,
  place: CredentialPlace,
): Promise<CredentialRow | undefined> =>
  connection
    .selectFrom("tenant_credentials")
    .selectAll()
    .where("organisation_id", "=", organisationId)
    .where("place", "=", place)
    .executeTakeFirst();

export const insertCredential = async (connection: Connection, row: NewCredentialRow): Promise<void> => {
  await connection.insertInto("tenant_credentials").values(row).execute();
};

/** @returns what it named: the secret is to be removed, too */
export const deleteCredential = (
  connection: Connection,
  organisationId: string,
  place: CredentialPlace,
): Promise<{ secret_id: string | null } | undefined> =>
  connection
    .deleteFrom("tenant_credentials")
    .where("organisation_id", "=", organisationId)
    .where("place", "=", place)
    .returning("secret_id")
    .executeTakeFirst();

/** Remembers a credential's id at the app registration. */
export const setKeyId = async (connection: Connection, id: string, keyId: string): Promise<void> => {
  await connection.updateTable("tenant_credentials").set({ key_id: keyId }).where("id", "=", id).execute();
};

/** Notes that Entra has accepted a credential. */
export const setTried = async (connection: Connection, id: string, at: Date): Promise<void> => {
  await connection.updateTable("tenant_credentials").set({ tried_at: at }).where("id", "=", id).execute();
};

/** The credential in use is for another app from now on: what was known of it there says nothing. */
export const forgetStanding = async (connection: Connection, organisationId: string): Promise<void> => {
  await connection
    .updateTable("tenant_credentials")
    .set({ key_id: null, tried_at: null, checked_at: null })
    .where("organisation_id", "=", organisationId)
    .where("place", "=", "current")
    .execute();
};

/** A waiting one becomes the one in use; the caller has taken the old one away. */
export const makeCurrent = async (connection: Connection, id: string, triedAt: Date): Promise<void> => {
  await connection
    .updateTable("tenant_credentials")
    .set({ place: "current", tried_at: triedAt })
    .where("id", "=", id)
    .execute();
};
