import { sql } from "kysely";
import type { ServerContext } from "../../context.ts";
import type { Connection } from "../../database/connection.ts";
import { oneOrganisation } from "../../database/connection.ts";

/** How long a worker's right to follow a tenant lasts without being renewed. */
export const leaseSeconds = 15;

const freeAgain = sql<Date>`now() + make_interval(secs => ${leaseSeconds})`;

/**
 * Takes the right to follow one organisation's tenant, or renews it. The database's clock counts, so that replicas whose
 * clocks differ agree.
 *
 * @returns false while another worker has it, or where there is no connection
 */
export const holdLease = (context: ServerContext, organisationId: string): Promise<boolean> =>
  context.database.within(oneOrganisation(organisationId), async (connection) => {
    const held = await connection
      .updateTable("tenant_connections")
      .set({ lease_owner: context.instanceId, lease_until: freeAgain })
      .where("organisation_id", "=", organisationId)
      .where(({ or, eb }) =>
        or([
          eb("lease_owner", "is", null),
          eb("lease_owner", "=", context.instanceId),
          eb("lease_until", "<", sql<Date>`now()`),
        ]),
      )
      .returning("organisation_id")
      .executeTakeFirst();
    return held !== undefined;
  });

/** Gives the right back, so that another worker need not wait for its end. */
export const releaseLease = (context: ServerContext, organisationId: string): Promise<void> =>
  context.database.within(oneOrganisation(organisationId), async (connection) => {
    await connection
      .updateTable("tenant_connections")
      .set({ lease_owner: null, lease_until: null })
      .where("organisation_id", "=", organisationId)
      .where("lease_owner", "=", context.instanceId)
      .execute();
  });

/** Whether this worker still has the right, kept until the transaction ends. Every write of a worker asks. */
export const stillHolds = async (
  context: ServerContext,
  connection: Connection,
  organisationId: string,
): Promise<boolean> => {
  const row = await connection
    .selectFrom("tenant_connections")
    .select("organisation_id")
    .where("organisation_id", "=", organisationId)
    .where("lease_owner", "=", context.instanceId)
    .where("lease_until", ">", sql<Date>`now()`)
    .forShare()
    .executeTakeFirst();
  return row !== undefined;
};
