import type { WindowsAutopilotDeviceIdentity } from "@microsoft/microsoft-graph-types-beta";
import type { GraphRequest } from "../client.ts";

/** How far Intune is with giving a device its deployment profile. */
export interface ProfileStatus {
  readonly assigned: boolean;
  /** ISO instant; null until Intune has dated the assignment, which is when a device may be handed over. */
  readonly assignedAt: string | null;
  /** Set where Intune refuses the profile for this device, for example `hardwareRequirementsNotMet` or `failed`. */
  readonly obstacle: string | null;
  readonly profileName: string | null;
  /** The profile that the device has; undefined where the answer does not tell, as in lists. */
  readonly deployedProfileId: string | null | undefined;
  /** The profile that it is to have; undefined where the answer does not tell. */
  readonly intendedProfileId: string | null | undefined;
}

const devicesPath = "/deviceManagement/windowsAutopilotDeviceIdentities";

/** Reads one registered device with its profiles; `$expand` works only on reads of a single device. */
export const deviceWithProfilesRequest = (autopilotDeviceId: string): GraphRequest => ({
  method: "GET",
  path: `${devicesPath}/${encodeURIComponent(autopilotDeviceId)}?$expand=deploymentProfile,intendedDeploymentProfile`,
});

const harmlessDetails = new Set(["none", "unknownFutureValue"]);

const obstacleOf = ({
  deploymentProfileAssignmentStatus: status,
  deploymentProfileAssignmentDetailedStatus: detail,
}: WindowsAutopilotDeviceIdentity): string | null => {
  if (detail && !harmlessDetails.has(detail)) return detail;
  return status === "failed" ? "failed" : null;
};

/** What an answer says about the profile of a device, from a list or from a read of the single device. */
export const profileStatusOf = (device: WindowsAutopilotDeviceIdentity): ProfileStatus => {
  const date = device.deploymentProfileAssignedDateTime ?? null;
  const idOf = (profile: { id?: string } | null | undefined) =>
    profile === undefined ? undefined : (profile?.id ?? null);
  return {
    // Three states begin with "assigned", one of them misspelt by the service.
    assigned: (device.deploymentProfileAssignmentStatus ?? "").startsWith("assigned"),
    assignedAt: date && !date.startsWith("0001-") ? date : null,
    obstacle: obstacleOf(device),
    profileName: device.deploymentProfile?.displayName ?? device.intendedDeploymentProfile?.displayName ?? null,
    deployedProfileId: idOf(device.deploymentProfile),
    intendedProfileId: idOf(device.intendedDeploymentProfile),
  };
};
