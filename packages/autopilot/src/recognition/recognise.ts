import { isKnownHeader } from "../csv/columns.ts";
import { readBeginning } from "../csv/separator.ts";
import { TextReader } from "../csv/text.ts";
import { longestHardwareHash } from "../hardware-hash/base64.ts";

/** What a text file is, as far as Windows Autopilot is concerned. */
export type AutopilotFileKind = "hardware-hash" | "oa3-xml" | "autopilot-csv";

/** Bytes of a file's beginning that {@link recogniseAutopilotFile} wants to see. */
export const recognitionLength = 65_536;

/** The first three bytes of every hash, `OA` and its length, in base64. */
const hashStart = /^["'“”„‘’\s]*T0[A-P]/u;

const textOf = (beginning: Uint8Array): string | null => {
  const reader = new TextReader();
  try {
    return reader.read(beginning) + reader.end();
  } catch {
    return null;
  }
};

const isCsv = (text: string): boolean => {
  const { separator, skip } = readBeginning(text);
  const line = text.slice(skip).split(/[\r\n]/u, 1)[0] ?? "";
  const cells = line.split(separator);
  // Without its header the file still is one, and is told what it lacks.
  return cells.length > 1 && cells.some((cell) => isKnownHeader(cell) || hashStart.test(cell));
};

/**
 * Tells by its first bytes what a file is, whatever it is called.
 *
 * @returns null where it is none of the three
 */
export const recogniseAutopilotFile = (beginning: Uint8Array): AutopilotFileKind | null => {
  const text = textOf(beginning)?.trimStart();
  if (!text) return null;
  if (text.startsWith("<") || text.includes("<HardwareReport")) return "oa3-xml";
  if (isCsv(text)) return "autopilot-csv";
  const isShort = text.length <= 2 * longestHardwareHash;
  return isShort && (hashStart.test(text) || /^[\sA-Za-z0-9+/]{64,}[\s=]*$/u.test(text)) ? "hardware-hash" : null;
};

/** The text of a small file, whatever its encoding. @throws WindlassError `csv.binary` */
export const decodeText = (bytes: Uint8Array): string => {
  const reader = new TextReader();
  return reader.read(bytes) + reader.end();
};
