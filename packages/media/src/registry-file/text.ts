import { TextDecoder } from "node:util";
import { WindlassError } from "@windlass/protocol";

/** The two formats: `REGEDIT4` is ANSI throughout, 5.00 is UTF-16 as the Registry Editor exports it. */
export type RegistryFormat = 4 | 5;

export interface RegistryText {
  readonly format: RegistryFormat;
  /** Lines behind the first. */
  readonly lines: readonly string[];
}

const limit = 6 * 1024 * 1024;

const decode = (bytes: Uint8Array): string => {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder("utf-16le").decode(bytes);
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return new TextDecoder("utf-16be").decode(bytes);
  // Without a mark Windows reads ANSI. What is no valid UTF-8 is read so; what is, was meant so.
  const text = Buffer.from(bytes).toString("utf8");
  return text.includes("\uFFFD") ? new TextDecoder("windows-1252").decode(bytes) : text.replace(/^\uFEFF/, "");
};

/**
 * Decodes a `.reg` file and takes its first line off, which names the format.
 *
 * @throws WindlassError `software.registry-file-unreadable`
 */
export const readRegistryText = (bytes: Uint8Array, fileName: string): RegistryText => {
  const unreadable = (what: string) =>
    new WindlassError("software.registry-file-unreadable", { parameters: { file: fileName, what } });
  if (bytes.length > limit) throw unreadable(`it has ${bytes.length} bytes, more than the ${limit} that are read`);
  const [first = "", ...lines] = decode(bytes).split(/\r\n|\n|\r/);
  if (/^REGEDIT4\s*$/.test(first)) return { format: 4, lines };
  if (/^Windows Registry Editor Version 5\.00\s*$/.test(first)) return { format: 5, lines };
  throw unreadable("its first line is neither “Windows Registry Editor Version 5.00” nor “REGEDIT4”");
};
