import { sql } from "kysely";
import type { Connection } from "../../database/connection.ts";
import type { Versions } from "./record.ts";

const ids = /\b[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}\b/g;

/** Text with each id of a known object replaced by the object's name. */
export type Naming = (text: string) => string;

/**
 * How the objects that these versions name by id are called now: nobody reads ids, and later the object may be gone.
 *
 * @param organisationId of the objects that change; null: shared by all. Only its own objects and shared ones are named
 */
export const namingOf = async (
  connection: Connection,
  organisationId: string | null,
  versions: readonly Versions[],
): Promise<Naming> => {
  const named = [...new Set(JSON.stringify(versions).match(ids) ?? [])];
  if (named.length === 0) return (text) => text;
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
  const names = new Map(rows.map(({ id, name }) => [id, name]));
  return (text) => text.replaceAll(ids, (id) => names.get(id) ?? id);
};
