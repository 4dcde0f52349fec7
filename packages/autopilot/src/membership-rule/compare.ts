import { createPatternTest } from "./regular-expression/match.ts";
import { PatternNotJudged } from "./regular-expression/nodes.ts";
import type { ComparisonOperator, RuleValue } from "./syntax.ts";
import { negate, type Truth } from "./truth.ts";

// Entra: "Regex and string operations aren't case sensitive."
const fold = (value: RuleValue): RuleValue => (typeof value === "string" ? value.toLowerCase() : value);

const equal = (value: RuleValue, wanted: RuleValue): boolean =>
  value === wanted || (value !== null && wanted !== null && String(value) === String(wanted));

const onText = (value: RuleValue, wanted: RuleValue, test: (text: string, part: string) => boolean): Truth =>
  typeof value === "string" && typeof wanted === "string" ? test(value, wanted) : value === null ? false : null;

const matches = (value: RuleValue, pattern: RuleValue): Truth => {
  try {
    return onText(value, pattern, (text, source) => createPatternTest(source)(text));
  } catch (error) {
    // What is not judged was named when the rule was inspected.
    if (error instanceof PatternNotJudged) return null;
    throw error;
  }
};

const startsWith = (text: string, part: string): boolean => text.startsWith(part);
const endsWith = (text: string, part: string): boolean => text.endsWith(part);
const includes = (text: string, part: string): boolean => text.includes(part);

/** Compares a known value of a device; null where this product does not judge the operator on such a value. */
export const compare = (value: RuleValue, operator: ComparisonOperator, wanted: readonly RuleValue[]): Truth => {
  const left = fold(value);
  const first = wanted[0] ?? null;
  const right = fold(first);
  switch (operator) {
    case "eq":
      return equal(left, right);
    case "ne":
      return !equal(left, right);
    case "startsWith":
      return onText(left, right, startsWith);
    case "notStartsWith":
      return negate(onText(left, right, startsWith));
    case "endsWith":
      return onText(left, right, endsWith);
    case "notEndsWith":
      return negate(onText(left, right, endsWith));
    case "contains":
      return onText(left, right, includes);
    case "notContains":
      return negate(onText(left, right, includes));
    case "match":
      return matches(value, first);
    case "notMatch":
      return negate(matches(value, first));
    case "in":
      return wanted.some((entry) => equal(left, fold(entry)));
    case "notIn":
      return !wanted.some((entry) => equal(left, fold(entry)));
    case "le":
    case "ge":
      // Documented for dates of users only.
      return null;
  }
};
