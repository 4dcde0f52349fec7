import {
  createCipheriv,
  createDecipheriv,
  createPublicKey,
  diffieHellman,
  generateKeyPairSync,
  hkdfSync,
  type KeyObject,
} from "node:crypto";
import type { SealedMessage } from "@windlass/protocol";

/**
 * Messages for one reader: an ephemeral X25519 agreement (RFC 7748), HKDF-SHA-256 (RFC 5869) over it, AES-256-GCM with
 * what the message belongs to as associated data. Both keys live for one message, so that neither side keeps anything by
 * which a recorded one could be opened later.
 */

/** Half of an agreement. */
export interface AgreementKey {
  /** Raw 32 bytes, base64url. */
  readonly publicKey: string;
  readonly privateKey: KeyObject;
}

/** What a message belongs to, one fact each; another place, another key: it does not open. */
export type Binding = readonly string[];

const context = "windlass-sealed-v1";
const tagLength = 16;

const rawPublicKey = (key: KeyObject): string => {
  const { x } = key.export({ format: "jwk" });
  if (x === undefined) throw new Error("the platform gave a key without its public part");
  return x;
};

/** A key for one message. */
export const generateAgreementKey = (): AgreementKey => {
  const { publicKey, privateKey } = generateKeyPairSync("x25519");
  return { publicKey: rawPublicKey(publicKey), privateKey };
};

/** The key of raw private bytes, as test vectors give them. */
export const agreementKeyOf = (privateKey: KeyObject): AgreementKey => ({
  publicKey: rawPublicKey(createPublicKey(privateKey)),
  privateKey,
});

/** JSON, so that no two facts can run into each other. */
const associatedData = (binding: Binding): Buffer => Buffer.from(JSON.stringify([context, ...binding]), "utf8");

/** Both public keys go into the derivation: whoever exchanges one gets another key. */
const derive = (own: KeyObject, other: string, keys: { readonly sender: string; readonly reader: string }) => {
  const publicKey = createPublicKey({ key: { kty: "OKP", crv: "X25519", x: other }, format: "jwk" });
  // Refused by OpenSSL where the result would be all zeroes (RFC 7748, 6.1).
  const shared = diffieHellman({ privateKey: own, publicKey });
  const salt = Buffer.concat([Buffer.from(keys.sender, "base64url"), Buffer.from(keys.reader, "base64url")]);
  const bytes = Buffer.from(hkdfSync("sha256", shared, salt, context, 44));
  shared.fill(0);
  return { key: bytes.subarray(0, 32), iv: bytes.subarray(32) };
};

/**
 * Seals a message for the holder of a key.
 *
 * @param reader raw X25519 public key, base64url
 * @param sender used for this message and never again: it also gives the nonce
 * @throws for a key that is none
 */
export const sealMessage = (
  plain: Uint8Array,
  reader: string,
  binding: Binding,
  sender: AgreementKey = generateAgreementKey(),
): SealedMessage => {
  const { key, iv } = derive(sender.privateKey, reader, { sender: sender.publicKey, reader });
  const cipher = createCipheriv("aes-256-gcm", key, iv).setAAD(associatedData(binding));
  const sealed = Buffer.concat([cipher.update(plain), cipher.final(), cipher.getAuthTag()]);
  key.fill(0);
  return { senderKey: sender.publicKey, sealed: sealed.toString("base64url") };
};

/** Opens a message. @throws for another reader, another binding or a changed message, without saying which */
export const openMessage = ({ senderKey, sealed }: SealedMessage, reader: AgreementKey, binding: Binding): Buffer => {
  const { key, iv } = derive(reader.privateKey, senderKey, { sender: senderKey, reader: reader.publicKey });
  const bytes = Buffer.from(sealed, "base64url");
  if (bytes.length < tagLength) throw new Error("the sealed message is cut off");
  const decipher = createDecipheriv("aes-256-gcm", key, iv).setAAD(associatedData(binding));
  decipher.setAuthTag(bytes.subarray(bytes.length - tagLength));
  const plain = Buffer.concat([decipher.update(bytes.subarray(0, bytes.length - tagLength)), decipher.final()]);
  key.fill(0);
  return plain;
};
