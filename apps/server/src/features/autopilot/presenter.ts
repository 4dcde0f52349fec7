import { decodeHardwareHash, isEnd, type RegistrationRecord, summaryOf } from "@windlass/autopilot";
import type { DeviceHardwareHash, RegistrationName, RegistrationView } from "@windlass/protocol";
import { instantOf } from "../../database/rows.ts";
import type { RegistrationRow } from "./record.ts";
import { recordOf } from "./record.ts";

/** The sooner of the look at this device alone and the one at all that wait. */
const nextCheckOf = ({ next_check_at: alone, next_look_at: together, state }: RegistrationRow): string | null => {
  const times = [alone, state === "captured" ? null : together].flatMap((at) => at?.getTime() ?? []);
  return times.length === 0 ? null : new Date(Math.min(...times)).toISOString();
};

const nameOf = ({ computerName }: RegistrationRecord): RegistrationName | null => {
  if (computerName === null) return null;
  const { wanted: name, confirmed, writtenAt, failure } = computerName;
  if (failure) return { name, state: "failed", failure };
  return { name, state: confirmed || writtenAt !== null ? "written" : "waiting", failure: null };
};

/** Everything but the hardware hash (security rule 16). */
export const presentRegistration = (row: RegistrationRow): RegistrationView => {
  const record = recordOf(row);
  const { id, serialNumber, groupTag, groupObjectId, state, failure } = record;
  const { autopilotDeviceId, entraDeviceId, profileName } = record;
  return {
    id,
    organisationId: row.organisation_id,
    origin: row.origin,
    deploymentId: row.deployment_id,
    deviceId: row.device_id,
    serialNumber,
    groupTag,
    groupObjectId,
    assignedUser: record.assignedUser,
    hash: row.hash_summary,
    state,
    transitions: [...record.transitions],
    failure,
    autopilotDeviceId,
    entraDeviceId,
    profileName,
    computerName: nameOf(record),
    notice: record.notice,
    nextCheckAt: isEnd(state) ? null : nextCheckOf(row),
  };
};

/** What a stored hash says of its machine, without the hash, its keys, addresses and serial numbers of parts. */
export const presentHardwareHash = (row: RegistrationRow): DeviceHardwareHash => {
  const decoded = decodeHardwareHash(row.hardware_hash, row.serial_number);
  // The findings of its time know the build that the device was registered for.
  const summary = row.hash_summary ?? summaryOf(decoded);
  return { ...summary, capturedAt: instantOf(row.created_at), parts: decoded.parts };
};
