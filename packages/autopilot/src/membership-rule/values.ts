import { type RuleFlaws, RuleNotReadable } from "./problems.ts";
import type { ComparisonOperator, RuleLiteral, RuleValue } from "./syntax.ts";
import { type TokenReader, unexpected } from "./token-reader.ts";
import type { Token } from "./tokens.ts";

const wordValue = (token: Token): RuleValue | undefined => {
  const word = token.text.toLowerCase();
  if (word === "true" || word === "false") return word === "true";
  if (word === "null" || word === "$null") return null;
  if (/^-?\d+(\.\d+)?$/u.test(word)) return Number(word);
  return undefined;
};

const nameMissingQuotes = (flaws: RuleFlaws, text: string, at: number): void =>
  flaws.addOnce("doubtful", "missing-quotes", `Text needs straight quotation marks: "${text}".`, at);

/** `[OrderID]:TAG` without quotation marks: everything up to a space or a parenthesis, as it was meant. */
const readBareBrackets = (tokens: TokenReader, rule: string, flaws: RuleFlaws): RuleLiteral => {
  const { at } = tokens.take();
  let end = at + 1;
  while (end < rule.length && !/[\s()]/u.test(rule.charAt(end))) end += 1;
  while ((tokens.peek()?.at ?? end) < end) tokens.take();
  nameMissingQuotes(flaws, rule.slice(at, end), at);
  return { value: rule.slice(at, end), at };
};

const readOne = (tokens: TokenReader, flaws: RuleFlaws, inList: boolean): RuleLiteral => {
  const token = tokens.take();
  const { at, text } = token;
  if (token.kind === "string") {
    if (token.single && !inList) {
      const message = `Microsoft's examples put a text into double quotation marks: "${text}".`;
      flaws.addOnce("remark", "single-quotes", message, at);
    }
    return { value: text, at };
  }
  if (token.kind !== "word") throw unexpected(token);
  const value = wordValue(token);
  if (value !== undefined) return { value, at };
  if (text.startsWith("-")) throw unexpected(token);
  if (text.toLowerCase() === "system.now") {
    throw new RuleNotReadable("unsupported", "This product does not reckon with dates (system.now).", at);
  }
  nameMissingQuotes(flaws, text, at);
  return { value: text, at };
};

const readList = (tokens: TokenReader, flaws: RuleFlaws): RuleLiteral[] => {
  if (!tokens.takeKind("list-open")) {
    const next = tokens.peek();
    const message = `-in and -notIn compare with a list in square brackets: ["…","…"].`;
    throw new RuleNotReadable("syntax", message, next?.at ?? tokens.at());
  }
  const values = [readOne(tokens, flaws, true)];
  while (tokens.takeKind("comma")) values.push(readOne(tokens, flaws, true));
  const { at } = tokens.peek() ?? { at: tokens.at() };
  if (!tokens.takeKind("list-close")) {
    throw new RuleNotReadable("syntax", `The list is not closed with ] at character ${at + 1}.`, at);
  }
  return values;
};

/** What stands right of an operator. @throws RuleNotReadable */
export const readValues = (
  tokens: TokenReader,
  rule: string,
  operator: ComparisonOperator,
  flaws: RuleFlaws,
): RuleLiteral[] => {
  if (operator === "in" || operator === "notIn") return readList(tokens, flaws);
  if (tokens.peek()?.kind === "list-open") return [readBareBrackets(tokens, rule, flaws)];
  return [readOne(tokens, flaws, false)];
};
