import type { ReleaseAction } from "@windlass/protocol";
import { sql } from "kysely";
import type { Connection } from "../../../database/connection.ts";

/** What other features ask of releases: which publications are held, and by what. */

/** All publications that any organisation's devices get now. */
export const releasedPublicationIds = async (connection: Connection): Promise<Set<string>> => {
  const { rows } = await sql<{ publication_id: string }>`
    select distinct publication_id from (
      select distinct on (organisation_id, target_kind, target_id) publication_id
      from releases order by organisation_id, target_kind, target_id, sequence desc
    ) as newest where publication_id is not null`.execute(connection);
  return new Set(rows.map(({ publication_id: id }) => id));
};

/** The targets in any organisation of the scope that hold a publication of their own, of these builds or locations. */
export const releasesTo = async (
  connection: Connection,
  kind: "build" | "location",
  ids: readonly string[],
): Promise<{ targetId: string; publicationId: string; number: number; action: ReleaseAction }[]> => {
  const { rows } = await sql<{ targetId: string; publicationId: string; number: number; action: ReleaseAction }>`
    select target_id as "targetId", publication_id as "publicationId", number, action from (
      select distinct on (organisation_id, target_id) target_id, publication_id, action
      from releases where target_kind = ${kind} and target_id = any(${[...ids]}::uuid[])
      order by organisation_id, target_id, sequence desc
    ) as newest join publications on publications.id = publication_id
    order by number`.execute(connection);
  return rows;
};
