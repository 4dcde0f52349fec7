import { evaluateMembershipRule } from "@windlass/autopilot/membership-rule";
import { ruleCandidateOf } from "../../behaviour/groups.ts";
import { objectBody, textOf } from "../body.ts";
import { graphFailures } from "../errors.ts";
import { betaOnly, contextOf, type GraphCall, type GraphResponse, type GraphRoute } from "../exchange.ts";
import { readGroups } from "../permissions.ts";
import { groupOfPath } from "./group-of-path.ts";

/** Says whether a rule takes in an object. Of devices only: the lab knows no other members. */
function evaluate(call: GraphCall, rule: string): GraphResponse {
  const memberId = textOf(objectBody(call.body), "memberId")?.toLowerCase() ?? "";
  const device = call.lab.state.directoryDevices.get(memberId);
  if (device?.tenantId !== call.caller.tenantId) throw graphFailures.directoryNotFound(memberId);
  const { result, problems } = evaluateMembershipRule(rule, ruleCandidateOf(device));
  if (result === "cannot-tell") {
    const reason = problems[0]?.message ?? "The rule cannot be evaluated.";
    throw graphFailures.directoryBadRequest(`Dynamic membership rule validation error: ${reason}`);
  }
  const matches = result === "match";
  return {
    status: 200,
    body: {
      "@odata.context": contextOf(call, "microsoft.graph.evaluateDynamicMembershipResult"),
      membershipRule: rule,
      membershipRuleEvaluationResult: matches,
      membershipRuleEvaluationDetails: { expression: rule, expressionResult: matches },
    },
  };
}

function ofGroup(call: GraphCall): GraphResponse {
  const { membershipRule } = groupOfPath(call);
  if (membershipRule === null) throw graphFailures.directoryBadRequest("The group has no dynamic membership rule.");
  return evaluate(call, membershipRule);
}

function ofRule(call: GraphCall): GraphResponse {
  const rule = textOf(objectBody(call.body), "membershipRule");
  if (rule === null) throw graphFailures.directoryBadRequest("A value is required for 'membershipRule'.");
  return evaluate(call, rule);
}

/** Application permissions are not supported here. Microsoft Graph reference, "group: evaluateDynamicMembership" (beta). */
const shared = {
  method: "POST",
  versions: betaOnly,
  area: "directory",
  permissions: readGroups,
  directoryRoles: null,
  delegatedOnly: true,
} as const;

export const evaluateMembershipRoutes: readonly GraphRoute[] = [
  { ...shared, path: "/groups/evaluateDynamicMembership", handle: ofRule },
  { ...shared, path: "/groups/{group-id}/evaluateDynamicMembership", handle: ofGroup },
];
