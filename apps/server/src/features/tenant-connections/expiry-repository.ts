import type { CredentialEndSource, CredentialKind } from "@windlass/protocol";
import { sql } from "kysely";
import type { Connection } from "../../database/connection.ts";

/**
 * Takes the credential in use that was longest not looked up in Entra, marking it as looked up: replicas must not all ask.
 *
 * @param before credentials looked up later than this are left alone
 */
export const takeUnchecked = (
  connection: Connection,
  before: Date,
  now: Date,
): Promise<{ id: string; organisation_id: string } | undefined> =>
  connection
    .updateTable("tenant_credentials")
    .set({ checked_at: now })
    .where("id", "=", (query) =>
      query
        .selectFrom("tenant_credentials")
        .select("id")
        .where("place", "=", "current")
        .where("kind", "<>", "federated-token")
        .where(({ eb, or }) => or([eb("checked_at", "is", null), eb("checked_at", "<", before)]))
        .orderBy(sql`checked_at nulls first`)
        .limit(1)
        .forUpdate()
        .skipLocked(),
    )
    .returning(["id", "organisation_id"])
    .executeTakeFirst();

export const setCheckedAt = async (connection: Connection, id: string, at: Date): Promise<void> => {
  await connection.updateTable("tenant_credentials").set({ checked_at: at }).where("id", "=", id).execute();
};

/** Writes the end that Entra says, if it is another one. @returns whether anything changed */
export const setEnd = async (
  connection: Connection,
  id: string,
  endsAt: Date,
  from: CredentialEndSource,
): Promise<boolean> => {
  const row = await connection
    .updateTable("tenant_credentials")
    .set({ ends_at: endsAt, ends_from: from })
    .where("id", "=", id)
    .where(sql<boolean>`(ends_at, ends_from) is distinct from (${endsAt}::timestamptz, ${from}::text)`)
    .returning("id")
    .executeTakeFirst();
  return row !== undefined;
};

export interface EndingCredential {
  readonly id: string;
  readonly organisation_id: string;
  readonly organisation_name: string;
  readonly kind: CredentialKind;
  readonly ends_at: Date;
  readonly told_days: number | null;
}

/** Credentials in use that end before an instant, held until the end of the transaction; those held elsewhere are left out. */
export const takeEnding = (connection: Connection, before: Date): Promise<EndingCredential[]> =>
  connection
    .selectFrom("tenant_credentials as c")
    .innerJoin("organisations as o", "o.id", "c.organisation_id")
    .select(["c.id", "c.organisation_id", "o.name as organisation_name", "c.kind", "c.told_days"])
    .select(sql<Date>`c.ends_at`.as("ends_at"))
    .where("c.place", "=", "current")
    .where("c.ends_at", "<", before)
    .where(sql<boolean>`c.told_days is distinct from 0`)
    .forUpdate("c")
    .skipLocked()
    .execute();

export const setTold = async (connection: Connection, id: string, threshold: number): Promise<void> => {
  await connection.updateTable("tenant_credentials").set({ told_days: threshold }).where("id", "=", id).execute();
};
