import type { AutopilotDeviceRecord } from "@windlass/autopilot";
import type { Selectable } from "kysely";
import { optionalInstantOf } from "../../database/rows.ts";
import type { AutopilotTables } from "../../database/tables/autopilot.ts";

export type AutopilotDeviceRow = Selectable<AutopilotTables["autopilot_devices"]>;

/** The columns of {@link detailsOf}. */
export const detailColumns = [
  "profile_status",
  "profile_obstacle",
  "profile_assigned_at",
  "remediation",
  "userless_blocked",
] as const;

/** What only beta tells; null where it did not answer. */
export const detailsOf = (
  row: Pick<AutopilotDeviceRow, (typeof detailColumns)[number]>,
): AutopilotDeviceRecord["details"] =>
  row.profile_status === null
    ? null
    : {
        profileStatus: row.profile_status,
        profileObstacle: row.profile_obstacle,
        profileAssignedAt: optionalInstantOf(row.profile_assigned_at),
        remediation: row.remediation ?? "unknown",
        userlessEnrolmentBlocked: row.userless_blocked ?? false,
      };

/** The row as the tenant has it. */
export const recordOf = (row: AutopilotDeviceRow): AutopilotDeviceRecord => ({
  id: row.autopilot_device_id,
  serialNumber: row.serial_number,
  manufacturer: row.manufacturer,
  model: row.model,
  systemFamily: row.system_family,
  groupTag: row.group_tag,
  displayName: row.display_name,
  purchaseOrder: row.purchase_order,
  userPrincipalName: row.user_principal_name,
  addressableUserName: row.addressable_user_name,
  enrolment: row.enrolment,
  lastContactedAt: optionalInstantOf(row.last_contacted_at),
  entraDeviceId: row.entra_device_id,
  managedDeviceId: row.managed_device_id,
  details: detailsOf(row),
});

/** The columns that a record fills. */
export const columnsOf = (record: AutopilotDeviceRecord) => ({
  autopilot_device_id: record.id,
  serial_number: record.serialNumber,
  manufacturer: record.manufacturer,
  model: record.model,
  system_family: record.systemFamily,
  group_tag: record.groupTag,
  display_name: record.displayName,
  purchase_order: record.purchaseOrder,
  user_principal_name: record.userPrincipalName,
  addressable_user_name: record.addressableUserName,
  enrolment: record.enrolment,
  last_contacted_at: record.lastContactedAt,
  entra_device_id: record.entraDeviceId,
  managed_device_id: record.managedDeviceId,
  profile_status: record.details?.profileStatus ?? null,
  profile_obstacle: record.details?.profileObstacle ?? null,
  profile_assigned_at: record.details?.profileAssignedAt ?? null,
  remediation: record.details?.remediation ?? null,
  userless_blocked: record.details?.userlessEnrolmentBlocked ?? null,
});
