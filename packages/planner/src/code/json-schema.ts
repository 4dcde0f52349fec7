import { z } from "zod";
import { type CodeKind, kindsOfObjects } from "./kinds.ts";
import { namingsOf } from "./names.ts";
import { documentKey, referenceOf, type Schema, shapeOf } from "./schema-walk.ts";

type JsonSchema = z.core.JSONSchema.BaseSchema;

/** An object's fields by the names that documents have for them; others are refused. */
const describeFields = (schema: Schema, json: JsonSchema): void => {
  const names = new Map((shapeOf(schema) ?? []).map(([key, field]) => [key, documentKey(key, field)]));
  const named = <Value>(entries: [string, Value][]) =>
    entries.flatMap(([key, value]) => {
      const name = names.get(key) ?? null;
      return name === null ? [] : [[name, value] as const];
    });
  json.properties = Object.fromEntries(named(Object.entries(json.properties ?? {})));
  json.required = named((json.required ?? []).map((key) => [key, key])).map(([name]) => name);
  json.additionalProperties = false;
};

/** An id as the name that stands in its place. */
const describeReference = (to: Parameters<typeof namingsOf>[0], json: JsonSchema): void => {
  const { $schema: _dialect, ...written } = z.toJSONSchema(namingsOf(to), { io: "input" });
  for (const key of Object.keys(json)) delete json[key];
  Object.assign(json, written, { description: `Names a ${to.replaceAll("-", " ")}.` });
};

/** JSON Schema (draft 2020-12) of the documents of a kind, for editors. */
export const jsonSchemaOf = (kind: CodeKind): object => {
  const { schema, words } = kindsOfObjects[kind];
  const json = z.toJSONSchema(schema, {
    io: "input",
    unrepresentable: "any",
    override: ({ zodSchema, jsonSchema }) => {
      if (zodSchema instanceof z.core.$ZodObject) return describeFields(zodSchema, jsonSchema);
      const reference = zodSchema instanceof z.core.$ZodString ? referenceOf(zodSchema) : undefined;
      if (reference && reference.to !== "part" && reference.to !== "elsewhere")
        describeReference(reference.to, jsonSchema);
    },
  });
  return { ...json, title: `Windlass ${words}` };
};
