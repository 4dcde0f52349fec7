/** Characters that mean something in an INF. Source: Microsoft, "General syntax rules for INF files". */
export const character = {
  tab: 9,
  lineFeed: 10,
  carriageReturn: 13,
  space: 32,
  quote: 34,
  percent: 37,
  comma: 44,
  semicolon: 59,
  equals: 61,
  bracket: 91,
  backslash: 92,
} as const;

export const isBlank = (code: number): boolean => code === character.space || code === character.tab;

/** Also true past the end of the text, where `charCodeAt` gives no number. */
export const endsLine = (code: number): boolean =>
  code === character.lineFeed || code === character.carriageReturn || Number.isNaN(code);

export const skipBlanks = (text: string, from: number): number => {
  let at = from;
  while (isBlank(text.charCodeAt(at))) at++;
  return at;
};

export const endOfLine = (text: string, from: number): number => {
  let at = from;
  while (!endsLine(text.charCodeAt(at))) at++;
  return at;
};

/** Steps over one line end, be it CR, LF or both. */
export const nextLine = (text: string, lineEnd: number): number => {
  if (lineEnd >= text.length) return text.length;
  const both =
    text.charCodeAt(lineEnd) === character.carriageReturn && text.charCodeAt(lineEnd + 1) === character.lineFeed;
  return lineEnd + (both ? 2 : 1);
};

/**
 * Where a `%key%` that begins at `from` ends; `from` itself when it is a lone percent sign. A key with blanks or quotes
 * is no token here, so that "50% ; of 100%" keeps its comment.
 */
export const endOfToken = (text: string, from: number): number => {
  for (let at = from + 1; ; at++) {
    const code = text.charCodeAt(at);
    if (code === character.percent) return at + 1;
    if (endsLine(code) || isBlank(code) || code === character.quote) return from;
  }
};

/**
 * For a run of backslashes at `from`: where the line ends if it is continued, else -1. Blanks and a comment may follow;
 * of two backslashes the first is ignored.
 */
export const endOfContinuedLine = (text: string, from: number): number => {
  let at = from;
  while (text.charCodeAt(at) === character.backslash) at++;
  at = skipBlanks(text, at);
  const code = text.charCodeAt(at);
  if (code === character.semicolon) return endOfLine(text, at);
  return endsLine(code) ? at : -1;
};
