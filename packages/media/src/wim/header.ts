import type { ImageFileInspection } from "@windlass/protocol";
import { WindlassError } from "@windlass/protocol";
import type { RandomAccessReader } from "../random-access.ts";
import { parseResource, type Resource } from "./resource.ts";

/** Bytes of the header of every WIM since Windows Vista. */
export const headerSize = 208;

const signature = "MSWIM\0\0\0";

/** `dwVersion` of ordinary files, and of those with LZMS or solid resources (ESD). */
const ordinaryVersion = 0x1_0d00;
const esdVersion = 0xe00;

const flagCompressed = 0x2;
const flagSpanned = 0x8;
const compressionFlags = [
  { flag: 0x2_0000, compression: "xpress" },
  { flag: 0x4_0000, compression: "lzx" },
  { flag: 0x8_0000, compression: "lzms" },
  { flag: 0x20_0000, compression: "xpress" },
] as const;

/** What the first 208 bytes say. */
export interface WimHeader {
  readonly kind: ImageFileInspection["kind"];
  readonly compression: ImageFileInspection["compression"];
  /** Lower-case hexadecimal; equal in all parts of one split set. */
  readonly guid: string;
  readonly partNumber: number;
  readonly partCount: number;
  readonly imageCount: number;
  readonly blobTable: Resource;
  readonly imageList: Resource;
  readonly bootMetadata: Resource;
  readonly integrityTable: Resource;
}

const contradiction = (fileName: string, what: string) =>
  new WindlassError("image.header-invalid", { parameters: { file: fileName, what } });

const compressionOf = (flags: number, fileName: string): WimHeader["compression"] => {
  if ((flags & flagCompressed) === 0) return "none";
  const named = compressionFlags.filter(({ flag }) => (flags & flag) !== 0);
  const [first] = named;
  if (first === undefined) throw contradiction(fileName, "it says it is compressed, but not how");
  if (named.length > 1) throw contradiction(fileName, "it names several kinds of compression at once");
  return first.compression;
};

const kindOf = (version: number, spanned: boolean, partCount: number): WimHeader["kind"] => {
  if (spanned || partCount > 1) return "swm";
  return version === esdVersion ? "esd" : "wim";
};

/**
 * Reads and judges the header (Windows Imaging File Format, WIMHEADER_V1_PACKED). Fields and flags it does not know
 * are left alone.
 *
 * @throws WindlassError `image.not-recognised`, `image.truncated`, `image.header-invalid`
 */
export const readHeader = async (reader: RandomAccessReader, fileName: string): Promise<WimHeader> => {
  const bytes = await reader.read(0, Math.min(headerSize, reader.size));
  if (bytes.length < signature.length || String.fromCharCode(...bytes.subarray(0, 8)) !== signature)
    throw new WindlassError("image.not-recognised", { parameters: { file: fileName } });
  if (bytes.length < headerSize)
    throw new WindlassError("image.truncated", {
      parameters: { file: fileName, what: "its header", expected: headerSize, actual: reader.size },
    });

  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const statedSize = view.getUint32(8, true);
  if (statedSize !== headerSize)
    throw contradiction(fileName, `it gives its own length as ${statedSize} bytes instead of ${headerSize}`);
  const version = view.getUint32(12, true);
  if (version !== ordinaryVersion && version !== esdVersion)
    throw contradiction(fileName, `it has the unknown format version 0x${version.toString(16)}`);
  const flags = view.getUint32(16, true);
  const partNumber = view.getUint16(40, true);
  const partCount = view.getUint16(42, true);
  if (partNumber < 1 || partNumber > partCount)
    throw contradiction(fileName, `it calls itself part ${partNumber} of ${partCount}`);

  return {
    kind: kindOf(version, (flags & flagSpanned) !== 0, partCount),
    compression: compressionOf(flags, fileName),
    guid: Buffer.from(bytes.subarray(24, 40)).toString("hex"),
    partNumber,
    partCount,
    imageCount: view.getUint32(44, true),
    blobTable: parseResource(view, 48),
    imageList: parseResource(view, 72),
    bootMetadata: parseResource(view, 96),
    integrityTable: parseResource(view, 124),
  };
};
