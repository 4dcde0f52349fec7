import {
  character,
  endOfContinuedLine,
  endOfLine,
  endOfToken,
  endsLine,
  isBlank,
  nextLine,
  skipBlanks,
} from "./characters.ts";
import type { Refuse, Stretch } from "./sections.ts";

/** One logical line. Quotes are gone, `%keys%` are still there. */
export interface Entry {
  /** Left of the first `=`; null for a line without. */
  readonly key: string | null;
  readonly values: readonly string[];
  readonly line: number;
  readonly index: number;
  /** A quotation mark was never closed. */
  readonly unclosed: boolean;
}

/** Characters before and after replacing. Source: Microsoft, "General syntax rules for INF files". */
export const longestField = 4096;

const ordinary = (code: number): boolean =>
  !endsLine(code) &&
  code !== character.quote &&
  code !== character.semicolon &&
  code !== character.comma &&
  code !== character.equals &&
  code !== character.percent &&
  code !== character.backslash;

/** Collects one field; blanks at its ends are dropped, those within quotes stay. */
const fieldCollector = () => {
  let text = "";
  /** Characters that must not be trimmed. */
  let solid = 0;
  let started = false;
  return {
    add: (part: string, keep: boolean): void => {
      text += part;
      started = true;
      if (keep) solid = text.length;
    },
    started: () => started,
    take: (): string => {
      const field = text.slice(0, solid) + text.slice(solid).trimEnd();
      text = "";
      solid = 0;
      started = false;
      return field;
    },
  };
};

interface ReadLine {
  readonly entry: Entry | null;
  readonly next: number;
  /** Physical lines taken. */
  readonly lines: number;
}

/** Reads one logical line that begins at `from`. */
const readLogicalLine = (text: string, from: number, line: number, refuse: Refuse): ReadLine => {
  const field = fieldCollector();
  const values: string[] = [];
  let key: string | null = null;
  let beyondKey = false;
  let unclosed = false;
  let lines = 1;
  let first = from;
  let at = from;

  const takeField = (): string => {
    const value = field.take();
    if (value.length > longestField)
      refuse(line, first, `it has a field of ${value.length} characters, more than ${longestField}`);
    return value;
  };

  /** Up to the closing quotation mark, two of which stand for one; at most to the end of the physical line. */
  const readQuoted = (): void => {
    for (let start = at + 1; ; start = at + 1) {
      at = start;
      while (text.charCodeAt(at) !== character.quote && !endsLine(text.charCodeAt(at))) at++;
      field.add(text.slice(start, at), true);
      if (endsLine(text.charCodeAt(at))) {
        unclosed = true;
        return;
      }
      at++;
      if (text.charCodeAt(at) !== character.quote) return;
      field.add('"', true);
    }
  };

  const readBackslashes = (): void => {
    const end = endOfContinuedLine(text, at);
    if (end !== -1) {
      at = skipBlanks(text, nextLine(text, end));
      lines++;
      return;
    }
    const start = at;
    while (text.charCodeAt(at) === character.backslash) at++;
    field.add(text.slice(start, at), false);
  };

  for (;;) {
    const code = text.charCodeAt(at);
    if (endsLine(code)) break;
    if (code === character.quote) readQuoted();
    else if (code === character.semicolon) at = endOfLine(text, at);
    else if (code === character.backslash) readBackslashes();
    else if (code === character.comma) {
      values.push(takeField());
      beyondKey = true;
      at++;
    } else if (code === character.equals && !beyondKey) {
      key = takeField();
      beyondKey = true;
      at++;
    } else if (isBlank(code) && !field.started()) {
      at++;
      if (at === first + 1) first = at;
    } else {
      const start = at;
      const token = code === character.percent ? endOfToken(text, at) : at;
      at = Math.max(token, at + 1);
      while (token === start && ordinary(text.charCodeAt(at))) at++;
      field.add(text.slice(start, at), token > start);
    }
  }

  const next = nextLine(text, at);
  if (!beyondKey && !field.started()) return { entry: null, next, lines };
  values.push(takeField());
  return { entry: { key, values, line, index: first, unclosed }, next, lines };
};

/** Reads the entries of a stretch; `take` is given each. */
export const readEntries = (text: string, stretch: Stretch, refuse: Refuse, take: (entry: Entry) => void): void => {
  let { line } = stretch;
  for (let at = stretch.start; at < stretch.end; ) {
    const read = readLogicalLine(text, at, line, refuse);
    if (read.entry) take(read.entry);
    at = read.next;
    line += read.lines;
  }
};
