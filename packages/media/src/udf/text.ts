/**
 * OSTA compressed Unicode (UDF 2.60, 2.1.1): the first byte says how many bits a character takes. 254 and 255 mark
 * names of deleted files.
 */
export const compressedUnicode = (bytes: Uint8Array): string => {
  const [kind] = bytes;
  const rest = Buffer.from(bytes.subarray(1));
  if (kind === 8 || kind === 254) return rest.toString("latin1");
  if (kind === 16 || kind === 255) return new TextDecoder("utf-16be").decode(rest.subarray(0, rest.length & ~1));
  return "";
};

/** A field of fixed length whose last byte says how many of it are used (`dstring`). */
export const fixedString = (bytes: Uint8Array): string => {
  const used = Math.min(bytes.at(-1) ?? 0, bytes.length - 1);
  return compressedUnicode(bytes.subarray(0, used)).replace(/\0+$/u, "");
};
