/** What can be wrong with a membership rule, or what keeps this product from judging it. */
export type RuleProblemCode =
  | "empty-rule"
  | "too-long"
  | "typographic-quotes"
  | "typographic-dash"
  | "syntax"
  | "property-case"
  | "unknown-property"
  | "user-rule"
  | "unsupported"
  | "value-not-known"
  | "missing-order-id-prefix"
  | "unknown-prefix"
  | "stray-space"
  | "tag-case";

/** One finding on a rule, in words for an administrator. */
export interface RuleProblem {
  readonly code: RuleProblemCode;
  readonly message: string;
}

/** Stops parsing: the rule is broken, or uses what this product does not judge. */
export class RuleNotReadable extends Error {
  readonly problem: RuleProblem;

  constructor(code: RuleProblemCode, message: string) {
    super(message);
    this.name = "RuleNotReadable";
    this.problem = { code, message };
  }
}
