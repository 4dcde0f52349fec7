import { RuleNotReadable } from "./problems.ts";
import type { Token } from "./tokens.ts";

/** Name of an operator without its hyphen, lower case: operators may be written with or without it, in any case. */
export const operatorName = (token: Token | undefined): string =>
  token?.kind === "word" ? token.text.replace(/^-/u, "").toLowerCase() : "";

/** Goes through the tokens of a rule. */
export class TokenReader {
  readonly #tokens: readonly Token[];
  readonly #end: number;
  #position = 0;

  /** @param end length of the rule's text */
  constructor(tokens: readonly Token[], end: number) {
    this.#tokens = tokens;
    this.#end = end;
  }

  peek(ahead = 0): Token | undefined {
    return this.#tokens[this.#position + ahead];
  }

  /** Offset of the next token, or of the end. */
  at(): number {
    return this.peek()?.at ?? this.#end;
  }

  take(): Token {
    const token = this.peek();
    if (!token) {
      throw new RuleNotReadable("syntax", "The rule ends in the middle of an expression.", this.#end);
    }
    this.#position += 1;
    return token;
  }

  /** Takes the next token where it is the operator `name`. */
  takeOperator(name: string): boolean {
    if (operatorName(this.peek()) !== name) return false;
    this.#position += 1;
    return true;
  }

  takeKind(kind: Token["kind"]): boolean {
    if (this.peek()?.kind !== kind) return false;
    this.#position += 1;
    return true;
  }
}

/** A token that stands where it may not. */
export const unexpected = ({ text, at }: Token): RuleNotReadable =>
  new RuleNotReadable("syntax", `“${text}” at character ${at + 1} is not expected there.`, at);
