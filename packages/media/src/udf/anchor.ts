import type { DiscSource } from "../disc/source.ts";
import { identifierOf, tagOf } from "./tag.ts";

/** Sector sizes of discs and of hard disks made with them, most usual first. */
const sectorSizes = [2048, 512, 4096, 1024] as const;
const anchorSector = 256;
const anchorBytes = 512;

/** A stretch of sectors. */
export interface SectorExtent {
  readonly sector: number;
  readonly length: number;
}

/** Where the volume's description lies, twice. */
export interface Anchor {
  readonly sectorSize: number;
  readonly main: SectorExtent;
  readonly reserve: SectorExtent;
}

const extentAt = (view: DataView, at: number): SectorExtent => ({
  length: view.getUint32(at, true),
  sector: view.getUint32(at + 4, true),
});

const anchorAt = async (source: DiscSource, sectorSize: number, sector: number): Promise<Anchor | null> => {
  const position = sector * sectorSize;
  if (sector < 0 || position + anchorBytes > source.reader.size) return null;
  const view = await source.read(position, anchorBytes, "its anchor");
  if (identifierOf(view, sector) !== tagOf.anchor) return null;
  return { sectorSize, main: extentAt(view, 16), reserve: extentAt(view, 24) };
};

/**
 * Finds the anchor volume descriptor pointer: at sector 256, else at the last sector or 256 before it (ECMA-167
 * 3/8.4.2.1). Its own place tells the size of sectors.
 *
 * @returns null when there is none
 */
export const findAnchor = async (source: DiscSource): Promise<Anchor | null> => {
  for (const sectorSize of sectorSizes) {
    const anchor = await anchorAt(source, sectorSize, anchorSector);
    if (anchor) return anchor;
  }
  for (const sectorSize of sectorSizes) {
    const sectors = Math.floor(source.reader.size / sectorSize);
    for (const sector of [sectors - 1, sectors - 1 - anchorSector]) {
      const anchor = await anchorAt(source, sectorSize, sector);
      if (anchor) return anchor;
    }
  }
  return null;
};

/**
 * Whether the image ends with an anchor, as a whole volume does. Then it is all there, even where a descriptor claims
 * more room than was recorded.
 */
export const endsWithAnchor = async (source: DiscSource, sectorSize: number): Promise<boolean> => {
  const sectors = source.reader.size / sectorSize;
  return Number.isInteger(sectors) && (await anchorAt(source, sectorSize, sectors - 1)) !== null;
};

/** Whether the volume recognition sequence promises UDF: `NSR02` or `NSR03` (ECMA-167 2/9.1, UDF 2.60, 2.1.7). */
export const promisesUdf = async (source: DiscSource): Promise<boolean> => {
  const begin = 32_768;
  for (const step of [2048, 4096]) {
    for (let number = 0; number < 64; number++) {
      const position = begin + number * step;
      if (position + 6 > source.reader.size) break;
      const view = await source.read(position + 1, 5, "its volume descriptors");
      const identifier = Buffer.from(view.buffer, view.byteOffset, 5).toString("latin1");
      if (identifier === "NSR02" || identifier === "NSR03") return true;
      if (!["CD001", "BEA01", "BOOT2", "CDW02", "TEA01"].includes(identifier)) break;
    }
  }
  return false;
};
