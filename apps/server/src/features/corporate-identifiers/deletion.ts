import { notFound, WindlassError } from "@windlass/protocol";
import type { ServerContext } from "../../context.ts";
import { announce } from "../../database/live-feed.ts";
import { loadOrganisation } from "../organisations/service.ts";
import { type Actor, scopeOf } from "../people/actor.ts";
import { mayDelete } from "./policy.ts";
import { deleting } from "./progress.ts";
import * as identifiers from "./repository.ts";

/** What is on its way out, or is out. */
const isLeaving = ({ state }: identifiers.IdentifierRow): boolean => state === "deleting" || state === "deleted";

/**
 * Has corporate identifiers taken off Intune's list; a worker does it. Asking again changes nothing. Other deployments of
 * the same device go with it, since Intune knows the device once.
 *
 * @returns how many are to be deleted now
 * @throws object.not-found, access.role-missing, corporate-identifier.being-imported
 */
export const deleteIdentifiers = (
  context: ServerContext,
  actor: Actor,
  { organisationId, ids }: { readonly organisationId: string; readonly ids: readonly string[] },
): Promise<{ deleting: number }> =>
  context.database.within(scopeOf(actor), async (connection) => {
    await loadOrganisation(connection, actor, organisationId);
    mayDelete(actor, { organisationId });
    const rows = await identifiers.lockIdentifiers(connection, organisationId, ids);
    const missing = ids.find((id) => !rows.some((row) => row.id === id));
    if (missing !== undefined) throw notFound("corporate identifier", missing);
    const busy = rows.find(({ state }) => state === "captured");
    if (busy) {
      const parameters = { serialNumber: busy.serial_number };
      throw new WindlassError("corporate-identifier.being-imported", { parameters });
    }
    const twins = await identifiers.lockTwins(connection, organisationId, ids);
    const leaving = [...rows, ...twins.filter(({ state }) => state === "imported")].filter((row) => !isLeaving(row));
    const now = context.clock();
    for (const row of leaving) await identifiers.updateIdentifier(connection, row.id, deleting(now, row));
    if (leaving.length > 0) await announce(connection, { topic: "registrations", organisationId, id: null });
    return { deleting: leaving.length };
  });
