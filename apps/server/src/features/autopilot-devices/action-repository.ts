import type { AutopilotAction, AutopilotActionItemView } from "@windlass/protocol";
import { type RawBuilder, type Selectable, type SqlBool, sql } from "kysely";
import type { Connection } from "../../database/connection.ts";
import { json } from "../../database/rows.ts";
import type { AutopilotTables } from "../../database/tables/autopilot.ts";

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
