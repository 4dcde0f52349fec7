import type { ZodType } from "zod";

/** Sentences by dotted path of a field, for example `operatingSystems.0.language`. */
export type Problems = Readonly<Record<string, string>>;

interface Issue {
  readonly code: string;
  readonly message: string;
  readonly format?: string;
  readonly origin?: string;
  readonly minimum?: number | bigint;
  readonly maximum?: number | bigint;
  readonly path: readonly PropertyKey[];
  /** Of a union: what each of its forms finds. */
  readonly errors?: readonly (readonly Issue[])[];
}

const formats: Readonly<Record<string, string>> = {
  uuid: "Enter an id of the form 00000000-0000-0000-0000-000000000000.",
  email: "Enter an e-mail address.",
  date: "Enter a day as YYYY-MM-DD.",
};

const sentence = (text: string): string => {
  const first = `${text.charAt(0).toUpperCase()}${text.slice(1)}`;
  return /[.!?]$/.test(first) ? first : `${first}.`;
};

/** One finding of a schema in words for a person. */
const describeIssue = (issue: Issue): string => {
  if (issue.code === "invalid_format" && issue.format && formats[issue.format]) return formats[issue.format] ?? "";
  const isText = issue.origin === "string";
  if (issue.code === "too_small" && isText && Number(issue.minimum) <= 1) return "This is needed.";
  if (issue.code === "too_small" && isText) return `Enter at least ${issue.minimum} characters.`;
  if (issue.code === "too_big" && isText) return `Enter at most ${issue.maximum} characters.`;
  if (issue.code === "too_small") return `Enter ${issue.minimum} or more.`;
  if (issue.code === "too_big") return `Enter ${issue.maximum} or less.`;
  if (issue.code === "invalid_type") return "This is needed.";
  return sentence(issue.message);
};

/**
 * Findings that each name their place. A union only says that none of its forms fits: what counts is what the form finds
 * that fits best; forms of one text are told together.
 */
const placed = (issues: readonly Issue[], base: readonly PropertyKey[]): (readonly [path: string, words: string])[] =>
  issues.flatMap((issue) => {
    const path = [...base, ...issue.path];
    const forms = issue.code === "invalid_union" ? (issue.errors ?? []).filter((form) => form.length > 0) : [];
    if (forms.length === 0) return [[path.map(String).join("."), describeIssue(issue)]];
    const asOneText = forms.flatMap((form) => (form.length === 1 && form[0]?.path.length === 0 ? [form[0]] : []));
    if (asOneText.length === forms.length) {
      const words = [...new Set(asOneText.map(describeIssue))].map((text) => text.replace(/\.$/, ""));
      return [[path.map(String).join("."), `${words.join(", or: ")}.`]];
    }
    const [best = []] = forms.toSorted((one, other) => one.length - other.length);
    return placed(best, path);
  });

/** What a schema finds wrong with a form's value; empty when nothing. The first finding of a field counts. */
export const problemsOf = (schema: ZodType, value: unknown): Problems => {
  const result = schema.safeParse(value);
  if (result.success) return {};
  const problems: Record<string, string> = {};
  for (const [path, words] of placed(result.error.issues as readonly Issue[], [])) problems[path] ??= words;
  return problems;
};

/** Whether there is none. */
export const noProblems = (problems: Problems): boolean => Object.keys(problems).length === 0;
