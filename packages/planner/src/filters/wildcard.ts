/**
 * Whether a text fits a pattern in which `*` stands for any run of characters and `?` for one. Goes back only to the
 * last `*`, so that no pattern takes longer than its length times the text's.
 *
 * @param fitsOne whether a character of the pattern, not a `*`, fits one of the text
 */
export const fitsWildcard = (
  pattern: string,
  text: string,
  fitsOne = (wanted: string, character: string) => wanted === "?" || wanted === character,
): boolean => {
  let at = 0;
  let position = 0;
  let star = -1;
  let resume = 0;
  while (position < text.length) {
    // Before the comparison of characters: a text may hold a `*` of its own.
    if (pattern[at] === "*") {
      star = at++;
      resume = position;
      continue;
    }
    if (at < pattern.length && fitsOne(pattern.charAt(at), text.charAt(position))) {
      at += 1;
      position += 1;
      continue;
    }
    if (star < 0) return false;
    at = star + 1;
    position = ++resume;
  }
  while (pattern[at] === "*") at += 1;
  return at === pattern.length;
};
