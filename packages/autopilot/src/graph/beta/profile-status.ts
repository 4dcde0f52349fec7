import type { WindowsAutopilotDeviceIdentity } from "@microsoft/microsoft-graph-types-beta";
import { sendBatch } from "../batch.ts";
import type { GraphClient, GraphRequest } from "../client.ts";
import { GraphRefused } from "../graph-refused.ts";
import { entityOf } from "../json.ts";

/** How far Intune is with giving a device its deployment profile. */
export interface ProfileStatus {
  readonly assigned: boolean;
  /** ISO instant; null until Intune has dated the assignment, which is when a device may be handed over. */
  readonly assignedAt: string | null;
  /** Set where Intune refuses the profile for this device, for example `hardwareRequirementsNotMet`. */
  readonly obstacle: string | null;
  readonly profileName: string | null;
}

/** `$expand` works only on reads of a single device. */
const profileStatusRequest = (autopilotDeviceId: string): GraphRequest => ({
  method: "GET",
  path: `/deviceManagement/windowsAutopilotDeviceIdentities/${encodeURIComponent(autopilotDeviceId)}?$expand=deploymentProfile,intendedDeploymentProfile`,
});

const harmlessDetails = new Set(["none", "unknownFutureValue"]);

const statusOf = (device: WindowsAutopilotDeviceIdentity): ProfileStatus => {
  const date = device.deploymentProfileAssignedDateTime ?? null;
  const detail = device.deploymentProfileAssignmentDetailedStatus ?? "none";
  const intended = device.intendedDeploymentProfile?.id;
  const given = device.deploymentProfile?.id;
  const superseded = Boolean(intended && given && intended !== given);
  // Three states begin with "assigned", one of them misspelt by the service.
  const assigned = (device.deploymentProfileAssignmentStatus ?? "").startsWith("assigned") && !superseded;
  return {
    assigned,
    assignedAt: date && !date.startsWith("0001-") ? date : null,
    obstacle: harmlessDetails.has(detail) ? null : detail,
    profileName: device.deploymentProfile?.displayName ?? device.intendedDeploymentProfile?.displayName ?? null,
  };
};

/** Profile status of registered devices, in order: each one a status or the refusal of that read. */
export const readProfileStatuses = async (
  client: GraphClient,
  autopilotDeviceIds: readonly string[],
): Promise<(ProfileStatus | GraphRefused)[]> => {
  const answers = await sendBatch(client, autopilotDeviceIds.map(profileStatusRequest), "beta");
  return answers.map((answer) =>
    answer instanceof GraphRefused ? answer : statusOf(entityOf<WindowsAutopilotDeviceIdentity>(answer.body) ?? {}),
  );
};
