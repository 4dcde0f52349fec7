import { readProof, verifyProof } from "@windlass/content";
import { publicKey, WindlassError } from "@windlass/protocol";
import type { FastifyRequest } from "fastify";
import type { Application } from "./application.ts";

declare module "fastify" {
  interface FastifyRequest {
    /** The body's bytes as they arrived; what a proof covers. */
    bodyBytes: Buffer | null;
  }
}

/** Whose requests are signed. */
const signing: readonly (string | undefined)[] = ["agent", "connector"];

/** JSON bodies as Fastify parses them, with the bytes kept beside for the proof. */
export const keepBodyBytes = (app: Application): void => {
  app.decorateRequest("bodyBytes", null);
  const parse = app.getDefaultJsonParser("error", "error");
  app.removeContentTypeParser("application/json");
  app.addContentTypeParser<Buffer>("application/json", { parseAs: "buffer" }, (request, body, done) => {
    if (signing.includes(request.routeOptions.config.access?.audience)) request.bodyBytes = body;
    // An empty body is no body: a PUT without one is told by its schema.
    if (body.length === 0) return done(null, undefined);
    return parse(request, body.toString("utf8"), done);
  });
};

/** Whether a request was signed by this key, now; gives the nonce, which must never have been seen. @throws agent.proof-… */
export const checkSignature = (request: FastifyRequest, key: string, now: Date): string => {
  const proof = readProof(request.headers);
  const signed = { method: request.method, path: request.url, ...(request.bodyBytes && { body: request.bodyBytes }) };
  verifyProof(signed, proof, key, now);
  return proof.nonce;
};

/** The key that a request names itself. @throws agent.proof-missing */
export const keyInBody = (request: FastifyRequest): string => {
  const body = request.body as { publicKey?: unknown } | null | undefined;
  const key = publicKey.safeParse(body?.publicKey);
  if (!key.success) throw new WindlassError("agent.proof-missing");
  return key.data;
};
