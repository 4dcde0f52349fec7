import type { WindowsAutopilotDeviceIdentity } from "@microsoft/microsoft-graph-types-beta";
import type { GraphClient } from "../client.ts";
import { pagesOf } from "../paging.ts";

export type ListedAutopilotDevice = WindowsAutopilotDeviceIdentity;

const devicesPath = "/deviceManagement/windowsAutopilotDeviceIdentities";

/**
 * All registered devices of the tenant, page by page, with tag, Entra device id and the state of their profile: one page
 * tells of a thousand devices what would take a thousand reads. Only beta has the profile.
 *
 * @throws GraphRefused, TokenRefused
 */
export const autopilotDevicePages = (client: GraphClient): AsyncGenerator<readonly ListedAutopilotDevice[]> =>
  pagesOf<ListedAutopilotDevice>(client, devicesPath, "beta");

/**
 * Ids of the registered devices that have this deployment profile, page by page.
 *
 * @throws GraphRefused, TokenRefused
 */
export async function* assignedDeviceIdPages(client: GraphClient, profileId: string): AsyncGenerator<string[]> {
  const path = `/deviceManagement/windowsAutopilotDeploymentProfiles/${encodeURIComponent(profileId)}/assignedDevices`;
  for await (const page of pagesOf<ListedAutopilotDevice>(client, path, "beta")) {
    yield page.flatMap(({ id }) => id ?? []);
  }
}
