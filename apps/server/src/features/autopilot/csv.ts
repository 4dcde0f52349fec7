import { decodeHardwareHash, newRegistration, summaryOf } from "@windlass/autopilot";
import { type AutopilotMode, type RegistrationState, registrationState } from "@windlass/protocol";
import type { ServerContext } from "../../context.ts";
import type { Connection } from "../../database/connection.ts";
import { announce } from "../../database/live-feed.ts";
import { deviceIdsOf } from "../devices/known.ts";
import * as registrations from "./csv-repository.ts";

/** A device of a CSV file, with the tag that a person's choice gave it. */
export interface CsvDevice {
  /** The registration's id, chosen before, so that both sides know it in one transaction. */
  readonly id: string;
  readonly serialNumber: string;
  /** Padded base64. */
  readonly hardwareHash: string;
  readonly groupTag: string;
  readonly groupObjectId: string;
  readonly intendedMode: AutopilotMode;
  readonly assignedUser: string | null;
  readonly productId: string | null;
  /** Where it comes from, in one sentence. */
  readonly detail: string;
}

/**
 * Begins the way of many devices into Windows Autopilot, without a deployment. The registration worker takes them up
 * together, once the caller's transaction is committed.
 */
export const registerCsvDevices = async (
  context: ServerContext,
  connection: Connection,
  organisationId: string,
  devices: readonly CsvDevice[],
): Promise<void> => {
  const now = context.clock();
  const known = await deviceIdsOf(
    connection,
    organisationId,
    devices.map(({ serialNumber }) => serialNumber),
  );
  const list = devices.map((device) => ({
    record: newRegistration(device, now, device.detail),
    deviceId: known.get(device.serialNumber.toLowerCase()) ?? null,
    hash: summaryOf(decodeHardwareHash(device.hardwareHash, device.serialNumber), device.intendedMode),
  }));
  await registrations.insertCsvRegistrations(connection, organisationId, list, now);
  await announce(connection, { topic: "registrations", organisationId, id: null });
};

/** How far the newest registration of each serial number is, by the serial number in small letters. */
export const registrationStatesOfSerialNumbers = async (
  connection: Connection,
  organisationId: string,
  serialNumbers: readonly string[],
): Promise<Map<string, RegistrationState>> => {
  const states = await registrations.findNewestStates(connection, organisationId, serialNumbers);
  return new Map([...states].map(([key, state]) => [key, registrationState.parse(state)]));
};

/** What an export says of a device. */
export interface ExportedDevice {
  readonly serialNumber: string;
  readonly productId: string | null;
  /** Personal data. */
  readonly hardwareHash: string;
  readonly groupTag: string;
  readonly assignedUser: string | null;
  readonly manufacturer: string | null;
  readonly model: string | null;
}

/** A page of the devices that are registered here, the newest registration of each, by serial number. */
export const readDevicesForExport = async (
  connection: Connection,
  organisationId: string,
  after: string,
  limit: number,
): Promise<{ readonly devices: readonly ExportedDevice[]; readonly last: string | null }> => {
  const rows = await registrations.listNewestPerSerialNumber(connection, organisationId, after, limit);
  const devices = rows.map((row) => ({
    serialNumber: row.serial_number,
    productId: row.product_id,
    hardwareHash: row.hardware_hash,
    groupTag: row.group_tag,
    assignedUser: row.assigned_user,
    manufacturer: row.hash_summary?.manufacturer ?? null,
    model: row.hash_summary?.model ?? null,
  }));
  return { devices, last: rows.length < limit ? null : (rows.at(-1)?.serial_key ?? null) };
};
