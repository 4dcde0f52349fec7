import { isUtf8 } from "node:buffer";
import { TextDecoder } from "node:util";
import { WindlassError } from "@windlass/protocol";

/** How a file's text is encoded, by the names of the WHATWG Encoding Standard. */
export type CsvEncoding = "utf-8" | "utf-16le" | "utf-16be" | "windows-1252";

const byteOrderMarks: readonly (readonly [encoding: CsvEncoding, bytes: readonly number[]])[] = [
  ["utf-8", [0xef, 0xbb, 0xbf]],
  ["utf-16le", [0xff, 0xfe]],
  ["utf-16be", [0xfe, 0xff]],
];

/** Bytes looked at to tell UTF-16 without a byte order mark. */
const sampleLength = 512;

/** Text in Latin letters is half NUL bytes in UTF-16, all on one side. */
const wideEncoding = (bytes: Buffer): CsvEncoding | null => {
  const sample = bytes.subarray(0, sampleLength);
  const nuls = [0, 0];
  for (const [index, byte] of sample.entries()) if (byte === 0) nuls[index % 2] = (nuls[index % 2] ?? 0) + 1;
  const [even = 0, odd = 0] = nuls;
  const most = sample.length / 4;
  if (odd > most && even === 0) return "utf-16le";
  return even > most && odd === 0 ? "utf-16be" : null;
};

/** Bytes at the end that begin a character of UTF-8 which the next chunk completes. */
const unfinishedLength = (bytes: Buffer): number => {
  for (let back = 1; back <= Math.min(3, bytes.length); back += 1) {
    const byte = bytes[bytes.length - back] ?? 0;
    if (byte < 0x80) return 0;
    if (byte >= 0xc0) return back < (byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : 2) ? back : 0;
  }
  return 0;
};

/**
 * Turns the bytes of a file into text, whatever encoding it is in, chunk by chunk. A file without a byte order mark is
 * UTF-8 until a byte says otherwise, and then what Windows calls ANSI.
 *
 * @throws csv.binary
 */
export class TextReader {
  #encoding: CsvEncoding | null = null;
  #decoder: TextDecoder | null = null;
  #rest: Buffer = Buffer.alloc(0);
  #mixed = false;
  #wide = false;

  /** Known for certain once everything was read. */
  get encoding(): CsvEncoding {
    return this.#encoding ?? "utf-8";
  }

  /** True where characters of UTF-8 came before bytes that are none: one of the two kinds reads wrong. */
  get mixed(): boolean {
    return this.#mixed;
  }

  read(chunk: Uint8Array): string {
    const bytes = Buffer.concat([this.#rest, chunk]);
    this.#rest = Buffer.alloc(0);
    if (this.#encoding === null) {
      if (bytes.length < 4) return this.#keep(bytes);
      return this.#begin(bytes);
    }
    return this.#continue(bytes);
  }

  /** What was held back. */
  end(): string {
    const bytes = this.#rest;
    this.#rest = Buffer.alloc(0);
    const text = this.#encoding === null ? this.#begin(bytes) : this.#continue(bytes);
    if (this.#rest.length === 0) return text + (this.#decoder?.decode() ?? "");
    const cut = this.#rest;
    this.#rest = Buffer.alloc(0);
    return text + this.#toAnsi(cut);
  }

  #keep(bytes: Buffer): string {
    this.#rest = bytes;
    return "";
  }

  #begin(bytes: Buffer): string {
    const mark = byteOrderMarks.find(([, marks]) => marks.every((byte, index) => bytes[index] === byte));
    this.#encoding = mark?.[0] ?? wideEncoding(bytes) ?? "utf-8";
    if (this.#encoding !== "utf-8") this.#decoder = new TextDecoder(this.#encoding, { ignoreBOM: true });
    return this.#continue(mark ? bytes.subarray(mark[1].length) : bytes);
  }

  #continue(bytes: Buffer): string {
    if (this.#decoder) return this.#text(this.#decoder.decode(bytes, { stream: true }));
    const cut = bytes.length - unfinishedLength(bytes);
    const whole = bytes.subarray(0, cut);
    if (!isUtf8(whole)) return this.#toAnsi(bytes);
    this.#rest = Buffer.from(bytes.subarray(cut));
    const text = whole.toString("utf8");
    this.#wide ||= text.length !== whole.length;
    return this.#text(text);
  }

  #toAnsi(bytes: Buffer): string {
    this.#encoding = "windows-1252";
    this.#mixed = this.#wide;
    this.#decoder = new TextDecoder("windows-1252");
    return this.#text(this.#decoder.decode(bytes, { stream: true }));
  }

  #text(text: string): string {
    if (text.includes("\0")) throw new WindlassError("csv.binary");
    return text;
  }
}
