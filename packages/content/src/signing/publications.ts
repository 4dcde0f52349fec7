import {
  canonicalJson,
  type PublicationBody,
  publicationBody,
  type SignedPublication,
  signedPublication,
  WindlassError,
} from "@windlass/protocol";
import { keyIdOf, type SigningKey, sha256Of, signText, verifyText } from "./keys.ts";

/** Freezes a publication: its canonical text, that text's hash and signature. */
export const signPublication = (body: PublicationBody, key: SigningKey): SignedPublication => {
  const text = canonicalJson(publicationBody.parse(body));
  return { body: text, sha256: sha256Of(text), signature: signText(text, key), keyId: keyIdOf(key.publicKey) };
};

/** The number the text claims, for the sentence of a refusal only. */
const claimedNumber = (text: string): number | string => {
  const match = /"number":(\d{1,9})[,}]/.exec(text);
  return match?.[1] ?? "(unknown)";
};

/**
 * Gives the publication only when exactly this text was signed by exactly this key; nothing is parsed before.
 *
 * @throws WindlassError `device.publication-signature-wrong`
 */
export const verifyPublication = (untrusted: SignedPublication, publicKey: string): PublicationBody => {
  const refused = (cause?: unknown) =>
    new WindlassError("device.publication-signature-wrong", {
      parameters: { number: claimedNumber(String(untrusted.body)) },
      cause,
    });
  const signed = signedPublication.safeParse(untrusted);
  if (!signed.success) throw refused(signed.error);
  const { body, sha256, signature, keyId } = signed.data;
  if (keyId !== keyIdOf(publicKey)) throw refused(new Error("it names another key"));
  if (!verifyText(body, signature, publicKey)) throw refused(new Error("the signature does not verify"));
  if (sha256Of(body) !== sha256) throw refused(new Error("its hash differs from its text's"));
  try {
    return publicationBody.parse(JSON.parse(body));
  } catch (cause) {
    throw refused(cause);
  }
};
