import { sql } from "kysely";
import type { Connection } from "./connection.ts";

/**
 * Until the end of the transaction nobody else changes what this organisation can deploy: saving a build, deleting what
 * builds name and publishing take turns. So a build never names something that is just being deleted, and publications
 * are numbered without a gap.
 */
export const lockDefinitions = async (connection: Connection, organisationId: string): Promise<void> => {
  // Two organisations whose hashes meet would only wait for each other.
  await sql`select pg_advisory_xact_lock(hashtextextended(${`windlass.definitions:${organisationId}`}, 0))`.execute(
    connection,
  );
};
