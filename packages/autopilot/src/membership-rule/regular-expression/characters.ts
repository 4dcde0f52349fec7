import { type CharacterTest, PatternNotJudged } from "./nodes.ts";

/** .NET counts letters, marks, digits and connectors of all scripts as word characters, JavaScript only ASCII ones. */
export const isWordCharacter: CharacterTest = (character) => /[\p{L}\p{Mn}\p{Nd}\p{Pc}]/u.test(character);

const isDigit: CharacterTest = (character) => /\p{Nd}/u.test(character);
const isSpace: CharacterTest = (character) => /[\f\n\r\t\v\u0085\p{Z}]/u.test(character);

const not =
  (test: CharacterTest): CharacterTest =>
  (character) =>
    !test(character);

const classes: Readonly<Record<string, CharacterTest>> = {
  d: isDigit,
  D: not(isDigit),
  w: isWordCharacter,
  W: not(isWordCharacter),
  s: isSpace,
  S: not(isSpace),
};

const controls: Readonly<Record<string, string>> = {
  t: "\t",
  n: "\n",
  r: "\r",
  f: "\f",
  v: "\v",
  a: "\u0007",
  e: "\u001b",
};

/** Entra: "Regex and string operations aren't case sensitive." */
export const sameCharacter = (wanted: string): CharacterTest => {
  const folded = wanted.toLowerCase();
  return (character) => character.toLowerCase() === folded;
};

/** A range in a class, in either case. */
export const withinRange = (from: string, to: string): CharacterTest => {
  if (from > to) throw new PatternNotJudged(`The range ${from}-${to} runs backwards.`);
  const within = (character: string) => character >= from && character <= to;
  return (character) => within(character) || within(character.toLowerCase()) || within(character.toUpperCase());
};

/** An escape: a set of characters, or one character. `length` counts from behind the backslash. */
export type Escape =
  | { readonly kind: "set"; readonly test: CharacterTest; readonly length: number }
  | { readonly kind: "one"; readonly character: string; readonly length: number };

/** Reads what follows a backslash. @throws PatternNotJudged */
export const readEscape = (pattern: string, position: number): Escape => {
  const letter = pattern.charAt(position);
  if (letter === "") throw new PatternNotJudged("The pattern ends with a backslash.");
  const test = classes[letter];
  if (test) return { kind: "set", test, length: 1 };
  const control = controls[letter];
  if (control) return { kind: "one", character: control, length: 1 };
  const hexadecimal = /^(?:x([0-9a-f]{2})|u([0-9a-f]{4}))/iu.exec(pattern.slice(position));
  if (hexadecimal) {
    const code = Number.parseInt(hexadecimal[1] ?? hexadecimal[2] ?? "", 16);
    return { kind: "one", character: String.fromCharCode(code), length: hexadecimal[0].length };
  }
  if (/[A-Za-z0-9]/u.test(letter)) {
    throw new PatternNotJudged(`This product does not judge \\${letter} in a regular expression.`);
  }
  return { kind: "one", character: letter, length: 1 };
};
