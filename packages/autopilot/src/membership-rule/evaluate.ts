import { compare } from "./compare.ts";
import type { RuleProblem } from "./problems.ts";
import {
  type ComparisonOperator,
  memberOfProperty,
  physicalIdsProperty,
  type RuleExpression,
  type RuleValue,
  type Subject,
} from "./syntax.ts";
import { conjunction, disjunction, negate, type Truth } from "./truth.ts";

/** A device as far as it is known. */
export interface RuleCandidate {
  /** For example `[OrderId]:OD-FINANCE`, `[ZTDID]:0a6b…`; null where they are not known. */
  readonly physicalIds: readonly string[] | null;
  /** Other properties by their exact rule name (`enrollmentProfileName` …); what is absent is not known. */
  readonly properties?: Readonly<Record<string, RuleValue>>;
}

/** Properties every device object has, so that the documented "all devices" rule can be told. */
const alwaysSet = new Set(["objectId", "deviceId"]);

/** Result of an evaluation; `problems` names the values that would have been needed. */
export interface RuleTruth {
  readonly truth: Truth;
  readonly problems: readonly RuleProblem[];
}

const notKnown = (name: string): RuleProblem => {
  if (name === physicalIdsProperty) {
    return { code: "no-device", message: "There is no group tag and no physical id to compare with: give one." };
  }
  const what = name === memberOfProperty ? "Which groups the device is in" : `The device's ${name}`;
  return {
    code: "value-not-known",
    message: `${what} is not known here, so Microsoft Entra has to decide this part of the rule.`,
  };
};

/** Evaluates a parsed rule for one device with three-valued logic: what is not known stays open unless it cannot matter. */
export const evaluateExpression = (rule: RuleExpression, candidate: RuleCandidate): RuleTruth => {
  const missing = new Set<string>();

  const unknown = (name: string): Truth => {
    missing.add(name);
    return null;
  };

  const subjectTruth = (
    subject: Subject,
    item: string | undefined,
    operator: ComparisonOperator,
    wanted: readonly RuleValue[],
  ): Truth => {
    if (subject.kind === "group") return unknown(memberOfProperty);
    if (subject.kind === "item") return item === undefined ? null : compare(item, operator, wanted);
    const value = candidate.properties?.[subject.name];
    if (value !== undefined) return compare(value, operator, wanted);
    const againstNull = wanted.length === 1 && wanted[0] === null;
    if (againstNull && alwaysSet.has(subject.name)) return operator === "ne";
    // A list compared without -any: which items count is for Entra to say.
    if (subject.name === physicalIdsProperty) return null;
    return unknown(subject.name);
  };

  const overItems = (property: string, condition: RuleExpression, join: (truths: readonly Truth[]) => Truth): Truth => {
    if (property !== physicalIdsProperty) return unknown(property);
    if (candidate.physicalIds === null) return unknown(property);
    return join(candidate.physicalIds.map((id) => walk(condition, id)));
  };

  const walk = (expression: RuleExpression, item?: string): Truth => {
    switch (expression.kind) {
      case "and":
        return conjunction([walk(expression.left, item), walk(expression.right, item)]);
      case "or":
        return disjunction([walk(expression.left, item), walk(expression.right, item)]);
      case "not":
        return negate(walk(expression.operand, item));
      case "any":
        return overItems(expression.property, expression.condition, disjunction);
      case "all":
        return overItems(expression.property, expression.condition, conjunction);
      case "comparison": {
        const wanted = expression.values.map(({ value }) => value);
        return subjectTruth(expression.subject, item, expression.operator, wanted);
      }
    }
  };

  const truth = walk(rule);
  return { truth, problems: truth === null ? [...missing].map(notKnown) : [] };
};
