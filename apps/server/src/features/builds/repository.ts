import { type BuildDefinition, buildDefinition } from "@windlass/protocol";
import { sql } from "kysely";
import type { Connection } from "../../database/connection.ts";
import { containing, json } from "../../database/rows.ts";

export interface BuildRow {
  readonly id: string;
  readonly organisation_id: string;
  readonly revision: number;
  readonly name: string;
  readonly definition: BuildDefinition;
  readonly updated_at: Date;
  /** The name as the listing sorts it. */
  readonly sort_name: string;
}

const sortName = sql<string>`lower(name)`;

/** What was stored before a setting came into being has its default. */
const read = (row: BuildRow): BuildRow => ({ ...row, definition: buildDefinition.parse(row.definition) });

const select = (connection: Connection) => connection.selectFrom("builds").selectAll().select(sortName.as("sort_name"));

/** By name and id, from after the cursor. */
export const listBuilds = async (
  connection: Connection,
  filter: {
    organisationId: string | undefined;
    search: string | undefined;
    after: { name: string; id: string } | undefined;
    limit: number;
  },
): Promise<BuildRow[]> => {
  let query = select(connection).orderBy(sortName).orderBy("id").limit(filter.limit);
  if (filter.organisationId) query = query.where("organisation_id", "=", filter.organisationId);
  if (filter.search) query = query.where("name", "ilike", containing(filter.search));
  if (filter.after)
    query = query.where(sql<boolean>`(lower(name), id) > (${filter.after.name}, ${filter.after.id}::uuid)`);
  return (await query.execute()).map(read);
};

export const findBuild = async (connection: Connection, id: string): Promise<BuildRow | undefined> => {
  const row = await select(connection).where("id", "=", id).executeTakeFirst();
  return row && read(row);
};

/** An organisation's builds, by id. */
export const readBuilds = async (connection: Connection, organisationId: string): Promise<BuildRow[]> => {
  const rows = await select(connection).where("organisation_id", "=", organisationId).orderBy("id").execute();
  return rows.map(read);
};

/** Names of the builds whose definition holds this piece of one (PostgreSQL's `@>`). */
export const namesOfBuildsContaining = async (
  connection: Connection,
  organisationId: string,
  piece: object,
): Promise<string[]> => {
  const rows = await connection
    .selectFrom("builds")
    .select("name")
    .where("organisation_id", "=", organisationId)
    .where(sql<boolean>`definition @> ${json(piece)}::jsonb`)
    .orderBy(sortName)
    .execute();
  return rows.map((row) => row.name);
};

/** Which builds name which of these operating systems, by the builds' names. */
export const usesOfOperatingSystems = async (
  connection: Connection,
  operatingSystemIds: readonly string[],
): Promise<{ operatingSystemId: string; id: string; name: string }[]> => {
  if (operatingSystemIds.length === 0) return [];
  const { rows } = await sql<{ operatingSystemId: string; id: string; name: string }>`
    select distinct entry ->> 'operatingSystemId' as "operatingSystemId", id, name, lower(name) as "sortName"
    from builds, jsonb_array_elements(definition -> 'operatingSystems') as entry
    where entry ->> 'operatingSystemId' = any(${[...operatingSystemIds]}::text[])
    order by lower(name), id`.execute(connection);
  return rows;
};

/** Which builds name which of these disk partition templates and local security models, by the builds' names. */
export const usesOfDefinitions = async (
  connection: Connection,
  definitionIds: readonly string[],
): Promise<{ definitionId: string; id: string; name: string }[]> => {
  if (definitionIds.length === 0) return [];
  const ids = [...definitionIds];
  const { rows } = await sql<{ definitionId: string; id: string; name: string }>`
    select wanted.id as "definitionId", builds.id, builds.name
    from builds join unnest(${ids}::text[]) as wanted (id)
      on wanted.id in (definition ->> 'diskTemplateId', definition ->> 'securityModelId')
    order by lower(name), builds.id`.execute(connection);
  return rows;
};

/** Each build that names one of the packages, by the name of the build. */
export const usesOfPackages = async (
  connection: Connection,
  packageIds: readonly string[],
): Promise<{ packageId: string; id: string; name: string }[]> => {
  if (packageIds.length === 0) return [];
  const { rows } = await sql<{ packageId: string; id: string; name: string }>`
    select distinct entry as "packageId", id, name, lower(name) as "sortName"
    from builds, jsonb_array_elements_text(definition -> 'packageIds') as entry
    where entry = any(${[...packageIds]}::text[])
    order by lower(name), id`.execute(connection);
  return rows;
};

export const insertBuild = async (
  connection: Connection,
  organisationId: string,
  definition: BuildDefinition,
  at: Date,
): Promise<string> => {
  const { id } = await connection
    .insertInto("builds")
    .values({ organisation_id: organisationId, name: definition.name, definition: json(definition), updated_at: at })
    .returning("id")
    .executeTakeFirstOrThrow();
  return id;
};

export const updateBuild = async (
  connection: Connection,
  id: string,
  definition: BuildDefinition,
  at: Date,
): Promise<void> => {
  await connection
    .updateTable("builds")
    .set({
      name: definition.name,
      definition: json(definition),
      updated_at: at,
      revision: sql<number>`revision + 1`,
    })
    .where("id", "=", id)
    .execute();
};

export const deleteBuild = async (connection: Connection, id: string): Promise<void> => {
  await connection.deleteFrom("builds").where("id", "=", id).execute();
};
