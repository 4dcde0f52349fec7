import type { PublicationChange, SignedPublication } from "@windlass/protocol";
import { sql } from "kysely";
import type { Connection } from "../../database/connection.ts";
import { json } from "../../database/rows.ts";

/** A publication without its text, which can be large. */
export interface PublicationRow {
  readonly id: string;
  readonly organisation_id: string;
  readonly number: number;
  readonly sha256: string;
  readonly signature: string;
  readonly key_id: string;
  readonly size_bytes: number;
  readonly changes: PublicationChange[];
  readonly changed_since: number | null;
  readonly published_at: Date;
  readonly content_removed_at: Date | null;
  readonly publisher: string;
}

/** Users are shared by all organisations; a publication keeps who made it for as long as it exists. */
const publisher = sql<string>`(select name from users where users.id = publications.published_by)`.as("publisher");

const select = (connection: Connection) =>
  connection
    .selectFrom("publications")
    .select([
      "id",
      "organisation_id",
      "number",
      "sha256",
      "signature",
      "key_id",
      "size_bytes",
      "changes",
      "changed_since",
      "published_at",
      "content_removed_at",
      publisher,
    ]);

/** Newest first, from after the cursor. */
export const listPublications = (
  connection: Connection,
  filter: {
    organisationId: string | undefined;
    after: { publishedAt: Date; number: number; id: string } | undefined;
    limit: number;
  },
): Promise<PublicationRow[]> => {
  let query = select(connection)
    .orderBy("published_at", "desc")
    .orderBy("number", "desc")
    .orderBy("id", "desc")
    .limit(filter.limit);
  if (filter.organisationId) query = query.where("organisation_id", "=", filter.organisationId);
  if (filter.after) {
    const { publishedAt, number, id } = filter.after;
    query = query.where(
      sql<boolean>`(published_at, number, id) < (${publishedAt}::timestamptz, ${number}::integer, ${id}::uuid)`,
    );
  }
  return query.execute();
};

export const findPublication = (connection: Connection, id: string): Promise<PublicationRow | undefined> =>
  select(connection).where("id", "=", id).executeTakeFirst();

const selectSigned = (connection: Connection) =>
  connection
    .selectFrom("publications")
    .select(["id", "organisation_id", "number", "body", "sha256", "signature", "key_id", "content_removed_at"]);

export type SignedRow = NonNullable<Awaited<ReturnType<typeof findSignedPublication>>>;

export const findSignedPublication = (connection: Connection, id: string) =>
  selectSigned(connection).where("id", "=", id).executeTakeFirst();

export const findSignedByNumber = (connection: Connection, organisationId: string, number: number) =>
  selectSigned(connection)
    .where("organisation_id", "=", organisationId)
    .where("number", "=", number)
    .executeTakeFirst();

export const findNewestPublication = (connection: Connection, organisationId: string) =>
  selectSigned(connection)
    .where("organisation_id", "=", organisationId)
    .orderBy("number", "desc")
    .limit(1)
    .executeTakeFirst();

export const insertPublication = async (
  connection: Connection,
  publication: {
    organisationId: string;
    number: number;
    signed: SignedPublication;
    changes: readonly PublicationChange[];
    changedSince: number | null;
    userId: string;
    at: Date;
  },
): Promise<string> => {
  const { signed } = publication;
  const { id } = await connection
    .insertInto("publications")
    .values({
      organisation_id: publication.organisationId,
      number: publication.number,
      body: signed.body,
      sha256: signed.sha256,
      signature: signed.signature,
      key_id: signed.keyId,
      changes: json(publication.changes),
      changed_since: publication.changedSince,
      published_by: publication.userId,
      published_at: publication.at,
    })
    .returning("id")
    .executeTakeFirstOrThrow();
  return id;
};

/** Keeps the content of a publication until the transaction ends. False where it is removed already. */
export const holdPublication = async (connection: Connection, id: string): Promise<boolean> => {
  const held = await connection
    .selectFrom("publications")
    .select("content_removed_at")
    .where("id", "=", id)
    .forShare()
    .executeTakeFirst();
  return held?.content_removed_at === null;
};

/** Of the newest of the chain; null before the first. */
export const newestNumber = async (connection: Connection, organisationId: string): Promise<number | null> => {
  const newest = await connection
    .selectFrom("publications")
    .select("number")
    .where("organisation_id", "=", organisationId)
    .orderBy("number", "desc")
    .limit(1)
    .executeTakeFirst();
  return newest?.number ?? null;
};
