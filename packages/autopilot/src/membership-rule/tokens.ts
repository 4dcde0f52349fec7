import { RuleNotReadable } from "./problems.ts";

/** A piece of a rule. `at` is its offset in characters, for messages. */
export interface Token {
  readonly kind: "open" | "close" | "list-open" | "list-close" | "comma" | "string" | "word";
  readonly text: string;
  readonly at: number;
}

const punctuation = {
  "(": "open",
  ")": "close",
  "[": "list-open",
  "]": "list-close",
  ",": "comma",
} as const;

const isPunctuation = (character: string): character is keyof typeof punctuation => character in punctuation;

/** “ ” „ ‟ « » and the single ones ‘ ’ ‚ ‛: what word processors and web pages make of straight quotes. */
export const typographicQuotes = /[\u201c\u201d\u201e\u201f\u00ab\u00bb\u2018\u2019\u201a\u201b]/u;

/** Hyphen look-alikes that word processors put before an operator. */
export const typographicDashes = /[\u2010-\u2015\u2212]/u;

const wordPattern = /[^\s()[\],"']+/uy;

const readString = (rule: string, start: number): { value: string; end: number } => {
  const quote = rule.charAt(start);
  let value = "";
  let position = start + 1;
  while (position < rule.length) {
    const character = rule.charAt(position);
    // Entra escapes a double quote with a backtick, and a single quote by doubling it.
    if (quote === '"' && character === "`" && rule.charAt(position + 1) === '"') {
      value += '"';
      position += 2;
    } else if (character === quote && quote === "'" && rule.charAt(position + 1) === "'") {
      value += "'";
      position += 2;
    } else if (character === quote) {
      return { value, end: position + 1 };
    } else {
      value += character;
      position += 1;
    }
  }
  throw new RuleNotReadable("syntax", `The quotation mark at character ${start + 1} is never closed.`);
};

const refuseTypography = (word: string, at: number): void => {
  const quote = typographicQuotes.exec(word);
  if (quote) {
    throw new RuleNotReadable(
      "typographic-quotes",
      `Character ${at + quote.index + 1} is a typographic quotation mark (${quote[0]}). Microsoft Entra understands only straight ones ("), so this rule never takes in a device.`,
    );
  }
  const dash = typographicDashes.exec(word.charAt(0));
  if (dash) {
    throw new RuleNotReadable(
      "typographic-dash",
      `Character ${at + 1} is a typographic dash (${dash[0]}). Operators begin with a plain hyphen (-).`,
    );
  }
};

/**
 * Cuts a rule into tokens.
 *
 * Source of the lexical rules: Microsoft Entra documentation, "Rules for dynamic membership groups".
 * @throws RuleNotReadable for typographic quotes or dashes and for a string that is never closed.
 */
export const tokenize = (rule: string): Token[] => {
  const tokens: Token[] = [];
  let position = 0;
  while (position < rule.length) {
    const character = rule.charAt(position);
    if (/\s/u.test(character)) {
      position += 1;
    } else if (isPunctuation(character)) {
      tokens.push({ kind: punctuation[character], text: character, at: position });
      position += 1;
    } else if (character === '"' || character === "'") {
      const { value, end } = readString(rule, position);
      tokens.push({ kind: "string", text: value, at: position });
      position = end;
    } else {
      wordPattern.lastIndex = position;
      const word = wordPattern.exec(rule)?.[0] ?? character;
      refuseTypography(word, position);
      tokens.push({ kind: "word", text: word, at: position });
      position += word.length;
    }
  }
  return tokens;
};
