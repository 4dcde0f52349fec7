import { WindlassError } from "@windlass/protocol";
import type { RandomAccessReader } from "../random-access.ts";

const decode = (bytes: Uint8Array): string => {
  const [first, second] = bytes;
  if (first === 0xff && second === 0xfe) return new TextDecoder("utf-16le").decode(bytes);
  if (first === 0xfe && second === 0xff) return new TextDecoder("utf-16be").decode(bytes);
  // Without its mark UTF-16 is told by the zero half of a first character that is ASCII.
  if (first !== undefined && first !== 0 && second === 0) return new TextDecoder("utf-16le").decode(bytes);
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder("windows-1252").decode(bytes);
  }
};

/**
 * The text of a whole file: UTF-16, UTF-8, or else the code page that administrators' editors used.
 *
 * @param limit in bytes
 * @throws WindlassError `mdt.file-too-large`, `mdt.file-unreadable`
 */
export const readShareText = async (reader: RandomAccessReader, file: string, limit: number): Promise<string> => {
  if (reader.size > limit)
    throw new WindlassError("mdt.file-too-large", { parameters: { file, actual: reader.size, limit } });
  const text = decode(await reader.read(0, reader.size));
  const zero = text.indexOf("\0");
  if (zero >= 0)
    throw new WindlassError("mdt.file-unreadable", {
      parameters: { file, what: "a zero character is in it", offset: Buffer.byteLength(text.slice(0, zero)) },
    });
  return text;
};
