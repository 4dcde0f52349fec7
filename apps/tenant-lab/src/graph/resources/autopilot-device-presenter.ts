import type { WindowsAutopilotDeviceIdentity } from "@microsoft/microsoft-graph-types";
import type { WindowsAutopilotDeviceIdentity as BetaDeviceIdentity } from "@microsoft/microsoft-graph-types-beta";
import type { AutopilotDevice } from "../../state/entities.ts";
import { type GraphVersion, graphInstant } from "../exchange.ts";

function presentStable(device: AutopilotDevice): WindowsAutopilotDeviceIdentity {
  return {
    id: device.id,
    groupTag: device.groupTag,
    purchaseOrderIdentifier: "",
    serialNumber: device.serialNumber,
    productKey: device.productKey,
    manufacturer: device.manufacturer,
    model: device.model,
    enrollmentState: "notContacted",
    lastContactedDateTime: graphInstant(null),
    addressableUserName: device.addressableUserName,
    userPrincipalName: device.userPrincipalName,
    resourceName: "",
    skuNumber: device.skuNumber,
    systemFamily: device.systemFamily,
    azureActiveDirectoryDeviceId: device.entraDeviceId,
    managedDeviceId: "00000000-0000-0000-0000-000000000000",
    displayName: device.displayName,
  };
}

/** What beta says beyond v1.0: above all the state of the profile. */
function presentBeta(device: AutopilotDevice): Omit<BetaDeviceIdentity, keyof WindowsAutopilotDeviceIdentity> {
  return {
    azureAdDeviceId: device.entraDeviceId,
    deploymentProfileAssignmentStatus: device.profileStatus,
    deploymentProfileAssignmentDetailedStatus: device.profileDetail,
    deploymentProfileAssignedDateTime: graphInstant(device.profileAssignedAt),
    remediationState: "noRemediationRequired",
    remediationStateLastModifiedDateTime: graphInstant(null),
    userlessEnrollmentStatus: "unknown",
    deviceAccountUpn: "",
    deviceAccountPassword: "",
    deviceFriendlyName: "",
  };
}

export function presentAutopilotDevice(device: AutopilotDevice, version: GraphVersion): object {
  return version === "v1.0" ? presentStable(device) : { ...presentStable(device), ...presentBeta(device) };
}
