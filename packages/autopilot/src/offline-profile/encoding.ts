/** Why Windows would not read a file of these bytes, or null when it would. */
export const encodingProblem = (bytes: Uint8Array): string | null => {
  const [first, second, third] = bytes;
  if (first === 0xef && second === 0xbb && third === 0xbf) {
    return "The file begins with a UTF-8 byte order mark; Windows then ignores it. Save it as ANSI.";
  }
  if ((first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff) || bytes.includes(0)) {
    return "The file is UTF-16 (“Unicode”); Windows then ignores it. Save it as ANSI.";
  }
  if (bytes.some((byte) => byte > 0x7e)) {
    return "The file holds characters outside ASCII, which Windows may read as others. Write them as \\u escapes.";
  }
  return null;
};

/** The text, whatever the encoding, so that one mistake does not hide the next. */
export const decodeLeniently = (bytes: Uint8Array): string => {
  const [first, second] = bytes;
  if (first === 0xff && second === 0xfe) return new TextDecoder("utf-16le").decode(bytes);
  if (first === 0xfe && second === 0xff) return new TextDecoder("utf-16be").decode(bytes);
  return new TextDecoder("utf-8").decode(bytes);
};
