import type { ConnectorDefinition } from "@windlass/protocol";
import { sql } from "kysely";
import type { Connection } from "../../database/connection.ts";

const columns = [
  "id",
  "organisation_id",
  "name",
  "domain",
  "public_key",
  "computer",
  "version",
  "created_at",
  "created_by",
  "code_expires_at",
  "last_seen_at",
  "revoked_at",
] as const;

const madeBy = sql<number>`(
  select count(*)::integer from computer_accounts a where a.connector_id = connectors.id and a.made_at is not null
)`;
const lastMade = sql<Date | null>`(select max(a.made_at) from computer_accounts a where a.connector_id = connectors.id)`;

const select = (connection: Connection) =>
  connection
    .selectFrom("connectors")
    .select([...columns, madeBy.as("made"), lastMade.as("last_made_at")])
    .select(sql<string>`lower(name)`.as("sort_name"));

export type ConnectorRow = Awaited<ReturnType<ReturnType<typeof select>["executeTakeFirstOrThrow"]>>;

export const listConnectors = (
  connection: Connection,
  filter: {
    organisationId: string | undefined;
    after: { name: string; id: string } | undefined;
    limit: number;
  },
): Promise<ConnectorRow[]> => {
  let query = select(connection).orderBy(sql`lower(name)`).orderBy("id").limit(filter.limit);
  if (filter.organisationId) query = query.where("organisation_id", "=", filter.organisationId);
  if (filter.after)
    query = query.where(sql<boolean>`(lower(name), id) > (${filter.after.name}, ${filter.after.id}::uuid)`);
  return query.execute();
};

export const findConnector = (connection: Connection, id: string): Promise<ConnectorRow | undefined> =>
  select(connection).where("id", "=", id).executeTakeFirst();

/** Those of one domain that were not revoked, and whether a revoked one was there. */
export const connectorsOfDomain = (connection: Connection, organisationId: string, domain: string) =>
  connection
    .selectFrom("connectors")
    .select(["name", "public_key", "last_seen_at", "revoked_at"])
    .where("organisation_id", "=", organisationId)
    .where(sql<boolean>`lower(domain) = lower(${domain})`)
    .orderBy("last_seen_at", (order) => order.desc().nullsLast())
    .execute();

export const insertConnector = async (
  connection: Connection,
  made: ConnectorDefinition & {
    organisationId: string;
    codeDigest: Buffer;
    codeExpiresAt: Date;
    at: Date;
    by: string;
  },
): Promise<string> => {
  const { id } = await connection
    .insertInto("connectors")
    .values({
      organisation_id: made.organisationId,
      name: made.name,
      domain: made.domain,
      code_digest: made.codeDigest,
      code_expires_at: made.codeExpiresAt,
      created_at: made.at,
      created_by: made.by,
    })
    .returning("id")
    .executeTakeFirstOrThrow();
  return id;
};

/** Ends a connector; what it was making is free for another. */
export const revokeConnector = async (connection: Connection, id: string, at: Date): Promise<void> => {
  await connection
    .updateTable("connectors")
    .set({ revoked_at: at, code_digest: null })
    .where("id", "=", id)
    .where("revoked_at", "is", null)
    .execute();
  await connection
    .updateTable("computer_accounts")
    .set({ state: "waiting", lease_until: null })
    .where("connector_id", "=", id)
    .where("state", "=", "taken")
    .execute();
};

export const findConnectorByKey = (connection: Connection, publicKey: string) =>
  connection.selectFrom("connectors").select(columns).where("public_key", "=", publicKey).executeTakeFirst();

/** Gives the connector of a code its key; undefined: the code is no connector's, was used, or is too old. */
export const enrolByCode = (
  connection: Connection,
  enrolment: { codeDigest: Buffer; publicKey: string; computer: string; version: string; at: Date },
) =>
  connection
    .updateTable("connectors")
    .set({
      public_key: enrolment.publicKey,
      code_digest: null,
      computer: enrolment.computer,
      version: enrolment.version,
      last_seen_at: enrolment.at,
    })
    .where("code_digest", "=", enrolment.codeDigest)
    .where("code_expires_at", ">", enrolment.at)
    .where("revoked_at", "is", null)
    .returning(columns)
    .executeTakeFirst();

export const noteSeen = async (connection: Connection, id: string, at: Date): Promise<void> => {
  await connection.updateTable("connectors").set({ last_seen_at: at }).where("id", "=", id).execute();
};

/** False when this proof was seen before. */
export const rememberProof = async (
  connection: Connection,
  connector: { id: string; organisationId: string },
  nonce: string,
  at: Date,
): Promise<boolean> => {
  const inserted = await connection
    .insertInto("connector_proofs")
    .values({ connector_id: connector.id, organisation_id: connector.organisationId, nonce, seen_at: at })
    .onConflict((conflict) => conflict.columns(["connector_id", "nonce"]).doNothing())
    .executeTakeFirst();
  return inserted.numInsertedOrUpdatedRows === 1n;
};

export const forgetProofsBefore = async (connection: Connection, before: Date): Promise<void> => {
  await connection.deleteFrom("connector_proofs").where("seen_at", "<", before).execute();
};
