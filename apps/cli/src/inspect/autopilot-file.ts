import { createReadStream } from "node:fs";
import { type FileHandle, open } from "node:fs/promises";
import {
  type HardwareHashInspection,
  inspectHardwareHash,
  inspectOa3Xml,
  longestOa3Xml,
} from "@windlass/autopilot/hardware-hash";
import {
  type AutopilotFileKind,
  decodeText,
  recogniseAutopilotFile,
  recognitionLength,
} from "@windlass/autopilot/recognition";
import { WindlassError } from "@windlass/protocol";
import { inspectCsv } from "./csv.ts";
import type { Inspected } from "./inspected.ts";

const readUpTo = async (file: FileHandle, length: number): Promise<Buffer> => {
  const buffer = Buffer.alloc(length);
  let filled = 0;
  while (filled < length) {
    const { bytesRead } = await file.read(buffer, filled, length - filled, filled);
    if (bytesRead === 0) break;
    filled += bytesRead;
  }
  return buffer.subarray(0, filled);
};

const describeHash = (path: string, inspection: HardwareHashInspection): string => {
  const { valid, serialNumber, manufacturer, model, tpm, warnings } = inspection;
  return [
    `${path}: hardware hash, ${valid ? "intact" : "not intact"}`,
    `  serial number  ${serialNumber ?? "(none)"}`,
    `  device         ${[manufacturer, model].filter(Boolean).join(" ") || "(not named)"}`,
    `  TPM data       ${tpm.present ? `yes, version ${tpm.version ?? "unknown"}` : "no"}`,
    ...warnings.map(({ message }) => `  ! ${message}`),
  ].join("\n");
};

const inspectSmallFile = async (
  path: string,
  file: FileHandle,
  kind: "hardware-hash" | "oa3-xml",
): Promise<Inspected> => {
  // One byte more than is taken, so that what is too long is refused and not cut.
  const bytes = await readUpTo(file, 4 * longestOa3Xml + 1);
  if (bytes.length > 4 * longestOa3Xml) {
    const what = "it is far larger than what the OA3 tool writes";
    throw new WindlassError("hardware-hash.xml-unreadable", { parameters: { what } });
  }
  const text = decodeText(bytes);
  const data = kind === "oa3-xml" ? inspectOa3Xml(text) : inspectHardwareHash(text);
  return { data, text: describeHash(path, data) };
};

const kindOf = async (file: FileHandle): Promise<AutopilotFileKind | null> => {
  if (!(await file.stat()).isFile()) return null;
  return recogniseAutopilotFile(await readUpTo(file, recognitionLength));
};

/**
 * A hardware hash, what the OA3 tool wrote, or an Autopilot CSV, told by the contents whatever the file is called.
 *
 * @returns null where it is none of them, or cannot be opened
 * @throws WindlassError `csv.*`, `hardware-hash.*`
 */
export const inspectAutopilotFile = async (path: string): Promise<Inspected | null> => {
  // A file that cannot be opened is told of by the reader of images, which is asked next.
  const file = await open(path).catch(() => null);
  if (!file) return null;
  try {
    const kind = await kindOf(file);
    if (kind === null) return null;
    if (kind === "autopilot-csv") return await inspectCsv(path, createReadStream(path));
    return await inspectSmallFile(path, file, kind);
  } finally {
    await file.close();
  }
};
