import { type Reference, references } from "@windlass/protocol";
import { z } from "zod";

export type Schema = z.core.$ZodType;

export type Fields = Readonly<Record<string, unknown>>;

export const isFields = (value: unknown): value is Fields =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** A schema without what says that its value may be missing, or is looked at first. */
export const bare = (schema: Schema): Schema => {
  if (schema instanceof z.core.$ZodLazy) return bare(schema._zod.innerType);
  if (
    schema instanceof z.core.$ZodNullable ||
    schema instanceof z.core.$ZodOptional ||
    schema instanceof z.core.$ZodDefault ||
    schema instanceof z.core.$ZodPrefault ||
    schema instanceof z.core.$ZodReadonly
  )
    return bare(schema._zod.def.innerType);
  if (schema instanceof z.core.$ZodPipe && schema._zod.def.in instanceof z.core.$ZodTransform)
    return bare(schema._zod.def.out);
  return schema;
};

/** What an id means; of a list of ids, what each does. Undefined: it is none. */
export const referenceOf = (schema: Schema): Reference | undefined => {
  const inner = bare(schema);
  return references.get(inner instanceof z.core.$ZodArray ? bare(inner._zod.def.element) : inner);
};

/** The fields of an object's schema. */
export const shapeOf = (schema: Schema): [string, Schema][] | null => {
  const inner = bare(schema);
  return inner instanceof z.core.$ZodObject ? Object.entries(inner._zod.def.shape) : null;
};

/**
 * What a field is called in a document: a reference is a name there, no id. Null: the field is in none.
 */
export const documentKey = (key: string, schema: Schema): string | null => {
  const reference = referenceOf(schema);
  if (reference === undefined || reference.to === "elsewhere") return key;
  return reference.to === "part" ? null : key.replace(/Id(s?)$/, "$1");
};

export const optionsOf = (schema: Schema): readonly Schema[] | null =>
  schema instanceof z.core.$ZodUnion ? schema._zod.def.options : null;

/** The option of a union that a value fits. */
export const optionOfValue = (options: readonly Schema[], value: unknown): Schema | undefined =>
  options.find((option) => z.safeParse(option, value).success);

const keysOf = (option: Schema): Set<string> =>
  new Set((shapeOf(option) ?? []).flatMap(([key, field]) => documentKey(key, field) ?? []));

/** Whether a document's fixed words, such as its kind, are those of the option. */
const hasWords = (option: Schema, document: Fields): boolean =>
  (shapeOf(option) ?? []).every(([key, field]) => {
    const inner = bare(field);
    const isWord = inner instanceof z.core.$ZodLiteral || inner instanceof z.core.$ZodEnum;
    return !isWord || z.safeParse(field, document[key]).success;
  });

/** The option of a union that a document means, by its fixed words and by its fields; undefined where that is not told. */
export const optionOfDocument = (options: readonly Schema[], document: unknown): Schema | undefined => {
  if (!isFields(document)) return undefined;
  // Options within options, as the filter's conditions are.
  const flat = options.flatMap((option) => optionsOf(bare(option)) ?? [option]);
  const strangers = (option: Schema) => Object.keys(document).filter((key) => !keysOf(option).has(key)).length;
  const [best] = flat
    .filter((option) => shapeOf(option) !== null && hasWords(option, document))
    .map((option) => ({ option, strangers: strangers(option) }))
    .toSorted((one, other) => one.strangers - other.strangers);
  return best?.option;
};

const usual = new WeakMap<Schema, string | undefined>();

/** Whether a field has the value that it has when nothing is said. A fixed word is never left out: it tells the rest. */
export const isUsual = (schema: Schema, value: unknown): boolean => {
  if (bare(schema) instanceof z.core.$ZodLiteral) return false;
  if (!usual.has(schema)) {
    const nothing = z.safeParse(schema, undefined);
    usual.set(schema, nothing.success ? JSON.stringify(nothing.data) : undefined);
  }
  return JSON.stringify(value) === usual.get(schema);
};
