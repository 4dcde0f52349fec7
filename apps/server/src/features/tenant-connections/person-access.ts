import type { Cloud } from "@windlass/protocol";
import type { ServerContext } from "../../context.ts";
import type { Connection } from "../../database/connection.ts";
import { findCredential } from "./credential-repository.ts";
import { findConnection } from "./repository.ts";
import { createTenantClient, openAccess, type TenantClient } from "./tenant-client.ts";

/** Cloud of a connection that has a credential, else null; whether it works, the readiness report says. */
export const connectedCloud = async (connection: Connection, organisationId: string): Promise<Cloud | null> => {
  const row = await findConnection(connection, organisationId);
  if (!row || !(await findCredential(connection, organisationId, "current"))) return null;
  return row.cloud;
};

/**
 * A client for one question of a person, who waits for the answer. The caller has authorised the person.
 *
 * @returns null where there is no connection with a credential
 * @throws tenant.cloud-not-available
 */
export const openTenantClient = async (
  context: ServerContext,
  connection: Connection,
  organisationId: string,
): Promise<TenantClient | null> => {
  const row = await findConnection(connection, organisationId);
  const access = row ? await openAccess(context, connection, row) : null;
  return access && createTenantClient(context, access, "person-waits");
};
