import { type DiscSource, textOf } from "../disc/source.ts";
import type { LogicalVolume } from "./volume-description.ts";

/** A partition of the logical volume, in the order in which addresses count them. */
export type PartitionMap =
  | { readonly kind: "physical"; readonly number: number }
  | { readonly kind: "metadata"; readonly number: number; readonly file: number; readonly mirror: number };

const maximumMaps = 8;

const typeTwo = (source: DiscSource, view: DataView, at: number, position: number): PartitionMap => {
  const identifier = textOf(view, at + 5, 23);
  if (identifier === "*UDF Metadata Partition")
    return {
      kind: "metadata",
      number: view.getUint16(at + 38, true),
      file: view.getUint32(at + 40, true),
      mirror: view.getUint32(at + 44, true),
    };
  // Virtual and sparable partitions belong to discs that were written bit by bit; installation media never are.
  throw source.unsupported(position + at, `a partition is of the kind “${identifier}”`);
};

/**
 * The partition maps of a logical volume (ECMA-167 3/10.7, UDF 2.60, 2.2.8 to 2.2.10).
 *
 * @throws WindlassError `disc.damaged`, `disc.unsupported`
 */
export const readPartitionMaps = (source: DiscSource, volume: LogicalVolume): PartitionMap[] => {
  const { partitionMaps: view, partitionMapCount } = volume;
  const position = volume.position + 440;
  const maps: PartitionMap[] = [];
  let at = 0;
  while (maps.length < Math.min(partitionMapCount, maximumMaps)) {
    const type = at + 2 <= view.byteLength ? view.getUint8(at) : 0;
    const expected = type === 1 ? 6 : 64;
    if ((type !== 1 && type !== 2) || view.getUint8(at + 1) !== expected || at + expected > view.byteLength)
      throw source.damaged(position + at, "a partition map is not whole");
    maps.push(
      type === 1 ? { kind: "physical", number: view.getUint16(at + 4, true) } : typeTwo(source, view, at, position),
    );
    at += expected;
  }
  return maps;
};
