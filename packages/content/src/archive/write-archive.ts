import { createHash } from "node:crypto";
import { pipeline, Readable } from "node:stream";
import { buffer } from "node:stream/consumers";
import { constants, createZstdCompress, zstdCompressSync } from "node:zlib";
import { WindlassError } from "@windlass/protocol";
import { type ArchiveEntry, inArchiveOrder } from "./entries.ts";
import {
  archiveMark,
  compressionLevel,
  footerSize,
  paddingOf,
  pieceSize,
  skippableHeaderSize,
  skippableMagic,
  smallFileLimit,
  tarEnd,
  tarHeader,
} from "./format.ts";

/** A file to be packed: what it is, and its bytes when their turn comes. */
export interface ArchiveInput extends ArchiveEntry {
  open(): Promise<AsyncIterable<Uint8Array>>;
}

const parameters = {
  [constants.ZSTD_c_compressionLevel]: compressionLevel,
  [constants.ZSTD_c_checksumFlag]: 1,
};

/** The bytes as they come, held against what was said of them. @throws content.size-wrong, content.hash-wrong */
const verified = async function* (input: ArchiveInput): AsyncGenerator<Uint8Array> {
  const hash = createHash("sha256");
  let sizeBytes = 0;
  for await (const chunk of await input.open()) {
    sizeBytes += chunk.length;
    if (sizeBytes > input.sizeBytes) break;
    hash.update(chunk);
    yield chunk;
  }
  if (sizeBytes !== input.sizeBytes)
    throw new WindlassError("content.size-wrong", { parameters: { expected: input.sizeBytes, actual: sizeBytes } });
  const actual = hash.digest("hex");
  if (actual !== input.sha256)
    throw new WindlassError("content.hash-wrong", { parameters: { expected: input.sha256, actual } });
};

const memberOf = async function* (input: ArchiveInput): AsyncGenerator<Uint8Array> {
  yield tarHeader(input.path, input.sizeBytes);
  yield* verified(input);
  yield Buffer.alloc(paddingOf(input.sizeBytes));
};

/** The same bytes in pieces of one size: what the compressor makes of them no longer depends on how they came. */
const inPieces = async function* (chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Buffer> {
  let piece = Buffer.allocUnsafe(pieceSize);
  let filled = 0;
  for await (const chunk of chunks)
    for (let taken = 0; taken < chunk.length; ) {
      const part = chunk.subarray(taken, taken + pieceSize - filled);
      piece.set(part, filled);
      filled += part.length;
      taken += part.length;
      if (filled < pieceSize) continue;
      yield piece;
      piece = Buffer.allocUnsafe(pieceSize);
      filled = 0;
    }
  if (filled > 0) yield piece.subarray(0, filled);
};

const frameOf = async function* (input: ArchiveInput): AsyncGenerator<Uint8Array> {
  const packer = createZstdCompress({ params: parameters, chunkSize: pieceSize });
  // Its errors come out of the packer, too.
  pipeline(Readable.from(inPieces(memberOf(input))), packer, () => undefined);
  yield* packer;
};

/** In less than a millisecond. Measured: a stream, or a turn in the thread pool, costs small files three times that. */
const packedAtOnce = (bytes: Buffer): Buffer =>
  zstdCompressSync(bytes, { params: parameters, pledgedSrcSize: bytes.length });

const recordOf = (entry: ArchiveEntry, frameBytes: number): Buffer => {
  const path = Buffer.from(entry.path);
  const record = Buffer.alloc(2 + path.length + 12);
  record.writeUInt16LE(path.length, 0);
  record.set(path, 2);
  record.writeUIntLE(entry.sizeBytes, 2 + path.length, 6);
  record.writeUIntLE(frameBytes, 8 + path.length, 6);
  return Buffer.concat([record, Buffer.from(entry.sha256, "hex")]);
};

const indexFrame = (records: readonly Buffer[]): Buffer => {
  const count = Buffer.alloc(4);
  count.writeUInt32LE(records.length);
  const index = Buffer.concat([count, ...records]);
  const frame = Buffer.alloc(skippableHeaderSize);
  frame.writeUInt32LE(skippableMagic, 0);
  frame.writeUInt32LE(index.length + footerSize, 4);
  const length = Buffer.alloc(4);
  length.writeUInt32LE(index.length);
  return Buffer.concat([frame, index, length, archiveMark]);
};

/**
 * Packs files into one archive, as a stream. The same files give the same bytes, in whatever order they are named and
 * in whatever pieces they arrive (with one version of Zstandard).
 *
 * @throws WindlassError `archive.path-refused` before the first byte; `content.size-wrong` and `content.hash-wrong`
 * when a file is not what was said of it; errors of its stream as they are
 *
 * @example
 * const { sha256, sizeBytes } = await store.put(writeArchive(files));
 */
export const writeArchive = async function* (inputs: readonly ArchiveInput[]): AsyncGenerator<Uint8Array> {
  const records: Buffer[] = [];
  for (const input of inArchiveOrder(inputs)) {
    let frameBytes = 0;
    const small = input.sizeBytes <= smallFileLimit;
    for await (const chunk of small ? [packedAtOnce(await buffer(memberOf(input)))] : frameOf(input)) {
      frameBytes += chunk.length;
      yield chunk;
    }
    records.push(recordOf(input, frameBytes));
  }
  yield packedAtOnce(tarEnd);
  yield indexFrame(records);
};
