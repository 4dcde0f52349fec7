import { knownPrefixes, prefixOf, withoutStraySpaces } from "./physical-ids.ts";
import { memberOfProperty, physicalIdsProperty, type RuleExpression, type RuleLiteral } from "./syntax.ts";

const repairText = (text: string): string => {
  const better = withoutStraySpaces(text.replaceAll(/[\u200b-\u200d\u2060\ufeff]/gu, "").replaceAll("\u00a0", " "));
  const prefix = prefixOf(better);
  if (prefix === undefined) return `[OrderID]:${better.replace(/^\W+/u, "")}`;
  if (knownPrefixes.has(prefix.toLowerCase())) return better.replace(/^(\[[^\]]*\])(?!:)[^\p{L}\p{N}]*(?=.)/u, "$1:");
  // [GroupTag]:, [Order-ID]: and the like all mean the tag.
  const rest = better.slice(prefix.length + 2).replace(/^\s*:?\s*/u, "");
  return /tag|order/iu.test(prefix) ? `[OrderID]:${rest}` : better;
};

const repairLiteral = (literal: RuleLiteral): RuleLiteral =>
  typeof literal.value === "string" && literal.value.trim() !== ""
    ? { ...literal, value: repairText(literal.value) }
    : literal;

const whole = new Set(["eq", "ne", "in", "notIn", "startsWith", "notStartsWith"]);

/**
 * The rule as it was meant: texts compared with physical ids get their prefix and lose stray spaces, a list compared as
 * if it were one value gets its `-any`.
 */
export const repairExpression = (rule: RuleExpression, collection: string | null = null): RuleExpression => {
  switch (rule.kind) {
    case "and":
    case "or":
      return {
        ...rule,
        left: repairExpression(rule.left, collection),
        right: repairExpression(rule.right, collection),
      };
    case "not":
      return { ...rule, operand: repairExpression(rule.operand, collection) };
    case "any":
    case "all":
      return { ...rule, condition: repairExpression(rule.condition, rule.property) };
    case "comparison": {
      const { subject } = rule;
      const bareList = collection === null && subject.kind === "property" && subject.name === physicalIdsProperty;
      const looseItem = collection === null && subject.kind === "item";
      const physicalId = bareList || (subject.kind === "item" && collection !== memberOfProperty);
      const values = physicalId && whole.has(rule.operator) ? rule.values.map(repairLiteral) : rule.values;
      if (!bareList && !looseItem) return { ...rule, values };
      const condition = { ...rule, subject: { kind: "item" } as const, values };
      return { kind: "any", property: physicalIdsProperty, condition };
    }
  }
};
