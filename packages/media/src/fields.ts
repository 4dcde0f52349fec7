import { WindlassError } from "@windlass/protocol";
import type { RandomAccessReader } from "./random-access.ts";

/** A file as its readers know it: bytes anywhere in it, and how errors name it. */
export interface NamedReader {
  readonly reader: RandomAccessReader;
  readonly fileName: string;
}

/** Some bytes of a file that remember where they lie, so that whatever is wrong in them is told with its offset. */
export interface Fields {
  readonly bytes: Uint8Array;
  /** Where a byte lies in the file. */
  place(at: number): number;
  u8(at: number): number;
  /** Little-endian, like the next two. */
  u16(at: number): number;
  u32(at: number): number;
  /** Exact up to 2^53. */
  u64(at: number): number;
  slice(at: number, length: number): Uint8Array;
  /** The bytes up to the next zero, and where the byte after it lies. @throws when there is no zero within `longest` */
  terminated(at: number, longest: number, what: string): { readonly bytes: Uint8Array; readonly end: number };
  damaged(at: number, what: string): WindlassError;
}

/** A failure at one byte of the file. */
export const damagedAt = (fileName: string, offset: number, what: string, cause?: unknown): WindlassError =>
  new WindlassError("installer.damaged", { parameters: { file: fileName, offset, what }, cause });

/** A failure of a file that ends before what it describes. */
export const truncated = ({ reader, fileName }: NamedReader, what: string, expected: number): WindlassError =>
  new WindlassError("installer.truncated", { parameters: { file: fileName, what, expected, actual: reader.size } });

/**
 * Sees bytes that were read as fields.
 *
 * @param start where the first of them lies in the file, or what tells of each where it lies
 */
export const fieldsOf = (bytes: Uint8Array, start: number | ((at: number) => number), fileName: string): Fields => {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const place = typeof start === "number" ? (at: number) => start + at : start;
  const damaged = (at: number, what: string) => damagedAt(fileName, place(at), what);
  const within = (at: number, length: number): number => {
    if (at < 0 || at + length > bytes.length) throw damaged(at, "what is stored there ends too early");
    return at;
  };
  return {
    bytes,
    place,
    u8: (at) => view.getUint8(within(at, 1)),
    u16: (at) => view.getUint16(within(at, 2), true),
    u32: (at) => view.getUint32(within(at, 4), true),
    u64: (at) => Number(view.getBigUint64(within(at, 8), true)),
    slice: (at, length) => bytes.subarray(within(at, length), at + length),
    terminated: (at, longest, what) => {
      const end = bytes.subarray(0, at + longest + 1).indexOf(0, within(at, 1));
      if (end < 0) throw damaged(at, `${what} does not end`);
      return { bytes: bytes.subarray(at, end), end: end + 1 };
    },
    damaged,
  };
};

/**
 * Reads a stretch of a file.
 *
 * @param what how an error names the stretch
 * @throws WindlassError `installer.truncated` where the file ends before it
 */
export const readFields = async (
  { reader, fileName }: NamedReader,
  offset: number,
  length: number,
  what: string,
): Promise<Fields> => {
  if (offset + length > reader.size) throw truncated({ reader, fileName }, what, offset + length);
  return fieldsOf(await reader.read(offset, length), offset, fileName);
};

/** Refuses what would take more memory than anything real does. @throws WindlassError `installer.too-large` */
export const requireAtMost = (
  limit: number,
  actual: number,
  { fileName, offset, what }: { fileName: string; offset: number; what: string },
): void => {
  if (actual <= limit) return;
  throw new WindlassError("installer.too-large", { parameters: { file: fileName, what, offset, actual, limit } });
};

/** A GUID as it lies in files: the first three parts little-endian. Upper case with braces, as Windows Installer has it. */
export const guidAt = (fields: Fields, at: number): string => {
  const bytes = Buffer.from(fields.slice(at, 16));
  const part = (order: readonly number[]) => order.map((index) => bytes.toString("hex", index, index + 1)).join("");
  const parts = [part([3, 2, 1, 0]), part([5, 4]), part([7, 6]), part([8, 9]), part([10, 11, 12, 13, 14, 15])];
  return `{${parts.join("-").toUpperCase()}}`;
};
