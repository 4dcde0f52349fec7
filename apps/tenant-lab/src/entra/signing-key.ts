import { type CryptoKey, calculateJwkThumbprint, exportJWK, generateKeyPair, importJWK, type JWK } from "jose";
import type { LabState } from "../state/state.ts";

export interface SigningKey {
  readonly keyId: string;
  readonly privateKey: CryptoKey;
  readonly publicKey: CryptoKey;
  readonly publicJwk: JWK;
}

/** The lab's token-signing key, made at the first start and kept with the state, so that tokens outlive a restart. */
export async function openSigningKey(state: LabState): Promise<SigningKey> {
  const kept = state.facts.get("signing-key")?.value as JWK | undefined;
  const privateJwk = kept ?? (await makePrivateJwk());
  if (kept === undefined) {
    state.facts.put({ id: "signing-key", sequence: state.nextSequence(), value: privateJwk });
  }
  const publicJwk: JWK = { kty: "RSA", n: privateJwk.n ?? "", e: privateJwk.e ?? "" };
  return {
    keyId: await calculateJwkThumbprint(publicJwk),
    privateKey: (await importJWK(privateJwk, "RS256")) as CryptoKey,
    publicKey: (await importJWK(publicJwk, "RS256")) as CryptoKey,
    publicJwk,
  };
}

async function makePrivateJwk(): Promise<JWK> {
  const { privateKey } = await generateKeyPair("RS256", { extractable: true, modulusLength: 2048 });
  return exportJWK(privateKey);
}
