import { sql } from "kysely";
import type { Connection } from "../../database/connection.ts";
import type { Versions } from "./record.ts";

const ids = /\b[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}\b/g;

/** Text with each id of a known object replaced by the object's name. */
export type Naming = (text: string) => string;

/**
 * How the objects that these values name by id are called now, by id.
 *
 * @param organisationId whose own objects and shared ones are named, and no others; null: only shared ones
 */
export const namesOf = async (
  connection: Connection,
  organisationId: string | null,
  naming: unknown,
): Promise<Map<string, string>> => {
  const named = [...new Set(JSON.stringify(naming).match(ids) ?? [])];
  if (named.length === 0) return new Map();
  const { rows } = await sql<{ id: string; name: string }>`
    select id::text, name from (
      select id, organisation_id, name || ' ' || version as name from software_packages
      union all select id, organisation_id, name from operating_systems
      union all select id, organisation_id, name from definitions
      union all select id, organisation_id, name from library_secrets
      union all select id, organisation_id, name from builds
      union all select id, organisation_id, name from driver_packs
    ) as objects
    where id = any(${named}::uuid[]) and (organisation_id is null or organisation_id = ${organisationId}::uuid)`.execute(
    connection,
  );
  return new Map(rows.map(({ id, name }) => [id, name]));
};

/** Text with the ids of these objects replaced by their names. */
export const inNamesOf =
  (names: ReadonlyMap<string, string>): Naming =>
  (text) =>
    text.replaceAll(ids, (id) => names.get(id) ?? id);

/**
 * How the objects that these versions name by id are called now: nobody reads ids, and later the object may be gone.
 *
 * @param organisationId of the objects that change; null: shared by all
 */
export const namingOf = async (
  connection: Connection,
  organisationId: string | null,
  versions: readonly Versions[],
): Promise<Naming> => inNamesOf(await namesOf(connection, organisationId, versions));
