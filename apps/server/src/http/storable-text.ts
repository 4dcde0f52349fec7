import { WindlassError } from "@windlass/protocol";
import type { FastifyInstance } from "fastify";

const isStorable = (text: string): boolean => !text.includes("\0") && text.isWellFormed();

/** No message of ours comes near; whatever walks a deeper one later would run out of stack. */
const deepest = 64;

const isUnstorable = (value: unknown, depth = 0): boolean => {
  if (typeof value === "string") return !isStorable(value);
  if (typeof value !== "object" || value === null) return false;
  if (depth === deepest) return true;
  if (Array.isArray(value)) return value.some((child) => isUnstorable(child, depth + 1));
  return Object.entries(value).some(([key, child]) => !isStorable(key) || isUnstorable(child, depth + 1));
};

/** Bytes and streams are not text. */
const isPlain = (body: unknown): boolean =>
  Array.isArray(body) ||
  (typeof body === "object" && body !== null && Object.getPrototypeOf(body) === Object.prototype);

/**
 * JSON can spell text that PostgreSQL cannot keep and canonical JSON cannot sign: the character U+0000 and halves of
 * surrogate pairs. Refused here for every route, where it is still the caller's mistake and not a failure inside.
 */
export const refuseUnstorableText = (app: FastifyInstance): void => {
  app.addHook("preValidation", async (request) => {
    const where = Object.entries({
      query: isUnstorable(request.query),
      body: isPlain(request.body) && isUnstorable(request.body),
    }).find(([, refused]) => refused)?.[0];
    if (where)
      throw new WindlassError("request.invalid", {
        parameters: { problems: `${where}: a text holds U+0000 or half of a surrogate pair, or it is nested too deep` },
      });
  });
};
