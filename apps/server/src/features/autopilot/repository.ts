import type { RegistrationRecord } from "@windlass/autopilot";
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
  readonly next_check_at: Date | null;
  readonly created_at: Date;
}

export interface RegistrationOwner {
  readonly organisationId: string;
  readonly deploymentId: string;
  readonly deviceId: string;
}

const changing = (record: RegistrationRecord) => ({
  state: record.state,
  progress: json(progressOf(record)),
  transitions: json(record.transitions),
  failure: record.failure && json(record.failure),
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

/** Writes a record if nobody else wrote it since. @returns the new revision */
export const updateRegistration = async (
  connection: Connection,
  record: RegistrationRecord,
  expectedRevision: number,
): Promise<number | undefined> => {
  const updated = await connection
    .updateTable("registrations")
    .set({ ...changing(record), revision: expectedRevision + 1 })
    .where("id", "=", record.id)
    .where("revision", "=", expectedRevision)
    .returning("revision")
    .executeTakeFirst();
  return updated?.revision;
};

export const findRegistration = (connection: Connection, id: string): Promise<RegistrationRow | undefined> =>
  connection.selectFrom("registrations").selectAll().where("id", "=", id).forUpdate().executeTakeFirst();

export const findRegistrationOfDeployment = (
  connection: Connection,
  deploymentId: string,
): Promise<RegistrationRow | undefined> =>
  connection.selectFrom("registrations").selectAll().where("deployment_id", "=", deploymentId).executeTakeFirst();

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
