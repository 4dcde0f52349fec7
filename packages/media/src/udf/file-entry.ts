import { type Extent, extentsReader } from "../disc/extents.ts";
import { bytesOf } from "../disc/source.ts";
import { memoryReader, type RandomAccessReader } from "../random-access.ts";
import type { BlockAddress } from "./address.ts";
import { readExtents } from "./allocation.ts";
import { positionOf, type Space } from "./space.ts";
import { requireTag, tagOf } from "./tag.ts";

const ordinaryStrategy = 4;
const folderType = 4;
const linkType = 12;
const formInEntry = 3;

/** Fixed bytes before the extended attributes, by kind of entry (ECMA-167 4/14.9 and 4/14.17). */
const layouts = {
  [tagOf.fileEntry]: { attributesLength: 168, addressesLength: 172, fixed: 176 },
  [tagOf.extendedFileEntry]: { attributesLength: 208, addressesLength: 212, fixed: 216 },
} as const;

/** A file or folder as its entry describes it. */
export interface FileEntry {
  readonly position: number;
  readonly kind: "file" | "folder" | "other";
  readonly size: number;
  /** The addresses of its contents, or the contents themselves. */
  readonly allocation: DataView;
  readonly form: number;
  readonly partition: number;
}

const kindOf = (type: number): FileEntry["kind"] => {
  if (type === folderType) return "folder";
  return type === linkType ? "other" : "file";
};

/**
 * Reads a file entry, ordinary or extended.
 *
 * @throws WindlassError `disc.damaged`, `disc.unsupported`, `disc.truncated`
 */
export const readFileEntry = async (space: Space, address: BlockAddress): Promise<FileEntry> => {
  const { source, blockSize } = space;
  const position = positionOf(space, address);
  const view = await source.read(position, blockSize, "a file entry");
  const wanted = [tagOf.fileEntry, tagOf.extendedFileEntry];
  const identifier = requireTag(source, view, position, { what: "a file entry", wanted, location: address.block });
  const layout = layouts[identifier === tagOf.fileEntry ? tagOf.fileEntry : tagOf.extendedFileEntry];
  const strategy = view.getUint16(20, true);
  if (strategy !== ordinaryStrategy)
    throw source.unsupported(position + 20, `a file entry is kept by strategy ${strategy}`);
  const attributes = view.getUint32(layout.attributesLength, true);
  const addresses = view.getUint32(layout.addressesLength, true);
  if (layout.fixed + attributes + addresses > view.byteLength)
    throw source.damaged(position + layout.attributesLength, "a file entry's parts are longer than it");
  const size = view.getBigUint64(56, true);
  if (size > BigInt(Number.MAX_SAFE_INTEGER))
    throw source.damaged(position + 56, `a file gives its size as ${size} bytes`);
  return {
    position,
    kind: kindOf(view.getUint8(27)),
    size: Number(size),
    allocation: new DataView(view.buffer, view.byteOffset + layout.fixed + attributes, addresses),
    form: view.getUint16(34, true) & 7,
    partition: address.partition,
  };
};

/** The pieces of an entry's contents; null when the entry holds them itself. @throws WindlassError `disc.*` */
export const extentsOf = async (space: Space, entry: FileEntry): Promise<Extent[] | null> => {
  if (entry.form === formInEntry) return null;
  const { allocation: view, form, partition, position } = entry;
  const extents = await readExtents(space, { view, form, partition, position });
  const total = extents.reduce((sum, { length }) => sum + length, 0);
  if (total < entry.size)
    throw space.source.damaged(position, `a file of ${entry.size} bytes has extents for ${total} of them`);
  for (const { start, length } of extents)
    if (start !== null && start + length > space.source.reader.size)
      throw space.source.truncated("a file on it", start + length);
  return extents;
};

/** An entry's contents, read in place. @throws WindlassError `disc.*` */
export const openEntry = async (space: Space, entry: FileEntry): Promise<RandomAccessReader> => {
  const extents = await extentsOf(space, entry);
  if (extents) return extentsReader(space.source.reader, extents, entry.size);
  if (entry.size > entry.allocation.byteLength)
    throw space.source.damaged(
      entry.position,
      `a file of ${entry.size} bytes lies in an entry that is too small for it`,
    );
  return memoryReader(bytesOf(entry.allocation, 0, entry.size));
};
