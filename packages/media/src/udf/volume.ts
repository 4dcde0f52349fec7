import type { Extent } from "../disc/extents.ts";
import type { DiscNode, FileSystem } from "../disc/file-system.ts";
import type { DiscSource } from "../disc/source.ts";
import { type BlockAddress, parseLongAddress } from "./address.ts";
import { endsWithAnchor, findAnchor } from "./anchor.ts";
import { extentsOf, openEntry, readFileEntry } from "./file-entry.ts";
import { readFolder } from "./folder.ts";
import { type PartitionMap, readPartitionMaps } from "./partition-maps.ts";
import { physicalSpace, positionOf, type Space, withMetadata } from "./space.ts";
import { requireTag, tagOf } from "./tag.ts";
import { type PartitionDescriptor, readVolumeDescription } from "./volume-description.ts";

const nodeOf = (space: Space, name: string, kind: DiscNode["kind"], address: BlockAddress): DiscNode => ({
  name,
  kind,
  position: positionOf(space, address),
  children: async () => {
    const identifiers = await readFolder(space, await readFileEntry(space, address));
    return identifiers.map(({ name: childName, folder, entry }) =>
      nodeOf(space, childName, folder ? "folder" : "file", entry),
    );
  },
  size: async () => (await readFileEntry(space, address)).size,
  open: async () => await openEntry(space, await readFileEntry(space, address)),
});

const requireWhole = (source: DiscSource, partitions: readonly PartitionDescriptor[]): void => {
  for (const { start, length } of partitions)
    if (start + length > source.reader.size) throw source.truncated("its UDF partition", start + length);
};

/** The metadata file, or its mirror where that one cannot be read. */
const metadataFile = async (
  space: Space,
  map: PartitionMap & { kind: "metadata" },
  partition: number,
): Promise<Extent[]> => {
  const read = async (block: number): Promise<Extent[]> => {
    const entry = await readFileEntry(space, { partition, block });
    const extents = await extentsOf(space, entry);
    if (extents === null) throw space.source.damaged(entry.position, "the metadata file lies in its own entry");
    return extents;
  };
  return await read(map.file).catch(() => read(map.mirror));
};

const openSpace = async (
  source: DiscSource,
  blockSize: number,
  maps: readonly PartitionMap[],
  partitions: readonly PartitionDescriptor[],
): Promise<Space> => {
  const physical = physicalSpace(source, blockSize, maps, partitions);
  const position = maps.findIndex(({ kind }) => kind === "metadata");
  const map = maps[position];
  if (map?.kind !== "metadata") return physical;
  // Its map has the number of the partition it lies in, so that the physical space can be asked for its blocks.
  return withMetadata(physical, position, await metadataFile(physical, map, position));
};

/**
 * Opens the UDF volume of a disc (ECMA-167 and OSTA UDF 1.02 to 2.60, physical and metadata partitions).
 *
 * @returns null when the disc has no UDF anchor
 * @throws WindlassError `disc.damaged`, `disc.truncated`, `disc.unsupported`
 */
export const openUdf = async (source: DiscSource): Promise<FileSystem | null> => {
  const anchor = await findAnchor(source);
  if (anchor === null) return null;
  const { logicalVolume, partitions } = await readVolumeDescription(source, anchor);
  if (!(await endsWithAnchor(source, anchor.sectorSize))) requireWhole(source, partitions);
  const { blockSize, fileSet, label, revision } = logicalVolume;
  const space = await openSpace(source, blockSize, readPartitionMaps(source, logicalVolume), partitions);

  const position = positionOf(space, fileSet);
  const view = await source.read(position, Math.max(blockSize, 512), "its file set");
  requireTag(source, view, position, { what: "the file set", wanted: [tagOf.fileSet], location: fileSet.block });
  return {
    fileSystem: "udf",
    description: `UDF ${revision >> 8}.${(revision & 0xff).toString(16).padStart(2, "0")}`,
    label,
    root: nodeOf(space, "", "folder", parseLongAddress(view, 400)),
  };
};
