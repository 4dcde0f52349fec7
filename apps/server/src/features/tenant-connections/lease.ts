import type { Cloud } from "@windlass/protocol";
import { sql } from "kysely";
import type { ServerContext } from "../../context.ts";
import type { Connection } from "../../database/connection.ts";
import { wholeInstallation } from "../../database/connection.ts";

/** An app in a tenant: what Microsoft counts requests by, and what one worker at a time follows. */
export interface TenantKey {
  readonly cloud: Cloud;
  readonly tenantId: string;
  readonly clientId: string;
}

/**
 * How long a worker's right to follow a tenant lasts without being renewed: longer than the 20 seconds over which Microsoft
 * counts requests, so that who takes over from a killed worker begins with a budget that is really unspent.
 */
export const leaseSeconds = 25;

const freeAgain = sql<Date>`now() + make_interval(secs => ${leaseSeconds})`;

/**
 * Takes the right to follow a tenant for all organisations that are connected with it, or renews it. The database's clock
 * counts, so that replicas whose clocks differ agree.
 *
 * @returns false while another worker has it
 */
export const holdLease = (context: ServerContext, key: TenantKey): Promise<boolean> =>
  context.database.within(wholeInstallation, async (connection) => {
    const held = await connection
      .insertInto("tenant_leases")
      .values({
        cloud: key.cloud,
        tenant_id: key.tenantId,
        client_id: key.clientId,
        lease_owner: context.instanceId,
        lease_until: freeAgain,
      })
      .onConflict((conflict) =>
        conflict
          .columns(["cloud", "tenant_id", "client_id"])
          .doUpdateSet({ lease_owner: context.instanceId, lease_until: freeAgain })
          .where(({ or, eb }) =>
            or([
              eb("tenant_leases.lease_owner", "=", context.instanceId),
              eb("tenant_leases.lease_until", "<", sql<Date>`now()`),
            ]),
          ),
      )
      .returning("tenant_id")
      .executeTakeFirst();
    return held !== undefined;
  });

const ofOwner = (connection: Connection, context: ServerContext, key: TenantKey) =>
  connection
    .updateTable("tenant_leases")
    .where("cloud", "=", key.cloud)
    .where("tenant_id", "=", key.tenantId)
    .where("client_id", "=", key.clientId)
    .where("lease_owner", "=", context.instanceId);

/** Notes when the tenant's waiting devices are to be looked at again: by this worker, or by the one that takes over. */
export const noteNextLook = (context: ServerContext, key: TenantKey, at: Date | null): Promise<void> =>
  context.database.within(wholeInstallation, async (connection) => {
    await ofOwner(connection, context, key).set({ next_look_at: at }).execute();
  });

/** Gives the right back, so that another worker need not wait for its end. */
export const releaseLease = (context: ServerContext, key: TenantKey): Promise<void> =>
  context.database.within(wholeInstallation, async (connection) => {
    await ofOwner(connection, context, key).set({ lease_until: sql<Date>`now() - interval '1 millisecond'` }).execute();
  });

/** Whether this worker still has the right, kept until the transaction ends. Every write of a worker asks. */
export const stillHolds = async (context: ServerContext, connection: Connection, key: TenantKey): Promise<boolean> => {
  const row = await connection
    .selectFrom("tenant_leases")
    .select("tenant_id")
    .where("cloud", "=", key.cloud)
    .where("tenant_id", "=", key.tenantId)
    .where("client_id", "=", key.clientId)
    .where("lease_owner", "=", context.instanceId)
    .where("lease_until", ">", sql<Date>`now()`)
    .forShare()
    .executeTakeFirst();
  return row !== undefined;
};
