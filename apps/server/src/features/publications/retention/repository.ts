import type { KeptRow } from "@windlass/planner";
import { sql } from "kysely";
import type { Connection } from "../../../database/connection.ts";

/** Organisations with more publications whose content is there than are kept in any case. */
export const organisationsWithMore = async (connection: Connection, keptAnyway: number): Promise<string[]> => {
  const rows = await connection
    .selectFrom("publications")
    .select("organisation_id")
    .where("content_removed_at", "is", null)
    .groupBy("organisation_id")
    .having(({ fn }) => fn.countAll(), ">", keptAnyway)
    .orderBy("organisation_id")
    .execute();
  return rows.map((row) => row.organisation_id);
};

/**
 * Whether nobody else is at it for this organisation. It is given back with the end of the transaction, however that comes:
 * a killed process holds nothing.
 */
export const takeTurn = async (connection: Connection, organisationId: string): Promise<boolean> => {
  const { rows } = await sql<{ taken: boolean }>`
    select pg_try_advisory_xact_lock(hashtextextended(${`windlass.retention:${organisationId}`}, 0)) as taken`.execute(
    connection,
  );
  return rows[0]?.taken === true;
};

const rowsOf = async (
  connection: Connection,
  organisationId: string,
  released: ReadonlySet<string>,
  publicationId: string | null,
): Promise<KeptRow[]> => {
  const { rows } = await sql<{ id: string; number: number; publishedAt: Date; isDeploying: boolean }>`
    select id, number, published_at as "publishedAt",
      exists (select from deployments d where d.publication_id = publications.id and d.state = 'running') as "isDeploying"
    from publications
    where organisation_id = ${organisationId} and content_removed_at is null
      and (${publicationId}::uuid is null or id = ${publicationId}::uuid)
    order by number desc`.execute(connection);
  return rows.map((row) => ({ ...row, isReleased: released.has(row.id) }));
};

/** The publications of an organisation whose content is there. */
export const keptRows = (connection: Connection, organisationId: string, released: ReadonlySet<string>) =>
  rowsOf(connection, organisationId, released, null);

/** Waits for approvals that are just choosing it, and keeps others from doing so. */
export const lockPublication = async (connection: Connection, id: string): Promise<void> => {
  await connection.selectFrom("publications").select("id").where("id", "=", id).forUpdate().execute();
};

/** Whether a deployment of it is under way. */
export const isDeploying = async (connection: Connection, organisationId: string, id: string): Promise<boolean> =>
  (await rowsOf(connection, organisationId, new Set(), id)).some((row) => row.isDeploying);

/** Removes the text; all that tells of the publication stays. */
export const removeContent = async (connection: Connection, id: string, at: Date): Promise<void> => {
  await connection
    .updateTable("publications")
    .set({ body: null, content_removed_at: at })
    .where("id", "=", id)
    .where("content_removed_at", "is", null)
    .execute();
};
