import { isPlaceholderName, type PlaceholderName, placeholders } from "./placeholders.ts";
import { computerNameProblem, maximumComputerNameLength } from "./rules.ts";

export type TemplatePart =
  | { readonly kind: "text"; readonly text: string; readonly at: number }
  | {
      readonly kind: "placeholder";
      readonly name: PlaceholderName;
      /** What `:n` says; null: it does not. */
      readonly count: number | null;
      readonly at: number;
    };

/** What is wrong with a template, in words that follow "because", and where. */
export interface TemplateProblem {
  readonly at: number;
  readonly length: number;
  readonly what: string;
}

/** A computer-name template, read once. One with problems gives no name. */
export interface NameTemplate {
  readonly text: string;
  readonly parts: readonly TemplatePart[];
  readonly problems: readonly TemplateProblem[];
}

const written = /%([A-Z]+)(?::(\d+))?%/gi;

const countProblem = (name: PlaceholderName, count: number | null): string | null => {
  const { count: kind, usual } = placeholders[name];
  if (kind === "none" && count !== null) return `%${name}% takes no number`;
  if (kind === "how-many" && count === null) return `%${name}% needs a number, for example ${usual}`;
  if (count !== null && (count < 1 || count > maximumComputerNameLength))
    return `%${name}:${count}% must ask for 1 to ${maximumComputerNameLength} characters`;
  return null;
};

interface Read {
  readonly part: TemplatePart | null;
  readonly problem: TemplateProblem | null;
}

const readText = (text: string, at: number): Read => {
  const wrong = /[^A-Za-z0-9-]+/.exec(text);
  const what = "it holds characters other than letters, digits, hyphens and placeholders";
  return {
    part: { kind: "text", text, at },
    problem: wrong && { at: at + wrong.index, length: wrong[0].length, what },
  };
};

const readPlaceholder = (match: RegExpMatchArray): Read => {
  const at = match.index ?? 0;
  const length = match[0].length;
  const name = (match[1] ?? "").toUpperCase();
  if (!isPlaceholderName(name))
    return { part: null, problem: { at, length, what: `%${name}% is not a known placeholder` } };
  const count = match[2] === undefined ? null : Number(match[2]);
  const what = countProblem(name, count);
  return { part: { kind: "placeholder", name, count, at }, problem: what === null ? null : { at, length, what } };
};

const readParts = (text: string): Read[] => {
  const reads: Read[] = [];
  let end = 0;
  for (const match of text.matchAll(written)) {
    if (match.index > end) reads.push(readText(text.slice(end, match.index), end));
    reads.push(readPlaceholder(match));
    end = match.index + match[0].length;
  }
  if (end < text.length) reads.push(readText(text.slice(end), end));
  return reads;
};

const fewestCharacters = (part: TemplatePart): number => {
  if (part.kind === "text") return part.text.length;
  return placeholders[part.name].count === "how-many" ? (part.count ?? 1) : 1;
};

const onlyDigits = (part: TemplatePart): boolean =>
  part.kind === "text" ? /^\d*$/.test(part.text) : part.name === "RAND" || part.name === "COUNTER";

/** What is wrong with the whole, whose parts are right by themselves. */
const wholeProblem = (text: string, parts: readonly TemplatePart[]): string | null => {
  if (parts.every(({ kind }) => kind === "text")) return computerNameProblem(text);
  if (text.startsWith("-") || text.endsWith("-")) return "the name would begin or end with a hyphen";
  const shortest = parts.reduce((sum, part) => sum + fewestCharacters(part), 0);
  if (shortest > maximumComputerNameLength) return `the name would have at least ${shortest} characters`;
  return parts.every(onlyDigits) ? "the name would consist of digits only" : null;
};

/** Reads a computer-name template. Total: whatever the text, it gives parts and problems. */
export const parseNameTemplate = (template: string): NameTemplate => {
  const text = template.trim();
  const reads = readParts(text);
  const parts = reads.flatMap(({ part }) => part ?? []);
  const problems = reads.flatMap(({ problem }) => problem ?? []);
  const whole = problems.length === 0 ? wholeProblem(text, parts) : null;
  return { text, parts, problems: whole === null ? problems : [{ at: 0, length: text.length, what: whole }] };
};

/** The placeholders that a template holds. */
export const placeholdersOf = ({ parts }: NameTemplate): ReadonlySet<PlaceholderName> =>
  new Set(parts.flatMap((part) => (part.kind === "placeholder" ? part.name : [])));

/**
 * Why a template can never give a usable name, whatever the device; null when it may.
 *
 * @param known placeholders that can be filled where the template is used; left out: all
 */
export const computerNameTemplateProblem = (template: string, known?: readonly PlaceholderName[]): string | null => {
  const parsed = parseNameTemplate(template);
  const foreign = known && [...placeholdersOf(parsed)].find((name) => !known.includes(name));
  return parsed.problems[0]?.what ?? (foreign ? `%${foreign}% cannot be used here` : null);
};
