export type { RuleCandidate } from "./evaluate.ts";
export {
  evaluateMembershipRule,
  longestMembershipRule,
  type MembershipRuleResult,
  membershipRuleForTag,
} from "./membership-rule.ts";
export type { RuleProblem, RuleProblemCode } from "./problems.ts";
