import type { OrganisationView } from "@windlass/protocol";
import { sql } from "kysely";
import type { Connection } from "../../database/connection.ts";

export interface OrganisationRow {
  readonly id: string;
  readonly name: string;
  readonly created_at: Date;
  readonly connection: OrganisationView["connection"];
}

const newestOutcome = sql<OrganisationView["connection"]>`
  case when not exists (select from tenant_connections t where t.organisation_id = organisations.id) then 'none'
  else coalesce((
    select outcome from readiness_reports r where r.organisation_id = organisations.id
    order by checked_at desc limit 1
  ), 'not-checked') end`.as("connection");

const select = (connection: Connection) =>
  connection.selectFrom("organisations").select(["id", "name", "created_at", newestOutcome]);

/** By name, from after `cursor` (a name in lower case). */
export const listOrganisations = (
  connection: Connection,
  filter: { search: string | undefined; cursor: string | undefined; limit: number },
): Promise<OrganisationRow[]> => {
  let query = select(connection).orderBy(sql`lower(name)`).limit(filter.limit);
  if (filter.search) query = query.where("name", "ilike", `%${filter.search.replaceAll(/[%_\\]/g, "\\$&")}%`);
  if (filter.cursor) query = query.where(sql<string>`lower(name)`, ">", filter.cursor);
  return query.execute();
};

export const findOrganisation = (connection: Connection, id: string): Promise<OrganisationRow | undefined> =>
  select(connection).where("id", "=", id).executeTakeFirst();

export const insertOrganisation = async (connection: Connection, name: string): Promise<string> => {
  const { id } = await connection
    .insertInto("organisations")
    .values({ name })
    .returning("id")
    .executeTakeFirstOrThrow();
  return id;
};

export const renameOrganisation = async (connection: Connection, id: string, name: string): Promise<void> => {
  await connection.updateTable("organisations").set({ name }).where("id", "=", id).execute();
};
