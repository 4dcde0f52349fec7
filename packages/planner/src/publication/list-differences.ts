import { detectionRule, softwareStep } from "@windlass/protocol";
import { z } from "zod";
import { ruleInWords, stepInWords } from "./software-words.ts";

/** A line about whole elements of a list, its texts still in full. */
export interface ListDifference {
  readonly path: string;
  readonly field: string;
  readonly before: string | null;
  readonly after: string | null;
}

interface Compared {
  readonly told: readonly ListDifference[];
  /** What is left to be compared leaf by leaf. */
  readonly before: object;
  readonly after: object;
}

const stepLists = { steps: "step", uninstallSteps: "uninstall step" } as const;
const rulesPath = "detection";

const steps = z.array(softwareStep);
const rules = z.array(detectionRule);

/** A list of an object; none where there is no such list. */
const listAt = <Item>(schema: z.ZodType<Item[]>, value: object, key: string): Item[] => {
  const read = schema.safeParse(Object.entries(value).find(([name]) => name === key)?.[1]);
  return read.success ? read.data : [];
};

const without = (value: object, key: string): object =>
  Object.fromEntries(Object.entries(value).filter(([name]) => name !== key));

/** Steps that came and went are told as such; those that stayed remain, to be compared field by field. */
const compareSteps = ({ told, before, after }: Compared, path: keyof typeof stepLists): Compared => {
  const [left, right] = [listAt(steps, before, path), listAt(steps, after, path)];
  const isIn = (list: typeof left, id: string) => list.some((step) => step.id === id);
  const [added, removed] = [right.filter(({ id }) => !isIn(left, id)), left.filter(({ id }) => !isIn(right, id))];
  if (added.length + removed.length === 0) return { told, before, after };
  const word = stepLists[path];
  const rest = (value: object, other: typeof left): object => {
    const stayed = listAt(steps, value, path).filter(({ id }) => isIn(other, id));
    return stayed.length === 0 ? without(value, path) : { ...value, [path]: stayed };
  };
  return {
    told: [
      ...told,
      ...removed.map(({ name }) => ({ path, field: `${word} “${name}” removed`, before: null, after: null })),
      ...added.map((step) => ({
        path,
        field: `${word} “${step.name}” added`,
        before: null,
        after: stepInWords(step),
      })),
    ],
    before: rest(before, right),
    after: rest(after, left),
  };
};

interface Rule {
  /** Equal exactly when the rules are; the text may be the same. */
  readonly exact: string;
  readonly text: string;
}

const rulesOf = (value: object): Rule[] =>
  listAt(rules, value, rulesPath).map((rule) => ({ exact: JSON.stringify(rule), text: ruleInWords(rule) }));

/** Those of a list that the other has not, each as often as it has it more. */
const moreThan = (list: readonly Rule[], other: readonly Rule[]): Rule[] => {
  const left = other.map(({ exact }) => exact);
  return list.filter(({ exact }) => {
    const at = left.indexOf(exact);
    if (at >= 0) left.splice(at, 1);
    return at < 0;
  });
};

/** Two lists as text, by all that is in them where they read alike. */
const pairOf = (left: readonly Rule[], right: readonly Rule[]): { before: string; after: string } => {
  const all = (list: readonly Rule[], key: keyof Rule) => list.map((rule) => rule[key]).join(", ");
  const [before, after] = [all(left, "text"), all(right, "text")];
  return before === after ? { before: all(left, "exact"), after: all(right, "exact") } : { before, after };
};

const ruleLines = (left: readonly Rule[], right: readonly Rule[]): ListDifference[] => {
  const [added, removed] = [moreThan(right, left), moreThan(left, right)];
  const path = rulesPath;
  if (added.length === 1 && removed.length === 1) return [{ path, field: "detection rule", ...pairOf(removed, added) }];
  if (added.length + removed.length > 0)
    return [
      ...removed.map(({ text }) => ({ path, field: `detection rule removed: ${text}`, before: null, after: null })),
      ...added.map(({ text }) => ({ path, field: "detection rule added", before: null, after: text })),
    ];
  const isMoved = left.some(({ exact }, index) => exact !== right[index]?.exact);
  return isMoved ? [{ path, field: "order of detection rules", ...pairOf(left, right) }] : [];
};

/** Rules have no names: what they look for tells them apart. */
const compareRules = ({ told, before, after }: Compared): Compared => {
  const [left, right] = [rulesOf(before), rulesOf(after)];
  if (left.length + right.length === 0) return { told, before, after };
  return {
    told: [...told, ...ruleLines(left, right)],
    before: without(before, rulesPath),
    after: without(after, rulesPath),
  };
};

/** What came to, and went from, the steps and detection rules of a package, and the rest of both versions of it. */
export const compareLists = (before: object, after: object): Compared =>
  compareRules(compareSteps(compareSteps({ told: [], before, after }, "steps"), "uninstallSteps"));
