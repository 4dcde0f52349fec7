import type { Place } from "@windlass/planner";
import { Composer, type Document, isAlias, isMap, isNode, isScalar, isSeq, Lexer, LineCounter, Parser } from "yaml";

/** Where something is in a text; both from 1. */
export interface LineAndColumn {
  readonly line: number;
  readonly column: number;
}

/** A text that is no document, or not one that is taken. */
export class YamlRefused extends Error {
  readonly at: LineAndColumn;

  constructor(message: string, at: LineAndColumn) {
    super(message);
    this.at = at;
  }
}

export interface YamlDocument {
  readonly value: unknown;
  /** Where a place of the document is, or what holds it where there is nothing. */
  readonly lineOf: (place: Place) => LineAndColumn;
}

/** Deeper than any definition; readers of what is nested call themselves. */
const deepest = 100;

/** Words and marks of one file: about 35,000 fields, which take a second to read. */
const mostTokens = 250_000;

/** The value of a node, without what lets a short text mean a long one, or the same thing twice. */
class Values {
  readonly #offsets = new Map<string, number>();
  readonly #refuse: (message: string, offset: number) => never;

  constructor(refuse: (message: string, offset: number) => never) {
    this.#refuse = refuse;
  }

  /** Where the nearest of what holds a place begins. */
  offsetOf(place: Place): number {
    for (let length = place.length; length > 0; length -= 1) {
      const known = this.#offsets.get(JSON.stringify(place.slice(0, length)));
      if (known !== undefined) return known;
    }
    return 0;
  }

  read(node: unknown, place: Place, offset: number): unknown {
    if (node === null) return null;
    const at = isNode(node) ? (node.range?.[0] ?? offset) : offset;
    if (place.length > 0 && !this.#offsets.has(JSON.stringify(place))) this.#offsets.set(JSON.stringify(place), at);
    if (isAlias(node)) return this.#refuse("an alias (*) is not taken: write it out", at);
    if (!isScalar(node) && !isSeq(node) && !isMap(node)) return this.#refuse("this is not understood", at);
    if (node.anchor) return this.#refuse("an anchor (&) is not taken: write it out where it is used", at);
    if (node.tag) return this.#refuse(`a tag (${node.tag.slice(0, 60)}) is not taken`, at);
    if (isScalar(node)) return node.value;
    if (isSeq(node)) return node.items.map((item, index) => this.read(item, [...place, index], at));
    const fields = new Map<string, unknown>();
    for (const { key, value } of node.items) {
      if (!isScalar(key) || key.anchor || key.tag || typeof key.value !== "string")
        return this.#refuse("the name of a field is not a text", isNode(key) ? (key.range?.[0] ?? at) : at);
      const keyAt = key.range?.[0] ?? at;
      if (fields.has(key.value)) return this.#refuse(`the field “${key.value.slice(0, 60)}” is there twice`, keyAt);
      const inside = [...place, key.value];
      this.#offsets.set(JSON.stringify(inside), keyAt);
      fields.set(key.value, this.read(value, inside, keyAt));
    }
    return Object.fromEntries(fields);
  }
}

/** Tokens of a text, read no deeper than documents are. */
function* tokensOf(text: string, parser: Parser, refuse: (message: string, offset: number) => never) {
  let count = 0;
  for (const lexeme of new Lexer().lex(text)) {
    yield* parser.next(lexeme);
    count += 1;
    // Each level takes two places on the parser's stack at most.
    if (parser.stack.length > 2 * deepest) refuse(`it is nested deeper than ${deepest} levels`, parser.offset);
    if (count > mostTokens) refuse("it has more parts than a file may have: divide it", parser.offset);
  }
  yield* parser.end();
}

/**
 * One YAML 1.2 document of plain fields, lists and values. Aliases, anchors, tags, repeated fields and a second document are
 * refused: nobody needs them here, and they make short texts long or mean something other than they look.
 *
 * @throws YamlRefused
 */
export const readYaml = (text: string): YamlDocument => {
  const lines = new LineCounter();
  const lineAt = (offset: number): LineAndColumn => {
    const { line, col } = lines.linePos(offset);
    return { line: Math.max(1, line), column: Math.max(1, col) };
  };
  const refuse = (message: string, offset: number): never => {
    throw new YamlRefused(message, lineAt(offset));
  };
  lines.addNewLine(0);
  const parser = new Parser(lines.addNewLine);
  const composer = new Composer({ uniqueKeys: false, merge: false, prettyErrors: false });
  const tokens = tokensOf(text, parser, refuse);
  let only: Document.Parsed | undefined;
  for (const document of composer.compose(tokens, true, text.length)) {
    const [problem] = [...document.errors, ...document.warnings];
    if (problem) return refuse(problem.message, problem.pos[0]);
    if (only) return refuse("a second document begins here; one file is one object", document.range[0]);
    only = document;
  }
  const values = new Values(refuse);
  const value = values.read(only?.contents ?? null, [], 0);
  return { value, lineOf: (place) => lineAt(values.offsetOf(place)) };
};
