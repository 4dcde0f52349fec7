import type { Connection } from "../../database/connection.ts";
import { json } from "../../database/rows.ts";
import type { Tables } from "../../database/tables.ts";
import type { Envelope } from "../../security/envelope.ts";

export type SecretKind = Tables["secrets"]["kind"];

/** The id under which this name's value is, or will be, kept. */
export const findSecretId = async (
  connection: Connection,
  organisationId: string | null,
  name: string,
): Promise<string | undefined> => {
  const row = await connection
    .selectFrom("secrets")
    .select("id")
    .where("organisation_id", "is not distinct from", organisationId)
    .where("name", "=", name)
    .executeTakeFirst();
  return row?.id;
};

export const saveSecret = async (
  connection: Connection,
  secret: {
    id: string;
    organisationId: string | null;
    name: string;
    kind: SecretKind;
    envelope: Envelope;
    setAt: Date;
  },
): Promise<void> => {
  const values = { envelope: json(secret.envelope), set_at: secret.setAt };
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

export const deleteSecret = async (connection: Connection, id: string): Promise<void> => {
  await connection.deleteFrom("secrets").where("id", "=", id).execute();
};

export const findEnvelope = async (connection: Connection, id: string): Promise<Envelope | undefined> => {
  const row = await connection.selectFrom("secrets").select("envelope").where("id", "=", id).executeTakeFirst();
  return row?.envelope;
};
