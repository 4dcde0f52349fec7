import { type Extent, extentsReader } from "../disc/extents.ts";
import type { DiscNode, FileSystem } from "../disc/file-system.ts";
import type { DiscSource } from "../disc/source.ts";
import { type DirectoryRecord, isSelfOrParent, parseRecord, plainName, recordsOf } from "./directory-record.ts";
import { type RockRidge, readRockRidge, rockRidgeSkip } from "./rock-ridge.ts";
import { firstDescriptor, jolietText, requireWholeVolumes, type VolumeDescriptor } from "./volume-descriptors.ts";

/** A folder of fifty thousand files takes this much; more is a lie about a size. */
const maximumFolderBytes = 4 * 1024 * 1024;

/** A Joliet label holds this many characters; a longer one is whole only in the primary descriptor. */
const jolietLabelLength = 16;

interface Volume {
  readonly source: DiscSource;
  readonly blockSize: number;
  readonly joliet: boolean;
  readonly rockRidgeSkip: number | null;
}

const startOf = ({ blockSize }: Volume, record: DirectoryRecord): number =>
  (record.extent + record.attributeBlocks) * blockSize;

const readFolder = async (
  { source }: Volume,
  start: number,
  length: number,
  position: number,
): Promise<DirectoryRecord[]> => {
  if (length > maximumFolderBytes) throw source.damaged(position, `a folder takes ${length} bytes`);
  if (length === 0) return [];
  return recordsOf(source, await source.read(start, length, "a folder"), start);
};

/** The records of each file together: all but the last one of a file say that it goes on. */
const grouped = (records: readonly DirectoryRecord[]): DirectoryRecord[][] => {
  const groups: DirectoryRecord[][] = [];
  let open: DirectoryRecord[] = [];
  for (const record of records.filter((each) => !isSelfOrParent(each) && !each.associated)) {
    open.push(record);
    if (record.continues) continue;
    groups.push(open);
    open = [];
  }
  return groups;
};

const openFile = async (volume: Volume, pieces: readonly DirectoryRecord[]) => {
  const { source } = volume;
  const extents: Extent[] = [];
  for (const piece of pieces) {
    if (piece.interleaved) throw source.unsupported(piece.position, "a file is recorded in interleaved mode");
    const start = startOf(volume, piece);
    if (start + piece.length > source.reader.size) throw source.truncated("a file on it", start + piece.length);
    if (piece.length > 0) extents.push({ start, length: piece.length });
  }
  return extentsReader(
    source.reader,
    extents,
    pieces.reduce((total, piece) => total + piece.length, 0),
  );
};

const noRockRidge: RockRidge = { name: null, symbolicLink: false, childLink: null, relocated: false };

const folderNode = (volume: Volume, name: string, start: number, length: number, position: number): DiscNode => ({
  name,
  kind: "folder",
  position: start,
  children: () => childrenOf(volume, start, length, position),
  size: async () => 0,
  open: () => Promise.reject(volume.source.damaged(position, `${name} is a folder, not a file`)),
});

/** A folder that Rock Ridge moved: its own first record gives its length. */
const linkedFolder = async (volume: Volume, name: string, block: number): Promise<DiscNode> => {
  const start = block * volume.blockSize;
  const view = await volume.source.read(start, 256, "a folder");
  return folderNode(volume, name, start, parseRecord(volume.source, view, 0, start).length, start);
};

const nodeOf = async (volume: Volume, pieces: readonly DirectoryRecord[]): Promise<DiscNode | null> => {
  const [first] = pieces;
  if (first === undefined) return null;
  const { source, blockSize } = volume;
  const told =
    volume.rockRidgeSkip === null ? noRockRidge : await readRockRidge(source, first, volume.rockRidgeSkip, blockSize);
  if (told.relocated) return null;
  const name = volume.joliet ? jolietText(first.name).replace(/;\d+$/u, "") : (told.name ?? plainName(first));
  if (told.childLink !== null) return await linkedFolder(volume, name, told.childLink);
  if (first.folder) return folderNode(volume, name, startOf(volume, first), first.length, first.position);
  return {
    name,
    kind: told.symbolicLink ? "other" : "file",
    position: first.position,
    children: async () => [],
    size: async () => pieces.reduce((total, piece) => total + piece.length, 0),
    open: () => openFile(volume, pieces),
  };
};

const childrenOf = async (volume: Volume, start: number, length: number, position: number): Promise<DiscNode[]> => {
  const nodes: DiscNode[] = [];
  for (const pieces of grouped(await readFolder(volume, start, length, position))) {
    const node = await nodeOf(volume, pieces);
    if (node) nodes.push(node);
  }
  return nodes;
};

const describe = (volume: Volume): string => {
  if (volume.joliet) return "ISO 9660 with Joliet names";
  return volume.rockRidgeSkip === null ? "ISO 9660" : "ISO 9660 with Rock Ridge names";
};

const openDescriptor = async (source: DiscSource, descriptor: VolumeDescriptor, label: string): Promise<FileSystem> => {
  const { blockSize, rootRecord } = descriptor;
  const joliet = descriptor.kind === "joliet";
  const root = parseRecord(source, await source.read(rootRecord, 34, "its volume descriptors"), 0, rootRecord);
  const plain: Volume = { source, blockSize, joliet, rockRidgeSkip: null };
  const start = startOf(plain, root);
  const [self] = await readFolder(plain, start, root.length, rootRecord);
  const skip = joliet || self === undefined ? null : await rockRidgeSkip(source, self, blockSize);
  const volume: Volume = { ...plain, rockRidgeSkip: skip };
  return {
    fileSystem: "iso9660",
    description: describe(volume),
    label,
    root: folderNode(volume, "", start, root.length, rootRecord),
  };
};

/**
 * Opens the ISO 9660 volume of a disc (ECMA-119), with the names of Joliet where it has them, as Windows does, else of
 * Rock Ridge, else its own.
 *
 * @throws WindlassError `disc.truncated`, `disc.damaged`
 */
export const openIso9660 = async (
  source: DiscSource,
  descriptors: readonly VolumeDescriptor[],
): Promise<FileSystem> => {
  requireWholeVolumes(source, descriptors);
  const primary = descriptors.find(({ kind }) => kind === "primary");
  const joliet = descriptors.find(({ kind }) => kind === "joliet");
  if (primary === undefined) throw source.damaged(firstDescriptor, "there is no primary volume descriptor");
  if (joliet === undefined) return await openDescriptor(source, primary, primary.label);
  const cut = joliet.label.length === jolietLabelLength;
  return await openDescriptor(source, joliet, cut ? primary.label : joliet.label);
};
