import { WindlassError } from "@windlass/protocol";
import { concatenated } from "../disc/extents.ts";
import { memoryReader, type RandomAccessReader } from "../random-access.ts";
import { entrySize, tableLimit } from "./blob-table.ts";
import { checkExtent } from "./extent.ts";
import { headerSize, readHeader, type WimHeader } from "./header.ts";
import { endOf, parseResource } from "./resource.ts";

/** One part of a split set. */
export interface SetPart {
  readonly reader: RandomAccessReader;
  /** How errors name the part. */
  readonly fileName: string;
}

interface JudgedPart extends SetPart {
  readonly header: WimHeader;
}

/** A million stored files, ten times those of Windows; the table of the whole set is held in memory. */
const setTableLimit = Math.min(tableLimit, 50_000_000);

const flagSpanned = 0x8;

const missingFrom = (present: ReadonlySet<number>, count: number): string => {
  const missing: string[] = [];
  for (let number = 1; number <= count && missing.length < 20; number++)
    if (!present.has(number)) missing.push(`part ${number}`);
  return missing.join(", ");
};

const mixed = (part: JudgedPart, other: JudgedPart, what: string) =>
  new WindlassError("image.set-mixed", { parameters: { file: part.fileName, other: other.fileName, what } });

/** The parts in their order, whatever the order and the names they come with. */
const ordered = (parts: readonly JudgedPart[]): JudgedPart[] => {
  const [first] = parts;
  if (first === undefined) return [];
  const byNumber = new Map<number, JudgedPart>();
  for (const part of parts) {
    const { guid, partCount, partNumber } = part.header;
    if (guid !== first.header.guid) throw mixed(part, first, "it carries another identifier");
    if (partCount !== first.header.partCount) throw mixed(part, first, `it is of a set of ${partCount} parts`);
    const same = byNumber.get(partNumber);
    if (same) throw mixed(part, same, `both are part ${partNumber}`);
    byNumber.set(partNumber, part);
  }
  const missing = missingFrom(new Set(byNumber.keys()), first.header.partCount);
  if (missing !== "")
    throw new WindlassError("image.set-incomplete", {
      parameters: { file: first.fileName, count: first.header.partCount, missing },
    });
  return [...byNumber].sort(([one], [other]) => one - other).map(([, part]) => part);
};

/** What a part brings: its entries with their places in the joined file, and where its stored files end. */
const takePart = async (part: JudgedPart, base: number): Promise<{ entries: Uint8Array[]; end: number }> => {
  const { header, reader, fileName } = part;
  const { blobTable } = header;
  if (blobTable.compressed || blobTable.size > setTableLimit)
    throw new WindlassError("image.header-invalid", {
      parameters: { file: fileName, what: `its table of files takes ${blobTable.size} bytes or is compressed` },
    });
  const bytes = await reader.read(blobTable.offset, blobTable.size);
  const entries: Uint8Array[] = [];
  let end = headerSize;
  for (let at = 0; at + entrySize <= bytes.length; at += entrySize) {
    const entry = Buffer.from(bytes.subarray(at, at + entrySize));
    const resource = parseResource(new DataView(entry.buffer, entry.byteOffset, entrySize), 0);
    if (entry.readUInt16LE(24) !== header.partNumber || resource.free) continue;
    if (resource.solid)
      throw new WindlassError("image.header-invalid", {
        parameters: { file: fileName, what: "it is split although its files are compressed together" },
      });
    if (resource.offset < headerSize || endOf(resource) > reader.size)
      throw new WindlassError("image.truncated", {
        parameters: { file: fileName, what: "its stored files", expected: endOf(resource), actual: reader.size },
      });
    end = Math.max(end, endOf(resource));
    entry.writeBigUInt64LE(BigInt(base + resource.offset - headerSize), 8);
    entry.writeUInt16LE(1, 24);
    entries.push(entry);
  }
  return { entries, end };
};

/** The first part's header, made that of a whole file. */
const joinedHeader = (
  first: Uint8Array,
  header: WimHeader,
  at: { table: number; tableSize: number; list: number },
): Buffer => {
  const bytes = Buffer.from(first);
  bytes.writeUInt32LE((bytes.readUInt32LE(16) & ~flagSpanned) >>> 0, 16);
  bytes.writeUInt16LE(1, 40);
  bytes.writeUInt16LE(1, 42);
  bytes.writeBigUInt64LE(BigInt(at.tableSize) | (bytes.readBigUInt64LE(48) & (0xffn << 56n)), 48);
  bytes.writeBigUInt64LE(BigInt(at.table), 56);
  bytes.writeBigUInt64LE(BigInt(at.tableSize), 64);
  bytes.writeBigUInt64LE(BigInt(at.list), 80);
  // The boot image's metadata lies in the first part and keeps its place; the integrity table no longer fits.
  if (header.integrityTable.size > 0) bytes.fill(0, 124, 148);
  return bytes;
};

/**
 * A split set seen as the one file it was made from (what `wimlib-imagex join` and `DISM /Export-Image` write), without
 * copying anything: compressed files move as they are, only header and table are new.
 *
 * @param parts in any order, with any names
 * @throws WindlassError `image.set-incomplete` naming what is missing, `image.set-mixed`, and what reading a part throws
 */
export const joinSet = async (parts: readonly SetPart[]): Promise<RandomAccessReader> => {
  const judged: JudgedPart[] = [];
  for (const part of parts) {
    const header = await readHeader(part.reader, part.fileName);
    checkExtent(header, part.reader, part.fileName);
    judged.push({ ...part, header });
  }
  const inOrder = ordered(judged);
  const [first] = inOrder;
  if (first === undefined) throw new RangeError("a set has at least one part");

  const pieces: { reader: RandomAccessReader; start: number; length: number }[] = [];
  const entries: Uint8Array[] = [];
  let end = headerSize;
  for (const part of inOrder) {
    const taken = await takePart(part, end);
    entries.push(...taken.entries);
    pieces.push({ reader: part.reader, start: headerSize, length: taken.end - headerSize });
    end += taken.end - headerSize;
    if (entries.length * entrySize > setTableLimit)
      throw new WindlassError("image.header-invalid", {
        parameters: { file: part.fileName, what: "the table of the whole set is larger than any real one" },
      });
  }
  const { imageList } = first.header;
  const table = memoryReader(Buffer.concat(entries));
  const head = await first.reader.read(0, headerSize);
  const at = { table: end, tableSize: table.size, list: end + table.size };
  return concatenated([
    { reader: memoryReader(joinedHeader(head, first.header, at)), start: 0, length: headerSize },
    ...pieces,
    { reader: table, start: 0, length: table.size },
    { reader: first.reader, start: imageList.offset, length: imageList.size },
  ]);
};
