import type { MembershipRuleResult, RuleProblem } from "@windlass/autopilot/membership-rule";
import { printable } from "../terminal.ts";

/** Characters of the rule shown around a problem. */
const reach = 34;

const oneLine = (text: string): string => printable(text.replaceAll(/[\r\n\t]/gu, " "));

/** The part of the rule around a problem with a mark below its place. */
const pointAt = (rule: string, at: number): string[] => {
  const start = Math.max(0, at - reach);
  const end = Math.min(rule.length, at + reach);
  const before = `${start > 0 ? "…" : ""}${oneLine(rule.slice(start, at))}`;
  const after = `${oneLine(rule.slice(at, end))}${end < rule.length ? "…" : ""}`;
  return [`   ${before}${after}`, `   ${" ".repeat([...before].length)}^`];
};

const describeProblem = (rule: string, { code, message, at }: RuleProblem): string[] => [
  ` • ${oneLine(message)} (${code})`,
  ...(at === undefined ? [] : pointAt(rule, at)),
];

const verdicts: Record<MembershipRuleResult["result"], string> = {
  match: "matches: Microsoft Entra takes this device into the group.",
  "no-match": "does not match: this device never gets into the group.",
  "cannot-tell": "cannot tell: only Microsoft Entra can decide it.",
};

/** A verdict on a rule for people, with a mark below the place of each problem. */
export const explainRule = (
  rule: string,
  physicalIds: readonly string[] | null,
  { result, problems, suggested }: MembershipRuleResult,
): string => {
  const device = physicalIds === null ? "none given" : physicalIds.map(oneLine).join("  ") || "without physical ids";
  const lines = [`Rule     ${oneLine(rule)}`, `Device   ${device}`, `Verdict  ${verdicts[result]}`];
  if (problems.length > 0) lines.push("", ...problems.flatMap((problem) => describeProblem(rule, problem)));
  if (suggested !== null) lines.push("", "Use this rule instead:", "", `  ${oneLine(suggested)}`);
  return `${lines.join("\n")}\n`;
};
