import { flatten, type Leaf } from "./flatten.ts";
import { compareLists, type ListDifference } from "./list-differences.ts";
import { short, shortPair } from "./short-text.ts";

/** One field of an object that became another; null: it was not there, or is no more. Both null: `field` says it all. */
export interface FieldDifference {
  readonly field: string;
  readonly before: string | null;
  readonly after: string | null;
}

/** How a value is shown: for example the name of what an id refers to. */
export type ShownAs = (path: string, text: string, side: "before" | "after") => string;

const asItIs: ShownAs = (_path, text) => text;

const difference = (
  path: string,
  before: Leaf | undefined,
  after: Leaf | undefined,
  shownAs: ShownAs,
): FieldDifference[] => {
  if (before?.exact === after?.exact) return [];
  const field = after?.label ?? before?.label ?? path;
  const left = before && shownAs(path, before.text, "before");
  const right = after && shownAs(path, after.text, "after");
  if (left === undefined) return [{ field, before: null, after: right === undefined ? null : short(right) }];
  if (right === undefined) return [{ field, before: short(left), after: null }];
  // Another object of the same name: only the ids tell them apart.
  const pair = left === right && before && after ? shortPair(before.exact, after.exact) : shortPair(left, right);
  return [{ field, ...pair }];
};

const toldInFull = ({ path, field, before, after }: ListDifference, shownAs: ShownAs): FieldDifference => {
  if (after === null) return { field: short(field), before, after };
  const right = shownAs(path, after, "after");
  if (before === null) return { field, before, after: short(right) };
  return { field, ...shortPair(shownAs(path, before, "before"), right) };
};

/**
 * What differs between two versions of an object, field by field, with texts shortened around what differs. Elements of
 * lists are found by their id, path, architecture or index, so that one that only moved is not told as changed. Steps and detection rules of a package that came or went are a line each.
 */
export const fieldDifferences = (before: object, after: object, shownAs: ShownAs = asItIs): FieldDifference[] => {
  const rest = compareLists(before, after);
  const [left, right] = [flatten(rest.before), flatten(rest.after)];
  const paths = [...new Set([...left.keys(), ...right.keys()])];
  return [
    ...rest.told.map((told) => toldInFull(told, shownAs)),
    ...paths.flatMap((path) => difference(path, left.get(path), right.get(path), shownAs)),
  ];
};
