import { createHash, createPrivateKey, createPublicKey, type KeyObject, randomBytes, sign, verify } from "node:crypto";
import { publicKey as publicKeySchema } from "@windlass/protocol";

/** An Ed25519 key pair that can sign. */
export interface SigningKey {
  /** Raw 32 bytes, base64url: what others need to verify. */
  readonly publicKey: string;
  readonly privateKey: KeyObject;
}

/** Bytes of the secret that a key is made of (RFC 8032, 5.1.5). */
const seedLength = 32;

/** PKCS#8 wrapping of a bare Ed25519 seed (RFC 8410, 7). */
const pkcs8Prefix = Buffer.from("302e020100300506032b657004220420", "hex");

/**
 * The key of a stored seed.
 *
 * @param seed 32 secret bytes
 */
export const signingKeyFromSeed = (seed: Uint8Array): SigningKey => {
  if (seed.length !== seedLength) throw new RangeError(`an Ed25519 seed has ${seedLength} bytes, not ${seed.length}`);
  const privateKey = createPrivateKey({ key: Buffer.concat([pkcs8Prefix, seed]), format: "der", type: "pkcs8" });
  const publicKey = createPublicKey(privateKey).export({ format: "jwk" }).x;
  if (publicKey === undefined) throw new Error("the platform gave a key without its public part");
  return { publicKey, privateKey };
};

/** Makes a new key and the seed to store it by. */
export const generateSigningKey = (random: (length: number) => Uint8Array = randomBytes) => {
  const seed = random(seedLength);
  return { ...signingKeyFromSeed(seed), seed };
};

/** Short name of a public key: the first 16 hexadecimal characters of its SHA-256. */
export const keyIdOf = (publicKey: string): string =>
  createHash("sha256").update(Buffer.from(publicKey, "base64url")).digest("hex").slice(0, 16);

/** Signs the UTF-8 bytes of a text; base64url. */
export const signText = (text: string, key: Pick<SigningKey, "privateKey">): string =>
  sign(null, Buffer.from(text, "utf8"), key.privateKey).toString("base64url");

/**
 * Whether the signature is this key's over the UTF-8 bytes of the text. Malformed keys and signatures, also such with
 * stray bits or padding, are simply not valid.
 */
export const verifyText = (text: string, signature: string, publicKey: string): boolean => {
  if (!publicKeySchema.safeParse(publicKey).success) return false;
  const bytes = Buffer.from(signature, "base64url");
  if (bytes.length !== 64 || bytes.toString("base64url") !== signature) return false;
  try {
    const key = createPublicKey({ key: { kty: "OKP", crv: "Ed25519", x: publicKey }, format: "jwk" });
    return verify(null, Buffer.from(text, "utf8"), key, bytes);
  } catch {
    return false;
  }
};

/** Lower-case hexadecimal SHA-256 of bytes or of a text's UTF-8 bytes. */
export const sha256Of = (content: Uint8Array | string): string => createHash("sha256").update(content).digest("hex");
