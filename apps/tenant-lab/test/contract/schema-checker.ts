import { Ajv, type ValidateFunction } from "ajv";
import * as formats from "ajv-formats";
import { type ContractDocument, type JsonSchema, schemaOfReference } from "./document.ts";

export interface SchemaChecker {
  check(schema: JsonSchema, value: unknown): { readonly problems: string[]; readonly evidence: number };
}

/** Checks values against schemas of one description: types and formats by ajv, names of properties by its own walk. */
export function createSchemaChecker(document: ContractDocument): SchemaChecker {
  const ajv = new Ajv({ strict: false, allErrors: true });
  formats.default.default(ajv);
  const components = { schemas: translate(document.components.schemas) };
  const compiled = new Map<JsonSchema, ValidateFunction>();

  const validate = (schema: JsonSchema, value: unknown): string[] => {
    const known = compiled.get(schema) ?? ajv.compile({ ...(translate(schema) as object), components });
    compiled.set(schema, known);
    if (known(value)) return [];
    return (known.errors ?? []).map((error) => `${error.instancePath || "/"} ${error.message ?? "is not valid"}`);
  };

  return {
    check: (schema, value) => {
      const problems = validate(schema, value);
      const walk = walker(document, validate);
      const evidence = walk.visit(schema, value, "");
      return { problems: [...problems, ...walk.problems], evidence };
    },
  };
}

/** Follows a value through its schema, counting what is known and noting what is not. */
function walker(document: ContractDocument, validate: (schema: JsonSchema, value: unknown) => string[]) {
  const problems: string[] = [];

  const visit = (schema: JsonSchema, value: unknown, place: string): number => {
    const parts = flatten(document, schema);
    if (Array.isArray(value)) {
      const items = parts.find((part) => part.items !== undefined)?.items;
      return items === undefined
        ? 0
        : value.reduce<number>((sum, entry, i) => sum + visit(items, entry, `${place}/${i}`), 0);
    }
    if (typeof value !== "object" || value === null) return value === null ? 0 : 1;
    const derived = derivedType(document, value);
    if (derived !== null) problems.push(...validate(derived, value).map((problem) => `${place}${problem}`));
    const known = propertiesOf([...parts, ...(derived === null ? [] : flatten(document, derived))]);
    let evidence = 0;
    for (const [name, entry] of Object.entries(value)) {
      // Annotations are no content; a reference to another object is all there is.
      if (name.includes("@") && name !== "@odata.id") continue;
      const property = known.get(name);
      if (property === undefined) problems.push(`${place}/${name} is not in the contract`);
      else evidence += visit(property, entry, `${place}/${name}`);
    }
    return evidence;
  };

  return { problems, visit };
}

/** A schema with everything it is put together from. */
function flatten(document: ContractDocument, schema: JsonSchema): JsonSchema[] {
  const whole = schema.$ref === undefined ? schema : schemaOfReference(document, schema.$ref);
  const parts = [...(whole.allOf ?? []), ...(whole.anyOf ?? []), ...(whole.oneOf ?? [])];
  return [whole, ...parts.flatMap((part) => flatten(document, part))];
}

function propertiesOf(parts: readonly JsonSchema[]): Map<string, JsonSchema> {
  return new Map(parts.flatMap((part) => Object.entries(part.properties ?? {})));
}

function derivedType(document: ContractDocument, value: object): JsonSchema | null {
  const type: unknown = Object.getOwnPropertyDescriptor(value, "@odata.type")?.value;
  if (typeof type !== "string") return null;
  return document.components.schemas[type.replace(/^#/, "")] ?? null;
}

/** OpenAPI 3.0 to JSON Schema: `nullable` beside anything but a type has no meaning there. */
function translate(schema: unknown): unknown {
  if (Array.isArray(schema)) return schema.map(translate);
  if (typeof schema !== "object" || schema === null) return schema;
  const { nullable, ...rest } = Object.fromEntries(
    Object.entries(schema).map(([keyword, value]) => [keyword, translate(value)]),
  );
  if (nullable === undefined || typeof nullable === "object")
    return nullable === undefined ? rest : { ...rest, nullable };
  return nullable === true ? { anyOf: [{ type: "null" }, rest] } : rest;
}
