import type {
  DeviceManagementConfigurationPolicy,
  DeviceManagementConfigurationPolicyAssignment,
} from "@microsoft/microsoft-graph-types-beta";
import type { GraphClient } from "../client.ts";
import { memberOf } from "../json.ts";
import { entitiesOf } from "../paging.ts";

/** A device preparation policy of the settings catalogue. */
export interface PreparationPolicy {
  readonly id: string;
  readonly name: string;
  /** Number of user groups it is assigned to. */
  readonly assignments: number;
}

const policiesPath = "/deviceManagement/configurationPolicies";

const countOf = async (entities: AsyncIterable<unknown>): Promise<number> => {
  let count = 0;
  for await (const _ of entities) count += 1;
  return count;
};

/**
 * The tenant's device preparation policies with their assignments; needs DeviceManagementConfiguration.Read.All.
 *
 * @throws GraphRefused, TokenRefused
 */
export const readPreparationPolicies = async (client: GraphClient): Promise<PreparationPolicy[]> => {
  const policies: PreparationPolicy[] = [];
  for await (const policy of entitiesOf<DeviceManagementConfigurationPolicy>(client, policiesPath, "beta")) {
    if (memberOf(policy.templateReference, "templateFamily") !== "enrollmentConfiguration" || !policy.id) continue;
    const path = `${policiesPath}/${encodeURIComponent(policy.id)}/assignments`;
    const assignments = entitiesOf<DeviceManagementConfigurationPolicyAssignment>(client, path, "beta");
    policies.push({ id: policy.id, name: policy.name ?? "", assignments: await countOf(assignments) });
  }
  return policies;
};
