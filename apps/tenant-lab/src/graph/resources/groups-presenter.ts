import type { Group as GraphGroup } from "@microsoft/microsoft-graph-types";
import type { MembershipRuleProcessingStatus } from "@microsoft/microsoft-graph-types-beta";
import type { Group } from "../../state/entities.ts";
import { type GraphCall, graphInstant } from "../exchange.ts";
import { selected } from "../odata/listing.ts";
import { holdsOne, readWholeGroups } from "../permissions.ts";

function processingStatus(group: Group): MembershipRuleProcessingStatus {
  const status = group.evaluationError !== null ? "Failed" : group.evaluatedAt === null ? "NotStarted" : "Succeeded";
  return {
    status,
    lastMembershipUpdated: group.evaluatedAt === null ? null : graphInstant(group.evaluatedAt),
    errorMessage: group.evaluationError,
  };
}

/**
 * A group as far as the caller may see it: GroupMember.* shows the basic properties only. The processing status exists
 * in beta and has to be asked for.
 */
export function presentGroup(group: Group, call: GraphCall): GraphGroup {
  const dynamic = group.membershipRule !== null;
  const whole = holdsOne(call.caller.roles, readWholeGroups);
  const wantsStatus = call.version === "beta" && selected(call.query).includes("membershipRuleProcessingStatus");
  return {
    id: group.id,
    deletedDateTime: null,
    createdDateTime: graphInstant(group.createdAt),
    description: group.description,
    displayName: group.displayName,
    expirationDateTime: null,
    groupTypes: dynamic ? ["DynamicMembership"] : [],
    isAssignableToRole: null,
    mail: null,
    mailEnabled: false,
    mailNickname: group.mailNickname,
    membershipRule: whole ? group.membershipRule : null,
    membershipRuleProcessingState: whole && dynamic ? group.processingState : null,
    onPremisesSyncEnabled: null,
    renewedDateTime: graphInstant(group.createdAt),
    securityEnabled: true,
    visibility: null,
    ...(wantsStatus ? { membershipRuleProcessingStatus: processingStatus(group) } : {}),
  };
}
