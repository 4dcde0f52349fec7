import { damagedAt, type Fields, fieldsOf, type NamedReader, readFields, truncated } from "../fields.ts";
import { type CompoundFileHeader, endOfChain, firstMark } from "./header.ts";

const freeSector = 0xffff_ffff;

/** Follows chains of sectors. */
export interface SectorChains {
  /**
   * The sectors of a stream whose length is known.
   *
   * @throws WindlassError `installer.damaged` where the chain ends early, leaves the file or would go round
   */
  ofLength(start: number, count: number, what: string): Promise<number[]>;
  /** The sectors up to the mark at the end, at most `limit` of them. */
  toItsEnd(start: number, limit: number, what: string): Promise<number[]>;
}

/**
 * Chains of the allocation table, whose sectors are read only as far as a chain goes through them: the table of a file
 * of gigabytes takes tens of megabytes, the streams that are read take a few sectors of it.
 */
export const openSectorChains = (file: NamedReader, header: CompoundFileHeader): SectorChains => {
  const perSector = header.sectorSize / 4;
  const loaded = new Map<number, Fields>();

  const entryOf = async (sector: number): Promise<number> => {
    const index = Math.floor(sector / perSector);
    const tableSector = header.tableSectors[index];
    if (tableSector === undefined)
      throw damagedAt(file.fileName, header.offsetOf(sector), `its allocation table has no entry for sector ${sector}`);
    let table = loaded.get(index);
    if (!table) {
      table = await readFields(file, header.offsetOf(tableSector), header.sectorSize, "its allocation table");
      loaded.set(index, table);
    }
    return table.u32((sector % perSector) * 4);
  };

  const follow = async (start: number, limit: number, what: string, whole: boolean): Promise<number[]> => {
    const sectors: number[] = [];
    const seen = new Set<number>();
    let sector = start;
    while (sector !== endOfChain && sectors.length < limit) {
      if (sector >= firstMark)
        throw damagedAt(file.fileName, header.offsetOf(sectors.at(-1) ?? 0), `${what} ends with an unknown mark`);
      if (sector >= header.sectorCount) throw truncated(file, what, header.offsetOf(sector + 1));
      if (seen.has(sector)) throw damagedAt(file.fileName, header.offsetOf(sector), `${what} goes round in a circle`);
      seen.add(sector);
      sectors.push(sector);
      if (whole || sectors.length < limit) sector = await entryOf(sector);
    }
    if (whole && sector !== endOfChain)
      throw damagedAt(file.fileName, header.offsetOf(start), `${what} takes more than ${limit} sectors`);
    if (!whole && sectors.length < limit)
      throw damagedAt(file.fileName, header.offsetOf(sectors.at(-1) ?? 0), `${what} ends too early`);
    return sectors;
  };

  return {
    ofLength: (start, count, what) => (count === 0 ? Promise.resolve([]) : follow(start, count, what, false)),
    toItsEnd: (start, limit, what) => follow(start, limit, what, true),
  };
};

/**
 * Proves that the file reaches as far as its allocation table says, without following every chain: looks for the last
 * sector in use, from the table's end.
 *
 * @throws WindlassError `installer.truncated`
 */
export const requireWholeFile = async (file: NamedReader, header: CompoundFileHeader): Promise<void> => {
  for (let index = header.tableSectors.length - 1; index >= 0; index--) {
    const offset = header.offsetOf(header.tableSectors[index] ?? 0);
    const table = await readFields(file, offset, header.sectorSize, "its allocation table");
    for (let entry = header.sectorSize / 4 - 1; entry >= 0; entry--) {
      if (table.u32(entry * 4) === freeSector) continue;
      const end = header.offsetOf(index * (header.sectorSize / 4) + entry + 1);
      if (end > file.reader.size) throw truncated(file, "the last of its sectors", end);
      return;
    }
  }
};

/** Reads sectors into one piece, neighbours together. Bytes beyond the end of the file are an error. */
export const readSectors = async (
  file: NamedReader,
  header: CompoundFileHeader,
  sectors: readonly number[],
  size: number,
  what: string,
): Promise<Fields> => {
  const bytes = new Uint8Array(size);
  let filled = 0;
  for (let first = 0; first < sectors.length && filled < size; ) {
    let last = first;
    while (last + 1 < sectors.length && sectors[last + 1] === (sectors[last] ?? 0) + 1) last++;
    const length = Math.min((last - first + 1) * header.sectorSize, size - filled);
    const run = await readFields(file, header.offsetOf(sectors[first] ?? 0), length, what);
    bytes.set(run.bytes, filled);
    filled += length;
    first = last + 1;
  }
  const place = (at: number) =>
    header.offsetOf(sectors[Math.floor(at / header.sectorSize)] ?? 0) + (at % header.sectorSize);
  return fieldsOf(bytes, place, file.fileName);
};
