import { type RegistrationView, registrationState } from "@windlass/protocol";
import { optionalInstantOf } from "../../database/rows.ts";
import type { RegistrationRow } from "./repository.ts";

const textOf = (value: unknown): string | null => (typeof value === "string" ? value : null);

/** Everything but the hardware hash (security rule 16). */
export const presentRegistration = (row: RegistrationRow): RegistrationView => ({
  id: row.id,
  organisationId: row.organisation_id,
  deploymentId: row.deployment_id,
  deviceId: row.device_id,
  serialNumber: row.serial_number,
  groupTag: row.group_tag,
  groupObjectId: row.group_object_id,
  state: registrationState.parse(row.state),
  transitions: row.transitions,
  failure: row.failure,
  autopilotDeviceId: textOf(row.progress["autopilotDeviceId"]),
  entraDeviceId: textOf(row.progress["entraDeviceId"]),
  profileName: textOf(row.progress["profileName"]),
  nextCheckAt: optionalInstantOf(row.next_check_at),
});
