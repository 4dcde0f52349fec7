import { WindlassError } from "@windlass/protocol";
import { type ArchiveEntry, problemOfPaths } from "./entries.ts";
import {
  archiveMark,
  footerSize,
  maximumFiles,
  maximumIndexBytes,
  recordSizeWithoutPath,
  skippableHeaderSize,
  skippableMagic,
  tarEndFrameLimit,
} from "./format.ts";

/** Bytes that can be read anywhere, as the readers of `packages/media` are. */
export interface ArchiveBytes {
  readonly size: number;
  /** Reads exactly `length` bytes at `offset`; rejects when they are not there. */
  read(offset: number, length: number): Promise<Uint8Array>;
}

/** A file and where its frame lies. */
export interface IndexedEntry extends ArchiveEntry {
  readonly frameOffset: number;
  readonly frameBytes: number;
}

/** What is wrong with an archive, and where. */
export const damaged = (file: string, offset: number, what: string, cause?: unknown): WindlassError =>
  new WindlassError("archive.damaged", { parameters: { file, offset, what }, cause });

const utf8 = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });

const pathIn = (bytes: Uint8Array): string | null => {
  try {
    return utf8.decode(bytes);
  } catch {
    return null;
  }
};

/** Reads the records; `start` is where the index lies in the archive. */
const readRecords = (index: Buffer, start: number, file: string): IndexedEntry[] => {
  const count = index.readUInt32LE(0);
  if (count > maximumFiles || count * recordSizeWithoutPath > index.length - 4)
    throw damaged(file, start, `its index says ${count} files and has no room for them`);
  const entries: IndexedEntry[] = [];
  let at = 4;
  let frameOffset = 0;
  for (let number = 0; number < count; number++) {
    const pathBytes = at + 2 <= index.length ? index.readUInt16LE(at) : 0;
    const end = at + recordSizeWithoutPath + pathBytes;
    if (end > index.length) throw damaged(file, start + at, "its index ends within a record");
    const path = pathIn(index.subarray(at + 2, at + 2 + pathBytes));
    if (path === null) throw damaged(file, start + at + 2, "a path is not UTF-8");
    const numbers = at + 2 + pathBytes;
    const frameBytes = index.readUIntLE(numbers + 6, 6);
    entries.push({
      path,
      sizeBytes: index.readUIntLE(numbers, 6),
      sha256: index.toString("hex", numbers + 12, end),
      frameOffset,
      frameBytes,
    });
    frameOffset += frameBytes;
    at = end;
  }
  if (at !== index.length) throw damaged(file, start + at, "its index has bytes behind the last record");
  return entries;
};

const readFooter = async (bytes: ArchiveBytes, file: string): Promise<number> => {
  const smallest = skippableHeaderSize + 4 + footerSize;
  if (bytes.size < smallest) throw damaged(file, bytes.size, "it is too short to be an archive");
  const footer = Buffer.from(await bytes.read(bytes.size - footerSize, footerSize));
  if (!footer.subarray(4).equals(archiveMark))
    throw damaged(file, bytes.size - archiveMark.length, "it does not end as an archive ends");
  const indexBytes = footer.readUInt32LE(0);
  if (indexBytes < 4 || indexBytes > maximumIndexBytes || indexBytes + smallest - 4 > bytes.size)
    throw damaged(file, bytes.size - footerSize, `its index cannot have ${indexBytes} bytes`);
  return indexBytes;
};

/** Reads and judges an archive's index: its frames lie side by side and leave nothing over. @throws archive.damaged */
export const readIndex = async (bytes: ArchiveBytes, file: string) => {
  const indexBytes = await readFooter(bytes, file);
  const start = bytes.size - footerSize - indexBytes;
  const frame = Buffer.from(await bytes.read(start - skippableHeaderSize, skippableHeaderSize));
  if (frame.readUInt32LE(0) !== skippableMagic || frame.readUInt32LE(4) !== indexBytes + footerSize)
    throw damaged(file, start - skippableHeaderSize, "no skippable frame holds its index");
  const entries = readRecords(Buffer.from(await bytes.read(start, indexBytes)), start, file);
  const endOffset = entries.reduce((total, entry) => total + entry.frameBytes, 0);
  const endBytes = start - skippableHeaderSize - endOffset;
  if (endBytes < 1 || endBytes > tarEndFrameLimit)
    throw damaged(file, start, "its files and its index leave room over, or overlap");
  const problem = problemOfPaths(entries.map((entry) => entry.path));
  if (problem) throw damaged(file, start, `${JSON.stringify(problem.path.slice(0, 300))}: ${problem.what}`);
  return { entries, end: { frameOffset: endOffset, frameBytes: endBytes } };
};
