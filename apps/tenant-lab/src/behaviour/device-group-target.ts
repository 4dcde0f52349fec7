import { firstPartyPrincipal } from "../entra/first-party.ts";
import type { LabCore } from "../lab-core.ts";
import { ownsGroup } from "../operations/group-owners.ts";

const provisioningClientAppId = "f1346770-5b25-470b-88bd-d5744ab7952c";

/** Why devices cannot join a group while they enrol, in the words of Graph's enumeration; null when they can. */
export function validateDeviceGroup(
  lab: LabCore,
  tenantId: string,
  groupId: string,
): "securityGroupNotFound" | "notStaticSecurityGroup" | "firstPartyAppNotAnOwner" | null {
  const group = lab.state.groups.get(groupId);
  if (group?.tenantId !== tenantId) return "securityGroupNotFound";
  if (group.membershipRule !== null) return "notStaticSecurityGroup";
  const principal = firstPartyPrincipal(lab, tenantId, provisioningClientAppId);
  return principal && ownsGroup(lab, group.id, principal.id) ? null : "firstPartyAppNotAnOwner";
}
