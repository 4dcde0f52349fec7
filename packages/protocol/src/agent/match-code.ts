const alphabet = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ";

/**
 * The code that device and console both show: 30 bits of the SHA-256 of the session's raw public key. Each side computes
 * it from the key it sees, so that somebody between them, with a key of their own, shows another one.
 *
 * @param publicKeyDigest SHA-256 of the raw public key, at least 6 bytes
 */
export const matchCodeOf = (publicKeyDigest: Uint8Array): string => {
  const characters = Array.from(publicKeyDigest.subarray(0, 6), (byte) => alphabet[byte & 31]).join("");
  return `${characters.slice(0, 2)}-${characters.slice(2, 4)}-${characters.slice(4, 6)}`;
};
