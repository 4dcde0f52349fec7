import { evaluateExpression, type RuleCandidate } from "./evaluate.ts";
import { inspectLiterals } from "./literals.ts";
import { parseMembershipRule } from "./parser.ts";
import { tagOfPhysicalId } from "./physical-ids.ts";
import { printMembershipRule, quoted } from "./print.ts";
import { type RuleFlaw, RuleFlaws, RuleNotReadable, type RuleProblem } from "./problems.ts";
import { repairExpression } from "./repair.ts";
import type { RuleExpression } from "./syntax.ts";
import { nameTypographicQuote, typographicQuotes } from "./tokens.ts";

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
  `(device.devicePhysicalIds -any (_ -eq ${quoted(`[OrderID]:${tag}`)}))`;

interface ReadRule {
  /** Null where the rule cannot be understood. */
  readonly expression: RuleExpression | null;
  readonly flaws: readonly RuleFlaw[];
}

const read = (rule: string, tag: string | undefined): ReadRule => {
  const flaws = new RuleFlaws();
  if (rule.trim() === "") {
    flaws.add("never", "empty-rule", "The group has no membership rule.");
    return { expression: null, flaws: flaws.all() };
  }
  if (rule.length > longestMembershipRule) {
    const message = `The rule has ${rule.length} characters; Microsoft Entra takes at most ${longestMembershipRule}.`;
    flaws.add("doubtful", "too-long", message);
    return { expression: null, flaws: flaws.all() };
  }
  try {
    const expression = parseMembershipRule(rule, flaws);
    inspectLiterals(expression, tag, flaws);
    return { expression, flaws: flaws.all() };
  } catch (error) {
    if (!(error instanceof RuleNotReadable)) throw error;
    // A typographic mark is what broke it: “…” mixed with straight quotes shifts every text behind it.
    const mark = typographicQuotes.exec(rule);
    if (mark) nameTypographicQuote(flaws, mark[0], mark.index);
    const { code, message, at } = error.problem;
    flaws.add("doubtful", code, message, at);
    return { expression: null, flaws: flaws.all() };
  }
};

type Verdict = Omit<MembershipRuleResult, "suggested">;

const judge = ({ expression, flaws }: ReadRule, candidate: RuleCandidate): Verdict => {
  const found = flaws.map(({ problem }) => problem);
  const never = flaws.some(({ consequence }) => consequence === "never");
  if (!expression) return { result: never ? "no-match" : "cannot-tell", problems: found };
  const { truth, problems } = evaluateExpression(expression, candidate);
  // Whether Entra refuses the rule or evaluates it: nobody gets in.
  if (never || truth === false) return { result: "no-match", problems: found };
  const doubtful = flaws.some(({ consequence }) => consequence === "doubtful");
  return { result: truth === null || doubtful ? "cannot-tell" : "match", problems: [...found, ...problems] };
};

/** The rule's own words with its mistakes corrected, else the plain rule for the tag. */
const suggest = ({ expression }: ReadRule, candidate: RuleCandidate, tag: string | undefined): string | null => {
  const fallback = tag === undefined ? null : membershipRuleForTag(tag);
  if (!expression) return fallback;
  const better = printMembershipRule(repairExpression(expression));
  if (better.length > longestMembershipRule) return fallback;
  const again = read(better, tag);
  const { result } = judge(again, candidate);
  // Without a device nothing can match; then a rule that reads without a flaw is as good as can be said.
  return again.flaws.length === 0 && (result === "match" || (tag === undefined && result !== "no-match"))
    ? better
    : fallback;
};

/**
 * Tells whether Microsoft Entra would take a device into a dynamic group with this rule, and what is wrong with the
 * rule. Covers the device rules of Microsoft's documentation; what it cannot judge (unknown values, dates, some regular
 * expressions, spellings on which Microsoft contradicts itself) is `cannot-tell`, with the reason.
 *
 * Text is compared without regard to case, property names exactly (Microsoft Entra documentation, "Manage rules for
 * dynamic membership groups"). Never throws.
 *
 * @example
 * evaluateMembershipRule('(device.devicePhysicalIds -any (_ -eq "[OrderID]:OD-FINANCE"))', {
 *   physicalIds: ["[OrderId]:OD-FINANCE"],
 * }).result // "match"
 */
export const evaluateMembershipRule = (rule: string, candidate: RuleCandidate): MembershipRuleResult => {
  const tag = candidate.physicalIds?.map(tagOfPhysicalId).find((found) => found !== undefined);
  const readRule = read(rule, tag);
  const verdict = judge(readRule, candidate);
  const flawless = readRule.flaws.length === 0 && (verdict.result === "match" || tag === undefined);
  return { ...verdict, suggested: flawless ? null : suggest(readRule, candidate, tag) };
};
