import type { RegistrationRecord } from "@windlass/autopilot";
import type { HardwareHashSummary } from "@windlass/protocol";
import type { Connection } from "../../database/connection.ts";
import { json } from "../../database/rows.ts";
import { changing, type RegistrationRow } from "./record.ts";

export interface CsvRegistration {
  readonly record: RegistrationRecord;
  readonly deviceId: string | null;
  readonly hash: HardwareHashSummary;
}

/** Adds registrations of devices that nobody deploys here. */
export const insertCsvRegistrations = async (
  connection: Connection,
  organisationId: string,
  list: readonly CsvRegistration[],
  now: Date,
): Promise<void> => {
  if (list.length === 0) return;
  const values = list.map(({ record, deviceId, hash }) => ({
    id: record.id,
    organisation_id: organisationId,
    deployment_id: null,
    device_id: deviceId,
    origin: "csv" as const,
    assigned_user: record.assignedUser,
    product_id: record.productId,
    hash_summary: json(hash),
    serial_number: record.serialNumber,
    hardware_hash: record.hardwareHash,
    group_tag: record.groupTag,
    group_object_id: record.groupObjectId,
    ...changing(record),
    created_at: now,
  }));
  await connection.insertInto("registrations").values(values).execute();
};

/** The newest registration's state of each of these serial numbers, by the serial number in small letters. */
export const findNewestStates = async (
  connection: Connection,
  organisationId: string,
  serialNumbers: readonly string[],
): Promise<Map<string, string>> => {
  if (serialNumbers.length === 0) return new Map();
  const rows = await connection
    .selectFrom("registrations")
    .distinctOn("serial_key")
    .select(["serial_key", "state"])
    .where("organisation_id", "=", organisationId)
    .where(
      "serial_key",
      "in",
      serialNumbers.map((serialNumber) => serialNumber.toLowerCase()),
    )
    .orderBy("serial_key")
    .orderBy("created_at", "desc")
    .execute();
  return new Map(rows.map(({ serial_key, state }) => [serial_key, state]));
};

/** The newest registration of each serial number, by serial number, from after the one named. */
export const listNewestPerSerialNumber = (
  connection: Connection,
  organisationId: string,
  after: string,
  limit: number,
): Promise<(RegistrationRow & { serial_key: string })[]> =>
  connection
    .selectFrom("registrations")
    .distinctOn("serial_key")
    .selectAll()
    .where("organisation_id", "=", organisationId)
    .where("serial_key", ">", after)
    .orderBy("serial_key")
    .orderBy("created_at", "desc")
    .limit(limit)
    .execute();
