import type { Connection } from "../../database/connection.ts";
import { json } from "../../database/rows.ts";
import type { Envelope } from "../../security/envelope.ts";

export interface SecretFacts {
  readonly id: string;
  readonly kind: "client-secret";
  /** `YYYY-MM-DD`, null when nobody said. */
  readonly expiresOn: string | null;
  readonly setAt: Date;
}

/** The id under which this name's value is, or will be, kept. */
export const findSecretId = async (
  connection: Connection,
  organisationId: string,
  name: string,
): Promise<string | undefined> => {
  const row = await connection
    .selectFrom("secrets")
    .select("id")
    .where("organisation_id", "=", organisationId)
    .where("name", "=", name)
    .executeTakeFirst();
  return row?.id;
};

export const saveSecret = async (
  connection: Connection,
  secret: {
    id: string;
    organisationId: string;
    name: string;
    kind: "client-secret";
    envelope: Envelope;
    expiresOn: string | null;
    setAt: Date;
  },
): Promise<void> => {
  const values = { envelope: json(secret.envelope), expires_on: secret.expiresOn, set_at: secret.setAt };
  await connection
    .insertInto("secrets")
    .values({
      id: secret.id,
      organisation_id: secret.organisationId,
      name: secret.name,
      kind: secret.kind,
      ...values,
    })
    .onConflict((conflict) => conflict.column("id").doUpdateSet(values))
    .execute();
};

/** Everything about a secret but its value. */
export const findSecretFacts = (connection: Connection, id: string): Promise<SecretFacts | undefined> =>
  connection
    .selectFrom("secrets")
    .select(["id", "kind", "expires_on as expiresOn", "set_at as setAt"])
    .where("id", "=", id)
    .executeTakeFirst();

export const findEnvelope = async (connection: Connection, id: string): Promise<Envelope | undefined> => {
  const row = await connection.selectFrom("secrets").select("envelope").where("id", "=", id).executeTakeFirst();
  return row?.envelope;
};
