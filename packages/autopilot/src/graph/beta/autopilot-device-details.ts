import type { WindowsAutopilotDeviceIdentity } from "@microsoft/microsoft-graph-types";
import type { WindowsAutopilotDeviceIdentity as BetaDeviceIdentity } from "@microsoft/microsoft-graph-types-beta";
import type { AutopilotProfileStatus, AutopilotRemediation } from "@windlass/protocol";
import type { AutopilotDeviceDetails, AutopilotDeviceRecord } from "../../devices/record.ts";
import { instantOrNever, recordOfStable } from "../autopilot-device-record.ts";

/** The misspelling is Intune's; the right spelling is read, too, in case it is mended. */
const profileStatuses: Readonly<Record<string, AutopilotProfileStatus>> = {
  assignedInSync: "assigned",
  assignedOutOfSync: "assigned-out-of-sync",
  assignedUnkownSyncState: "assigned-sync-unknown",
  assignedUnknownSyncState: "assigned-sync-unknown",
  notAssigned: "not-assigned",
  pending: "pending",
  failed: "failed",
};

const remediations: Readonly<Record<string, AutopilotRemediation>> = {
  noRemediationRequired: "none",
  automaticRemediationRequired: "automatic",
  manualRemediationRequired: "manual",
};

const detailsOf = (device: BetaDeviceIdentity): AutopilotDeviceDetails => {
  const obstacle = device.deploymentProfileAssignmentDetailedStatus ?? "none";
  return {
    profileStatus: profileStatuses[device.deploymentProfileAssignmentStatus ?? ""] ?? "unknown",
    profileObstacle: obstacle === "none" || obstacle === "unknownFutureValue" ? null : obstacle,
    profileAssignedAt: instantOrNever(device.deploymentProfileAssignedDateTime),
    remediation: remediations[device.remediationState ?? ""] ?? "unknown",
    userlessEnrolmentBlocked: device.userlessEnrollmentStatus === "blocked",
  };
};

/** A device as beta tells of it: what v1.0 tells, and the profile, the remediation and what is blocked. */
export const recordOfBeta = (
  device: WindowsAutopilotDeviceIdentity & BetaDeviceIdentity,
): AutopilotDeviceRecord | null => {
  const stable = recordOfStable(device);
  if (!stable) return null;
  // Microsoft announced that beta will drop the older of the two names.
  const entraDeviceId = stable.entraDeviceId ?? device.azureAdDeviceId ?? null;
  return { ...stable, entraDeviceId, details: detailsOf(device) };
};
