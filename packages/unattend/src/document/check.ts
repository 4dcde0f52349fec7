import { type ComponentName, components } from "../vocabulary/components.ts";
import { type Pass, passes, type SettingRule, type SettingRules } from "../vocabulary/rules.ts";
import type { Answer, Answers } from "./answers.ts";

/** A setting that Setup would refuse, and with it the whole file. */
export interface AnswerProblem {
  /** For example `oobeSystem / Microsoft-Windows-Shell-Setup / OOBE / HideEULAPage`. */
  readonly place: string;
  /** What is wrong with it, as the end of a sentence. Never the value: it can be a password. */
  readonly what: string;
}

/** One setting in the order of the file: a value, or what is below it. */
export interface OrderedSetting {
  readonly name: string;
  readonly content: string | readonly OrderedSetting[];
  /** Item of a list, which Setup wants marked as added. */
  readonly isItem: boolean;
}

export interface OrderedComponent {
  readonly name: ComponentName;
  readonly settings: readonly OrderedSetting[];
}

export interface OrderedPass {
  readonly pass: Pass;
  readonly components: readonly OrderedComponent[];
}

type Tell = (place: readonly string[], what: string) => void;
type Group = Readonly<Record<string, Answer>>;

const isGroup = (value: Answer): value is Group => typeof value === "object" && value !== null && !Array.isArray(value);

/** XML 1.0 has no way to write other control characters. */
const unwritable = /[^\t\n\r\x20-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/u;

const scalarProblem = (value: string | number | boolean, rule: SettingRule): string | null => {
  switch (rule.kind) {
    case "boolean":
      return typeof value === "boolean" ? null : "is neither true nor false";
    case "integer": {
      const fits = typeof value === "number" && Number.isInteger(value) && value >= rule.from && value <= rule.to;
      return fits ? null : `is no whole number from ${rule.from} to ${rule.to}`;
    }
    case "choice":
      return rule.values.includes(String(value)) ? null : `is none of ${rule.values.join(", ")}`;
    case "text": {
      const written = String(value);
      if (written === "") return "is empty";
      if (written.length > rule.most) return `has more than ${rule.most} characters`;
      if (unwritable.test(written)) return "has a character that XML cannot hold";
      return rule.form && !rule.form.test(written) ? "is not written as Setup wants it" : null;
    }
    default:
      return "is a single value where Setup wants more";
  }
};

const orderGroup = (
  rules: SettingRules,
  answers: Group,
  pass: Pass,
  place: readonly string[],
  tell: Tell,
): OrderedSetting[] => {
  for (const name of Object.keys(answers))
    if (!Object.hasOwn(rules, name)) tell([...place, name], "is no setting that Setup is known to have there");
  return Object.entries(rules).flatMap(([name, rule]) => {
    const value = answers[name];
    return value === undefined ? [] : order(name, rule, value, pass, [...place, name], tell);
  });
};

/** One setting in Setup's order; nothing of it where nothing is answered, since empty elements make Setup fail. */
const order = (
  name: string,
  rule: SettingRule,
  value: Exclude<Answer, undefined>,
  pass: Pass,
  place: readonly string[],
  tell: Tell,
): OrderedSetting[] => {
  if (rule.passes && !rule.passes.includes(pass)) {
    tell(place, "is not known in this pass");
    return [];
  }
  if (rule.kind === "group" && isGroup(value)) {
    const content = orderGroup(rule.children, value, pass, place, tell);
    return content.length === 0 ? [] : [{ name, content, isItem: false }];
  }
  if (rule.kind === "list" && Array.isArray(value)) {
    const content = value.flatMap((item: Answer, position) =>
      item === undefined
        ? []
        : order(rule.item, rule.of, item, pass, [...place, `${rule.item} ${position + 1}`], tell).map((one) => ({
            ...one,
            isItem: true,
          })),
    );
    return content.length === 0 ? [] : [{ name, content, isItem: false }];
  }
  if (typeof value === "object") {
    tell(place, "has settings below it, which Setup does not know");
    return [];
  }
  const problem = scalarProblem(value, rule);
  if (problem) tell(place, problem);
  return [{ name, content: String(value), isItem: false }];
};

/**
 * Answers in the order in which Setup reads them, with everything that it would refuse.
 *
 * @returns passes and components without any answer are left out
 */
export const checkAnswers = (
  answers: Answers,
): { readonly ordered: readonly OrderedPass[]; readonly problems: readonly AnswerProblem[] } => {
  const problems: AnswerProblem[] = [];
  const tell: Tell = (place, what) => problems.push({ place: place.join(" / "), what });
  const ordered = passes.map((pass): OrderedPass => {
    const answered = answers[pass] ?? {};
    const names = Object.keys(components) as ComponentName[];
    for (const name of Object.keys(answered))
      if (!Object.hasOwn(components, name)) tell([pass, name], "is no component that Setup is known to have");
    return {
      pass,
      components: names.flatMap((name): OrderedComponent[] => {
        const settings = answered[name];
        if (!settings) return [];
        if (!components[name].passes.includes(pass)) tell([pass, name], "is not known in this pass");
        const inOrder = orderGroup(components[name].settings, settings, pass, [pass, name], tell);
        return inOrder.length === 0 ? [] : [{ name, settings: inOrder }];
      }),
    };
  });
  return { ordered: ordered.filter(({ components: some }) => some.length > 0), problems };
};
