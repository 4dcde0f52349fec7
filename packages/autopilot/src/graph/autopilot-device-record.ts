import type { WindowsAutopilotDeviceIdentity } from "@microsoft/microsoft-graph-types";
import type { AutopilotEnrolment } from "@windlass/protocol";
import type { AutopilotDeviceRecord } from "../devices/record.ts";

const enrolments: Readonly<Record<string, AutopilotEnrolment>> = {
  enrolled: "enrolled",
  pendingReset: "pending-reset",
  failed: "failed",
  notContacted: "not-contacted",
  blocked: "blocked",
};

/** Intune writes "never" as an instant of the year 1. */
export const instantOrNever = (text: string | null | undefined): string | null => {
  if (!text || text.startsWith("0001-")) return null;
  const instant = new Date(text);
  return Number.isNaN(instant.getTime()) ? null : instant.toISOString();
};

const idOrNone = (text: string | null | undefined): string | null => (text && !/^[0-]+$/u.test(text) ? text : null);

/** A device as v1.0 tells of it; null for an answer without an id, which names nothing. */
export const recordOfStable = (device: WindowsAutopilotDeviceIdentity): AutopilotDeviceRecord | null => {
  if (!device.id) return null;
  return {
    id: device.id,
    serialNumber: device.serialNumber ?? "",
    manufacturer: device.manufacturer ?? "",
    model: device.model ?? "",
    systemFamily: device.systemFamily ?? "",
    groupTag: device.groupTag ?? "",
    displayName: device.displayName ?? "",
    purchaseOrder: device.purchaseOrderIdentifier ?? "",
    userPrincipalName: device.userPrincipalName ?? "",
    addressableUserName: device.addressableUserName ?? "",
    enrolment: enrolments[device.enrollmentState ?? ""] ?? "unknown",
    lastContactedAt: instantOrNever(device.lastContactedDateTime),
    entraDeviceId: idOrNone(device.azureActiveDirectoryDeviceId),
    managedDeviceId: idOrNone(device.managedDeviceId),
    details: null,
  };
};
