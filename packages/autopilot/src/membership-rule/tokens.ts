import { type RuleFlaws, RuleNotReadable } from "./problems.ts";

/** A piece of a rule. `at` is its offset in UTF-16 code units. */
export interface Token {
  readonly kind: "open" | "close" | "list-open" | "list-close" | "comma" | "string" | "word";
  readonly text: string;
  readonly at: number;
  /** Offset behind it. */
  readonly end: number;
  /** Set where a text stood in single quotation marks. */
  readonly single?: boolean;
}

const punctuation = {
  "(": "open",
  ")": "close",
  "[": "list-open",
  "]": "list-close",
  ",": "comma",
} as const;

const isPunctuation = (character: string): character is keyof typeof punctuation => character in punctuation;

/** “ ” „ ‟ « » ″ ＂ and the single ones ‘ ’ ‚ ‛ ′ ＇: what word processors and web pages make of straight quotes. */
export const typographicQuotes =
  /[\u201c\u201d\u201e\u201f\u00ab\u00bb\u2018\u2019\u201a\u201b\u2032\u2033\uff02\uff07]/u;

/** Hyphen look-alikes that word processors put before an operator. */
const typographicDashes = /[\u2010-\u2015\u2212]/u;

/** Spaces and marks that look like nothing or like a space: no-break and typographic spaces, zero-width marks. */
const invisibleSpaces = /[\u00a0\u1680\u2000-\u200d\u202f\u205f\u2060\u3000\ufeff]/u;

const wordPattern = /[^\s()[\],"'“”„‟«»‘’‚‛\u2032\u2033\uff02\uff07\u200b-\u200d\u2060\ufeff]+/uy;

interface ReadText {
  readonly value: string;
  readonly end: number;
}

const unclosed = (start: number): RuleNotReadable =>
  new RuleNotReadable("unclosed-quote", `The quotation mark at character ${start + 1} is never closed.`, start);

/** Microsoft Entra documentation: a double quote is escaped with a backtick, a single one by doubling it. */
const readStraight = (rule: string, start: number, flaws: RuleFlaws): ReadText => {
  const quote = rule.charAt(start);
  let value = "";
  for (let position = start + 1; position < rule.length; position += 1) {
    const character = rule.charAt(position);
    const next = rule.charAt(position + 1);
    if (character === "`" && next === '"') {
      value += next;
      position += 1;
    } else if (character === "'" && next === "'") {
      value += character;
      position += 1;
    } else if (character === quote) {
      return { value, end: position + 1 };
    } else {
      if (character === "'") {
        const message =
          "Microsoft Entra wants a single quotation mark inside a text doubled (''). Write it twice, or leave it out of the group tag.";
        flaws.addOnce("remark", "single-quotes", message, position);
      }
      if (character === "`") {
        const message =
          "A backtick only escapes a double quotation mark that follows it; here it is a part of the text.";
        flaws.addOnce("remark", "backtick", message, position);
      }
      value += character;
    }
  }
  throw unclosed(start);
};

const anyQuote = new RegExp(`["']|${typographicQuotes.source}`, "gu");

/** The name of the mistake; it is enough to say it once. */
export const nameTypographicQuote = (flaws: RuleFlaws, mark: string, at: number): void =>
  flaws.addOnce(
    "never",
    "typographic-quotes",
    `Character ${at + 1} is a typographic quotation mark (${mark}). Microsoft Entra understands only straight ones ("), so this rule never takes in a device.`,
    at,
  );

/** A text in typographic marks, read to the next mark of any kind, so that what else is wrong can be named too. */
const readTypographic = (rule: string, start: number, flaws: RuleFlaws): ReadText => {
  nameTypographicQuote(flaws, rule.charAt(start), start);
  anyQuote.lastIndex = start + 1;
  const closing = anyQuote.exec(rule);
  if (!closing) throw unclosed(start);
  return { value: rule.slice(start + 1, closing.index), end: closing.index + 1 };
};

/** `` `"text`" ``, as it stands in a PowerShell script: the backticks do not belong to the rule. */
const readEscaped = (rule: string, start: number, flaws: RuleFlaws): ReadText => {
  const message =
    "The backticks before quotation marks come from a PowerShell script. In the rule itself they escape the quotation mark: delete them.";
  flaws.addOnce("doubtful", "backtick", message, start);
  const closing = rule.indexOf('"', start + 2);
  if (closing < 0) throw unclosed(start + 1);
  return { value: rule.slice(start + 2, closing).replace(/`$/u, ""), end: closing + 1 };
};

/** Microsoft prints three of its own examples with an en dash, so nobody can promise that Entra refuses it. */
const withPlainHyphen = (word: string, at: number, flaws: RuleFlaws): string => {
  const dash = typographicDashes.exec(word.charAt(0));
  if (!dash) return word;
  const message = `Character ${at + 1} is a typographic dash (${dash[0]}). Operators begin with a plain hyphen (-).`;
  flaws.addOnce("doubtful", "typographic-dash", message, at);
  return `-${word.slice(1)}`;
};

/**
 * Cuts a rule into tokens and names what is wrong with its characters.
 *
 * Source of the lexical rules: Microsoft Entra documentation, "Manage rules for dynamic membership groups".
 * @throws RuleNotReadable for a text that is never closed.
 */
export const tokenize = (rule: string, flaws: RuleFlaws): Token[] => {
  const tokens: Token[] = [];
  let position = 0;
  const push = (kind: Token["kind"], text: string, end: number, single = false) => {
    tokens.push({ kind, text, at: position, end, ...(single && { single }) });
    position = end;
  };
  while (position < rule.length) {
    const character = rule.charAt(position);
    if (invisibleSpaces.test(character)) {
      const message = `Character ${position + 1} is not a plain space but one that looks like it or like nothing (${codeOf(character)}). Replace it by a plain space or delete it.`;
      flaws.addOnce("doubtful", "stray-space", message, position);
      position += 1;
    } else if (/\s/u.test(character)) {
      position += 1;
    } else if (isPunctuation(character)) {
      push(punctuation[character], character, position + 1);
    } else if (character === '"' || character === "'") {
      const { value, end } = readStraight(rule, position, flaws);
      push("string", value, end, character === "'");
    } else if (character === "`" && rule.charAt(position + 1) === '"') {
      const { value, end } = readEscaped(rule, position, flaws);
      push("string", value, end);
    } else if (typographicQuotes.test(character)) {
      const { value, end } = readTypographic(rule, position, flaws);
      push("string", value, end);
    } else {
      wordPattern.lastIndex = position;
      const word = wordPattern.exec(rule)?.[0] ?? character;
      const end = position + word.length;
      push("word", withPlainHyphen(word, position, flaws), end);
    }
  }
  return tokens;
};

const codeOf = (character: string): string =>
  `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, "0")}`;
