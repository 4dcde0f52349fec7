import { sql } from "kysely";
import type { Connection } from "../../database/connection.ts";

export interface UnregisteredRow {
  readonly device_id: string;
  readonly serial_number: string;
  readonly deployment_id: string;
  readonly build_name: string;
  readonly started_at: Date;
  readonly registration_id: string | null;
  readonly registration_state: string | null;
}

/**
 * Devices whose newest deployment succeeded with one of these builds, and that the copy does not have. Only builds that
 * register a hardware hash count: the other ways into Autopilot leave no record.
 */
const unregistered = (organisationId: string, buildIds: readonly string[]) => sql`
  from devices d
  join lateral (
    select id, build_id, build_name, state, started_at from deployments
    where device_id = d.id order by started_at desc limit 1) p on true
  left join lateral (
    select id, state from registrations
    where organisation_id = d.organisation_id and serial_key = d.serial_key
    order by created_at desc limit 1) r on true
  where d.organisation_id = ${organisationId} and p.state = 'succeeded' and p.build_id = any(${[...buildIds]}::uuid[])
    and not exists (
      select from autopilot_devices a
      where a.organisation_id = d.organisation_id and a.serial_key = d.serial_key)`;

export const listUnregistered = async (
  connection: Connection,
  organisationId: string,
  buildIds: readonly string[],
  after: string | undefined,
  limit: number,
): Promise<UnregisteredRow[]> => {
  const beyond = after === undefined ? sql`` : sql`and d.id > ${after}::uuid`;
  const { rows } = await sql<UnregisteredRow>`
    select d.id as device_id, d.serial_number, p.id as deployment_id, p.build_name, p.started_at,
      r.id as registration_id, r.state as registration_state
    ${unregistered(organisationId, buildIds)} ${beyond} order by d.id limit ${limit}`.execute(connection);
  return rows;
};

export const countUnregistered = async (
  connection: Connection,
  organisationId: string,
  buildIds: readonly string[],
): Promise<number> => {
  if (buildIds.length === 0) return 0;
  const { rows } = await sql<{ count: number }>`
    select count(*) as count ${unregistered(organisationId, buildIds)}`.execute(connection);
  return rows[0]?.count ?? 0;
};
