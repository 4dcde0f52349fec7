import { RuleNotReadable } from "./problems.ts";
import {
  type ComparisonOperator,
  comparisonOperators,
  deviceProperties,
  physicalIdsProperty,
  type RuleExpression,
  type RuleValue,
  type Subject,
} from "./syntax.ts";
import { type Token, tokenize } from "./tokens.ts";

/** Deeper nesting than anybody writes; keeps a hostile rule from exhausting the stack. */
const deepestNesting = 64;

/** Operators may be written with or without the hyphen. */
const operatorName = (token: Token | undefined): string =>
  token?.kind === "word" ? token.text.replace(/^-/u, "").toLowerCase() : "";

const comparisonByName = new Map<string, ComparisonOperator>(
  comparisonOperators.map((operator) => [operator.toLowerCase(), operator]),
);

const unsupportedOperators = new Set(["match", "notmatch", "le", "ge", "lt", "gt", "plus", "minus"]);

/**
 * Recursive descent over the documented precedence, tightest first: comparison, `-not`, `-and`, `-or`, `-any`/`-all`.
 */
class RuleParser {
  readonly #tokens: readonly Token[];
  #position = 0;
  #depth = 0;

  constructor(tokens: readonly Token[]) {
    this.#tokens = tokens;
  }

  parse(): RuleExpression {
    const expression = this.#disjunction();
    const rest = this.#peek();
    if (rest) throw this.#unexpected(rest);
    return expression;
  }

  #peek(): Token | undefined {
    return this.#tokens[this.#position];
  }

  #take(): Token {
    const token = this.#peek();
    if (!token) throw new RuleNotReadable("syntax", "The rule ends in the middle of an expression.");
    this.#position += 1;
    return token;
  }

  #expect(kind: Token["kind"], what: string): void {
    const token = this.#take();
    if (token.kind !== kind) {
      throw new RuleNotReadable("syntax", `Expected ${what} at character ${token.at + 1}, found “${token.text}”.`);
    }
  }

  #unexpected(token: Token): RuleNotReadable {
    const name = operatorName(token);
    if (unsupportedOperators.has(name)) {
      return new RuleNotReadable("unsupported", `This product does not evaluate the operator -${name}.`);
    }
    return new RuleNotReadable("syntax", `“${token.text}” at character ${token.at + 1} is not expected there.`);
  }

  #disjunction(): RuleExpression {
    let left = this.#conjunction();
    while (operatorName(this.#peek()) === "or") {
      this.#take();
      left = { kind: "or", left, right: this.#conjunction() };
    }
    return left;
  }

  #conjunction(): RuleExpression {
    let left = this.#negation();
    while (operatorName(this.#peek()) === "and") {
      this.#take();
      left = { kind: "and", left, right: this.#negation() };
    }
    return left;
  }

  #negation(): RuleExpression {
    if (operatorName(this.#peek()) !== "not") return this.#primary();
    this.#take();
    return this.#nested(() => ({ kind: "not", operand: this.#negation() }));
  }

  #nested(read: () => RuleExpression): RuleExpression {
    this.#depth += 1;
    if (this.#depth > deepestNesting) throw new RuleNotReadable("unsupported", "The rule is nested too deeply.");
    const expression = read();
    this.#depth -= 1;
    return expression;
  }

  #primary(): RuleExpression {
    if (this.#peek()?.kind === "open") return this.#parenthesised();
    const subject = this.#subject();
    const quantifier = operatorName(this.#peek());
    if (quantifier !== "any" && quantifier !== "all") return this.#comparison(subject);
    this.#take();
    return this.#quantified(subject, quantifier);
  }

  #parenthesised(): RuleExpression {
    return this.#nested(() => {
      this.#expect("open", "(");
      const expression = this.#disjunction();
      this.#expect("close", ")");
      return expression;
    });
  }

  #quantified(subject: Subject, kind: "any" | "all"): RuleExpression {
    if (subject.kind !== "property" || subject.name !== physicalIdsProperty) {
      throw new RuleNotReadable(
        "unsupported",
        `This product evaluates -${kind} only on device.${physicalIdsProperty}.`,
      );
    }
    if (this.#peek()?.kind === "open") return { kind, property: subject.name, condition: this.#parenthesised() };
    // Documented short form: `device.devicePhysicalIds -any _ -startsWith "[ZTDId]"`.
    const condition = this.#comparison(this.#subject());
    const next = operatorName(this.#peek());
    if (next === "and" || next === "or") {
      throw new RuleNotReadable(
        "unsupported",
        `-${next} after -${kind} without parentheses can be read in two ways. Put the condition of -${kind} into parentheses.`,
      );
    }
    return { kind, property: subject.name, condition };
  }

  #subject(): Subject {
    const token = this.#take();
    if (token.kind !== "word") throw this.#unexpected(token);
    if (token.text === "_") return { kind: "item" };
    const [owner = "", name = ""] = token.text.split(/\.(.*)/su);
    if (owner.toLowerCase() === "user") {
      throw new RuleNotReadable(
        "user-rule",
        `“${token.text}” belongs to users; a rule for devices begins with device.`,
      );
    }
    if (owner !== "device") throw this.#unexpected(token);
    if (deviceProperties.includes(name)) return { kind: "property", name };
    const exact = deviceProperties.find((property) => property.toLowerCase() === name.toLowerCase());
    if (exact) {
      throw new RuleNotReadable(
        "property-case",
        `Property names are case-sensitive: write device.${exact} instead of ${token.text}.`,
      );
    }
    throw new RuleNotReadable("unknown-property", `“${token.text}” is not a device property this product knows.`);
  }

  #comparison(subject: Subject): RuleExpression {
    const token = this.#take();
    const operator = comparisonByName.get(operatorName(token));
    if (!operator) throw this.#unexpected(token);
    const list = operator === "in" || operator === "notIn";
    return { kind: "comparison", subject, operator, values: list ? this.#list() : [this.#value()] };
  }

  #list(): RuleValue[] {
    this.#expect("list-open", "[");
    const values = [this.#value()];
    while (this.#peek()?.kind === "comma") {
      this.#take();
      values.push(this.#value());
    }
    this.#expect("list-close", "]");
    return values;
  }

  #value(): RuleValue {
    const token = this.#take();
    if (token.kind === "string") return token.text;
    if (token.kind !== "word") throw this.#unexpected(token);
    const word = token.text.toLowerCase();
    if (word === "true" || word === "false") return word === "true";
    if (word === "null" || word === "$null") return null;
    if (/^-?\d+(\.\d+)?$/u.test(word)) return Number(word);
    throw new RuleNotReadable("syntax", `Text needs straight quotation marks: "${token.text}".`);
  }
}

/**
 * Reads a dynamic membership rule for devices.
 *
 * @throws RuleNotReadable when the rule is broken or uses what this product does not evaluate.
 */
export const parseMembershipRule = (rule: string): RuleExpression => new RuleParser(tokenize(rule)).parse();
