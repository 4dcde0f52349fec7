import type { ReadinessState } from "@windlass/protocol";
import { sql } from "kysely";
import type { Connection } from "../../database/connection.ts";

/**
 * A reporting view over the tables of other features, read-only: counting through their services would read every
 * object to throw it away. Nothing is decided on these numbers. Row-level security keeps them to the caller's scope.
 */
export interface Counts {
  readonly pendingRequests: number;
  readonly devices: number;
  readonly running: number;
  readonly succeededToday: number;
  readonly failedToday: number;
  readonly registrationsWorking: number;
  readonly registrationsReady: number;
  readonly registrationsFailed: number;
}

/**
 * @param dayBegan - ends of deployments before this instant are not of today
 * @param heardSince - devices that wait for approval and were silent since do not count, as in their list
 */
export const countEverything = async (
  connection: Connection,
  organisationId: string | undefined,
  dayBegan: Date,
  heardSince: Date,
): Promise<Counts> => {
  const wanted = organisationId ? sql`organisation_id = ${organisationId}` : sql`true`;
  const { rows } = await sql<Counts>`
    select
      (select count(*) from agent_sessions where ${wanted} and state = 'pending' and (
        requested_at > ${heardSince}
        or exists (select from agent_proofs p where p.session_id = agent_sessions.id and p.seen_at > ${heardSince})
      )) as "pendingRequests",
      (select count(*) from devices where ${wanted}) as "devices",
      d.*, r.*
    from (
      select
        count(*) filter (where state = 'running') as "running",
        count(*) filter (where state = 'succeeded' and finished_at >= ${dayBegan}) as "succeededToday",
        count(*) filter (where state = 'failed' and finished_at >= ${dayBegan}) as "failedToday"
      from deployments where ${wanted}
    ) d, (
      select
        count(*) filter (where state not in ('ready', 'failed')) as "registrationsWorking",
        count(*) filter (where state = 'ready') as "registrationsReady",
        count(*) filter (where state = 'failed') as "registrationsFailed"
      from registrations where ${wanted}
    ) r`.execute(connection);
  const [counts] = rows;
  if (!counts) throw new Error("counting gave no row");
  return counts;
};

export interface OrganisationOverview {
  readonly id: string;
  readonly name: string;
  readonly readiness: ReadinessState | null;
  readonly credentialExpiresOn: string | null;
  readonly releasedPublication: number | null;
}

/** By name. */
export const overviewOrganisations = (
  connection: Connection,
  organisationId: string | undefined,
): Promise<OrganisationOverview[]> => {
  const query = connection
    .selectFrom("organisations")
    .select([
      "id",
      "name",
      sql<ReadinessState | null>`(
        select outcome from readiness_reports r join tenant_connections t using (organisation_id)
        where organisation_id = organisations.id and r.checked_at >= t.updated_at
        order by checked_at desc limit 1
      )`.as("readiness"),
      sql<string | null>`(
        -- The last day that it works to its end, or in: it ends with its first instant of not working.
        select ((c.ends_at - interval '1 millisecond') at time zone 'UTC')::date from tenant_credentials c
        where c.organisation_id = organisations.id and c.place = 'current'
      )`.as("credentialExpiresOn"),
      sql<number | null>`(
        select number from releases join publications on publications.id = releases.publication_id
        where releases.organisation_id = organisations.id and target_kind = 'all' order by sequence desc limit 1
      )`.as("releasedPublication"),
    ])
    .orderBy(sql`lower(name)`)
    .orderBy("id");
  return (organisationId ? query.where("id", "=", organisationId) : query).execute();
};
