import type { RuleProblem } from "./problems.ts";
import type { ComparisonOperator, RuleExpression, RuleValue, Subject } from "./syntax.ts";

/** Three-valued truth: `null` is "cannot tell". */
type Truth = boolean | null;

/** A device as far as it is known. */
export interface RuleCandidate {
  /** For example `[OrderId]:OD-FINANCE`, `[ZTDID]:0a6b…`. */
  readonly physicalIds: readonly string[];
  /** Other properties by their exact rule name (`enrollmentProfileName` …); what is absent is not known. */
  readonly properties?: Readonly<Record<string, RuleValue>>;
}

const negate = (truth: Truth): Truth => (truth === null ? null : !truth);

const conjunction = (truths: Iterable<Truth>): Truth => {
  let result: Truth = true;
  for (const truth of truths) {
    if (truth === false) return false;
    if (truth === null) result = null;
  }
  return result;
};

const disjunction = (truths: Iterable<Truth>): Truth => negate(conjunction([...truths].map(negate)));

// Entra: "Regex and string operations aren't case sensitive."
const fold = (value: RuleValue): RuleValue => (typeof value === "string" ? value.toLowerCase() : value);

const onText = (value: RuleValue, wanted: RuleValue, test: (text: string, part: string) => boolean): Truth =>
  typeof value === "string" && typeof wanted === "string" ? test(value, wanted) : value === null ? false : null;

const equal = (value: RuleValue, wanted: RuleValue): boolean =>
  value === wanted || (value !== null && wanted !== null && String(value) === String(wanted));

const compare = (value: RuleValue, operator: ComparisonOperator, wanted: readonly RuleValue[]): Truth => {
  const left = fold(value);
  const right = fold(wanted[0] ?? null);
  switch (operator) {
    case "eq":
      return equal(left, right);
    case "ne":
      return !equal(left, right);
    case "startsWith":
      return onText(left, right, (text, part) => text.startsWith(part));
    case "notStartsWith":
      return negate(onText(left, right, (text, part) => text.startsWith(part)));
    case "endsWith":
      return onText(left, right, (text, part) => text.endsWith(part));
    case "notEndsWith":
      return negate(onText(left, right, (text, part) => text.endsWith(part)));
    case "contains":
      return onText(left, right, (text, part) => text.includes(part));
    case "notContains":
      return negate(onText(left, right, (text, part) => text.includes(part)));
    case "in":
      return wanted.some((entry) => equal(left, fold(entry)));
    case "notIn":
      return !wanted.some((entry) => equal(left, fold(entry)));
  }
};

/** Properties every device object has, so that the documented "all devices" rule can be told. */
const alwaysSet = new Set(["objectId", "deviceId"]);

/** Result of an evaluation; `problems` names the values that would have been needed. */
export interface RuleTruth {
  readonly truth: boolean | null;
  readonly problems: readonly RuleProblem[];
}

/** Evaluates a parsed rule for one device with three-valued logic: what is not known stays open unless it cannot matter. */
export const evaluateExpression = (rule: RuleExpression, candidate: RuleCandidate): RuleTruth => {
  const missing = new Set<string>();

  const subjectTruth = (
    subject: Subject,
    item: string | undefined,
    operator: ComparisonOperator,
    wanted: readonly RuleValue[],
  ): Truth => {
    if (subject.kind === "item") return item === undefined ? null : compare(item, operator, wanted);
    const value = candidate.properties?.[subject.name];
    if (value !== undefined) return compare(value, operator, wanted);
    const againstNull = wanted.length === 1 && wanted[0] === null;
    if (againstNull && alwaysSet.has(subject.name)) return operator === "ne";
    missing.add(subject.name);
    return null;
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
        return disjunction(candidate.physicalIds.map((id) => walk(expression.condition, id)));
      case "all":
        return conjunction(candidate.physicalIds.map((id) => walk(expression.condition, id)));
      case "comparison":
        return subjectTruth(expression.subject, item, expression.operator, expression.values);
    }
  };

  const truth = walk(rule);
  const problems = [...missing].map((name): RuleProblem => {
    const message = `The device's ${name} is not known here, so Microsoft Entra has to decide this part of the rule.`;
    return { code: "value-not-known", message };
  });
  return { truth, problems: truth === null ? problems : [] };
};
