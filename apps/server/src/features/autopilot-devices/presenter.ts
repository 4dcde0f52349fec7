import { explainDrift } from "@windlass/autopilot";
import {
  type AutopilotActionItemView,
  type AutopilotActionView,
  type AutopilotDeviceSummary,
  type AutopilotDeviceView,
  type AutopilotSyncView,
  registrationState,
  type UnregisteredDeviceView,
} from "@windlass/protocol";
import { instantOf, optionalInstantOf } from "../../database/rows.ts";
import type { CountedActionRow, ItemRow } from "./action-repository.ts";
import { type KnownHere, knownDeviceOf, type PublishedTags } from "./known.ts";
import { type AutopilotDeviceRow, recordOf } from "./row.ts";
import type { SyncRow } from "./sync-repository.ts";
import type { UnregisteredRow } from "./unregistered.ts";

export const presentSummary = (row: AutopilotDeviceRow): AutopilotDeviceSummary => ({
  id: row.id,
  organisationId: row.organisation_id,
  autopilotDeviceId: row.autopilot_device_id,
  serialNumber: row.serial_number,
  manufacturer: row.manufacturer,
  model: row.model,
  groupTag: row.group_tag,
  displayName: row.display_name,
  userPrincipalName: row.user_principal_name,
  enrolment: row.enrolment,
  profileStatus: row.profile_status,
  lastContactedAt: optionalInstantOf(row.last_contacted_at),
  drift: row.drift,
  deletingSince: optionalInstantOf(row.deleting_since),
});

const registrationOf = (id: string | null, state: string | null) =>
  id === null ? null : { id, state: registrationState.parse(state) };

export const presentDevice = (
  row: AutopilotDeviceRow,
  here: KnownHere | undefined,
  tags: PublishedTags,
): AutopilotDeviceView => {
  const known = knownDeviceOf(here, tags);
  const record = recordOf(row);
  const { build_id: id, build_name: name } = here ?? {};
  return {
    ...presentSummary(row),
    systemFamily: record.systemFamily,
    purchaseOrder: record.purchaseOrder,
    addressableUserName: record.addressableUserName,
    profileObstacle: row.profile_obstacle,
    profileAssignedAt: optionalInstantOf(row.profile_assigned_at),
    remediation: row.remediation,
    entraDeviceId: row.entra_device_id,
    managedDeviceId: row.managed_device_id,
    readAt: instantOf(row.read_at),
    driftNotes: explainDrift(row.drift, record, known),
    expectedGroupTag: known.expectedGroupTag,
    build: id && name ? { id, name } : null,
    deviceId: here?.device_id ?? null,
    deploymentId: here?.deployment_id ?? null,
    registration: registrationOf(here?.registration_id ?? null, here?.registration_state ?? null),
  };
};

const neverSynchronised: AutopilotSyncView = {
  state: "never",
  requestedBy: null,
  startedAt: null,
  finishedAt: null,
  pages: 0,
  records: 0,
  lastRecords: null,
  lastCompleteAt: null,
  nextAt: null,
  withoutDetails: false,
  failure: null,
};

export const presentSync = (row: SyncRow | undefined): AutopilotSyncView =>
  row
    ? {
        state: row.state,
        requestedBy: row.requested_by,
        startedAt: optionalInstantOf(row.started_at),
        finishedAt: optionalInstantOf(row.finished_at),
        pages: row.pages,
        records: row.records,
        lastRecords: row.last_records,
        lastCompleteAt: optionalInstantOf(row.last_complete_at),
        nextAt: optionalInstantOf(row.next_at),
        withoutDetails: row.without_details,
        failure: row.failure,
      }
    : neverSynchronised;

export const presentUnregistered = (organisationId: string, row: UnregisteredRow): UnregisteredDeviceView => ({
  deviceId: row.device_id,
  organisationId,
  serialNumber: row.serial_number,
  deploymentId: row.deployment_id,
  buildName: row.build_name,
  deployedAt: instantOf(row.started_at),
  registration: registrationOf(row.registration_id, row.registration_state),
  nextAction:
    row.registration_id === null
      ? "It was deployed and never registered: deploy it again, or import its hardware hash."
      : row.registration_state === "ready"
        ? "It was registered and is gone from the tenant: somebody deleted it there. Register it again if it is still in use."
        : "Open its registration: it says how far it is, or why it failed.",
});

export const presentAction = (row: CountedActionRow): AutopilotActionView => ({
  id: row.id,
  organisationId: row.organisation_id,
  action: row.action,
  state: row.state,
  requestedBy: row.requested_by,
  requestedAt: instantOf(row.requested_at),
  finishedAt: optionalInstantOf(row.finished_at),
  devices: row.devices,
  done: row.counts.done,
  failed: row.counts.failed,
  cancelled: row.counts.cancelled,
  note: row.note,
  failure: row.failure,
});

export const presentItem = (row: ItemRow): AutopilotActionItemView => ({
  position: row.position,
  autopilotDeviceId: row.autopilot_device_id,
  serialNumber: row.serial_number,
  state: row.state,
  detail: row.detail,
  failure: row.failure,
  finishedAt: optionalInstantOf(row.finished_at),
});
