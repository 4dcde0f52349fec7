import type { KnownReadiness } from "@windlass/planner";
import type { Connection } from "../../database/connection.ts";
import { rowIsOfBuild } from "./readiness-rows.ts";
import { findConnection, newestReport } from "./repository.ts";

/** What is known of an organisation's tenant without asking it. A file of its own, because tenant connections ask builds and publications. */
export const readKnownReadiness = async (connection: Connection, organisationId: string): Promise<KnownReadiness> => {
  const tenant = await findConnection(connection, organisationId);
  const report = await newestReport(connection, organisationId);
  return {
    connectedAt: tenant?.updated_at ?? null,
    checkedAt: report?.checked_at ?? null,
    // A group that no build has yet is nothing to what is published.
    rows: (report?.rows ?? []).filter(({ id, buildId }) => buildId !== null || !rowIsOfBuild(id)),
  };
};
