/** The parts of an OpenAPI 3.0 description that the validator reads. */
export interface JsonSchema {
  readonly $ref?: string;
  readonly type?: string;
  readonly nullable?: boolean;
  readonly properties?: Readonly<Record<string, JsonSchema>>;
  readonly items?: JsonSchema;
  readonly allOf?: readonly JsonSchema[];
  readonly anyOf?: readonly JsonSchema[];
  readonly oneOf?: readonly JsonSchema[];
  readonly [keyword: string]: unknown;
}

interface ContractBody {
  readonly $ref?: string;
  readonly content?: Readonly<Record<string, { readonly schema?: JsonSchema }>>;
}

export interface ContractOperation {
  readonly parameters?: readonly { readonly name: string; readonly in: string }[];
  readonly requestBody?: ContractBody;
  readonly responses: Readonly<Record<string, ContractBody>>;
}

export interface ContractDocument {
  readonly paths: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
  readonly components: {
    readonly schemas: Readonly<Record<string, JsonSchema>>;
    readonly responses: Readonly<Record<string, ContractBody>>;
  };
}

/** The operation of a request's path; fixed segments win over placeholders. Null when there is none. */
export function findOperation(document: ContractDocument, method: string, path: string): ContractOperation | null {
  const candidates = Object.keys(document.paths)
    .filter((template) => templatePattern(template).test(path))
    .toSorted((a, b) => (a.match(/\{/g)?.length ?? 0) - (b.match(/\{/g)?.length ?? 0));
  const item = document.paths[candidates[0] ?? ""];
  return (item?.[method.toLowerCase()] as ContractOperation | undefined) ?? null;
}

function templatePattern(template: string): RegExp {
  const parts = template.split(/\{[^}]+\}/).map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, "\\$&"));
  return new RegExp(`^${parts.join("[^/()']+")}$`, "i");
}

/** The named schema that a `$ref` points to. @throws Error when the description is broken */
export function schemaOfReference(document: ContractDocument, reference: string): JsonSchema {
  const schema = document.components.schemas[reference.split("/").at(-1) ?? ""];
  if (schema === undefined) throw new Error(`the contract has no ${reference}`);
  return schema;
}
