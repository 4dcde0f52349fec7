import { GraphRefused, readOfferedProfiles, TokenRefused } from "@windlass/autopilot";
import { type OfferedOfflineProfiles, WindlassError } from "@windlass/protocol";
import type { ServerContext } from "../../context.ts";
import { loadOrganisation } from "../organisations/service.ts";
import { type Actor, scopeOf } from "../people/actor.ts";
import { mayRead } from "./policy.ts";
import * as connections from "./repository.ts";
import { createTenantClient, openAccess } from "./tenant-client.ts";

/**
 * The tenant's deployment profiles as settings of an offline profile, read live.
 *
 * @throws object.not-found, access.role-missing, tenant.cloud-not-available, tenant.not-readable
 */
export const listOfferedProfiles = async (
  context: ServerContext,
  actor: Actor,
  organisationId: string,
): Promise<OfferedOfflineProfiles> => {
  const access = await context.database.within(scopeOf(actor), async (connection) => {
    await loadOrganisation(connection, actor, organisationId);
    mayRead(actor, organisationId);
    const row = await connections.findConnection(connection, organisationId);
    return row ? openAccess(context, connection, row) : null;
  });
  if (!access) return { connected: false, items: [] };
  try {
    const offered = await readOfferedProfiles(createTenantClient(context, access, "person-waits").graph);
    return {
      connected: true,
      items: offered.map(({ id, name, converted }) =>
        converted.usable
          ? { id, name, settings: converted.settings, leftOut: [...converted.leftOut], why: null }
          : { id, name, settings: null, leftOut: [], why: converted.why },
      ),
    };
  } catch (cause) {
    if (!(cause instanceof GraphRefused) && !(cause instanceof TokenRefused)) throw cause;
    const what = cause.message.replace(/\.$/, "");
    throw new WindlassError("tenant.not-readable", { parameters: { what }, cause });
  }
};
