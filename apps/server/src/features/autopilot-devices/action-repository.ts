import type { AutopilotAction, AutopilotActionItemView, ToldError } from "@windlass/protocol";
import { type RawBuilder, type Selectable, type SqlBool, sql, type Updateable } from "kysely";
import type { AutopilotTables } from "../../database/autopilot-tables.ts";
import type { Connection } from "../../database/connection.ts";
import { json } from "../../database/rows.ts";

export type ActionRow = Selectable<AutopilotTables["autopilot_actions"]>;
export type ItemRow = Selectable<AutopilotTables["autopilot_action_items"]>;

/** How many items are in each state. */
export interface ItemCounts {
  readonly pending: number;
  readonly done: number;
  readonly failed: number;
  readonly cancelled: number;
}

export interface CountedActionRow extends ActionRow {
  readonly counts: ItemCounts;
}

const counts = sql<ItemCounts>`(
  select jsonb_build_object(
    'pending', count(*) filter (where state = 'pending'), 'done', count(*) filter (where state = 'done'),
    'failed', count(*) filter (where state = 'failed'), 'cancelled', count(*) filter (where state = 'cancelled'))
  from autopilot_action_items where action_id = autopilot_actions.id)`.as("counts");

const select = (connection: Connection) => connection.selectFrom("autopilot_actions").selectAll().select(counts);

/**
 * Notes an action and its devices: those that the condition finds, in the order of the list.
 *
 * @returns its id and how many devices it has
 */
export const insertAction = async (
  connection: Connection,
  row: {
    readonly organisationId: string;
    readonly action: AutopilotAction;
    readonly reason: string;
    readonly requestedBy: string;
    readonly now: Date;
  },
  selected: RawBuilder<SqlBool>,
): Promise<{ id: string; devices: number }> => {
  const { id } = await connection
    .insertInto("autopilot_actions")
    .values({
      organisation_id: row.organisationId,
      action: json(row.action),
      reason: row.reason,
      state: "waiting",
      requested_by: row.requestedBy,
      requested_at: row.now,
      devices: 0,
      next_at: row.now,
    })
    .returning("id")
    .executeTakeFirstOrThrow();
  const inserted = await sql`
    insert into autopilot_action_items (action_id, organisation_id, position, autopilot_device_id, serial_number)
    select ${id}, organisation_id, row_number() over (order by serial_key, id), autopilot_device_id, serial_number
    from autopilot_devices where ${selected}`.execute(connection);
  const devices = Number(inserted.numAffectedRows ?? 0n);
  await connection.updateTable("autopilot_actions").set({ devices }).where("id", "=", id).execute();
  return { id, devices };
};

export const findAction = (connection: Connection, id: string): Promise<CountedActionRow | undefined> =>
  select(connection).where("id", "=", id).executeTakeFirst();

/** Newest first, from after the cursor. */
export const listActions = (
  connection: Connection,
  organisationId: string,
  after: { readonly requestedAt: Date; readonly id: string } | undefined,
  limit: number,
): Promise<CountedActionRow[]> => {
  let query = select(connection)
    .where("organisation_id", "=", organisationId)
    .orderBy("requested_at", "desc")
    .orderBy("id", "desc")
    .limit(limit);
  if (after)
    query = query.where(sql<boolean>`(requested_at, id) < (${after.requestedAt}::timestamptz, ${after.id}::uuid)`);
  return query.execute();
};

export const listItems = (
  connection: Connection,
  actionId: string,
  filter: {
    readonly state: AutopilotActionItemView["state"] | undefined;
    readonly after: number | undefined;
    readonly limit: number;
  },
): Promise<ItemRow[]> => {
  let query = connection
    .selectFrom("autopilot_action_items")
    .selectAll()
    .where("action_id", "=", actionId)
    .orderBy("position")
    .limit(filter.limit);
  if (filter.state) query = query.where("state", "=", filter.state);
  if (filter.after !== undefined) query = query.where("position", ">", filter.after);
  return query.execute();
};

/** Calls an action off: what is under way is finished, nothing more is begun. */
export const cancelAction = async (connection: Connection, id: string, now: Date): Promise<void> => {
  await connection
    .updateTable("autopilot_actions")
    .set({ state: "cancelled", finished_at: now, next_at: null, note: null })
    .where("id", "=", id)
    .where("state", "in", ["waiting", "running"])
    .execute();
  await connection
    .updateTable("autopilot_action_items")
    .set({ state: "cancelled", finished_at: now })
    .where("action_id", "=", id)
    .where("state", "=", "pending")
    .execute();
};

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
