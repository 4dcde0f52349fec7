import type { RuleProblem } from "./problems.ts";
import type { RuleExpression } from "./syntax.ts";

/** Prefixes Autopilot and Entra write into `physicalIds`, lower case. */
const knownPrefixes = new Set(["ztdid", "orderid", "purchaseorderid", "hwid", "gid", "user-hwid", "user-gid"]);

const orderIdPattern = /^\s*\[\s*order\s*id\s*\]\s*:\s*(.*?)\s*$/iu;

/** The group tag of a physical id `[OrderId]:TAG`, or undefined for another kind of id. Prefixes are read in any case. */
export const tagOfPhysicalId = (physicalId: string): string | undefined =>
  /^\[orderid\]:(.*)$/isu.exec(physicalId)?.[1];

interface PhysicalIdLiteral {
  readonly text: string;
  /** True where the text stands for the beginning of an id, so that a prefix is needed. */
  readonly fromStart: boolean;
}

/** Texts that a rule compares with physical ids. */
const physicalIdLiterals = (expression: RuleExpression, inside = false): PhysicalIdLiteral[] => {
  switch (expression.kind) {
    case "and":
    case "or":
      return [...physicalIdLiterals(expression.left, inside), ...physicalIdLiterals(expression.right, inside)];
    case "not":
      return physicalIdLiterals(expression.operand, inside);
    case "any":
    case "all":
      return physicalIdLiterals(expression.condition, true);
    case "comparison": {
      if (!inside || expression.subject.kind !== "item") return [];
      const fromStart = ["eq", "ne", "in", "notIn", "startsWith", "notStartsWith"].includes(expression.operator);
      return expression.values.flatMap((value) => (typeof value === "string" ? [{ text: value, fromStart }] : []));
    }
  }
};

const problemOfLiteral = ({ text, fromStart }: PhysicalIdLiteral): RuleProblem | undefined => {
  const orderId = orderIdPattern.exec(text);
  if (text !== text.trim() || (orderId && text !== `[${text.slice(1, 8)}]:${orderId[1]}`)) {
    return {
      code: "stray-space",
      message: `There is a space too many in "${text}": write "${text.replaceAll(/\s*([[\]:])\s*/gu, "$1").trim()}".`,
    };
  }
  const prefix = /^\[([^\]]*)\]/u.exec(text)?.[1];
  if (prefix !== undefined && !knownPrefixes.has(prefix.toLowerCase())) {
    return {
      code: "unknown-prefix",
      message: `No device carries an id beginning with [${prefix}]; a group tag begins with [OrderID]:.`,
    };
  }
  if (prefix === undefined && fromStart) {
    return {
      code: "missing-order-id-prefix",
      message: `"${text}" lacks the prefix: a group tag is compared as "[OrderID]:${text.replace(/^\W+/u, "")}".`,
    };
  }
  return undefined;
};

const caseProblem = ({ text }: PhysicalIdLiteral, tag: string | undefined): RuleProblem | undefined => {
  const wanted = orderIdPattern.exec(text)?.[1];
  if (!wanted || !tag || wanted === tag || wanted.toLowerCase() !== tag.toLowerCase()) return undefined;
  return {
    code: "tag-case",
    message: `The rule says “${wanted}”, the tag is “${tag}”. Microsoft Entra ignores case here, but spell both the same to be safe.`,
  };
};

/** Mistakes people make in the texts of a rule: missing prefix, stray spaces, unknown prefix, a tag in other case. */
export const inspectLiterals = (rule: RuleExpression, tag: string | undefined): RuleProblem[] =>
  physicalIdLiterals(rule).flatMap((literal) => problemOfLiteral(literal) ?? caseProblem(literal, tag) ?? []);
