import { constants, verify, X509Certificate } from "node:crypto";
import { decodeJwt, decodeProtectedHeader, type JWTPayload } from "jose";
import type { LabCore } from "../lab-core.ts";
import type { Application } from "../state/entra-entities.ts";

/** The audience such proofs are for: Azure Active Directory Graph, of which the service still carries the id. */
const audience = "00000002-0000-0000-c000-000000000000";

const tenMinutes = 600;

/**
 * Whether a text proves that somebody holds the private key of one of the application's valid certificates: a token signed
 * with it, from the application's object id, living ten minutes at most. Microsoft Graph, "Generate proof of possession
 * tokens for rolling keys".
 */
export function verifyProofOfPossession(lab: LabCore, application: Application, proof: string): boolean {
  const read = readProof(proof);
  if (read === null) return false;
  const now = lab.clock.now();
  const { aud, iss, nbf = 0, exp = 0 } = read.claims;
  const lives = nbf * 1000 <= now + 300_000 && exp * 1000 > now && exp - nbf <= tenMinutes;
  if (aud !== audience || iss !== application.objectId || !lives) return false;
  return application.certificates
    .filter((certificate) => certificate.startsAt <= now && certificate.endsAt > now)
    .some((certificate) => isSignedWith(read, certificate.certificate));
}

interface ReadProof {
  readonly algorithm: string;
  readonly claims: JWTPayload;
  readonly signed: Buffer;
  readonly signature: Buffer;
}

function readProof(proof: string): ReadProof | null {
  try {
    const [header = "", payload = "", signature = ""] = proof.split(".");
    return {
      algorithm: String(decodeProtectedHeader(proof).alg),
      claims: decodeJwt(proof),
      signed: Buffer.from(`${header}.${payload}`),
      signature: Buffer.from(signature, "base64url"),
    };
  } catch {
    return null;
  }
}

function isSignedWith({ algorithm, signed, signature }: ReadProof, certificate: string): boolean {
  const key = new X509Certificate(Buffer.from(certificate, "base64")).publicKey;
  if (algorithm === "RS256") return verify("sha256", signed, key, signature);
  const { RSA_PKCS1_PSS_PADDING: padding, RSA_PSS_SALTLEN_DIGEST: saltLength } = constants;
  return algorithm === "PS256" && verify("sha256", signed, { key, padding, saltLength }, signature);
}
