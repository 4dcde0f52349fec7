import type { ContractDocument, ContractOperation, JsonSchema } from "./document.ts";

/**
 * What the extract beside the repository lacks and a test needs, written down from Microsoft's reference and from
 * msgraph-metadata: "federatedIdentityCredential resource type", "List federatedIdentityCredentials".
 */
const text: JsonSchema = { type: "string" };
const nullableText: JsonSchema = { type: "string", nullable: true };

const trust = (properties: Readonly<Record<string, JsonSchema>>): JsonSchema => ({
  type: "object",
  properties: {
    id: text,
    name: text,
    issuer: text,
    audiences: { type: "array", items: text },
    description: nullableText,
    ...properties,
  },
});

const expression: JsonSchema = {
  type: "object",
  nullable: true,
  properties: { value: text, languageVersion: { type: "integer" } },
};

const schemas = {
  "v1.0": trust({ subject: text }),
  beta: trust({ subject: nullableText, claimsMatchingExpression: expression }),
} as const;

const listTrusts = (schema: JsonSchema): ContractOperation => ({
  // The reference names $filter and $select; paging is every collection's.
  parameters: ["$filter", "$select", "$top", "$count"].map((name) => ({ name, in: "query" })),
  responses: {
    "200": {
      content: {
        "application/json": {
          schema: {
            type: "object",
            properties: {
              "@odata.context": text,
              "@odata.count": { type: "integer" },
              "@odata.nextLink": text,
              value: { type: "array", items: schema },
            },
          },
        },
      },
    },
    "4XX": { $ref: "#/components/responses/error" },
  },
});

/** Adds what the extract lacks; what it has stays as it is. */
export function withSupplement(document: ContractDocument, version: "v1.0" | "beta"): ContractDocument {
  const get = listTrusts(schemas[version]);
  const added = {
    "/applications(appId='{appId}')/federatedIdentityCredentials": { get },
    "/applications/{application-id}/federatedIdentityCredentials": { get },
  };
  return { ...document, paths: { ...added, ...document.paths } };
}
