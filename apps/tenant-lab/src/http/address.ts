import type { FastifyRequest } from "fastify";

/** Scheme, host and port under which the caller reached the lab. */
export function addressOf(request: FastifyRequest): string {
  return `${request.protocol}://${request.host}`;
}

/** Headers with one value each, names in lower case. */
export function flatHeaders(request: FastifyRequest): Record<string, string> {
  return Object.fromEntries(
    Object.entries(request.headers).map(([name, value]) => [
      name,
      Array.isArray(value) ? value.join(", ") : (value ?? ""),
    ]),
  );
}
