import type { Architecture } from "@windlass/protocol";
import { sql } from "kysely";
import type { Connection } from "../../database/connection.ts";

/** The newest Windows build among an organisation's images for an architecture; null without any. */
export const newestBuildFor = async (
  connection: Connection,
  organisationId: string,
  architecture: Architecture,
): Promise<number | null> => {
  const { rows } = await sql<{ build: number | null }>`
    select max((image->>'build')::integer) as build
    from operating_systems, jsonb_array_elements(images) as image
    where organisation_id = ${organisationId} and image->>'architecture' = ${architecture}`.execute(connection);
  return rows[0]?.build ?? null;
};
