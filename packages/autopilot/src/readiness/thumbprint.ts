const hexadecimal = /^[0-9a-f]{40}$/iu;

/**
 * The SHA-1 thumbprint that Graph keeps as a certificate's `customKeyIdentifier`, as 40 lower-case digits: the base64 of
 * the 20 bytes, or of their digits as text, depending on what uploaded the certificate. Null where it is something else.
 */
export const sha1ThumbprintOf = (customKeyIdentifier: unknown): string | null => {
  if (typeof customKeyIdentifier !== "string") return null;
  if (hexadecimal.test(customKeyIdentifier)) return customKeyIdentifier.toLowerCase();
  const bytes = Buffer.from(customKeyIdentifier, "base64");
  const text = bytes.toString("latin1");
  if (hexadecimal.test(text)) return text.toLowerCase();
  return bytes.length === 20 ? bytes.toString("hex") : null;
};
