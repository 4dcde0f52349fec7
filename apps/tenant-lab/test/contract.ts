import { existsSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import type { GraphExchange } from "../src/index.ts";
import { type ContractDocument, type ContractOperation, findOperation, type JsonSchema } from "./contract/document.ts";
import { createSchemaChecker, type SchemaChecker } from "./contract/schema-checker.ts";
import { withSupplement } from "./contract/supplement.ts";

/** Where Microsoft's description of Graph lies beside the repository; it is not part of it. */
export const contractDirectory = resolve(import.meta.dirname, "../../../../shared/graph");

const files = { "v1.0": "openapi-v1.0-autopilot.json", beta: "openapi-beta-autopilot.json" } as const;

/** Why nothing can be validated here, or null when it can. */
export function contractMissing(): string | null {
  const missing = Object.values(files).filter((file) => !existsSync(join(contractDirectory, file)));
  return missing.length === 0
    ? null
    : `Microsoft's contract is not here: ${missing.join(", ")} in ${contractDirectory}`;
}

export interface ContractFinding {
  readonly problems: readonly string[];
  /** Values that the contract knows and that were checked; 0 says that an answer proves nothing. */
  readonly evidence: number;
}

export interface ContractValidator {
  /** What of a request does not keep to the contract. */
  validateRequest(exchange: GraphExchange): readonly string[];
  /** What of an answer does not keep to the contract. */
  validateResponse(exchange: GraphExchange): ContractFinding;
}

/**
 * Validates requests and answers against Microsoft's description. Stricter than the description itself: a property it
 * does not know is a problem, and an answer without content is no evidence.
 *
 * @throws Error when the description is not there (see `contractMissing`)
 */
export function createContractValidator(directory = contractDirectory): ContractValidator {
  const load = (file: string): ContractDocument => JSON.parse(readFileSync(join(directory, file), "utf8"));
  const documents = {
    "v1.0": withSupplement(load(files["v1.0"]), "v1.0"),
    beta: withSupplement(load(files.beta), "beta"),
  };
  const checkers = { "v1.0": createSchemaChecker(documents["v1.0"]), beta: createSchemaChecker(documents.beta) };

  const operationOf = ({ request }: GraphExchange) =>
    findOperation(documents[request.version], request.method, request.path);

  return {
    validateRequest: (exchange) => {
      const operation = operationOf(exchange);
      const place = `${exchange.request.method} ${exchange.request.path}`;
      if (operation === null) return [`${place}: no such operation`];
      const problems = queryProblems(exchange, operation);
      problems.push(...bodyProblems(exchange, operation, checkers[exchange.request.version]));
      return problems.map((problem) => `${place}: ${problem}`);
    },
    validateResponse: (exchange) => {
      const { request, response } = exchange;
      const place = `${request.method} ${request.path} ${response.status}`;
      const operation = operationOf(exchange);
      if (operation === null) return { problems: [`${place}: no such operation`], evidence: 0 };
      const document = documents[request.version];
      const schema = responseSchema(document, operation, response.status);
      const finding = checkBody(schema, response.body, checkers[request.version]);
      return { ...finding, problems: finding.problems.map((problem) => `${place}: ${problem}`) };
    },
  };
}

function checkBody(schema: JsonSchema | "empty" | undefined, body: unknown, checker: SchemaChecker): ContractFinding {
  if (schema === undefined) return { problems: ["the contract knows no such status"], evidence: 0 };
  if (schema === "empty") {
    return body === undefined
      ? { problems: [], evidence: 1 }
      : { problems: ["a body where none belongs"], evidence: 0 };
  }
  if (body === undefined) return { problems: ["no body"], evidence: 0 };
  return checker.check(schema, JSON.parse(JSON.stringify(body)));
}

function responseSchema(
  document: ContractDocument,
  operation: ContractOperation,
  status: number,
): JsonSchema | "empty" | undefined {
  const named = operation.responses[String(status)] ?? operation.responses[`${Math.floor(status / 100)}XX`];
  if (named === undefined) return undefined;
  const response = named.$ref === undefined ? named : document.components.responses[named.$ref.split("/").at(-1) ?? ""];
  const { content } = response ?? {};
  return content?.["application/json"]?.schema ?? content?.["text/plain"]?.schema ?? "empty";
}

function queryProblems({ request }: GraphExchange, operation: ContractOperation): string[] {
  const known = new Set((operation.parameters ?? []).filter((one) => one.in === "query").map((one) => one.name));
  return [...request.query.keys()]
    .filter((name) => name !== "$skiptoken" && !known.has(name))
    .map((name) => `the operation takes no query option ${name}`);
}

function bodyProblems({ request }: GraphExchange, operation: ContractOperation, checker: SchemaChecker): string[] {
  const schema = operation.requestBody?.content?.["application/json"]?.schema;
  if (schema === undefined) return request.body === undefined ? [] : ["a body where none belongs"];
  if (request.body === undefined) return ["the body is missing"];
  const { problems, evidence } = checker.check(schema, request.body);
  return evidence === 0 ? [...problems, "nothing of the body is known to the contract"] : [...problems];
}
