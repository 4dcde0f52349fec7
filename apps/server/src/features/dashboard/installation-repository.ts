import { sql } from "kysely";
import type { Connection } from "../../database/connection.ts";

/** Reporting, as in the dashboard: over tables of other features, read-only, and row-level security holds. */

export interface UsageRow {
  readonly id: string;
  readonly name: string;
  readonly released: number | null;
  readonly devices: number;
  readonly running: number;
  readonly succeeded: number;
  readonly failed: number;
  readonly registrations: number;
}

/** Of every organisation in the scope, by name. @param since what began before does not count */
export const usageSince = async (connection: Connection, since: Date): Promise<UsageRow[]> => {
  const { rows } = await sql<UsageRow>`
    select o.id, o.name,
      (
        select number from releases r join publications p on p.id = r.publication_id
        where r.organisation_id = o.id and r.target_kind = 'all' order by r.sequence desc limit 1
      ) as released,
      (select count(*) from devices where organisation_id = o.id) as devices,
      coalesce(d.running, 0) as running, coalesce(d.succeeded, 0) as succeeded, coalesce(d.failed, 0) as failed,
      (
        select count(*) from registrations
        where organisation_id = o.id and state = 'ready' and created_at >= ${since}
      ) as registrations
    from organisations o
    left join (
      select organisation_id,
        count(*) filter (where state = 'running') as running,
        count(*) filter (where state = 'succeeded') as succeeded,
        count(*) filter (where state = 'failed') as failed
      from deployments where started_at >= ${since} group by organisation_id
    ) d on d.organisation_id = o.id
    order by lower(o.name), o.id`.execute(connection);
  return rows;
};

interface AgentRow {
  readonly version: string;
  readonly platform: string;
  readonly devices: number;
  readonly last_seen_at: Date;
}

/** Versions of agents that asked since then; each device counts with its latest. */
export const agentsSince = async (connection: Connection, since: Date): Promise<AgentRow[]> => {
  const { rows } = await sql<AgentRow>`
    select agent_version as version, platform, count(*) as devices, max(requested_at) as last_seen_at from (
      select distinct on (device_id) agent_version, platform, requested_at from agent_sessions
      where requested_at >= ${since} order by device_id, requested_at desc
    ) as latest
    group by agent_version, platform order by max(requested_at) desc`.execute(connection);
  return rows;
};

export const databaseVersions = async (
  connection: Connection,
): Promise<{ readonly postgresql: string; readonly migration: string }> => {
  const { rows } = await sql<{ postgresql: string; migration: string }>`
    select current_setting('server_version') as postgresql, (select max(name) from migrations) as migration`.execute(
    connection,
  );
  const [versions] = rows;
  if (!versions) throw new Error("asking for versions gave no row");
  return versions;
};

export const countPeople = async (connection: Connection): Promise<number> => {
  const { count } = await connection
    .selectFrom("users")
    .select((expression) => expression.fn.countAll<number>().as("count"))
    .executeTakeFirstOrThrow();
  return count;
};
