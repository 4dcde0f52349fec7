import { readEscape, sameCharacter, withinRange } from "./characters.ts";
import { type CharacterTest, type PatternNode, PatternNotJudged } from "./nodes.ts";

const anchors = { A: "start", z: "end", Z: "end-or-last-line", b: "word-boundary", B: "no-word-boundary" } as const;
const isAnchor = (letter: string): letter is keyof typeof anchors => Object.hasOwn(anchors, letter);

/** Deeper than anybody writes. */
const deepestNesting = 40;

const nothing: PatternNode = { kind: "sequence", parts: [] };

/** Reads the part of .NET's regular expressions that can be matched in linear time and means the same everywhere. */
class PatternParser {
  readonly #pattern: string;
  #position = 0;
  #depth = 0;

  constructor(pattern: string) {
    this.#pattern = pattern;
  }

  parse(): PatternNode {
    const node = this.#choice();
    if (this.#position < this.#pattern.length) throw new PatternNotJudged("A closing parenthesis has no opening one.");
    return node;
  }

  #peek(): string {
    return this.#pattern.charAt(this.#position);
  }

  #choice(): PatternNode {
    const options = [this.#sequence()];
    while (this.#peek() === "|") {
      this.#position += 1;
      options.push(this.#sequence());
    }
    return options.length === 1 ? (options[0] ?? nothing) : { kind: "choice", options };
  }

  #sequence(): PatternNode {
    const parts: PatternNode[] = [];
    while (this.#position < this.#pattern.length && !"|)".includes(this.#peek())) {
      parts.push(this.#repeated(this.#atom()));
    }
    return { kind: "sequence", parts };
  }

  #atom(): PatternNode {
    const character = this.#peek();
    this.#position += 1;
    switch (character) {
      case "(":
        return this.#group();
      case "[":
        return { kind: "character", test: this.#set() };
      case ".":
        return { kind: "character", test: (one) => one !== "\n" };
      case "^":
        return { kind: "anchor", anchor: "start" };
      case "$":
        return { kind: "anchor", anchor: "end-or-last-line" };
      case "\\":
        return this.#escaped();
      case "*":
      case "+":
      case "?":
        throw new PatternNotJudged(`There is nothing before “${character}” that could be repeated.`);
      default:
        return { kind: "character", test: sameCharacter(character) };
    }
  }

  #escaped(): PatternNode {
    const letter = this.#peek();
    if (isAnchor(letter)) {
      this.#position += 1;
      return { kind: "anchor", anchor: anchors[letter] };
    }
    const read = readEscape(this.#pattern, this.#position);
    this.#position += read.length;
    return { kind: "character", test: read.kind === "set" ? read.test : sameCharacter(read.character) };
  }

  #group(): PatternNode {
    const head = /^\?(?::|<(?![=!])\w+>|'\w+')/u.exec(this.#pattern.slice(this.#position));
    if (head) this.#position += head[0].length;
    else if (this.#peek() === "?") {
      throw new PatternNotJudged("This product does not judge look-arounds and options in regular expressions.");
    }
    this.#depth += 1;
    if (this.#depth > deepestNesting) throw new PatternNotJudged("The regular expression is nested too deeply.");
    const node = this.#choice();
    this.#depth -= 1;
    if (this.#peek() !== ")") throw new PatternNotJudged("A parenthesis of the regular expression is never closed.");
    this.#position += 1;
    return node;
  }

  #set(): CharacterTest {
    const negated = this.#peek() === "^";
    if (negated) this.#position += 1;
    const tests: CharacterTest[] = [];
    // A bracket right at the beginning of a set is a member of it.
    for (let first = true; first || this.#peek() !== "]"; first = false) {
      if (this.#position >= this.#pattern.length) throw new PatternNotJudged("A set “[…]” is never closed.");
      tests.push(this.#member());
    }
    this.#position += 1;
    return (character) => tests.some((test) => test(character)) !== negated;
  }

  #member(): CharacterTest {
    if (/^-\[/u.test(this.#pattern.slice(this.#position))) {
      throw new PatternNotJudged("This product does not judge sets that are subtracted from each other.");
    }
    const from = this.#memberCharacter();
    if (typeof from !== "string") return from;
    const range = /^-[^\]]/u.test(this.#pattern.slice(this.#position));
    if (!range || this.#pattern.charAt(this.#position + 1) === "[") return sameCharacter(from);
    this.#position += 1;
    const to = this.#memberCharacter();
    if (typeof to !== "string") throw new PatternNotJudged("A range in a set ends with a class of characters.");
    return withinRange(from, to);
  }

  #memberCharacter(): string | CharacterTest {
    const character = this.#peek();
    this.#position += 1;
    if (character !== "\\") return character;
    if (this.#peek() === "b") {
      this.#position += 1;
      return "\b";
    }
    const read = readEscape(this.#pattern, this.#position);
    this.#position += read.length;
    return read.kind === "set" ? read.test : read.character;
  }

  #repeated(part: PatternNode): PatternNode {
    const found = /^(?:([*+?])|\{(\d{1,4})(?:(,)(\d{0,4}))?\})\??/u.exec(this.#pattern.slice(this.#position));
    if (!found) return part;
    this.#position += found[0].length;
    if (/^[*+?]|^\{\d+(,\d*)?\}/u.test(this.#pattern.slice(this.#position))) {
      throw new PatternNotJudged("A repetition is itself repeated without parentheses.");
    }
    const [, sign, least, comma, most] = found;
    if (sign) return { kind: "repeat", part, least: sign === "+" ? 1 : 0, most: sign === "?" ? 1 : Infinity };
    const from = Number(least);
    const to = comma === undefined ? from : most ? Number(most) : Infinity;
    if (to < from) throw new PatternNotJudged(`The repetition ${found[0]} runs backwards.`);
    return { kind: "repeat", part, least: from, most: to };
  }
}

/** @throws PatternNotJudged */
export const parsePattern = (pattern: string): PatternNode => new PatternParser(pattern).parse();
