import type { Extent } from "../disc/extents.ts";
import type { DiscSource } from "../disc/source.ts";
import type { BlockAddress } from "./address.ts";
import type { PartitionMap } from "./partition-maps.ts";
import type { PartitionDescriptor } from "./volume-description.ts";

/** Turns addresses of the logical volume into bytes of the image. */
export interface Space {
  readonly source: DiscSource;
  readonly blockSize: number;
  /**
   * Where a stretch lies; several pieces when its partition is itself a file.
   *
   * @throws WindlassError `disc.damaged` when it leaves its partition
   */
  locate(address: BlockAddress, length: number): Extent[];
}

/** @param position the byte that the address means */
const outside = (source: DiscSource, position: number, { partition, block }: BlockAddress, length: number) =>
  source.damaged(position, `${length} bytes at block ${block} of partition ${partition} should lie, outside of it`);

/** Cuts a stretch out of the pieces of a file. */
const cutOut = (pieces: readonly Extent[], offset: number, length: number): Extent[] => {
  const cut: Extent[] = [];
  let begin = 0;
  for (const piece of pieces) {
    const from = Math.max(offset, begin);
    const to = Math.min(offset + length, begin + piece.length);
    if (from < to) cut.push({ start: piece.start === null ? null : piece.start + from - begin, length: to - from });
    begin += piece.length;
  }
  return cut;
};

/** A space of physical partitions; a metadata partition in it is filled in by {@link withMetadata}. */
export const physicalSpace = (
  source: DiscSource,
  blockSize: number,
  maps: readonly PartitionMap[],
  partitions: readonly PartitionDescriptor[],
): Space => ({
  source,
  blockSize,
  locate: (address, length) => {
    const map = maps[address.partition];
    const partition = partitions.find(({ number }) => number === map?.number);
    const offset = address.block * blockSize;
    if (!partition || offset + length > partition.length)
      throw outside(source, (partition?.start ?? 0) + offset, address, length);
    return [{ start: partition.start + offset, length }];
  },
});

/** The same with one partition whose blocks are the contents of a file (UDF 2.50 and later). */
export const withMetadata = (space: Space, partition: number, file: readonly Extent[]): Space => {
  const size = file.reduce((total, { length }) => total + length, 0);
  return {
    ...space,
    locate: (address, length) => {
      if (address.partition !== partition) return space.locate(address, length);
      const offset = address.block * space.blockSize;
      if (offset + length > size) throw outside(space.source, offset, address, length);
      return cutOut(file, offset, length);
    },
  };
};

/** Where one block lies. @throws WindlassError `disc.damaged` */
export const positionOf = (space: Space, address: BlockAddress): number => {
  const [first] = space.locate(address, space.blockSize);
  if (first === undefined || first.start === null)
    throw space.source.damaged(
      address.block * space.blockSize,
      `block ${address.block} of partition ${address.partition} should lie, which was never written`,
    );
  return first.start;
};
