import { evaluateExpression, type RuleCandidate } from "./evaluate.ts";
import { inspectLiterals, tagOfPhysicalId } from "./literals.ts";
import { parseMembershipRule } from "./parser.ts";
import { RuleNotReadable, type RuleProblem, type RuleProblemCode } from "./problems.ts";
import { deviceProperties } from "./syntax.ts";
import { typographicDashes, typographicQuotes } from "./tokens.ts";

/** Longest rule Microsoft Entra takes, in characters. */
export const longestMembershipRule = 3072;

/** What this product says of a rule and a device. */
export interface MembershipRuleResult {
  readonly result: "match" | "no-match" | "cannot-tell";
  readonly problems: readonly RuleProblem[];
  /** A rule that takes in the device, where the given one does not or has a flaw; null where there is nothing to suggest. */
  readonly suggested: string | null;
}

/**
 * The membership rule for a group tag, with straight quotation marks.
 *
 * @example
 * membershipRuleForTag("OD-FINANCE") // (device.devicePhysicalIds -any (_ -eq "[OrderID]:OD-FINANCE"))
 */
export const membershipRuleForTag = (tag: string): string =>
  `(device.devicePhysicalIds -any (_ -eq "[OrderID]:${tag.replaceAll('"', '`"')}"))`;

/** Flaws with which Entra refuses the rule or takes in nobody: certain, unlike what this product merely cannot judge. */
const neverMatches: ReadonlySet<RuleProblemCode> = new Set(["empty-rule", "typographic-quotes", "typographic-dash"]);

/** Microsoft's own page prints this spelling in one example, against its statement that names are case-sensitive. */
const documentedMisspelling = /\bdevice\.devicePhysicalIDs\b/u;

const judge = (rule: string, candidate: RuleCandidate): Omit<MembershipRuleResult, "suggested"> => {
  if (rule.trim() === "") {
    return { result: "no-match", problems: [{ code: "empty-rule", message: "The group has no membership rule." }] };
  }
  if (rule.length > longestMembershipRule) {
    const message = `The rule has ${rule.length} characters; Microsoft Entra takes at most ${longestMembershipRule}.`;
    return { result: "cannot-tell", problems: [{ code: "too-long", message }] };
  }
  try {
    const expression = parseMembershipRule(rule);
    const tag = candidate.physicalIds.map(tagOfPhysicalId).find((found) => found !== undefined);
    const { truth, problems } = evaluateExpression(expression, candidate);
    const result = truth === null ? "cannot-tell" : truth ? "match" : "no-match";
    return { result, problems: [...inspectLiterals(expression, tag), ...problems] };
  } catch (error) {
    if (!(error instanceof RuleNotReadable)) throw error;
    const { problem } = error;
    const certain =
      neverMatches.has(problem.code) || (problem.code === "property-case" && !documentedMisspelling.test(rule));
    return { result: certain ? "no-match" : "cannot-tell", problems: [problem] };
  }
};

const global = (pattern: RegExp): RegExp => new RegExp(pattern.source, "gu");

/** The rule with straight quotes, plain hyphens and exact property names; everything else as it was. */
const repaired = (rule: string): string =>
  rule
    .replaceAll(/[\u2018\u2019\u201a\u201b]/gu, "'")
    .replaceAll(global(typographicQuotes), '"')
    .replaceAll(global(typographicDashes), "-")
    .replaceAll(/\bdevice\.(\w+)/gu, (whole, name: string) => {
      const exact = deviceProperties.find((property) => property.toLowerCase() === name.toLowerCase());
      return exact ? `device.${exact}` : whole;
    });

const suggest = (rule: string, candidate: RuleCandidate): string | null => {
  const better = repaired(rule);
  const tag = candidate.physicalIds.map(tagOfPhysicalId).find((found) => found !== undefined);
  if (better !== rule) {
    const judged = judge(better, candidate);
    // Without a tag nothing can match; then a rule that reads without a flaw is as good as can be said.
    if (judged.problems.length === 0 && (judged.result === "match" || tag === undefined)) return better;
  }
  return tag === undefined ? null : membershipRuleForTag(tag);
};

/**
 * Tells whether Microsoft Entra would take a device into a dynamic group with this rule, and what is wrong with the
 * rule. Covers the device rules people use with Autopilot; for anything else the answer is `cannot-tell`.
 *
 * Text is compared without regard to case, property names exactly (Microsoft Entra documentation, "Rules for dynamic
 * membership groups"). Never throws.
 *
 * @example
 * evaluateMembershipRule('(device.devicePhysicalIds -any (_ -eq "[OrderID]:OD-FINANCE"))', {
 *   physicalIds: ["[OrderId]:OD-FINANCE"],
 * }).result // "match"
 */
export const evaluateMembershipRule = (rule: string, candidate: RuleCandidate): MembershipRuleResult => {
  const judged = judge(rule, candidate);
  const flawless = judged.result === "match" && judged.problems.length === 0;
  return { ...judged, suggested: flawless ? null : suggest(rule, candidate) };
};
