import type { RegistrationChange, RegistrationRecord } from "@windlass/autopilot";
import type { HardwareHashSummary } from "@windlass/protocol";
import { sql } from "kysely";
import type { Connection } from "../../database/connection.ts";
import { containing, json } from "../../database/rows.ts";
import { changing, progressOf, type RegistrationRow } from "./record.ts";

export interface RegistrationOwner {
  readonly organisationId: string;
  readonly deploymentId: string;
  readonly deviceId: string;
}

/**
 * Adds a registration; one that this deployment already has stays as it is.
 *
 * @returns whether it was added
 */
export const insertRegistration = async (
  connection: Connection,
  owner: RegistrationOwner,
  record: RegistrationRecord,
  hash: HardwareHashSummary,
  now: Date,
): Promise<boolean> => {
  const inserted = await connection
    .insertInto("registrations")
    .values({
      id: record.id,
      organisation_id: owner.organisationId,
      deployment_id: owner.deploymentId,
      device_id: owner.deviceId,
      hash_summary: json(hash),
      serial_number: record.serialNumber,
      hardware_hash: record.hardwareHash,
      group_tag: record.groupTag,
      group_object_id: record.groupObjectId,
      ...changing(record),
      created_at: now,
    })
    .onConflict((conflict) => conflict.column("deployment_id").doNothing())
    .returning("id")
    .executeTakeFirst();
  return inserted !== undefined;
};

/**
 * Writes records that nobody else wrote since, in one statement.
 *
 * @returns the new revision of each that was written
 */
export const updateRegistrations = async (
  connection: Connection,
  changes: readonly RegistrationChange[],
): Promise<Map<string, number>> => {
  const values = changes.map(({ record, expectedVersion }) => ({
    id: record.id,
    revision: expectedVersion,
    state: record.state,
    progress: progressOf(record),
    transitions: record.transitions,
    failure: record.failure,
    notice: record.notice,
    next_check_at: record.nextCheckAt,
  }));
  const { rows } = await sql<{ id: string; revision: number }>`
    update registrations set state = change.state, progress = change.progress, transitions = change.transitions,
      failure = change.failure, notice = change.notice, next_check_at = change.next_check_at,
      revision = registrations.revision + 1
    from jsonb_to_recordset(${json(values)}::jsonb) as change(id uuid, revision integer, state text, progress jsonb,
      transitions jsonb, failure jsonb, notice jsonb, next_check_at timestamptz)
    where registrations.id = change.id and registrations.revision = change.revision
    returning registrations.id, registrations.revision`.execute(connection);
  return new Map(rows.map(({ id, revision }) => [id, revision]));
};

/** When the organisation's tenant is looked at next as a whole. */
const nextLook = sql<Date | null>`(
  select leases.next_look_at from tenant_connections connections
  join tenant_leases leases using (cloud, tenant_id, client_id)
  where connections.organisation_id = registrations.organisation_id
)`.as("next_look_at");

export const findRegistration = (connection: Connection, id: string): Promise<RegistrationRow | undefined> =>
  connection
    .selectFrom("registrations")
    .selectAll()
    .select(nextLook)
    .where("id", "=", id)
    .forUpdate()
    .executeTakeFirst();

export const findRegistrationOfDeployment = (
  connection: Connection,
  deploymentId: string,
): Promise<RegistrationRow | undefined> =>
  connection
    .selectFrom("registrations")
    .selectAll()
    .select(nextLook)
    .where("deployment_id", "=", deploymentId)
    .executeTakeFirst();

/** Newest first, from after the cursor. */
export const listRegistrations = (
  connection: Connection,
  filter: {
    organisationId: string | undefined;
    search: string | undefined;
    after: { createdAt: string; id: string } | undefined;
    limit: number;
  },
): Promise<RegistrationRow[]> => {
  // To the millisecond, as the cursor has it.
  const created = sql<Date>`date_trunc('milliseconds', created_at)`;
  let query = connection
    .selectFrom("registrations")
    .selectAll()
    .select(nextLook)
    .orderBy(created, "desc")
    .orderBy("id", "desc")
    .limit(filter.limit);
  if (filter.organisationId) query = query.where("organisation_id", "=", filter.organisationId);
  if (filter.search) {
    const pattern = containing(filter.search);
    query = query.where(sql<boolean>`(serial_number ilike ${pattern} or group_tag ilike ${pattern})`);
  }
  if (filter.after) {
    const { createdAt, id } = filter.after;
    query = query.where(sql<boolean>`(${created}, id) < (${createdAt}::timestamptz, ${id}::uuid)`);
  }
  return query.execute();
};

/** States by deployment, for listings. */
export const findStatesOfDeployments = async (
  connection: Connection,
  deploymentIds: readonly string[],
): Promise<Map<string, string>> => {
  if (deploymentIds.length === 0) return new Map();
  const rows = await connection
    .selectFrom("registrations")
    .select(["deployment_id", "state"])
    .where("deployment_id", "in", deploymentIds)
    .execute();
  return new Map(rows.flatMap((row) => (row.deployment_id === null ? [] : [[row.deployment_id, row.state]])));
};

/** Failed ones with one of these codes. */
export const findFailed = (
  connection: Connection,
  organisationId: string,
  codes: readonly string[],
): Promise<RegistrationRow[]> =>
  connection
    .selectFrom("registrations")
    .selectAll()
    .where("organisation_id", "=", organisationId)
    .where("state", "=", "failed")
    .where(sql<string>`failure->>'code'`, "in", codes)
    .forUpdate()
    .execute();
