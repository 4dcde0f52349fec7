import { sql } from "kysely";
import type { Connection } from "../../database/connection.ts";

/** Packages whose filter, or a condition of whose steps, names a location: once for each. */
export const packagesAskingForLocations = async (
  connection: Connection,
): Promise<{ locationId: string; id: string; name: string }[]> => {
  const { rows } = await sql<{ locationId: string; id: string; name: string }>`
    select distinct place #>> '{}' as "locationId", id, name || ' ' || version as name
    from software_packages, jsonb_path_query(
      jsonb_build_array(steps, details), '$.** ? (@.field == "location").values[*]') as place
    order by name, id`.execute(connection);
  return rows;
};
