import { fitsWildcard } from "../filters/wildcard.ts";
import { computerNameProblem, maximumComputerNameLength } from "./rules.ts";

/** What one character of a pattern stands for, in words. */
export const patternWords = "# is a digit, @ a letter, ? one character, * any number of characters";

const fitsOne = (wanted: string, character: string): boolean => {
  if (wanted === "?") return true;
  if (wanted === "#") return /\d/.test(character);
  if (wanted === "@") return /[a-z]/i.test(character);
  return wanted.toLowerCase() === character.toLowerCase();
};

/** Why nobody could enter a name that fits a pattern, in words that follow "because"; null where somebody can. */
export const askPatternProblem = (pattern: string): string | null => {
  if (!/^[A-Za-z0-9#@?*-]+$/.test(pattern))
    return "it holds characters other than letters, digits, hyphens, # @ ? and *";
  const fewest = pattern.replaceAll("*", "").length;
  if (fewest > maximumComputerNameLength) return `names that fit have at least ${fewest} characters`;
  if (pattern.startsWith("-") || pattern.endsWith("-")) return "a name would begin or end with a hyphen";
  return /^[\d#]+$/.test(pattern) ? "names that fit consist of digits only" : null;
};

/** Why an entered name is not taken, in words that follow "because"; null where it is. Pattern null: any name. */
export const enteredNameProblem = (name: string, pattern: string | null): string | null =>
  computerNameProblem(name) ??
  (pattern === null || fitsWildcard(pattern, name, fitsOne) ? null : `it does not fit the pattern ${pattern}`);
