import type { AutopilotDeviceRecord } from "@windlass/autopilot";
import { sql } from "kysely";
import type { Connection } from "../../database/connection.ts";
import { json } from "../../database/rows.ts";
import { columnsOf } from "./row.ts";

/** After this long Intune has not carried out a deletion that it took: the device counts as there again. */
const deletionIsStale = sql`interval '1 hour'`;

/** Columns that a record fills, with their types, in one order. */
const columns: readonly (readonly [name: keyof ReturnType<typeof columnsOf>, type: string])[] = [
  ["autopilot_device_id", "text"],
  ["serial_number", "text"],
  ["manufacturer", "text"],
  ["model", "text"],
  ["system_family", "text"],
  ["group_tag", "text"],
  ["display_name", "text"],
  ["purchase_order", "text"],
  ["user_principal_name", "text"],
  ["addressable_user_name", "text"],
  ["enrolment", "text"],
  ["last_contacted_at", "timestamptz"],
  ["entra_device_id", "text"],
  ["managed_device_id", "text"],
  ["profile_status", "text"],
  ["profile_obstacle", "text"],
  ["profile_assigned_at", "timestamptz"],
  ["remediation", "text"],
  ["userless_blocked", "boolean"],
];

const names = sql.join(columns.map(([name]) => sql.ref(name)));
const typed = sql.join(columns.map(([name, type]) => sql`${sql.ref(name)} ${sql.raw(type)}`));
const taken = sql.join(columns.map(([name]) => sql`${sql.ref(name)} = excluded.${sql.ref(name)}`));

/** Records of one statement: what waits for an answer outlives V8's young generation, and is then collected late. */
const mostAtOnce = 250;

/** Writes what the tenant says of some devices. */
export const writeRecords = async (
  connection: Connection,
  organisationId: string,
  records: readonly AutopilotDeviceRecord[],
  generation: number,
  now: Date,
): Promise<void> => {
  for (let from = 0; from < records.length; from += mostAtOnce)
    await writeSome(connection, organisationId, records.slice(from, from + mostAtOnce), generation, now);
};

/** PostgreSQL cannot hold the character U+0000, which no real record has; it is left out. */
const rowsOf = (records: readonly AutopilotDeviceRecord[]): string => {
  // The same device twice in one statement would be refused; the later one is the newer.
  const byId = new Map(records.map((record) => [record.id, columnsOf(record)]));
  return json([...byId.values()]).replaceAll("\\u0000", "");
};

const writeSome = async (
  connection: Connection,
  organisationId: string,
  records: readonly AutopilotDeviceRecord[],
  generation: number,
  now: Date,
): Promise<void> => {
  await sql`
    insert into autopilot_devices (organisation_id, generation, read_at, ${names})
    select ${organisationId}::uuid, ${generation}, ${now}::timestamptz, r.*
    from jsonb_to_recordset(${rowsOf(records)}::jsonb) as r(${typed})
    on conflict (organisation_id, autopilot_device_id) do update set
      ${taken}, generation = excluded.generation, read_at = excluded.read_at,
      deleting_since = case
        when autopilot_devices.deleting_since > excluded.read_at - ${deletionIsStale}
        then autopilot_devices.deleting_since end`.execute(connection);
};

/** One device as an action left it. */
export const writeChanged = async (
  connection: Connection,
  organisationId: string,
  record: AutopilotDeviceRecord,
  now: Date,
): Promise<void> => {
  await connection
    .updateTable("autopilot_devices")
    .set({
      ...columnsOf(record),
      last_contacted_at: record.lastContactedAt === null ? null : new Date(record.lastContactedAt),
      profile_assigned_at:
        record.details?.profileAssignedAt == null ? null : new Date(record.details.profileAssignedAt),
      read_at: now,
    })
    .where("organisation_id", "=", organisationId)
    .where("autopilot_device_id", "=", record.id)
    .execute();
};

export const markDeleting = async (
  connection: Connection,
  organisationId: string,
  autopilotDeviceId: string,
  now: Date,
): Promise<void> => {
  await connection
    .updateTable("autopilot_devices")
    .set({ deleting_since: now })
    .where("organisation_id", "=", organisationId)
    .where("autopilot_device_id", "=", autopilotDeviceId)
    .execute();
};

export const removeDevice = async (
  connection: Connection,
  organisationId: string,
  autopilotDeviceId: string,
): Promise<void> => {
  await connection
    .deleteFrom("autopilot_devices")
    .where("organisation_id", "=", organisationId)
    .where("autopilot_device_id", "=", autopilotDeviceId)
    .execute();
};

/** Removes what a complete synchronisation did not see; what was learnt while it ran stays. */
export const removeUnseen = async (
  connection: Connection,
  organisationId: string,
  generation: number,
  startedAt: Date,
): Promise<void> => {
  await connection
    .deleteFrom("autopilot_devices")
    .where("organisation_id", "=", organisationId)
    .where("generation", "<", generation)
    .where(({ eb, or }) => or([eb("noted_at", "is", null), eb("noted_at", "<", startedAt)]))
    .execute();
};

/**
 * Takes what a registration has learnt into a copy that was synchronised once: the device is in the list before the next
 * synchronisation.
 *
 * @returns the key of its serial number; undefined where there is nothing to take
 */
export const noteRegistration = async (
  connection: Connection,
  registrationId: string,
  now: Date,
): Promise<string | undefined> => {
  const { rows } = await sql<{ serial_key: string }>`
    insert into autopilot_devices (organisation_id, autopilot_device_id, serial_number, manufacturer, model,
      system_family, group_tag, display_name, purchase_order, user_principal_name, addressable_user_name, enrolment,
      entra_device_id, generation, noted_at, read_at)
    select r.organisation_id, r.progress->>'autopilotDeviceId', r.serial_number,
      coalesce(d.inventory->'smbios'->>'manufacturer', ''), coalesce(d.inventory->'smbios'->>'product', ''), '', r.group_tag, '', '',
      coalesce(r.assigned_user, ''), '', 'unknown', r.progress->>'entraDeviceId', s.generation, ${now}, ${now}
    from registrations r
    join autopilot_device_syncs s on s.organisation_id = r.organisation_id and s.last_complete_at is not null
    left join devices d on d.id = r.device_id
    where r.id = ${registrationId} and r.progress->>'autopilotDeviceId' is not null
    on conflict (organisation_id, autopilot_device_id) do nothing
    returning serial_key`.execute(connection);
  return rows[0]?.serial_key;
};
