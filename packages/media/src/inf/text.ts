import { WindlassError } from "@windlass/protocol";
import type { RandomAccessReader } from "../random-access.ts";

export type InfEncoding = "ascii" | "utf-8" | "utf-16le" | "utf-16be" | "windows-1252";

/** An INF's characters, and where they lie in the file. */
export interface InfText {
  readonly text: string;
  readonly encoding: InfEncoding;
  /** The byte at which the character of that index begins. */
  offsetOf(index: number): number;
}

/** Bytes; the largest INF files known, of audio and printer drivers, have a few million. */
const largestInf = 10_000_000;

const startsWith = (bytes: Uint8Array, ...mark: readonly number[]) => mark.every((byte, at) => bytes[at] === byte);

const wide = (bytes: Uint8Array, encoding: "utf-16le" | "utf-16be", mark: number): InfText => ({
  text: new TextDecoder(encoding, { ignoreBOM: true }).decode(bytes.subarray(mark)),
  encoding,
  offsetOf: (index) => mark + 2 * index,
});

const isAscii = (bytes: Uint8Array): boolean => {
  for (const byte of bytes) if (byte > 0x7f) return false;
  return true;
};

const utf8 = (bytes: Uint8Array, mark: number): InfText | null => {
  try {
    const text = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes.subarray(mark));
    return { text, encoding: "utf-8", offsetOf: (index) => mark + Buffer.byteLength(text.slice(0, index)) };
  } catch {
    return null;
  }
};

/**
 * Documented are UTF-16 and the system's code page (Microsoft, "General guidelines for INF files"); vendors ship UTF-8,
 * too. UTF-16 without its mark is told by the zero half of the first character, which no INF begins with otherwise.
 */
const decode = (bytes: Uint8Array): InfText => {
  if (startsWith(bytes, 0xff, 0xfe)) return wide(bytes, "utf-16le", 2);
  if (startsWith(bytes, 0xfe, 0xff)) return wide(bytes, "utf-16be", 2);
  const [first, second] = bytes;
  if (first !== undefined && first !== 0 && second === 0) return wide(bytes, "utf-16le", 0);
  if (first === 0 && second !== undefined && second !== 0) return wide(bytes, "utf-16be", 0);
  const mark = startsWith(bytes, 0xef, 0xbb, 0xbf) ? 3 : 0;
  const narrow = (encoding: "ascii" | "windows-1252"): InfText => ({
    text: new TextDecoder("windows-1252").decode(bytes),
    encoding,
    offsetOf: (index) => index,
  });
  if (mark === 0 && isAscii(bytes)) return narrow("ascii");
  return utf8(bytes, mark) ?? narrow("windows-1252");
};

/** Zeros and the end-of-file mark of DOS (0x1A) after the last line do no harm and are common. */
const padding = new Set(["\0", "\u001a", " ", "\t", "\r", "\n"]);

const withoutPadding = (decoded: InfText): InfText => {
  const { text } = decoded;
  let end = text.length;
  while (end > 0 && padding.has(text.charAt(end - 1))) end--;
  return { ...decoded, text: text.slice(0, end) };
};

/**
 * Reads and decodes a whole INF file.
 *
 * @throws WindlassError `inf.too-large`, `inf.not-text`
 */
export const readInfText = async (reader: RandomAccessReader, fileName: string): Promise<InfText> => {
  if (reader.size > largestInf)
    throw new WindlassError("inf.too-large", {
      parameters: { file: fileName, actual: reader.size, limit: largestInf },
    });
  const decoded = withoutPadding(decode(await reader.read(0, reader.size)));
  const zero = decoded.text.indexOf("\0");
  if (zero !== -1)
    throw new WindlassError("inf.not-text", {
      parameters: { file: fileName, what: "a zero character", offset: decoded.offsetOf(zero) },
    });
  return decoded;
};

/** Whether these first bytes of a file, some kilobytes of them, are an INF's, whatever the file is called. */
export const recogniseInf = (beginning: Uint8Array): boolean => {
  const { text } = decode(beginning);
  return (
    !text.includes("\0") && /^[ \t]*\[[ \t]*version[ \t]*\]/im.test(text) && /\$(windows nt|chicago)\$/i.test(text)
  );
};
