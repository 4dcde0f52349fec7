import type { WindowsAutopilotDeviceIdentity } from "@microsoft/microsoft-graph-types";
import type { WindowsAutopilotDeviceIdentity as BetaDeviceIdentity } from "@microsoft/microsoft-graph-types-beta";
import { managedDeviceOf } from "../../behaviour/enrolment.ts";
import type { LabCore } from "../../lab-core.ts";
import type { AutopilotDevice, DeviceCondition } from "../../state/entities.ts";
import { type GraphVersion, graphInstant } from "../exchange.ts";

const remediationStates = {
  none: "noRemediationRequired",
  automatic: "automaticRemediationRequired",
  manual: "manualRemediationRequired",
} as const;

function presentStable(lab: LabCore, device: AutopilotDevice): WindowsAutopilotDeviceIdentity {
  const managed = managedDeviceOf(lab, device.id);
  return {
    id: device.id,
    groupTag: device.groupTag,
    purchaseOrderIdentifier: "",
    serialNumber: device.serialNumber,
    productKey: device.productKey,
    manufacturer: device.manufacturer,
    model: device.model,
    enrollmentState: managed === undefined ? "notContacted" : "enrolled",
    lastContactedDateTime: graphInstant(managed?.lastContactAt ?? null),
    addressableUserName: device.addressableUserName,
    userPrincipalName: device.userPrincipalName,
    resourceName: "",
    skuNumber: device.skuNumber,
    systemFamily: device.systemFamily,
    azureActiveDirectoryDeviceId: device.entraDeviceId,
    managedDeviceId: managed?.id ?? "00000000-0000-0000-0000-000000000000",
    displayName: device.displayName,
  };
}

/** What beta says beyond v1.0, above all the state of the profile; only it says that a device is blocked. */
function presentBeta(device: AutopilotDevice, condition: DeviceCondition | undefined): BetaDeviceIdentity {
  return {
    ...(condition?.blocked && { enrollmentState: "blocked" as const }),
    azureAdDeviceId: device.entraDeviceId,
    deploymentProfileAssignmentStatus: device.profileStatus,
    deploymentProfileAssignmentDetailedStatus: device.profileDetail,
    deploymentProfileAssignedDateTime: graphInstant(device.profileAssignedAt),
    remediationState: remediationStates[condition?.remediation ?? "none"],
    remediationStateLastModifiedDateTime: graphInstant(condition?.remediationChangedAt ?? null),
    userlessEnrollmentStatus: condition?.blocked ? "blocked" : "unknown",
    deviceAccountUpn: "",
    deviceAccountPassword: "",
    deviceFriendlyName: "",
  };
}

export function presentAutopilotDevice(lab: LabCore, device: AutopilotDevice, version: GraphVersion): object {
  const stable = presentStable(lab, device);
  if (version === "v1.0") return stable;
  return { ...stable, ...presentBeta(device, lab.state.deviceConditions.get(device.id)) };
}
