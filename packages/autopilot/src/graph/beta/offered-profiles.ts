import type { WindowsAutopilotDeploymentProfile } from "@microsoft/microsoft-graph-types-beta";
import type { GraphClient } from "../client.ts";
import { entitiesOf } from "../paging.ts";
import { type ConvertedProfile, convertDeploymentProfile } from "./convert-offline-profile.ts";

export interface OfferedProfile {
  readonly id: string;
  readonly name: string;
  readonly converted: ConvertedProfile;
}

/**
 * The tenant's deployment profiles as settings of an offline profile, by name. Beta: v1.0 has no deployment profiles.
 *
 * @throws GraphRefused, TokenRefused
 */
export const readOfferedProfiles = async (client: GraphClient): Promise<OfferedProfile[]> => {
  const offered: OfferedProfile[] = [];
  const path = "/deviceManagement/windowsAutopilotDeploymentProfiles";
  for await (const profile of entitiesOf<WindowsAutopilotDeploymentProfile>(client, path, "beta")) {
    if (!profile.id) continue;
    offered.push({ id: profile.id, name: profile.displayName ?? "", converted: convertDeploymentProfile(profile) });
  }
  return offered.sort((left, right) => left.name.localeCompare(right.name, "en"));
};
