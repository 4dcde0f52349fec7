import type { Reference } from "@windlass/protocol";
import { z } from "zod";
import {
  bare,
  documentKey,
  type Fields,
  isFields,
  isUsual,
  optionOfValue,
  optionsOf,
  referenceOf,
  type Schema,
  shapeOf,
} from "./schema-walk.ts";

/** How an id is written; `beside` are the fields of the object that holds it. */
export type NameOf = (to: Reference["to"], id: string, beside: Fields) => unknown;

const write = (schema: Schema, value: unknown, beside: Fields, nameOf: NameOf): unknown => {
  if (value === null || value === undefined) return value;
  const inner = bare(schema);
  const reference = Array.isArray(value) ? undefined : referenceOf(inner);
  if (reference) return nameOf(reference.to, String(value), beside);
  if (inner instanceof z.core.$ZodArray && Array.isArray(value))
    return value.map((item) => write(inner._zod.def.element, item, beside, nameOf));
  const options = optionsOf(inner);
  const option = options && optionOfValue(options, value);
  if (option) return write(option, value, beside, nameOf);
  return isFields(value) ? writeFields(inner, value, nameOf) : value;
};

/** What people look for first. */
const first = ["name", "version", "kind", "field"];

const rank = (name: string): number => {
  const at = first.indexOf(name);
  return at < 0 ? first.length : at;
};

const writeFields = (schema: Schema, value: Fields, nameOf: NameOf): Fields => {
  const shape = shapeOf(schema);
  if (!shape) return value;
  const fields = shape.flatMap(([key, field]) => {
    const name = documentKey(key, field);
    const isLeftOut = name === null || value[key] === undefined || isUsual(field, value[key]);
    return isLeftOut ? [] : [[name, write(field, value[key], value, nameOf)] as const];
  });
  return Object.fromEntries(fields.toSorted(([one], [other]) => rank(one) - rank(other)));
};

/**
 * A definition as a document for people: names in place of ids, what names it first and the rest in the order of its schema, without what is as it is when
 * nothing is said.
 *
 * @param definition as `schema` parsed it
 */
export const documentOf = (schema: Schema, definition: Fields, nameOf: NameOf): Fields =>
  writeFields(bare(schema), definition, nameOf);
