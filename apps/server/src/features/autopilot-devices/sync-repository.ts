import type { ToldError } from "@windlass/protocol";
import { type Selectable, sql, type Updateable } from "kysely";
import type { Connection } from "../../database/connection.ts";
import { json } from "../../database/rows.ts";
import type { AutopilotTables } from "../../database/tables/autopilot.ts";

export type SyncRow = Selectable<AutopilotTables["autopilot_device_syncs"]>;
type SyncChange = Omit<Updateable<AutopilotTables["autopilot_device_syncs"]>, "failure" | "lease_until"> & {
  readonly failure?: ToldError | null;
  readonly lease_until?: Date | null | ReturnType<typeof inSeconds>;
};

/** How long a synchronisation stays with a worker that gives no sign of life. */
export const leaseSeconds = 15;

/** The database's clock counts for leases, so that replicas whose clocks differ agree. */
export const inSeconds = (seconds: number) => sql<Date>`now() + make_interval(secs => ${seconds})`;

const leased = inSeconds(leaseSeconds);

export const findSync = (connection: Connection, organisationId: string): Promise<SyncRow | undefined> =>
  connection
    .selectFrom("autopilot_device_syncs")
    .selectAll()
    .where("organisation_id", "=", organisationId)
    .executeTakeFirst();

/** Organisations that have a copy, whole or in part. */
export const copiedOrganisations = async (connection: Connection): Promise<string[]> => {
  const rows = await connection.selectFrom("autopilot_device_syncs").select("organisation_id").execute();
  return rows.map(({ organisation_id }) => organisation_id);
};

/** Asks for a synchronisation; one that waits or runs already stays as it is. */
export const requestSync = async (
  connection: Connection,
  organisationId: string,
  requestedBy: string,
): Promise<void> => {
  const fresh = {
    state: "waiting" as const,
    requested_by: requestedBy,
    started_at: null,
    finished_at: null,
    pages: 0,
    records: 0,
    failure: null,
    cancel_requested: false,
    lease_owner: null,
    lease_until: null,
    attempts: 0,
  };
  await connection
    .insertInto("autopilot_device_syncs")
    .values({ organisation_id: organisationId, ...fresh })
    .onConflict((conflict) =>
      conflict
        .column("organisation_id")
        .doUpdateSet(fresh)
        .where("autopilot_device_syncs.state", "not in", ["waiting", "running"]),
    )
    .execute();
};

/** Puts those into the queue whose time has come. */
export const requestScheduled = async (connection: Connection, now: Date): Promise<void> => {
  const due = await connection
    .selectFrom("autopilot_device_syncs")
    .select("organisation_id")
    .where("state", "not in", ["waiting", "running"])
    .where("next_at", "<=", now)
    .execute();
  for (const { organisation_id } of due) await requestSync(connection, organisation_id, "Schedule");
};

/**
 * Takes a synchronisation that nobody works on, oldest end first. It begins anew: Microsoft does not say how long the
 * link to a next page lives, and reading 100,000 records takes a hundred calls.
 */
export const claimSync = (connection: Connection, owner: string, now: Date): Promise<SyncRow | undefined> =>
  connection
    .updateTable("autopilot_device_syncs")
    .set({
      state: "running",
      lease_owner: owner,
      lease_until: leased,
      attempts: sql<number>`attempts + 1`,
      generation: sql<number>`generation + 1`,
      started_at: now,
      pages: 0,
      records: 0,
    })
    .where("organisation_id", "=", ({ selectFrom }) =>
      selectFrom("autopilot_device_syncs")
        .select("organisation_id")
        .where("state", "in", ["waiting", "running"])
        .where(({ or, eb }) => or([eb("lease_until", "is", null), eb("lease_until", "<", sql<Date>`now()`)]))
        .orderBy("finished_at", (order) => order.asc().nullsFirst())
        .limit(1)
        .forUpdate()
        .skipLocked(),
    )
    .returningAll()
    .executeTakeFirst();

/**
 * Changes a synchronisation while its lease is held, and renews the lease unless told otherwise.
 *
 * @returns the row; undefined where the lease was lost
 */
export const updateHeldSync = (
  connection: Connection,
  organisationId: string,
  owner: string,
  generation: number,
  change: SyncChange,
): Promise<SyncRow | undefined> => {
  const { failure, ...rest } = change;
  return connection
    .updateTable("autopilot_device_syncs")
    .set({ lease_until: leased, ...rest, ...(failure !== undefined && { failure: failure && json(failure) }) })
    .where("organisation_id", "=", organisationId)
    .where("lease_owner", "=", owner)
    .where("generation", "=", generation)
    .where("state", "=", "running")
    .returningAll()
    .executeTakeFirst();
};

/** Calls off what waits or runs; a worker hears of it at the next page. */
export const cancelSync = async (connection: Connection, organisationId: string, now: Date): Promise<void> => {
  await connection
    .updateTable("autopilot_device_syncs")
    .set({ cancel_requested: true })
    .where("organisation_id", "=", organisationId)
    .where("state", "=", "running")
    .execute();
  await connection
    .updateTable("autopilot_device_syncs")
    .set({ state: "cancelled", finished_at: now })
    .where("organisation_id", "=", organisationId)
    .where("state", "=", "waiting")
    .execute();
};
