import { readProof, verifyContentTicket, verifyProof } from "@windlass/content";
import { type ContentTicket, proofWindowSeconds, WindlassError } from "@windlass/protocol";
import type { FastifyRequest } from "fastify";

/** Scheme of the `Authorization` header that carries a content ticket. */
const scheme = "Windlass-Ticket ";

/** Remembers nonces for as long as their proofs would be accepted, so that no signed request works twice. */
export interface NonceMemory {
  /** True the first time, false for a repeat. */
  take(nonce: string, now: Date): boolean;
}

/** A nonce memory in two generations: each lives for a whole window of acceptance, then is dropped at once. */
export const createNonceMemory = (): NonceMemory => {
  const lifetime = 2 * proofWindowSeconds * 1000;
  let current = new Set<string>();
  let previous = new Set<string>();
  let since = 0;
  return {
    take: (nonce, now) => {
      if (now.getTime() - since >= lifetime) {
        previous = now.getTime() - since >= 2 * lifetime ? new Set() : current;
        current = new Set();
        since = now.getTime();
      }
      if (current.has(nonce) || previous.has(nonce)) return false;
      current.add(nonce);
      return true;
    },
  };
};

export interface AccessOptions {
  /** Raw Ed25519 public key of the server that makes tickets, base64url. */
  readonly ticketPublicKey: string;
  readonly now: () => Date;
  readonly nonces: NonceMemory;
}

/**
 * Lets a request pass only with a valid ticket and a fresh proof by the key that the ticket names.
 *
 * @throws WindlassError `content.ticket-missing`, `content.ticket-invalid`, `content.ticket-expired`,
 * `agent.proof-missing`, `agent.proof-invalid`, `agent.proof-replayed`
 */
export const admitDevice = (
  request: FastifyRequest,
  { ticketPublicKey, now, nonces }: AccessOptions,
): ContentTicket => {
  const { authorization } = request.headers;
  if (authorization === undefined || !authorization.startsWith(scheme))
    throw new WindlassError("content.ticket-missing");
  const at = now();
  const ticket = verifyContentTicket(authorization.slice(scheme.length), ticketPublicKey, at);
  const proof = readProof(request.headers);
  verifyProof({ method: request.method, path: request.raw.url ?? request.url }, proof, ticket.publicKey, at);
  if (!nonces.take(`${ticket.publicKey}.${proof.nonce}`, at)) throw new WindlassError("agent.proof-replayed");
  return ticket;
};
