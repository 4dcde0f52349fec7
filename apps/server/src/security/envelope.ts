import { createCipheriv, createDecipheriv, randomBytes } from "node:crypto";

/**
 * Envelope encryption (security rule 5): each value is encrypted with a key of its own, and that key with the
 * installation's master key, so that rotating the master key re-wraps 32 bytes a row instead of every value.
 */
export interface Envelope {
  readonly version: 1;
  /** Names the master key, so that several can be valid while one replaces another. */
  readonly masterKeyId: string;
  /** AES-256-GCM of the value's key under the master key: nonce, ciphertext and tag, base64. */
  readonly wrappedKey: string;
  /** AES-256-GCM of the value under its key: nonce, ciphertext and tag, base64. */
  readonly sealed: string;
}

/** 32 bytes and the name they are known by. */
export interface MasterKey {
  readonly id: string;
  readonly key: Buffer;
  /** Others that still open what was sealed with them, while this one takes their place; nothing is sealed with them. */
  readonly others?: readonly MasterKey[];
}

const nonceLength = 12;
const tagLength = 16;

const encrypt = (key: Buffer, plain: Buffer, context: string): string => {
  const nonce = randomBytes(nonceLength);
  const cipher = createCipheriv("aes-256-gcm", key, nonce, { authTagLength: tagLength });
  cipher.setAAD(Buffer.from(context));
  return Buffer.concat([nonce, cipher.update(plain), cipher.final(), cipher.getAuthTag()]).toString("base64");
};

const decrypt = (key: Buffer, text: string, context: string): Buffer => {
  const bytes = Buffer.from(text, "base64");
  if (bytes.length < nonceLength + tagLength) throw new Error("the envelope is not whole");
  const nonce = bytes.subarray(0, nonceLength);
  // Without a length, GCM in Node also takes tags that are short enough to be guessed.
  const decipher = createDecipheriv("aes-256-gcm", key, nonce, { authTagLength: tagLength });
  decipher.setAAD(Buffer.from(context));
  decipher.setAuthTag(bytes.subarray(bytes.length - tagLength));
  return Buffer.concat([decipher.update(bytes.subarray(nonceLength, bytes.length - tagLength)), decipher.final()]);
};

/**
 * Seals a value. `context` names the place it is kept (for example `secret:<id>`) and must be given again to open it:
 * an envelope copied to another row does not open there.
 */
export const sealEnvelope = (masterKey: MasterKey, value: string, context: string): Envelope => {
  const valueKey = randomBytes(32);
  return {
    version: 1,
    masterKeyId: masterKey.id,
    wrappedKey: encrypt(masterKey.key, valueKey, context),
    sealed: encrypt(valueKey, Buffer.from(value, "utf8"), context),
  };
};

/** Opens what {@link sealEnvelope} made. Throws when key, context or bytes differ. */
export const openEnvelope = (masterKey: MasterKey, envelope: Envelope, context: string): string => {
  const valueKey = unwrap(masterKey, envelope, context);
  return decrypt(valueKey, envelope.sealed, context).toString("utf8");
};

const unwrap = (masterKey: MasterKey, envelope: Envelope, context: string): Buffer => {
  const known = [masterKey, ...(masterKey.others ?? [])].find(({ id }) => id === envelope.masterKeyId);
  if (!known) throw new Error("the envelope was sealed with another master key");
  return decrypt(known.key, envelope.wrappedKey, context);
};

/** The same value under this master key, whichever of the known ones sealed it. The value itself is not touched. */
export const rewrapEnvelope = (masterKey: MasterKey, envelope: Envelope, context: string): Envelope => ({
  ...envelope,
  masterKeyId: masterKey.id,
  wrappedKey: encrypt(masterKey.key, unwrap(masterKey, envelope, context), context),
});
