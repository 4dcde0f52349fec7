import type { OrganisationView } from "@windlass/protocol";
import { sql } from "kysely";
import type { Connection } from "../../database/connection.ts";
import { containing } from "../../database/rows.ts";

export interface OrganisationRow {
  readonly id: string;
  readonly name: string;
  readonly created_at: Date;
  readonly connection: OrganisationView["connection"];
  /** The name as the listing sorts it: PostgreSQL's small letters are not always JavaScript's. */
  readonly sort_name: string;
}

const sortName = sql<string>`lower(name)`;

/** A report judges the connection as it was when it was asked; one from before a change says nothing of this one. */
const newestOutcome = sql<OrganisationView["connection"]>`
  case when not exists (select from tenant_connections t where t.organisation_id = organisations.id) then 'none'
  else coalesce((
    select outcome from readiness_reports r join tenant_connections t using (organisation_id)
    where organisation_id = organisations.id and r.checked_at >= t.updated_at
    order by checked_at desc limit 1
  ), 'not-checked') end`.as("connection");

const select = (connection: Connection) =>
  connection.selectFrom("organisations").select(["id", "name", "created_at", newestOutcome, sortName.as("sort_name")]);

/** By name, which no two organisations share, from after the cursor. */
export const listOrganisations = (
  connection: Connection,
  filter: { search: string | undefined; after: { name: string } | undefined; limit: number },
): Promise<OrganisationRow[]> => {
  let query = select(connection).orderBy(sortName).limit(filter.limit);
  if (filter.search) query = query.where("name", "ilike", containing(filter.search));
  if (filter.after) query = query.where(sortName, ">", filter.after.name);
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
