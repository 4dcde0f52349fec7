import type { AutopilotDeviceFilter, AutopilotDeviceSort, AutopilotDrift } from "@windlass/protocol";
import { type RawBuilder, type SqlBool, sql } from "kysely";
import type { Connection } from "../../database/connection.ts";
import { containing } from "../../database/rows.ts";
import type { AutopilotDeviceRow } from "./row.ts";

/** The condition that a filter comes to; search finds a part of anything a person would know a device by. */
export const matching = (organisationId: string, filter: AutopilotDeviceFilter): RawBuilder<SqlBool> => {
  const conditions = [sql<SqlBool>`autopilot_devices.organisation_id = ${organisationId}`];
  if (filter.search) {
    const pattern = containing(filter.search);
    conditions.push(sql<SqlBool>`(serial_number ilike ${pattern} or display_name ilike ${pattern}
      or user_principal_name ilike ${pattern} or group_tag ilike ${pattern} or model ilike ${pattern}
      or manufacturer ilike ${pattern} or autopilot_device_id ilike ${pattern})`);
  }
  if (filter.drift) conditions.push(sql<SqlBool>`drift <> '{}' and drift @> array[${filter.drift}]`);
  if (filter.groupTag !== undefined) conditions.push(sql<SqlBool>`group_tag = ${filter.groupTag}`);
  if (filter.profileStatus) conditions.push(sql<SqlBool>`profile_status = ${filter.profileStatus}`);
  return sql.join(conditions, sql` and `);
};

/** What each order of the list compares, as the indexes of migration 0008 have it. */
const orders: Readonly<Record<AutopilotDeviceSort, RawBuilder<unknown>>> = {
  serialNumber: sql`serial_key`,
  manufacturer: sql`manufacturer`,
  model: sql`model`,
  groupTag: sql`group_tag`,
  profileStatus: sql`coalesce(profile_status, '')`,
  userPrincipalName: sql`user_principal_name`,
  displayName: sql`display_name`,
  lastContactedAt: sql`coalesce(last_contacted_at, '-infinity'::timestamptz)`,
};

/** A row with the text of what it was ordered by. */
export interface ListedRow extends AutopilotDeviceRow {
  readonly sort_value: string;
}

export const listDevices = async (
  connection: Connection,
  organisationId: string,
  query: {
    readonly filter: AutopilotDeviceFilter;
    readonly sort: AutopilotDeviceSort;
    readonly descending: boolean;
    readonly after: { readonly value: string; readonly id: string } | undefined;
    readonly limit: number;
  },
): Promise<ListedRow[]> => {
  const order = orders[query.sort];
  const direction = sql.raw(query.descending ? "desc" : "asc");
  const comparison = sql.raw(query.descending ? "<" : ">");
  const type = sql.raw(query.sort === "lastContactedAt" ? "timestamptz" : "text");
  const { after } = query;
  const beyond = after ? sql`and (${order}, id) ${comparison} (${after.value}::${type}, ${after.id}::uuid)` : sql``;
  const { rows } = await sql<ListedRow>`
    select *, (${order})::text as sort_value from autopilot_devices
    where ${matching(organisationId, query.filter)} ${beyond}
    order by ${order} ${direction}, id ${direction} limit ${query.limit}`.execute(connection);
  return rows;
};

export const countDevices = async (
  connection: Connection,
  organisationId: string,
  filter: AutopilotDeviceFilter,
): Promise<number> => {
  const { rows } = await sql<{ count: number }>`
    select count(*) as count from autopilot_devices where ${matching(organisationId, filter)}`.execute(connection);
  return rows[0]?.count ?? 0;
};

export const findDevice = (connection: Connection, id: string): Promise<AutopilotDeviceRow | undefined> =>
  connection.selectFrom("autopilot_devices").selectAll().where("id", "=", id).executeTakeFirst();

/** How many rows have each drift. */
export const countDrift = async (
  connection: Connection,
  organisationId: string,
): Promise<Partial<Record<AutopilotDrift, number>>> => {
  const { rows } = await sql<{ kind: AutopilotDrift; count: number }>`
    select kind, count(*) as count from autopilot_devices, unnest(drift) as kind
    where organisation_id = ${organisationId} and drift <> '{}' group by kind`.execute(connection);
  return Object.fromEntries(rows.map(({ kind, count }) => [kind, count]));
};

/** Tags that devices have, most used first. */
export const countTags = async (
  connection: Connection,
  organisationId: string,
  limit: number,
): Promise<{ groupTag: string; devices: number }[]> => {
  const { rows } = await sql<{ groupTag: string; devices: number }>`
    select group_tag as "groupTag", count(*) as devices from autopilot_devices
    where organisation_id = ${organisationId} group by group_tag
    order by count(*) desc, group_tag limit ${limit}`.execute(connection);
  return rows;
};
