import type { ToldError } from "@windlass/protocol";
import { sql, type Updateable } from "kysely";
import type { Connection } from "../../database/connection.ts";
import { json } from "../../database/rows.ts";
import type { AutopilotTables } from "../../database/tables/autopilot.ts";
import type { ActionRow, ItemRow } from "./action-repository.ts";

/** How long an action stays with a worker that gives no sign of life. */
export const leaseSeconds = 15;

const leased = sql<Date>`now() + make_interval(secs => ${leaseSeconds})`;

/** Takes an action that has something to do and that nobody works on, the longest due first. */
export const claimAction = (connection: Connection, owner: string, now: Date): Promise<ActionRow | undefined> =>
  connection
    .updateTable("autopilot_actions")
    .set({ state: "running", lease_owner: owner, lease_until: leased, attempts: sql<number>`attempts + 1` })
    .where("id", "=", ({ selectFrom }) =>
      selectFrom("autopilot_actions")
        .select("id")
        .where("state", "in", ["waiting", "running"])
        .where("next_at", "<=", now)
        .where(({ or, eb }) => or([eb("lease_until", "is", null), eb("lease_until", "<", sql<Date>`now()`)]))
        .orderBy("next_at")
        .limit(1)
        .forUpdate()
        .skipLocked(),
    )
    .returningAll()
    .executeTakeFirst();

type ActionChange = Omit<Updateable<AutopilotTables["autopilot_actions"]>, "failure" | "action"> & {
  readonly failure?: ToldError;
};

/**
 * Changes an action while its lease is held, and renews the lease unless told otherwise.
 *
 * @returns false where the lease was lost or the action was called off
 */
export const updateHeldAction = async (
  connection: Connection,
  id: string,
  owner: string,
  change: ActionChange,
): Promise<boolean> => {
  const { failure, ...rest } = change;
  const updated = await connection
    .updateTable("autopilot_actions")
    .set({ lease_until: leased, ...rest, ...(failure && { failure: json(failure) }) })
    .where("id", "=", id)
    .where("lease_owner", "=", owner)
    .where("state", "=", "running")
    .executeTakeFirst();
  return updated.numUpdatedRows > 0n;
};

/** Items to look at now, in order. */
export const dueItems = (connection: Connection, actionId: string, now: Date, limit: number): Promise<ItemRow[]> =>
  connection
    .selectFrom("autopilot_action_items")
    .selectAll()
    .where("action_id", "=", actionId)
    .where("state", "=", "pending")
    .where(({ or, eb }) => or([eb("not_before", "is", null), eb("not_before", "<=", now)]))
    .orderBy("position")
    .limit(limit)
    .execute();

/** When the next pending item is due, and why it waits; undefined where none is pending. */
export const nextItem = (
  connection: Connection,
  actionId: string,
): Promise<Pick<ItemRow, "not_before" | "detail"> | undefined> =>
  connection
    .selectFrom("autopilot_action_items")
    .select(["not_before", "detail"])
    .where("action_id", "=", actionId)
    .where("state", "=", "pending")
    .orderBy("not_before", (order) => order.asc().nullsFirst())
    .limit(1)
    .executeTakeFirst();

export const updateItem = async (
  connection: Connection,
  item: ItemRow,
  change: Omit<Updateable<AutopilotTables["autopilot_action_items"]>, "failure"> & { readonly failure?: ToldError },
): Promise<void> => {
  const { failure, ...rest } = change;
  await connection
    .updateTable("autopilot_action_items")
    .set({ ...rest, ...(failure && { failure: json(failure) }) })
    .where("action_id", "=", item.action_id)
    .where("position", "=", item.position)
    // One that was called off while it was being done was done all the same.
    .where("state", "in", ["pending", "cancelled"])
    .execute();
};

/** Ends what is still to be done of an action that cannot go on. */
export const failPending = async (
  connection: Connection,
  actionId: string,
  failure: ToldError,
  now: Date,
): Promise<void> => {
  await connection
    .updateTable("autopilot_action_items")
    .set({ state: "failed", failure: json(failure), finished_at: now, not_before: null })
    .where("action_id", "=", actionId)
    .where("state", "=", "pending")
    .execute();
};
