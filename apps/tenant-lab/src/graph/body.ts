import { type GraphFailure, graphFailures } from "./errors.ts";

/** A JSON object of unknown content. */
export type JsonObject = Readonly<Record<string, unknown>>;

export function isObject(value: unknown): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** The body as an object. @throws GraphFailure 400 when it is none. */
export function objectBody(body: unknown): JsonObject {
  if (!isObject(body)) throw graphFailures.badRequest("Empty Payload. JSON content expected.");
  return body;
}

/** Text of a property; null and absent give null. @throws GraphFailure 400 for another type. */
export function textOf(body: JsonObject, name: string): string | null {
  const value = body[name];
  if (value === undefined || value === null) return null;
  if (typeof value !== "string") throw unreadable(name, "Edm.String");
  return value;
}

/** Array of texts. @throws GraphFailure 400 when it is none, or has more than `most` entries. */
export function textsOf(body: JsonObject, name: string, most: number): string[] {
  const value = body[name];
  if (!Array.isArray(value) || !value.every((entry) => typeof entry === "string")) {
    throw unreadable(name, "Collection(Edm.String)");
  }
  if (value.length > most) {
    throw graphFailures.directoryBadRequest(`The number of values in '${name}' exceeds the maximum of ${most}.`);
  }
  return value;
}

export function booleanOf(body: JsonObject, name: string): boolean | null {
  const value = body[name];
  if (value === undefined || value === null) return null;
  if (typeof value !== "boolean") throw unreadable(name, "Edm.Boolean");
  return value;
}

/** Objects of a collection; absent gives null. @throws GraphFailure 400 when it is none. */
export function objectsOf(body: JsonObject, name: string): JsonObject[] | null {
  const value = body[name];
  if (value === undefined) return null;
  if (!Array.isArray(value) || !value.every(isObject)) throw unreadable(name, "Collection");
  return value;
}

/** An instant in milliseconds; null and absent give null. @throws GraphFailure 400 when it is none. */
export function instantOf(body: JsonObject, name: string): number | null {
  const text = textOf(body, name);
  if (text === null) return null;
  const instant = Date.parse(text);
  if (Number.isNaN(instant)) throw unreadable(name, "Edm.DateTimeOffset");
  return instant;
}

function unreadable(name: string, type: string): GraphFailure {
  return graphFailures.badRequest(`Cannot convert the value of property '${name}' to the expected type '${type}'.`);
}
