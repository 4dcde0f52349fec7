import { createHash } from "node:crypto";
import { pipeline, Readable } from "node:stream";
import { constants, createZstdDecompress, zstdDecompressSync } from "node:zlib";
import { notFound, WindlassError } from "@windlass/protocol";
import type { ArchiveEntry } from "./entries.ts";
import { paddingOf, pieceSize, smallFileLimit, tarEnd, tarHeader, windowLogLimit } from "./format.ts";
import { type ArchiveBytes, damaged, type IndexedEntry, readIndex } from "./read-index.ts";

/** An archive whose index was read and judged. */
export interface Archive {
  /** In the order of their paths. */
  readonly files: readonly ArchiveEntry[];
  /**
   * The bytes of one file; no other is touched. They are verified while they pass: nothing may be used before the
   * stream has ended.
   *
   * @throws WindlassError `archive.damaged` also at the very end, `object.not-found` for a path that it does not hold
   */
  read(path: string): AsyncGenerator<Uint8Array>;
}

export interface ArchiveOptions {
  /** How errors name it. */
  readonly name: string;
  /** More bytes than this are refused before anything is unpacked; no bound when left out. */
  readonly maximumBytes?: number;
}

const params = { [constants.ZSTD_d_windowLogMax]: windowLogLimit };

const stretch = async function* (bytes: ArchiveBytes, offset: number, length: number): AsyncGenerator<Uint8Array> {
  for (let done = 0; done < length; done += pieceSize)
    yield await bytes.read(offset + done, Math.min(pieceSize, length - done));
};

const unpacked = async function* (bytes: ArchiveBytes, entry: IndexedEntry, size: number): AsyncGenerator<Buffer> {
  const { frameOffset, frameBytes } = entry;
  if (entry.sizeBytes <= smallFileLimit && frameBytes <= 2 * smallFileLimit) {
    yield zstdDecompressSync(await bytes.read(frameOffset, frameBytes), { params, maxOutputLength: size });
    return;
  }
  const unpacker = createZstdDecompress({ params, chunkSize: pieceSize });
  // Its errors come out of the unpacker, too.
  pipeline(Readable.from(stretch(bytes, frameOffset, frameBytes)), unpacker, () => undefined);
  yield* unpacker;
};

/** What Zstandard says of bytes that are none of its own; null for troubles of disk and network, which pass. */
const unpackingProblem = (error: unknown): string | null => {
  const code = error instanceof Error && "code" in error ? String(error.code) : "";
  const known = code.startsWith("ZSTD_") || code === "Z_BUF_ERROR" || code === "ERR_BUFFER_TOO_LARGE";
  return known && error instanceof Error ? error.message : null;
};

/** One member, held against its record: header, content and padding must be exactly what they can only be. */
const readMember = async function* (
  bytes: ArchiveBytes,
  entry: IndexedEntry,
  archive: string,
): AsyncGenerator<Uint8Array> {
  const wrong = (what: string, cause?: unknown) =>
    damaged(archive, entry.frameOffset, `${JSON.stringify(entry.path)}: ${what}`, cause);
  const header = tarHeader(entry.path, entry.sizeBytes);
  const contentEnd = header.length + entry.sizeBytes;
  const end = contentEnd + paddingOf(entry.sizeBytes);
  const hash = createHash("sha256");
  let at = 0;
  try {
    for await (const chunk of unpacked(bytes, entry, end)) {
      if (at + chunk.length > end) throw wrong(`it has more than the ${entry.sizeBytes} bytes its record says`);
      const headerPart = chunk.subarray(0, Math.max(0, header.length - at));
      if (!headerPart.equals(header.subarray(at, at + headerPart.length)))
        throw wrong("its header in the tar differs from its record");
      const content = chunk.subarray(headerPart.length, Math.max(headerPart.length, contentEnd - at));
      if (chunk.subarray(Math.max(headerPart.length, contentEnd - at)).some((byte) => byte !== 0))
        throw wrong("bytes are hidden behind its content");
      hash.update(content);
      at += chunk.length;
      if (content.length > 0) yield content;
    }
  } catch (error) {
    const reason = unpackingProblem(error);
    throw reason === null ? error : wrong(`it cannot be unpacked (${reason})`, error);
  }
  if (at !== end) throw wrong(`it ends after ${at} of ${end} bytes`);
  const actual = hash.digest("hex");
  if (actual !== entry.sha256) throw wrong(`its hash is ${actual}, not ${entry.sha256}`);
};

const requireEnd = async (bytes: ArchiveBytes, offset: number, length: number, archive: string): Promise<void> => {
  const packed = await bytes.read(offset, length);
  try {
    if (zstdDecompressSync(packed, { params, maxOutputLength: tarEnd.length }).equals(tarEnd)) return;
  } catch {
    // Said below in our own words.
  }
  throw damaged(archive, offset, "its tar does not end where its files do");
};

/**
 * Opens an archive that {@link writeArchive} made, of which nothing is believed: paths are safe on Windows, sizes are
 * bounded before anything is unpacked, and every file is held against its size and hash. Reads only its index.
 *
 * @throws WindlassError `archive.damaged` with name and offset, `archive.too-large`; errors of `bytes` as they are
 *
 * @example
 * const archive = await openArchive(await openFileBytes(path), { name: "7-Zip 24.09" });
 * for (const file of archive.files) await pipeline(archive.read(file.path), createWriteStream(…));
 */
export const openArchive = async (bytes: ArchiveBytes, options: ArchiveOptions): Promise<Archive> => {
  const { name, maximumBytes = Number.MAX_SAFE_INTEGER } = options;
  const { entries, end } = await readIndex(bytes, name);
  const sizeBytes = entries.reduce((total, entry) => total + entry.sizeBytes, 0);
  if (sizeBytes > maximumBytes)
    throw new WindlassError("archive.too-large", { parameters: { file: name, sizeBytes, maximumBytes } });
  await requireEnd(bytes, end.frameOffset, end.frameBytes, name);
  const byPath = new Map(entries.map((entry) => [entry.path, entry]));
  return {
    files: entries.map(({ path, sizeBytes: size, sha256 }) => ({ path, sizeBytes: size, sha256 })),
    read: (path) => {
      const entry = byPath.get(path);
      if (!entry) throw notFound(`file of ${name}`, path);
      return readMember(bytes, entry, name);
    },
  };
};
