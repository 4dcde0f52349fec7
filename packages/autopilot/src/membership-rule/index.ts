export type { RuleCandidate } from "./evaluate.ts";
export {
  evaluateMembershipRule,
  longestMembershipRule,
  type MembershipRuleResult,
  membershipRuleForTag,
} from "./membership-rule.ts";
export { exampleDevice, tagOfPhysicalId } from "./physical-ids.ts";
export { type RuleProblem, type RuleProblemCode, ruleProblemCodes } from "./problems.ts";
