import { knownPrefixes, prefixOf, tagMeantBy, withoutStraySpaces } from "./physical-ids.ts";
import type { RuleFlaws } from "./problems.ts";
import { createPatternTest } from "./regular-expression/match.ts";
import { PatternNotJudged } from "./regular-expression/nodes.ts";
import {
  type ComparisonOperator,
  documentedValues,
  physicalIdsProperty,
  type RuleExpression,
  type RuleLiteral,
  type Subject,
} from "./syntax.ts";

interface Compared {
  readonly subject: Subject;
  readonly operator: ComparisonOperator;
  readonly literal: RuleLiteral;
  /** Compared with an item of `devicePhysicalIds`. */
  readonly physicalId: boolean;
}

/** Every value of a rule with what it is compared with. */
const comparedIn = (expression: RuleExpression, collection: string | null = null): Compared[] => {
  switch (expression.kind) {
    case "and":
    case "or":
      return [...comparedIn(expression.left, collection), ...comparedIn(expression.right, collection)];
    case "not":
      return comparedIn(expression.operand, collection);
    case "any":
    case "all":
      return comparedIn(expression.condition, expression.property);
    case "comparison": {
      const { subject, operator } = expression;
      const bare = subject.kind === "property" && subject.name === physicalIdsProperty;
      const physicalId = bare || (subject.kind === "item" && collection !== "memberOf");
      return expression.values.map((literal) => ({ subject, operator, literal, physicalId }));
    }
  }
};

/** Operators whose text stands for the beginning of an id, so that a prefix is needed. */
const fromStart = new Set<ComparisonOperator>(["eq", "ne", "in", "notIn", "startsWith", "notStartsWith"]);
const byPattern = new Set<ComparisonOperator>(["match", "notMatch"]);

const inspectPhysicalId = (
  text: string,
  { operator, literal }: Compared,
  tag: string | undefined,
  flaws: RuleFlaws,
) => {
  const better = withoutStraySpaces(text);
  if (better !== text) {
    const message = `There is a space too many in "${text}": write "${better}".`;
    flaws.add("remark", "stray-space", message, literal.at);
    return;
  }
  const prefix = prefixOf(text);
  if (prefix !== undefined && !knownPrefixes.has(prefix.toLowerCase())) {
    const message = `No device carries an id beginning with [${prefix}]; a group tag begins with [OrderID]:.`;
    flaws.add("remark", "unknown-prefix", message, literal.at);
    return;
  }
  if (prefix === undefined && fromStart.has(operator)) {
    const meant = text.replace(/^\W+/u, "");
    const message = `"${text}" lacks the prefix: a group tag is compared as "[OrderID]:${meant}".`;
    flaws.add("remark", "missing-order-id-prefix", message, literal.at);
    return;
  }
  if (prefix !== undefined && fromStart.has(operator) && /^\s*\[[^\]]*\][^:]/u.test(text)) {
    const better = text.replace(/\][^\p{L}\p{N}]*/u, "]:");
    const message = `"${text}" lacks the colon behind the prefix: write "${better}".`;
    flaws.add("remark", "missing-order-id-prefix", message, literal.at);
    return;
  }
  const wanted = tagMeantBy(text);
  if (!wanted || !tag || wanted === tag || wanted.toLowerCase() !== tag.toLowerCase()) return;
  const message = `The rule says “${wanted}”, the tag is “${tag}”. Microsoft Entra ignores case here, but spell both the same to be safe.`;
  flaws.add("remark", "tag-case", message, literal.at);
};

const inspectPattern = (pattern: string, { literal, physicalId }: Compared, flaws: RuleFlaws) => {
  try {
    createPatternTest(pattern);
  } catch (error) {
    if (!(error instanceof PatternNotJudged)) throw error;
    flaws.add("remark", "unsupported", `${error.message} Microsoft Entra has to decide it.`, literal.at);
    return;
  }
  const prefix = physicalId ? prefixOf(pattern.replace(/^\^/u, "")) : undefined;
  if (prefix === undefined || !knownPrefixes.has(prefix.toLowerCase())) return;
  const message = `In a regular expression [${prefix}] stands for one of these letters: write \\[${prefix}\\].`;
  flaws.add("remark", "unescaped-bracket", message, literal.at);
};

const inspectNull = ({ subject, operator, literal, physicalId }: Compared, flaws: RuleFlaws) => {
  if (typeof literal.value === "string") {
    const message = `"${literal.value}" in quotation marks is the text of four letters; without them it asks for a missing value.`;
    flaws.add("remark", "null-comparison", message, literal.at);
    return;
  }
  if (operator !== "eq" && operator !== "ne") {
    const message = `null can be compared with -eq and -ne only, not with -${operator}.`;
    flaws.add("doubtful", "null-comparison", message, literal.at);
    return;
  }
  if (operator === "ne" || !(physicalId || (subject.kind === "property" && subject.name === "objectId"))) return;
  const message = "-eq null asks for a device that lacks this; a registered device never does.";
  flaws.add("remark", "null-comparison", message, literal.at);
};

const inspectDocumented = ({ subject, operator, literal }: Compared, text: string, flaws: RuleFlaws) => {
  if (subject.kind !== "property" || !["eq", "ne", "in", "notIn"].includes(operator)) return;
  const values = documentedValues[subject.name];
  if (!values || values.some((value) => value.toLowerCase() === text.toLowerCase())) return;
  const message = `device.${subject.name} is never "${text}": Microsoft Entra knows ${values.join(", ")}.`;
  flaws.add("remark", "unknown-value", message, literal.at);
};

/** Names mistakes people make in the values of a rule: missing prefix, stray spaces, unescaped brackets, … */
export const inspectLiterals = (rule: RuleExpression, tag: string | undefined, flaws: RuleFlaws): void => {
  for (const compared of comparedIn(rule)) {
    const { value } = compared.literal;
    if (compared.operator === "le" || compared.operator === "ge") {
      const message = `Microsoft documents -${compared.operator} for dates of users only; this product does not evaluate it.`;
      flaws.add("remark", "unsupported", message, compared.literal.at);
    } else if (value === null || (typeof value === "string" && value.toLowerCase() === "null")) {
      inspectNull(compared, flaws);
    } else if (typeof value === "string" && byPattern.has(compared.operator)) {
      inspectPattern(value, compared, flaws);
    } else if (typeof value === "string" && compared.physicalId) {
      inspectPhysicalId(value, compared, tag, flaws);
    } else if (typeof value === "string") {
      inspectDocumented(compared, value, flaws);
    }
  }
};
