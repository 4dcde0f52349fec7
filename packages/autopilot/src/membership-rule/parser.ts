import { RuleFlaws, RuleNotReadable } from "./problems.ts";
import { collectionOf, nameMissingAny, readSubject, type Surroundings } from "./subject.ts";
import { type ComparisonOperator, comparisonOperators, type RuleExpression, type Subject } from "./syntax.ts";
import { operatorName, TokenReader, unexpected } from "./token-reader.ts";
import { tokenize } from "./tokens.ts";
import { readValues } from "./values.ts";

/** Deeper nesting than anybody writes; keeps a hostile rule from exhausting the stack. */
const deepestNesting = 64;

const comparisonByName = new Map<string, ComparisonOperator>(
  comparisonOperators.map((operator) => [operator.toLowerCase(), operator]),
);

const outside: Surroundings = { collection: null };

/**
 * Recursive descent over the documented precedence, tightest first: comparison, `-not`, `-and`, `-or`, `-any`/`-all`.
 * What can be understood in spite of a mistake is read on, so that a rule's mistakes are named together.
 */
class RuleParser {
  readonly #rule: string;
  readonly #tokens: TokenReader;
  readonly #flaws: RuleFlaws;
  #depth = 0;

  constructor(rule: string, flaws: RuleFlaws) {
    this.#rule = rule;
    this.#flaws = flaws;
    this.#tokens = new TokenReader(tokenize(rule, flaws), rule.length);
  }

  parse(): RuleExpression {
    const expression = this.#disjunction(outside);
    const rest = this.#tokens.peek();
    if (rest?.kind === "close") {
      const message = `The closing parenthesis at character ${rest.at + 1} has no opening one.`;
      throw new RuleNotReadable("unbalanced-parentheses", message, rest.at);
    }
    if (rest) throw unexpected(rest);
    return expression;
  }

  #disjunction(surroundings: Surroundings): RuleExpression {
    let left = this.#conjunction(surroundings);
    while (this.#tokens.takeOperator("or")) left = { kind: "or", left, right: this.#conjunction(surroundings) };
    return left;
  }

  #conjunction(surroundings: Surroundings): RuleExpression {
    let left = this.#negation(surroundings);
    while (this.#tokens.takeOperator("and")) left = { kind: "and", left, right: this.#negation(surroundings) };
    return left;
  }

  #negation(surroundings: Surroundings): RuleExpression {
    if (!this.#tokens.takeOperator("not")) return this.#primary(surroundings);
    return this.#nested(() => ({ kind: "not", operand: this.#negation(surroundings) }));
  }

  #nested(read: () => RuleExpression): RuleExpression {
    this.#depth += 1;
    if (this.#depth > deepestNesting) {
      throw new RuleNotReadable("unsupported", "The rule is nested too deeply to be judged.", this.#tokens.at());
    }
    const expression = read();
    this.#depth -= 1;
    return expression;
  }

  #primary(surroundings: Surroundings): RuleExpression {
    const first = this.#tokens.peek();
    if (first?.kind === "open") return this.#parenthesised(surroundings);
    if (surroundings.collection !== null && comparisonByName.has(operatorName(first))) return this.#withoutItem();
    const token = this.#tokens.take();
    if (token.text.toLowerCase() === "direct" && operatorName(this.#tokens.peek()) === "reports") {
      const message = "“Direct Reports for …” takes in users; no device gets into a group by it.";
      this.#flaws.addOnce("never", "user-rule", message, token.at);
      throw new RuleNotReadable("unsupported", "A rule of direct reports has no conditions for devices.", token.at);
    }
    const subject = readSubject(token, surroundings, this.#flaws);
    const kind = operatorName(this.#tokens.peek());
    if (kind === "any" || kind === "all") {
      this.#tokens.take();
      return this.#quantified(kind, collectionOf(subject, token));
    }
    nameMissingAny(subject, token, this.#flaws);
    return this.#comparison(subject);
  }

  /** `-any (-eq "…")`: the item was forgotten. */
  #withoutItem(): RuleExpression {
    const message = `Before the operator at character ${this.#tokens.at() + 1} the item is missing: write _ there.`;
    this.#flaws.addOnce("doubtful", "missing-item", message, this.#tokens.at());
    return this.#comparison({ kind: "item" });
  }

  #parenthesised(surroundings: Surroundings): RuleExpression {
    return this.#nested(() => {
      const { at } = this.#tokens.take();
      const expression = this.#disjunction(surroundings);
      const next = this.#tokens.peek();
      if (next === undefined) {
        const message = `The parenthesis at character ${at + 1} is never closed.`;
        throw new RuleNotReadable("unbalanced-parentheses", message, at);
      }
      if (!this.#tokens.takeKind("close")) throw unexpected(next);
      return expression;
    });
  }

  #quantified(kind: "any" | "all", property: string): RuleExpression {
    const surroundings = { collection: property };
    if (this.#tokens.peek()?.kind === "open") {
      return { kind, property, condition: this.#parenthesised(surroundings) };
    }
    return this.#shortForm(kind, property, surroundings);
  }

  /** `device.devicePhysicalIds -any _ -startsWith "[ZTDId]"`: printed by Microsoft, refused by the portal at times. */
  #shortForm(kind: "any" | "all", property: string, surroundings: Surroundings): RuleExpression {
    const message = `Put the condition of -${kind} into parentheses: -${kind} (_ …). Without them the portal does not always take the rule.`;
    this.#flaws.addOnce("remark", "missing-parentheses", message, this.#tokens.at());
    const condition = this.#primary(surroundings);
    const next = operatorName(this.#tokens.peek());
    if (next === "and" || next === "or") {
      throw new RuleNotReadable(
        "unsupported",
        `-${next} after -${kind} without parentheses can be read in two ways. Put the condition of -${kind} into parentheses.`,
        this.#tokens.at(),
      );
    }
    return { kind, property, condition };
  }

  #comparison(subject: Subject): RuleExpression {
    const token = this.#tokens.take();
    const name = operatorName(token);
    const operator = comparisonByName.get(name);
    if (operator) {
      return {
        kind: "comparison",
        subject,
        operator,
        values: readValues(this.#tokens, this.#rule, operator, this.#flaws),
      };
    }
    if (name === "not") {
      const message = "-not cannot be used to compare with null: write -ne null.";
      throw new RuleNotReadable("null-comparison", message, token.at);
    }
    throw unexpected(token);
  }
}

/**
 * Reads a dynamic membership rule for devices. What is wrong with it, yet leaves its meaning clear, is added to `flaws`.
 *
 * @throws RuleNotReadable when the rule is broken or uses what this product does not evaluate.
 */
export const parseMembershipRule = (rule: string, flaws: RuleFlaws = new RuleFlaws()): RuleExpression =>
  new RuleParser(rule, flaws).parse();
