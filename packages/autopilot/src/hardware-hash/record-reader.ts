import type { HashRecord } from "./records.ts";

/** Longest text taken from a record, in characters; what is longer is no name. */
const longestText = 256;

const cleaned = (text: string): string => {
  const end = text.indexOf("\0");
  // Texts come from a device: control characters have no business in a name.
  return (end < 0 ? text : text.slice(0, end))
    .replaceAll(/\p{Cc}/gu, "")
    .trim()
    .slice(0, longestText);
};

/** The text of a record: ASCII, in practice whatever code page the firmware's maker used. */
export const textOf = (data: Buffer): string => cleaned(data.toString("latin1"));

export const wideTextOf = (data: Buffer): string =>
  cleaned(data.subarray(0, data.length - (data.length % 2)).toString("utf16le"));

/** Numbers of a record; 0 where it is too short. */
export const numbersOf = (data: Buffer) => ({
  byte: (offset: number): number => data[offset] ?? 0,
  short: (offset: number): number => (offset + 2 <= data.length ? data.readUInt16LE(offset) : 0),
  long: (offset: number): number => (offset + 4 <= data.length ? data.readUInt32LE(offset) : 0),
});

/** The records of a hash, found by their type. */
export class RecordReader {
  readonly #records: readonly HashRecord[];

  constructor(records: readonly HashRecord[]) {
    this.#records = records;
  }

  /** The first record of a type that has at least so many bytes. */
  first(type: number, leastBytes = 1): Buffer | undefined {
    return this.#records.find((record) => record.type === type && record.data.length >= leastBytes)?.data;
  }

  all(type: number, leastBytes = 1): Buffer[] {
    return this.#records
      .filter((record) => record.type === type && record.data.length >= leastBytes)
      .map(({ data }) => data);
  }

  text(type: number): string | null {
    const data = this.first(type);
    return (data && textOf(data)) || null;
  }
}
