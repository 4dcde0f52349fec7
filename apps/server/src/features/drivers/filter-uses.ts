import { sql } from "kysely";
import type { Connection } from "../../database/connection.ts";

/** Drivers whose filter names a location: once for each. */
export const driversAskingForLocations = async (
  connection: Connection,
): Promise<{ locationId: string; id: string; name: string }[]> => {
  const { rows } = await sql<{ locationId: string; id: string; name: string }>`
    select distinct place #>> '{}' as "locationId", id, description as name
    from drivers, jsonb_path_query(filter, '$.** ? (@.field == "location").values[*]') as place
    where filter is not null
    order by name, id`.execute(connection);
  return rows;
};

/** The same of packs. */
export const packsAskingForLocations = async (
  connection: Connection,
): Promise<{ locationId: string; id: string; name: string }[]> => {
  const { rows } = await sql<{ locationId: string; id: string; name: string }>`
    select distinct place #>> '{}' as "locationId", id, name
    from driver_packs, jsonb_path_query(filter, '$.** ? (@.field == "location").values[*]') as place
    where filter is not null
    order by name, id`.execute(connection);
  return rows;
};
