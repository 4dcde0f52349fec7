import { randomUUID } from "node:crypto";
import { advanceRegistrations, apply, type Cadence, coalescingSlack } from "@windlass/autopilot";
import type { ServerContext } from "../../context.ts";
import { holdLease, leaseSeconds, releaseLease, stillHolds } from "../tenant-connections/lease.ts";
import type { TenantClients } from "../tenant-connections/worker-access.ts";
import { createRegistrationStore } from "./registration-store.ts";

/** Renewed three times before it would end. */
const renewEveryMilliseconds = (leaseSeconds * 1000) / 4;

/** Without a usable connection nobody can have a lease on it, and nothing can be asked: the devices are told so. */
const refuseAll = async (context: ServerContext, organisationId: string, cadence: Cadence): Promise<void> => {
  const store = createRegistrationStore(context, organisationId, async () => true);
  const until = new Date(context.clock().getTime() + coalescingSlack(cadence));
  for (const { record, version } of await store.loadDue(until, 1000)) {
    const refused = apply(record, { kind: "no-connection" }, context.clock(), cadence);
    // One that had ended keeps its import record: without a connection there is no way to remove it.
    await store.save({ ...refused, leftoverImportedIds: [], nextCheckAt: null }, version);
  }
};

/**
 * Moves one organisation's devices on, if no other worker does.
 *
 * @returns false where another worker has the lease
 */
export const followOrganisation = async (
  context: ServerContext,
  clients: TenantClients,
  organisationId: string,
  cadence: Cadence,
): Promise<boolean> => {
  const client = await clients.of(organisationId);
  if (!client) {
    await refuseAll(context, organisationId, cadence);
    return true;
  }
  if (!(await holdLease(context, organisationId))) return false;
  const renewal = setInterval(() => {
    holdLease(context, organisationId).catch((error: unknown) => {
      // The lease may end; the store refuses every write after that.
      context.log.warn({ err: error, organisationId }, "the lease on a tenant could not be renewed");
    });
  }, renewEveryMilliseconds);
  try {
    const store = createRegistrationStore(context, organisationId, (connection) =>
      stillHolds(context, connection, organisationId),
    );
    await advanceRegistrations({ graph: client.graph, store, cadence, newId: randomUUID });
  } finally {
    clearInterval(renewal);
    await releaseLease(context, organisationId);
  }
  return true;
};
