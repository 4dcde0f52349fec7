import { bytesOf, type DiscSource, textOf } from "../disc/source.ts";
import { type LongAddress, parseLongAddress } from "./address.ts";
import type { Anchor, SectorExtent } from "./anchor.ts";
import { identifierOf, tagOf } from "./tag.ts";
import { fixedString } from "./text.ts";

/** A sane sequence has about ten descriptors. */
const maximumDescriptors = 512;
const logicalVolumeFixed = 440;

/** A stretch of the disc that blocks are counted in. Bytes. */
export interface PartitionDescriptor {
  readonly number: number;
  readonly start: number;
  readonly length: number;
}

export interface LogicalVolume {
  readonly position: number;
  readonly label: string;
  readonly blockSize: number;
  /** UDF's revision in its own notation: 0x0102 for 1.02. */
  readonly revision: number;
  readonly fileSet: LongAddress;
  readonly partitionMaps: DataView;
  readonly partitionMapCount: number;
}

export interface VolumeDescription {
  readonly logicalVolume: LogicalVolume;
  readonly partitions: readonly PartitionDescriptor[];
}

/** Each kind's descriptor with the highest sequence number counts (ECMA-167 3/8.4.3). */
interface Found {
  sequence: number;
  view: DataView;
  position: number;
}

interface Sequence {
  logicalVolume: Found | null;
  readonly partitions: Map<number, Found>;
}

const newer = (known: Found | null | undefined, found: Found): Found =>
  known && known.sequence > found.sequence ? known : found;

const take = (sequence: Sequence, identifier: number, found: Found): void => {
  if (identifier === tagOf.logicalVolume) sequence.logicalVolume = newer(sequence.logicalVolume, found);
  if (identifier !== tagOf.partition) return;
  const number = found.view.getUint16(22, true);
  sequence.partitions.set(number, newer(sequence.partitions.get(number), found));
};

/** Reads one sequence, following pointers to further extents; stops where a descriptor is not whole. */
const readSequence = async (source: DiscSource, sectorSize: number, first: SectorExtent): Promise<Sequence> => {
  const sequence: Sequence = { logicalVolume: null, partitions: new Map() };
  let { sector, length } = first;
  for (let count = 0; count < maximumDescriptors && length >= sectorSize; count++) {
    const position = sector * sectorSize;
    if (position + sectorSize > source.reader.size) break;
    const view = await source.read(position, sectorSize, "its volume description");
    const identifier = identifierOf(view, sector);
    if (identifier === null || identifier === tagOf.terminator) break;
    if (identifier === tagOf.volumePointer) {
      length = view.getUint32(20, true);
      sector = view.getUint32(24, true);
      continue;
    }
    take(sequence, identifier, { sequence: view.getUint32(16, true), view, position });
    sector += 1;
    length -= sectorSize;
  }
  return sequence;
};

const logicalVolumeOf = (source: DiscSource, { view, position }: Found): LogicalVolume => {
  const blockSize = view.getUint32(212, true);
  if (![512, 1024, 2048, 4096].includes(blockSize))
    throw source.damaged(position + 212, `the logical volume gives blocks of ${blockSize} bytes`);
  const domain = textOf(view, 217, 23);
  if (!domain.startsWith("*OSTA UDF Compliant"))
    throw source.unsupported(position + 216, `the logical volume is of the domain “${domain}” instead of UDF`);
  const mapLength = view.getUint32(264, true);
  if (mapLength > view.byteLength - logicalVolumeFixed)
    throw source.damaged(position + 264, `the partition maps take ${mapLength} bytes`);
  return {
    position,
    label: fixedString(bytesOf(view, 84, 128)),
    blockSize,
    revision: view.getUint16(240, true),
    fileSet: parseLongAddress(view, 248),
    partitionMaps: new DataView(view.buffer, view.byteOffset + logicalVolumeFixed, mapLength),
    partitionMapCount: view.getUint32(268, true),
  };
};

/**
 * Reads the volume's description from the main sequence; where that one is not whole, from the reserve.
 *
 * @throws WindlassError `disc.damaged`, `disc.unsupported`
 */
export const readVolumeDescription = async (source: DiscSource, anchor: Anchor): Promise<VolumeDescription> => {
  for (const extent of [anchor.main, anchor.reserve]) {
    const { logicalVolume, partitions } = await readSequence(source, anchor.sectorSize, extent);
    if (logicalVolume === null || partitions.size === 0) continue;
    return {
      logicalVolume: logicalVolumeOf(source, logicalVolume),
      partitions: [...partitions].map(([number, { view }]) => ({
        number,
        start: view.getUint32(188, true) * anchor.sectorSize,
        length: view.getUint32(192, true) * anchor.sectorSize,
      })),
    };
  }
  throw source.damaged(anchor.main.sector * anchor.sectorSize, "the volume is not described, and its reserve neither");
};
