import { sql } from "kysely";
import type { Connection } from "../../database/connection.ts";
import { json } from "../../database/rows.ts";
import type { Envelope } from "../../security/envelope.ts";
import type { SealedPlace } from "../../security/sealed-place.ts";

export const findMasterKeys = (connection: Connection, ids: readonly string[]) =>
  connection.selectFrom("master_keys").selectAll().where("id", "in", ids).execute();

export const noteMasterKey = async (connection: Connection, id: string, at: Date): Promise<void> => {
  await connection
    .insertInto("master_keys")
    .values({ id, first_used_at: at })
    .onConflict((conflict) => conflict.column("id").doNothing())
    .execute();
};

/** Every key but this one is refused from now on. */
export const retireOthers = async (
  connection: Connection,
  current: string,
  others: readonly string[],
  at: Date,
): Promise<void> => {
  for (const id of others) await noteMasterKey(connection, id, at);
  await connection
    .updateTable("master_keys")
    .set({ retired_at: at })
    .where("id", "<>", current)
    .where("retired_at", "is", null)
    .execute();
};

/** Envelopes of one place that these keys sealed, held until the end of the transaction; those held elsewhere are left out. */
export const takeSealedWith = async (
  connection: Connection,
  { table, key, column }: SealedPlace,
  masterKeyIds: readonly string[],
  limit: number,
): Promise<{ key: string; envelope: Envelope }[]> => {
  const { rows } = await sql<{ key: string; envelope: Envelope }>`
    select ${sql.ref(key)}::text as key, ${sql.ref(column)} as envelope from ${sql.table(table)}
    where ${sql.ref(column)} ->> 'masterKeyId' = any (${[...masterKeyIds]}::text[])
    limit ${limit} for update skip locked`.execute(connection);
  return rows;
};

export const putEnvelope = async (
  connection: Connection,
  { table, key, column }: SealedPlace,
  keyOfRow: string,
  envelope: Envelope,
): Promise<void> => {
  await sql`update ${sql.table(table)} set ${sql.ref(column)} = ${json(envelope)}::jsonb
    where ${sql.ref(key)}::text = ${keyOfRow}`.execute(connection);
};

/** How many envelopes of one place another key sealed. */
export const countSealedOtherwise = async (
  connection: Connection,
  { table, column }: SealedPlace,
  masterKeyId: string,
): Promise<number> => {
  const { rows } = await sql<{ count: number }>`
    select count(*) as count from ${sql.table(table)}
    where ${sql.ref(column)} ->> 'masterKeyId' <> ${masterKeyId}`.execute(connection);
  return rows[0]?.count ?? 0;
};
