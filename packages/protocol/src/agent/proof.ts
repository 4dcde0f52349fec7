/**
 * Proof of possession: every request of an agent is signed with its session's Ed25519 key, so neither a token nor a
 * ticket is worth anything to somebody who copied it (security rule 2).
 */

/** Header names of a signed request, lower case. */
export const proofHeaders = {
  session: "windlass-session",
  timestamp: "windlass-timestamp",
  nonce: "windlass-nonce",
  signature: "windlass-signature",
} as const;

/** How far a proof's timestamp may lie from the server's clock, in seconds. */
export const proofWindowSeconds = 120;

export interface ProofClaims {
  readonly method: string;
  /** Path and query exactly as requested. */
  readonly path: string;
  /** Lower-case hexadecimal SHA-256 of the body's bytes; of zero bytes where there is none. */
  readonly bodySha256: string;
  /** ISO 8601 in UTC. */
  readonly timestamp: string;
  /** 16 random bytes, base64url; never used twice. */
  readonly nonce: string;
}

/** The text that is signed. One fact a line, so that no two claims can run into each other. */
export const proofText = (claims: ProofClaims): string =>
  [
    "windlass-proof-v1",
    claims.method.toUpperCase(),
    claims.path,
    claims.bodySha256,
    claims.timestamp,
    claims.nonce,
  ].join("\n");
