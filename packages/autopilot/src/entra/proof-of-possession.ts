import { createPrivateKey, sign, X509Certificate } from "node:crypto";
import type { CertificateCredential } from "./client-credential.ts";

/** Azure Active Directory Graph, of which the service that checks proofs still carries the id. */
const audience = "00000002-0000-0000-c000-000000000000";

/** Longest life that is taken. */
const lifeSeconds = 600;

const encoded = (value: object): string => Buffer.from(JSON.stringify(value)).toString("base64url");

/**
 * A token that proves that an app holds the private key of one of its valid certificates, for adding and removing others.
 * Source: Microsoft Graph documentation, "Generate proof of possession tokens for rolling keys".
 *
 * @param objectId of the app registration, which is not its client id
 */
export const proofOfPossession = (holder: CertificateCredential, objectId: string, now: Date): string => {
  const thumbprint = Buffer.from(new X509Certificate(holder.certificatePem).fingerprint.replaceAll(":", ""), "hex");
  const seconds = Math.floor(now.getTime() / 1000);
  const header = { alg: "RS256", typ: "JWT", x5t: thumbprint.toString("base64url") };
  const claims = { aud: audience, iss: objectId, nbf: seconds, exp: seconds + lifeSeconds };
  const signed = `${encoded(header)}.${encoded(claims)}`;
  const signature = sign("sha256", Buffer.from(signed), createPrivateKey(holder.privateKeyPem));
  return `${signed}.${signature.toString("base64url")}`;
};
