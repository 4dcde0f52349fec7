import { pipeline, Readable } from "node:stream";
import { crc32, createInflateRaw } from "node:zlib";
import { WindlassError } from "@windlass/protocol";
import { type ArchiveBytes, damaged } from "../archive/read-index.ts";
import { readZipDirectory, type ZipEntry } from "./directory.ts";

export interface ZipOptions {
  /** How errors name the archive. */
  readonly name: string;
  /** What all of its files may come to; by the size of the archive when left out. */
  readonly maximumBytes?: number;
}

/** A ZIP archive whose directory was read and judged; nothing of it was unpacked. */
export interface Zip {
  readonly files: readonly ZipEntry[];
  /** A file by its path, whatever the case of its letters; undefined when there is none. */
  find(path: string): ZipEntry | undefined;
  /**
   * The bytes of a file. Ends in an error before more than was announced is given, and when size or checksum are others.
   *
   * @throws WindlassError `archive.damaged`
   */
  read(entry: ZipEntry): AsyncIterable<Uint8Array>;
}

/** Real installers pack to a half or a third; a small archive must not fill a disk. */
const usualMaximum = (size: number): number => Math.min(16 * 1024 ** 3, Math.max(1024 ** 3, 100 * size));
/** Deflate makes no more of a byte: what promises more lies (zlib, "Maximum Compression Factor"). */
const mostFromOneByte = 1032;
const headerSize = 30;
const headerSignature = 0x0403_4b50;
const readSize = 256 * 1024;

/** Files that share bytes make a small archive endless (Fifield, "A better zip bomb"). */
const requireApart = (entries: readonly ZipEntry[], name: string): void => {
  const ordered = entries.toSorted((one, other) => one.headerOffset - other.headerOffset);
  for (const [index, { path, headerOffset }] of ordered.entries()) {
    const before = ordered[index - 1];
    if (before && before.headerOffset + headerSize + before.packedBytes > headerOffset)
      throw damaged(name, headerOffset, `“${path}” lies within “${before.path}”`);
  }
};

const requireSizes = (
  entries: readonly ZipEntry[],
  size: number,
  { name, maximumBytes = usualMaximum(size) }: ZipOptions,
) => {
  let sizeBytes = 0;
  for (const entry of entries) {
    const { path, packedBytes, headerOffset } = entry;
    sizeBytes += entry.sizeBytes;
    if (headerOffset + headerSize + packedBytes > size) throw damaged(name, headerOffset, `“${path}” is cut short`);
    const isPossible = entry.isDeflated
      ? entry.sizeBytes <= packedBytes * mostFromOneByte
      : entry.sizeBytes === packedBytes;
    if (!isPossible) throw damaged(name, headerOffset, `“${path}” cannot have the size that is told of it`);
  }
  if (sizeBytes > maximumBytes)
    throw new WindlassError("archive.too-large", { parameters: { file: name, sizeBytes, maximumBytes } });
};

async function* packed(bytes: ArchiveBytes, entry: ZipEntry, name: string): AsyncGenerator<Uint8Array> {
  const { headerOffset, packedBytes, path } = entry;
  const header = Buffer.from(await bytes.read(headerOffset, headerSize));
  if (header.readUInt32LE(0) !== headerSignature) throw damaged(name, headerOffset, `“${path}” does not begin here`);
  // What else stands here was judged in the directory; where the bytes begin, only this header tells.
  const start = headerOffset + headerSize + header.readUInt16LE(26) + header.readUInt16LE(28);
  const end = start + packedBytes;
  if (end > bytes.size) throw damaged(name, headerOffset, `“${path}” is cut short`);
  for (let at = start; at < end; at += readSize) yield await bytes.read(at, Math.min(readSize, end - at));
}

/** Its pieces are small: nothing of a bomb is held but one of them. */
const inflated = (source: AsyncIterable<Uint8Array>): AsyncIterable<Uint8Array> => {
  const inflate = createInflateRaw();
  // Whoever reads is told of errors; without this function they would end the process.
  pipeline(Readable.from(source), inflate, () => undefined);
  return inflate as AsyncIterable<Uint8Array>;
};

async function* unpacked(bytes: ArchiveBytes, entry: ZipEntry, name: string): AsyncGenerator<Uint8Array> {
  const { headerOffset, path, sizeBytes, checksum } = entry;
  const source = packed(bytes, entry, name);
  const stream = entry.isDeflated ? inflated(source) : source;
  let done = 0;
  let sum = 0;
  try {
    for await (const piece of stream) {
      done += piece.length;
      if (done > sizeBytes) throw damaged(name, headerOffset, `“${path}” is larger than told`);
      sum = crc32(piece, sum);
      yield piece;
    }
  } catch (cause) {
    if (cause instanceof WindlassError) throw cause;
    throw damaged(name, headerOffset, `“${path}” cannot be unpacked`, cause);
  }
  if (done !== sizeBytes) throw damaged(name, headerOffset, `“${path}” is smaller than told`);
  if (sum !== checksum) throw damaged(name, headerOffset, `“${path}” has another checksum`);
}

/**
 * Opens a ZIP archive that somebody else made (APPNOTE.TXT 6.3.10, ZIP64 included) and refuses what could do harm on
 * unpacking: paths that lead out or that Windows does not take, links, files in one another, sizes that cannot be.
 *
 * @throws WindlassError `archive.damaged`, `archive.too-large`
 */
export const openZip = async (bytes: ArchiveBytes, options: ZipOptions): Promise<Zip> => {
  const files = await readZipDirectory(bytes, options.name);
  requireSizes(files, bytes.size, options);
  requireApart(files, options.name);
  const byPath = new Map(files.map((entry) => [entry.path.toLowerCase(), entry]));
  return {
    files,
    find: (path) => byPath.get(path.toLowerCase()),
    read: (entry) => unpacked(bytes, entry, options.name),
  };
};
