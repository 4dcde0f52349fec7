import { sql } from "kysely";
import type { Connection } from "../../database/connection.ts";
import { json } from "../../database/rows.ts";
import type { Envelope } from "../../security/envelope.ts";

export type Purpose = "publication" | "content-ticket";

/** Replicas that start together make one key, not two. */
export const lockKeys = async (connection: Connection): Promise<void> => {
  await sql`lock table signing_keys in share row exclusive mode`.execute(connection);
};

export const findCurrentKey = (connection: Connection, purpose: Purpose) =>
  connection
    .selectFrom("signing_keys")
    .select(["key_id as keyId", "public_key as publicKey", "private_key as envelope"])
    .where("purpose", "=", purpose)
    .where("retired_at", "is", null)
    .executeTakeFirst();

export const insertKey = async (
  connection: Connection,
  key: { purpose: Purpose; keyId: string; publicKey: string; envelope: Envelope },
): Promise<void> => {
  await connection
    .insertInto("signing_keys")
    .values({ purpose: key.purpose, key_id: key.keyId, public_key: key.publicKey, private_key: json(key.envelope) })
    .execute();
};
