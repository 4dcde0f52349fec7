import { filter } from "@windlass/protocol";
import { describeFilter } from "../filters/describe.ts";

/** One leaf of an object: where it is for matching, what to call it, and its value as text. */
export interface Leaf {
  readonly label: string;
  readonly text: string;
  /** Equal exactly when the values are; `text` is for people and may read alike. */
  readonly exact: string;
}

type Json = string | number | boolean | null | undefined | readonly Json[] | { readonly [key: string]: Json };
type JsonObject = { readonly [key: string]: Json };

const isObject = (value: Json): value is JsonObject =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** What tells the elements of a list apart, in order of preference; the first that all have and none shares wins. */
const identities = ["id", "path", "architecture", "index"] as const;

const identityOf = (list: readonly JsonObject[]): string | null =>
  identities.find((key) => {
    const values = list.map((item) => item[key]);
    return values.every((value) => value !== undefined) && new Set(values).size === values.length;
  }) ?? null;

const elementLabel = (item: JsonObject, identity: string): string =>
  identity === "id" && typeof item.name === "string" ? item.name : String(item[identity]);

/** Fields in which a filter says which devices an object, or a step of it, is for. */
const filterFields = new Set(["filter", "when"]);

/** A filter is one value, which people read as a sentence. */
const filterLeaf = (label: string, key: string, value: Json): Leaf | null => {
  if (!filterFields.has(key)) return null;
  const read = filter.nullable().safeParse(value);
  return read.success ? { label, text: describeFilter(read.data), exact: JSON.stringify(value) } : null;
};

const visit = (value: Json, path: string, label: string, into: Map<string, Leaf>): void => {
  if (value === undefined) return;
  const inside = (base: string, key: string) => (base === "" ? key : `${base}.${key}`);
  if (isObject(value)) {
    for (const [key, child] of Object.entries(value)) {
      const leaf = filterLeaf(inside(label, key), key, child);
      if (leaf) into.set(inside(path, key), leaf);
      else visit(child, inside(path, key), inside(label, key), into);
    }
    return;
  }
  if (Array.isArray(value)) {
    const objects = value.filter(isObject);
    const identity = objects.length === value.length && value.length > 0 ? identityOf(objects) : null;
    if (identity) {
      for (const item of objects) {
        const key = String(item[identity]);
        visit(item, inside(path, key), inside(label, elementLabel(item, identity)), into);
      }
      // Matching by identity would hide a changed order.
      const order = objects.map((item) => elementLabel(item, identity));
      into.set(inside(path, "#order"), {
        label,
        text: order.join(", "),
        exact: JSON.stringify(objects.map((item) => item[identity])),
      });
      return;
    }
    const text = value.map((item) => (isObject(item) ? JSON.stringify(item) : String(item))).join(", ");
    into.set(path, { label, text: text === "" ? "none" : text, exact: JSON.stringify(value) });
    return;
  }
  into.set(path, { label, text: value === null ? "none" : String(value), exact: JSON.stringify(value) });
};

/**
 * Every leaf of a JSON object by a path that stays the same when list elements move: elements are found by their id,
 * path, architecture or index. Two objects are equal exactly when their leaves are.
 */
export const flatten = (value: object): Map<string, Leaf> => {
  const leaves = new Map<string, Leaf>();
  visit(JSON.parse(JSON.stringify(value)) as Json, "", "", leaves);
  return leaves;
};
