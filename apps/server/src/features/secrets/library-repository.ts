import type { SecretKind, SecretQuery } from "@windlass/protocol";
import { sql } from "kysely";
import type { Connection } from "../../database/connection.ts";
import { containing, json } from "../../database/rows.ts";

export interface LibrarySecretRow {
  readonly id: string;
  readonly organisation_id: string | null;
  readonly revision: number;
  readonly name: string;
  readonly kind: SecretKind;
  readonly description: string;
  readonly facts: Record<string, string>;
  readonly expires_on: string | null;
  readonly expires_from: "entered" | "certificate" | null;
  readonly sealed_id: string;
  readonly value_set_at: Date;
  readonly updated_at: Date;
  /** The name as the listing sorts it. */
  readonly sort_name: string;
}

const sortName = sql<string>`lower(name)`;

const select = (connection: Connection) =>
  connection.selectFrom("library_secrets").selectAll().select(sortName.as("sort_name"));

/** By name and id, from after the cursor. One organisation's listing holds what all share, too. */
export const listSecrets = (
  connection: Connection,
  { organisationId, kind, search }: SecretQuery,
  after: { name: string; id: string } | undefined,
  limit: number,
): Promise<LibrarySecretRow[]> => {
  let query = select(connection).orderBy(sortName).orderBy("id").limit(limit);
  if (organisationId)
    query = query.where(({ eb, or }) =>
      or([eb("organisation_id", "=", organisationId), eb("organisation_id", "is", null)]),
    );
  if (kind) query = query.where("kind", "=", kind);
  if (search) query = query.where("name", "ilike", containing(search));
  if (after) query = query.where(sql<boolean>`(lower(name), id) > (${after.name}, ${after.id}::uuid)`);
  return query.execute();
};

export const findSecret = (connection: Connection, id: string): Promise<LibrarySecretRow | undefined> =>
  select(connection).where("id", "=", id).executeTakeFirst();

export const findSecrets = (connection: Connection, ids: readonly string[]): Promise<LibrarySecretRow[]> =>
  ids.length === 0 ? Promise.resolve([]) : select(connection).where("id", "in", ids).execute();

/** Until the end of the transaction no secret is deleted, and none comes to be named. */
export const lockSecretUses = async (connection: Connection): Promise<void> => {
  await sql`select pg_advisory_xact_lock(hashtextextended('windlass.secret-uses', 0))`.execute(connection);
};

type NewSecret = Omit<LibrarySecretRow, "revision" | "sort_name">;

export const insertSecret = async (connection: Connection, row: NewSecret): Promise<void> => {
  await connection
    .insertInto("library_secrets")
    .values({ ...row, facts: json(row.facts) })
    .execute();
};

type Changes = Partial<
  Pick<NewSecret, "name" | "description" | "expires_on" | "expires_from" | "facts" | "value_set_at">
>;

/** @returns false where it has another revision by now; nothing is changed then */
export const updateSecret = async (
  connection: Connection,
  id: string,
  revision: number,
  { facts, ...changes }: Changes,
  at: Date,
): Promise<boolean> => {
  const row = await connection
    .updateTable("library_secrets")
    .set({
      ...changes,
      ...(facts && { facts: json(facts) }),
      // Another end is warned of again.
      ...("expires_on" in changes && { told_days: null }),
      updated_at: at,
      revision: revision + 1,
    })
    .where("id", "=", id)
    .where("revision", "=", revision)
    .returning("id")
    .executeTakeFirst();
  return row !== undefined;
};

export const deleteSecrets = async (connection: Connection, ids: readonly string[]): Promise<void> => {
  await connection.deleteFrom("library_secrets").where("id", "in", ids).execute();
};
