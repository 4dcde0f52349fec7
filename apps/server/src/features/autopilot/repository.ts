import type { RegistrationChange, RegistrationRecord } from "@windlass/autopilot";
import type { HardwareHashSummary, RegistrationOrigin, RegistrationTransition, ToldError } from "@windlass/protocol";
import { sql } from "kysely";
import type { Connection } from "../../database/connection.ts";
import { containing, json } from "../../database/rows.ts";
import { progressOf } from "./record.ts";

export interface RegistrationRow {
  readonly id: string;
  readonly organisation_id: string;
  readonly deployment_id: string | null;
  readonly device_id: string | null;
  readonly origin: RegistrationOrigin;
  readonly assigned_user: string | null;
  readonly product_id: string | null;
  readonly hash_summary: HardwareHashSummary | null;
  readonly serial_number: string;
  readonly hardware_hash: string;
  readonly group_tag: string;
  readonly group_object_id: string;
  readonly state: string;
  readonly revision: number;
  readonly progress: Record<string, unknown>;
  readonly transitions: RegistrationTransition[];
  readonly failure: ToldError | null;
  readonly notice: ToldError | null;
  readonly next_check_at: Date | null;
  /** When all that wait are looked at together; left out where nobody shows it. */
  readonly next_look_at?: Date | null;
  readonly created_at: Date;
}

export interface RegistrationOwner {
  readonly organisationId: string;
  readonly deploymentId: string;
  readonly deviceId: string;
}

/** The columns that change on the way. */
export const changing = (record: RegistrationRecord) => ({
  state: record.state,
  progress: json(progressOf(record)),
  transitions: json(record.transitions),
  failure: record.failure && json(record.failure),
  notice: record.notice && json(record.notice),
  next_check_at: record.nextCheckAt === null ? null : new Date(record.nextCheckAt),
});

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

/** Rows read at a time: thousands of devices must not stand in memory twice. */
const pageOfWaiting = 1000;

/** An organisation's registrations that are on their way, without their hardware hashes. */
export const loadWaiting = async (connection: Connection, organisationId: string): Promise<RegistrationRow[]> => {
  const rows: RegistrationRow[] = [];
  for (let after = emptyId; ; ) {
    const page = await connection
      .selectFrom("registrations")
      .select([...waitingColumns, sql<string>`''`.as("hardware_hash")])
      .where("organisation_id", "=", organisationId)
      .where("state", "in", ["submitted", "importing", "registered", "tagged", "in-group", "profile-assigned"])
      .where("id", ">", after)
      .orderBy("id")
      .limit(pageOfWaiting)
      .execute();
    rows.push(...page);
    const last = page.at(-1);
    if (!last || page.length < pageOfWaiting) return rows;
    after = last.id;
  }
};

const emptyId = "00000000-0000-0000-0000-000000000000";

const waitingColumns = [
  "id",
  "organisation_id",
  "deployment_id",
  "device_id",
  "origin",
  "assigned_user",
  "product_id",
  "hash_summary",
  "serial_number",
  "group_tag",
  "group_object_id",
  "state",
  "revision",
  "progress",
  "transitions",
  "failure",
  "notice",
  "next_check_at",
  "created_at",
] as const;

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

/** The newest registration of a serial number. */
export const findNewestOfSerialNumber = (
  connection: Connection,
  organisationId: string,
  serialNumber: string,
): Promise<RegistrationRow | undefined> =>
  connection
    .selectFrom("registrations")
    .selectAll()
    .where("organisation_id", "=", organisationId)
    .where(sql<string>`lower(serial_number)`, "=", sql<string>`lower(${serialNumber})`)
    .orderBy("created_at", "desc")
    .limit(1)
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

/** Of the build's devices whose hash was read: how many there are, and how many of their last hashes lack TPM data. */
export const countTpmData = async (
  connection: Connection,
  buildId: string,
): Promise<{ readonly devices: number; readonly withoutTpm: number }> => {
  const newest = connection
    .selectFrom("registrations as r")
    .innerJoin("deployments as d", "d.id", "r.deployment_id")
    .where("d.build_id", "=", buildId)
    .where("r.hash_summary", "is not", null)
    .distinctOn("r.serial_number")
    .orderBy("r.serial_number")
    .orderBy("r.created_at", "desc")
    .select(sql<boolean>`coalesce((r.hash_summary->'tpm'->>'present')::boolean, false)`.as("present"));
  const counted = await connection
    .selectFrom(newest.as("newest"))
    .select([
      sql<number>`count(*)::integer`.as("devices"),
      sql<number>`count(*) filter (where not present)::integer`.as("without_tpm"),
    ])
    .executeTakeFirstOrThrow();
  return { devices: counted.devices, withoutTpm: counted.without_tpm };
};
