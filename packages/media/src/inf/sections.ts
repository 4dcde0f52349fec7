import { character, endOfContinuedLine, endOfLine, endOfToken, endsLine, nextLine, skipBlanks } from "./characters.ts";

/** A stretch of text below a header, up to the next header. */
export interface Stretch {
  readonly start: number;
  readonly end: number;
  /** Number of its first line, from 1. */
  readonly line: number;
}

/** Everything below headers of one name. */
export interface Section {
  /** As its first header writes it. */
  readonly name: string;
  /** Line of the first header. */
  readonly line: number;
  readonly index: number;
  readonly stretches: Stretch[];
}

/** Tells of a place that cannot be read; never returns. */
export type Refuse = (line: number, index: number, what: string) => never;

/** Source: Microsoft, "General syntax rules for INF files". */
const longestSectionName = 255;
const mostHeaders = 200_000;
/** Characters of a line with those that continue it. */
const longestLine = 1_000_000;

interface WalkedLine {
  readonly end: number;
  /** The next line belongs to it. */
  readonly continued: boolean;
}

/** Walks over one physical line; null when it goes on beyond `most`. */
const walkLine = (text: string, from: number, most: number): WalkedLine | null => {
  let at = from;
  for (;;) {
    if (at > most) return null;
    const code = text.charCodeAt(at);
    if (endsLine(code)) return { end: at, continued: false };
    if (code === character.semicolon) return { end: endOfLine(text, at), continued: false };
    if (code === character.quote) {
      do at++;
      while (text.charCodeAt(at) !== character.quote && !endsLine(text.charCodeAt(at)));
      if (text.charCodeAt(at) === character.quote) at++;
    } else if (code === character.percent) at = Math.max(endOfToken(text, at), at + 1);
    else if (code === character.backslash) {
      const end = endOfContinuedLine(text, at);
      if (end !== -1) return { end, continued: true };
      while (text.charCodeAt(at) === character.backslash) at++;
    } else at++;
  }
};

/**
 * Finds the sections, merging those of one name, without reading their lines.
 * In linear time; keys of the answer are in lower case.
 */
export const findSections = (text: string, refuse: Refuse): Map<string, Section> => {
  const sections = new Map<string, Section>();
  let current: Section | undefined;
  let start = 0;
  let startLine = 1;
  let headers = 0;
  let line = 1;
  let continued = false;
  let logicalStart = 0;
  let logicalLine = 1;

  const open = (from: number): void => {
    const lineEnd = endOfLine(text, from);
    const close = text.indexOf("]", from);
    if (close === -1 || close > lineEnd) refuse(line, from, "the section's name has no closing bracket");
    const name = text.slice(from + 1, close).trim();
    if (name.length > longestSectionName)
      refuse(line, from, `the section's name is longer than ${longestSectionName} characters`);
    headers++;
    if (headers > mostHeaders) refuse(line, from, `there are more than ${mostHeaders} section headers`);
    current = sections.get(name.toLowerCase()) ?? { name, line, index: from, stretches: [] };
    sections.set(name.toLowerCase(), current);
    start = nextLine(text, lineEnd);
    startLine = line + 1;
  };

  for (let at = 0; at < text.length; line++) {
    const visible = skipBlanks(text, at);
    const code = text.charCodeAt(visible);
    if (!continued && code === character.bracket) {
      current?.stretches.push({ start, end: at, line: startLine });
      open(visible);
      at = start;
      continue;
    }
    if (!current && !endsLine(code) && code !== character.semicolon)
      refuse(line, visible, "there is text before the first section");
    if (!continued) {
      logicalStart = at;
      logicalLine = line;
    }
    const walked = walkLine(text, at, logicalStart + longestLine);
    if (!walked || walked.end - logicalStart > longestLine)
      return refuse(logicalLine, logicalStart, `it is longer than ${longestLine} characters`);
    continued = walked.continued;
    at = nextLine(text, walked.end);
  }
  current?.stretches.push({ start, end: text.length, line: startLine });
  return sections;
};
