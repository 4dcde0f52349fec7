import type { AutopilotDeviceFilter, AutopilotDeviceSort, AutopilotDrift } from "@windlass/protocol";
import { type RawBuilder, type SqlBool, sql } from "kysely";
import type { Connection } from "../../database/connection.ts";
import { containing } from "../../database/rows.ts";
import type { AutopilotDeviceRow } from "./row.ts";

/** The condition that a filter comes to; search finds a part of anything a person would know a device by. */
export const matching = (organisationId: string, filter: AutopilotDeviceFilter): RawBuilder<SqlBool> => {
  const conditions = [sql<SqlBool>`autopilot_devices.organisation_id = ${organisationId}`];
  if (filter.search) {
    conditions.push(sql<SqlBool>`search_key like lower(${containing(filter.search)})`);
  }
  if (filter.drift) conditions.push(sql<SqlBool>`drift @> array[${filter.drift}]`);
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
  // Few combinations occur: they are counted by the database and taken apart here.
  const { rows } = await sql<{ drift: AutopilotDrift[]; count: number }>`
    select drift, count(*) as count from autopilot_devices
    where organisation_id = ${organisationId} and drift <> '{}' group by drift`.execute(connection);
  const counts: Partial<Record<AutopilotDrift, number>> = {};
  for (const { drift, count } of rows) for (const kind of drift) counts[kind] = (counts[kind] ?? 0) + count;
  return counts;
};

/** All rows, and the tags that devices have, most used first: counted in one go. */
export const countTags = async (
  connection: Connection,
  organisationId: string,
  limit: number,
): Promise<{ readonly total: number; readonly tags: readonly { groupTag: string; devices: number }[] }> => {
  const { rows } = await sql<{ groupTag: string; devices: number; total: number }>`
    select group_tag as "groupTag", count(*) as devices, sum(count(*)) over ()::bigint as total from autopilot_devices
    where organisation_id = ${organisationId} group by group_tag
    order by count(*) desc, group_tag limit ${limit}`.execute(connection);
  const tags = rows.map(({ groupTag, devices }) => ({ groupTag, devices }));
  return { total: rows[0]?.total ?? 0, tags };
};
