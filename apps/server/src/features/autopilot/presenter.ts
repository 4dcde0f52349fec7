import { decodeHardwareHash, isEnd, summaryOf } from "@windlass/autopilot";
import type { DeviceHardwareHash, RegistrationView } from "@windlass/protocol";
import { instantOf } from "../../database/rows.ts";
import { recordOf } from "./record.ts";
import type { RegistrationRow } from "./repository.ts";

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
    // One that has ended may still have an import record to remove; that is no look at the device.
    nextCheckAt: isEnd(state) ? null : record.nextCheckAt,
  };
};

/** What a stored hash says of its machine, without the hash, its keys, addresses and serial numbers of parts. */
export const presentHardwareHash = (row: RegistrationRow): DeviceHardwareHash => {
  const decoded = decodeHardwareHash(row.hardware_hash, row.serial_number);
  // The findings of its time know the build that the device was registered for.
  const summary = row.hash_summary ?? summaryOf(decoded);
  return { ...summary, capturedAt: instantOf(row.created_at), parts: decoded.parts };
};
