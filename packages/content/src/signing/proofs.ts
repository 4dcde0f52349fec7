import { type ProofClaims, proofHeaders, proofText, proofWindowSeconds, WindlassError } from "@windlass/protocol";
import { type SigningKey, sha256Of, signText, verifyText } from "./keys.ts";

/** A request as it is signed. */
export interface RequestToSign {
  readonly method: string;
  /** Path and query exactly as they are sent. */
  readonly path: string;
  /** Absent: no body. */
  readonly body?: Uint8Array | string;
  /** When it is sent, by the server's clock. */
  readonly at: Date;
  /** 16 random bytes, base64url; never used twice. */
  readonly nonce: string;
}

const claimsOf = (request: RequestToSign): ProofClaims => ({
  method: request.method,
  path: request.path,
  bodySha256: sha256Of(request.body ?? ""),
  timestamp: request.at.toISOString(),
  nonce: request.nonce,
});

/** Signs a request with the session's key; gives the headers to send with it. */
export const signProof = (request: RequestToSign, key: Pick<SigningKey, "privateKey">): Record<string, string> => {
  const claims = claimsOf(request);
  return {
    [proofHeaders.timestamp]: claims.timestamp,
    [proofHeaders.nonce]: claims.nonce,
    [proofHeaders.signature]: signText(proofText(claims), key),
  };
};

/** What arrives with a signed request. */
export interface ReceivedProof {
  readonly timestamp: string;
  readonly nonce: string;
  readonly signature: string;
}

/**
 * Takes the proof from a request's headers (lower-case names, as Node gives them).
 *
 * @throws WindlassError `agent.proof-missing`
 */
export const readProof = (headers: Readonly<Record<string, string | string[] | undefined>>): ReceivedProof => {
  const timestamp = headers[proofHeaders.timestamp];
  const nonce = headers[proofHeaders.nonce];
  const signature = headers[proofHeaders.signature];
  if (typeof timestamp !== "string" || typeof nonce !== "string" || typeof signature !== "string")
    throw new WindlassError("agent.proof-missing");
  return { timestamp, nonce, signature };
};

/** The request that a proof is said to belong to. */
export interface ProvenRequest {
  readonly method: string;
  /** Path and query exactly as requested. */
  readonly path: string;
  /** The bytes as they arrived, before any parsing; absent: no body. */
  readonly body?: Uint8Array | string;
}

/**
 * Proves that the request was signed by the key, now. That the nonce is new is the caller's to see, for
 * `2 × proofWindowSeconds`.
 *
 * @throws WindlassError `agent.proof-invalid`
 */
export const verifyProof = (request: ProvenRequest, proof: ReceivedProof, publicKey: string, now: Date): void => {
  const refused = (what: string) => new WindlassError("agent.proof-invalid", { parameters: { what } });
  if (!/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/.test(proof.timestamp)) throw refused("its time is malformed");
  if (!/^[A-Za-z0-9_-]{22}$/.test(proof.nonce)) throw refused("its nonce is malformed");
  const distance = Math.abs(now.getTime() - Date.parse(proof.timestamp));
  if (!(distance <= proofWindowSeconds * 1000))
    throw refused(`it is dated ${proof.timestamp}, the server's clock says ${now.toISOString()}`);
  const claims: ProofClaims = {
    method: request.method,
    path: request.path,
    bodySha256: sha256Of(request.body ?? ""),
    timestamp: proof.timestamp,
    nonce: proof.nonce,
  };
  if (!verifyText(proofText(claims), proof.signature, publicKey)) throw refused("it was made by another key");
};
