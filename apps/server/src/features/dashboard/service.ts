import type { DashboardView } from "@windlass/protocol";
import type { ServerContext } from "../../context.ts";
import { silentSince } from "../agents/sessions.ts";
import { loadOrganisation } from "../organisations/service.ts";
import { type Actor, scopeOf } from "../people/actor.ts";
import * as dashboard from "./repository.ts";

/** Days begin at midnight UTC, for every viewer the same. */
const beginningOfDay = (now: Date): Date =>
  new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth(), now.getUTCDate()));

/**
 * Numbers over everything the actor may see, or over one organisation.
 *
 * @throws object.not-found for an organisation the actor has no role in
 */
export const readDashboard = (
  context: ServerContext,
  actor: Actor,
  organisationId: string | undefined,
): Promise<DashboardView> =>
  context.database.within(scopeOf(actor), async (connection) => {
    if (organisationId) await loadOrganisation(connection, actor, organisationId);
    const counts = await dashboard.countEverything(
      connection,
      organisationId,
      beginningOfDay(context.clock()),
      silentSince(context.clock()),
    );
    return {
      pendingRequests: counts.pendingRequests,
      deployments: {
        running: counts.running,
        succeededToday: counts.succeededToday,
        failedToday: counts.failedToday,
      },
      registrations: {
        working: counts.registrationsWorking,
        ready: counts.registrationsReady,
        failed: counts.registrationsFailed,
      },
      devices: counts.devices,
      organisations: await dashboard.overviewOrganisations(connection, organisationId),
    };
  });
