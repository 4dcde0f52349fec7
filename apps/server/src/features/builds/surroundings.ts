import type { Connection } from "../../database/connection.ts";
import { readSettings } from "../settings/read.ts";
import { readKnownTenant } from "../tenant-connections/profile-tenant.ts";
import type { BuildSurroundings } from "./presenter.ts";

/** What all builds of an organisation take from outside of themselves when they are published. */
export const readSurroundings = async (connection: Connection, organisationId: string): Promise<BuildSurroundings> => ({
  tenant: await readKnownTenant(connection, organisationId),
  settings: await readSettings(connection, organisationId),
});
