import { damagedAt, type Fields, fieldsOf, type NamedReader, readFields, requireAtMost } from "../fields.ts";
import { type CompoundEntry, readDirectory } from "./directory.ts";
import { type CompoundFileHeader, compoundFileSignature, endOfChain, readCompoundFileHeader } from "./header.ts";
import { openSectorChains, readSectors, requireWholeFile, type SectorChains } from "./sector-chain.ts";

export interface CompoundFile {
  /** Class of the root storage, upper case with braces: what kind of document it is. */
  readonly classId: string;
  /** What lies in the root storage. */
  readonly entries: readonly CompoundEntry[];
  /**
   * A stream's bytes.
   *
   * @param limit the longest stream that is read
   * @throws WindlassError `installer.too-large`, `installer.damaged`, `installer.truncated`
   */
  read(entry: CompoundEntry, limit: number): Promise<Fields>;
}

/** Whether a file begins as compound files do. */
export const isCompoundFile = (first: Uint8Array): boolean =>
  compoundFileSignature.every((byte, index) => first[index] === byte);

/** The container of short streams, and its table; both only as large as a file with tens of thousands of streams needs. */
const miniStreamLimit = 32 * 1024 * 1024;

interface MiniStream {
  readonly content: Fields;
  /** Entry by entry the next small sector. */
  readonly table: Fields;
}

const readMiniStream = async (
  file: NamedReader,
  header: CompoundFileHeader,
  chains: SectorChains,
  root: CompoundEntry,
): Promise<MiniStream> => {
  const what = "its container of short streams";
  requireAtMost(miniStreamLimit, root.size, {
    fileName: file.fileName,
    offset: header.offsetOf(root.startSector),
    what,
  });
  const count = Math.ceil(root.size / header.sectorSize);
  const sectors = await chains.ofLength(root.startSector, count, what);
  const content = await readSectors(file, header, sectors, root.size, what);
  const tableLimit = Math.ceil(((root.size / header.miniSectorSize) * 4) / header.sectorSize) + 1;
  const tableSectors = await chains.toItsEnd(header.firstMiniTableSector, tableLimit, "its table of short streams");
  const tableSize = tableSectors.length * header.sectorSize;
  return { content, table: await readSectors(file, header, tableSectors, tableSize, "its table of short streams") };
};

const readShort = (mini: MiniStream, entry: CompoundEntry, header: CompoundFileHeader, fileName: string): Fields => {
  const { miniSectorSize } = header;
  const { content, table } = mini;
  const bytes = new Uint8Array(entry.size);
  const sectors: number[] = [];
  let sector = entry.startSector;
  // As many steps as the stream is long: a circle ends with the stream.
  for (let filled = 0; filled < entry.size; filled += miniSectorSize) {
    const at = sector * miniSectorSize;
    const length = Math.min(miniSectorSize, entry.size - filled);
    if (sector === endOfChain || at + length > content.bytes.length || sector * 4 + 4 > table.bytes.length)
      throw damagedAt(fileName, entry.place, "a short stream ends too early or lies outside its container");
    bytes.set(content.slice(at, length), filled);
    sectors.push(sector);
    sector = table.u32(sector * 4);
  }
  const place = (at: number) =>
    content.place((sectors[Math.floor(at / miniSectorSize)] ?? 0) * miniSectorSize + (at % miniSectorSize));
  return fieldsOf(bytes, place, fileName);
};

/**
 * Opens an OLE compound file, the container of Windows Installer databases ([MS-CFB]): its header and directory are
 * read, streams when they are asked for.
 *
 * @throws WindlassError `installer.damaged`, `installer.truncated`
 */
export const openCompoundFile = async (file: NamedReader): Promise<CompoundFile> => {
  const signature = await readFields(file, 0, compoundFileSignature.length, "its signature");
  if (!isCompoundFile(signature.bytes)) throw signature.damaged(0, "it does not begin as a compound file");
  const header = await readCompoundFileHeader(file);
  await requireWholeFile(file, header);
  const chains = openSectorChains(file, header);
  const directory = await readDirectory(file, header, chains);
  let mini: Promise<MiniStream> | null = null;

  return {
    classId: directory.classId,
    entries: directory.entries,
    read: async (entry, limit) => {
      const what = "a stream";
      requireAtMost(limit, entry.size, { fileName: file.fileName, offset: header.offsetOf(entry.startSector), what });
      if (entry.size < header.miniCutOff) {
        mini ??= readMiniStream(file, header, chains, directory.root);
        return readShort(await mini, entry, header, file.fileName);
      }
      const sectors = await chains.ofLength(entry.startSector, Math.ceil(entry.size / header.sectorSize), what);
      return await readSectors(file, header, sectors, entry.size, what);
    },
  };
};
