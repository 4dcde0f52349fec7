import { z } from "zod";

/** A schema without what only says that a value may be missing. */
const bare = (schema: z.core.$ZodType): z.core.$ZodType =>
  schema instanceof z.ZodDefault ||
  schema instanceof z.ZodNullable ||
  schema instanceof z.ZodOptional ||
  schema instanceof z.ZodExactOptional
    ? bare(schema.unwrap())
    : schema;

const isNullable = (schema: z.core.$ZodType): boolean => {
  if (schema instanceof z.ZodNullable) return true;
  return schema instanceof z.ZodDefault || schema instanceof z.ZodOptional ? isNullable(schema.unwrap()) : false;
};

/** How a field of a schema is asked for. */
export type Shape =
  | { readonly kind: "text"; readonly nullable: boolean }
  | { readonly kind: "number" }
  | { readonly kind: "flag" }
  | { readonly kind: "choice"; readonly options: readonly string[] }
  | { readonly kind: "texts" }
  | { readonly kind: "choices"; readonly options: readonly string[] }
  | { readonly kind: "rows"; readonly row: z.ZodObject; readonly nullable: boolean }
  | { readonly kind: "variants"; readonly discriminator: string; readonly options: readonly z.ZodObject[] }
  /** Asked for in a way of its own, or not at all. */
  | { readonly kind: "other" };

const firstObject = (schema: z.core.$ZodType): z.ZodObject | null => {
  const plain = bare(schema);
  if (plain instanceof z.ZodObject) return plain;
  if (!(plain instanceof z.ZodUnion)) return null;
  const [first] = plain.options;
  return first === undefined ? null : firstObject(first);
};

const shapeOfList = (element: z.core.$ZodType, nullable: boolean): Shape => {
  const plain = bare(element);
  const row = firstObject(plain);
  if (row) return { kind: "rows", row, nullable };
  if (plain instanceof z.ZodEnum) return { kind: "choices", options: plain.options.map(String) };
  return plain instanceof z.ZodString || plain instanceof z.ZodUnion ? { kind: "texts" } : { kind: "other" };
};

/** What kind of field a schema is. */
export const shapeOf = (schema: z.core.$ZodType): Shape => {
  const plain = bare(schema);
  const nullable = isNullable(schema);
  if (plain instanceof z.ZodString) return { kind: "text", nullable };
  if (plain instanceof z.ZodNumber) return { kind: "number" };
  if (plain instanceof z.ZodBoolean) return { kind: "flag" };
  if (plain instanceof z.ZodEnum) return { kind: "choice", options: plain.options.map(String) };
  if (plain instanceof z.ZodArray) return shapeOfList(plain.element, nullable);
  if (plain instanceof z.ZodDiscriminatedUnion) {
    const options = plain.options.filter((option) => option instanceof z.ZodObject);
    return { kind: "variants", discriminator: plain.def.discriminator, options };
  }
  // Of several forms of a text each is a text.
  if (plain instanceof z.ZodUnion && plain.options.every((option) => bare(option) instanceof z.ZodString))
    return { kind: "text", nullable };
  return { kind: "other" };
};

/** What a new value of a schema begins with: its defaults, and nothing where something must be entered. */
export const blankOf = (schema: z.core.$ZodType): unknown => {
  if (schema instanceof z.ZodDefault) return structuredClone(schema.def.defaultValue);
  if (schema instanceof z.ZodNullable) return null;
  if (schema instanceof z.ZodOptional || schema instanceof z.ZodExactOptional) return undefined;
  if (schema instanceof z.ZodLiteral) return schema.value;
  if (schema instanceof z.ZodEnum) return schema.options[0];
  if (schema instanceof z.ZodNumber) return 0;
  if (schema instanceof z.ZodBoolean) return false;
  if (schema instanceof z.ZodArray) return [];
  if (schema instanceof z.ZodObject)
    return Object.fromEntries(
      Object.entries(schema.shape).flatMap(([name, field]) => {
        const value = blankOf(field);
        return value === undefined ? [] : [[name, value]];
      }),
    );
  if (schema instanceof z.ZodDiscriminatedUnion || schema instanceof z.ZodUnion) {
    const [first] = schema.options;
    return first === undefined ? "" : blankOf(first);
  }
  return "";
};
