const longest = 120;
const context = 24;

const oneLine = (text: string): string => text.replaceAll("\r\n", "⏎").replaceAll("\n", "⏎");

const firstDifference = (left: string, right: string): number => {
  let position = 0;
  while (position < left.length && left[position] === right[position]) position += 1;
  return position;
};

const cut = (text: string, from: number): string => {
  const start = Math.max(0, Math.min(from - context, text.length - longest));
  const piece = text.slice(start, start + longest);
  return `${start > 0 ? "…" : ""}${piece}${start + longest < text.length ? "…" : ""}`;
};

/** Shortens two different texts so that what differs is inside both excerpts. */
export const shortPair = (before: string, after: string): { before: string; after: string } => {
  const [left, right] = [oneLine(before), oneLine(after)];
  const from = firstDifference(left, right);
  return { before: cut(left, from), after: cut(right, from) };
};

/** The beginning of a text, on one line. */
export const short = (text: string): string => cut(oneLine(text), 0);

const mostListed = 3;

/** The first few of a list, and how many more there are. */
export const shortList = (all: readonly string[]): string => {
  const more = all.length - mostListed;
  return more > 0 ? `${all.slice(0, mostListed).join(", ")} and ${more} more` : all.join(", ");
};
