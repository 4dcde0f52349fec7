import { damagedAt, type NamedReader, readFields, truncated } from "../fields.ts";

/** The first eight bytes of every compound file ([MS-CFB] 2.2). */
export const compoundFileSignature: readonly number[] = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];

/** Numbers from here on are marks ([MS-CFB] 2.1), not sectors. */
export const firstMark = 0xffff_fffa;
export const endOfChain = 0xffff_fffe;

const headerSize = 512;
const inHeader = 109;

export interface CompoundFileHeader {
  readonly sectorSize: number;
  readonly miniSectorSize: number;
  /** Streams shorter than this lie in the mini stream. */
  readonly miniCutOff: number;
  readonly firstDirectorySector: number;
  readonly firstMiniTableSector: number;
  /** The sectors of the allocation table, in order. */
  readonly tableSectors: readonly number[];
  /** Sectors that the file has room for; the last one may be cut short. */
  readonly sectorCount: number;
  /** Where a sector lies in the file. */
  offsetOf(sector: number): number;
}

/**
 * Reads the header and the list of the allocation table's sectors, which continues in a chain of its own for large files.
 *
 * @throws WindlassError `installer.truncated`, `installer.damaged`
 */
export const readCompoundFileHeader = async (file: NamedReader): Promise<CompoundFileHeader> => {
  const header = await readFields(file, 0, headerSize, "its header");
  const sectorShift = header.u16(30);
  const miniShift = header.u16(32);
  if (sectorShift !== 9 && sectorShift !== 12) throw header.damaged(30, `it names sectors of 2^${sectorShift} bytes`);
  if (miniShift !== 6) throw header.damaged(32, `it names small sectors of 2^${miniShift} bytes`);
  const miniCutOff = header.u32(56);
  if (miniCutOff !== 4096)
    throw header.damaged(56, `it keeps streams of less than ${miniCutOff} bytes apart, not 4096`);

  const sectorSize = 1 << sectorShift;
  const sectorCount = Math.max(0, Math.ceil(file.reader.size / sectorSize) - 1);
  const offsetOf = (sector: number) => (sector + 1) * sectorSize;
  const tableCount = header.u32(44);
  // One sector of the table describes sectorSize / 4 sectors; writers keep a spare one at most.
  const perSector = sectorSize / 4;
  if (tableCount > Math.ceil(sectorCount / perSector) + 1)
    throw truncated(file, "what its allocation table describes", offsetOf((tableCount - 1) * perSector));

  const tableSectors: number[] = [];
  const take = (sector: number, at: number) => {
    if (sector >= firstMark) throw damagedAt(file.fileName, at, "a sector of its allocation table is missing");
    if (sector >= sectorCount) throw truncated(file, "its allocation table", offsetOf(sector + 1));
    tableSectors.push(sector);
  };
  for (let index = 0; index < Math.min(inHeader, tableCount); index++) {
    take(header.u32(76 + index * 4), 76 + index * 4);
  }
  let next = header.u32(68);
  while (tableSectors.length < tableCount) {
    if (next >= firstMark) throw header.damaged(68, "the list of its allocation table's sectors ends too early");
    const more = await readFields(file, offsetOf(next), sectorSize, "the list of its allocation table's sectors");
    const entries = perSector - 1;
    for (let index = 0; index < entries && tableSectors.length < tableCount; index++) {
      take(more.u32(index * 4), more.place(index * 4));
    }
    next = more.u32(entries * 4);
  }
  return {
    sectorSize,
    miniSectorSize: 1 << miniShift,
    miniCutOff,
    firstDirectorySector: header.u32(48),
    firstMiniTableSector: header.u32(60),
    tableSectors,
    sectorCount,
    offsetOf,
  };
};
