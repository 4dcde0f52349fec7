/** What can be wrong with a membership rule, or what keeps this product from judging it. */
export const ruleProblemCodes = [
  "empty-rule",
  "too-long",
  "typographic-quotes",
  "typographic-dash",
  "syntax",
  "unbalanced-parentheses",
  "unclosed-quote",
  "missing-quotes",
  "single-quotes",
  "backtick",
  "property-case",
  "unknown-property",
  "user-rule",
  "unsupported",
  "value-not-known",
  "no-device",
  "missing-any",
  "missing-item",
  "missing-parentheses",
  "missing-order-id-prefix",
  "unknown-prefix",
  "unescaped-bracket",
  "unknown-value",
  "null-comparison",
  "stray-space",
  "tag-case",
] as const;
export type RuleProblemCode = (typeof ruleProblemCodes)[number];

/** One finding on a rule, in words for an administrator. */
export interface RuleProblem {
  readonly code: RuleProblemCode;
  readonly message: string;
  /** Offset in the rule's text, in UTF-16 code units; absent where the finding is about the rule as a whole. */
  readonly at?: number;
}

/**
 * What a finding means for the verdict. `never`: Entra refuses the rule or takes in nobody, for certain. `doubtful`:
 * Entra may refuse the rule, so a match cannot be promised. `remark`: the evaluation decides.
 */
export type Consequence = "never" | "doubtful" | "remark";

/** A finding with its consequence. */
export interface RuleFlaw {
  readonly problem: RuleProblem;
  readonly consequence: Consequence;
}

/** Stops parsing: the rule is broken, or uses what this product does not judge. */
export class RuleNotReadable extends Error {
  readonly problem: RuleProblem;

  constructor(code: RuleProblemCode, message: string, at?: number) {
    super(message);
    this.name = "RuleNotReadable";
    this.problem = { code, message, ...(at !== undefined && { at }) };
  }
}

/** Collects findings while a rule is read. */
export class RuleFlaws {
  readonly #found: RuleFlaw[] = [];

  add(consequence: Consequence, code: RuleProblemCode, message: string, at?: number): void {
    this.#found.push({ consequence, problem: { code, message, ...(at !== undefined && { at }) } });
  }

  /** The same finding at one more place says nothing new. */
  addOnce(consequence: Consequence, code: RuleProblemCode, message: string, at?: number): void {
    if (!this.has(code)) this.add(consequence, code, message, at);
  }

  has(code: RuleProblemCode): boolean {
    return this.#found.some(({ problem }) => problem.code === code);
  }

  all(): readonly RuleFlaw[] {
    return this.#found;
  }
}
