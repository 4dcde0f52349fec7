import {
  allocationExtent,
  anchorDescriptor,
  extendedAddress,
  fileEntry,
  fileIdentifier,
  fileSet,
  logicalVolume,
  longAddress,
  partitionDescriptor,
  physicalMap,
  primaryVolume,
  shortAddress,
  typeTwoMap,
  withTag,
} from "./testing-descriptors.ts";

/** How a test's file is recorded. */
export interface TestFile {
  readonly name: string;
  readonly content: Buffer;
  /** `inside` keeps the contents in the file entry. */
  readonly form: "short" | "long" | "extended" | "inside";
  readonly extendedEntry?: boolean;
  /** Blocks in each extent; one extent for everything when left out. */
  readonly blocksAnExtent?: number;
  /** Extents in the file entry and in each list that continues it. */
  readonly extentsAList?: number;
  /** A size that the entry claims instead of the true one. */
  readonly claimedSize?: number;
}

export interface TestVolume {
  readonly label?: string;
  readonly blockSize?: number;
  readonly revision?: number;
  /** Puts entries and folders on a metadata partition of two scattered extents. */
  readonly metadata?: boolean;
  /** Names a partition of another kind. */
  readonly otherPartition?: string;
  readonly files: readonly TestFile[];
}

const partitionStart = 272;
const metadataBlocks = 64;

/** Where the halves of the metadata file lie in the physical partition. */
const metadataHalves = [8, 8 + metadataBlocks] as const;

const forms = { short: 0, long: 1, extended: 2, inside: 3 } as const;

/**
 * Writes a UDF volume with one folder, `sources`, that holds the files.
 *
 * @returns the image and where its parts lie, in bytes
 */
export const makeUdf = (volume: TestVolume): { image: Buffer; sequences: [number, number]; partition: number } => {
  const { blockSize = 2048, label = "TEST_UDF", metadata = false, revision = metadata ? 0x0250 : 0x0201 } = volume;
  const image = Buffer.alloc((partitionStart + 4096) * blockSize);
  const put = (sector: number, bytes: Buffer) => bytes.copy(image, sector * blockSize);

  /** Entries and folders go to the metadata partition where there is one; its blocks are scattered over two extents. */
  const structures = metadata ? 1 : 0;
  let nextStructure = metadata ? 0 : 8;
  let nextData = 512;
  const sectorOf = (block: number): number => {
    if (!metadata) return partitionStart + block;
    const half = block < metadataBlocks / 2 ? metadataHalves[0] : metadataHalves[1] - metadataBlocks / 2;
    return partitionStart + half + block;
  };
  const putStructure = (block: number, bytes: Buffer) => put(sectorOf(block), bytes);
  const structureAddress = (block: number) => longAddress(blockSize, block, structures);

  const putData = (content: Buffer, blocksAnExtent: number): { block: number; length: number }[] => {
    const extents: { block: number; length: number }[] = [];
    for (let at = 0; at < content.length; at += blocksAnExtent * blockSize) {
      const piece = content.subarray(at, at + blocksAnExtent * blockSize);
      put(partitionStart + nextData, piece);
      extents.push({ block: nextData, length: piece.length });
      // A gap after each extent proves that none is read on.
      nextData += Math.ceil(piece.length / blockSize) + 1;
    }
    return extents;
  };

  const address = (form: TestFile["form"], length: number, block: number, kind = 0): Buffer => {
    if (form === "short") return shortAddress(length, block, kind);
    const partition = kind === 3 ? structures : 0;
    return form === "long"
      ? longAddress(length, block, partition, kind)
      : extendedAddress(length, block, partition, kind);
  };

  /** The list in the entry; what does not fit in it goes to lists of its own. */
  const allocationOf = (file: TestFile): Buffer => {
    if (file.form === "inside") return file.content;
    const extents = putData(file.content, file.blocksAnExtent ?? Number.MAX_SAFE_INTEGER / blockSize / 2);
    const size = file.extentsAList ?? Math.max(1, extents.length);
    const lists: Buffer[][] = [];
    for (let at = 0; at < Math.max(1, extents.length); at += size)
      lists.push(extents.slice(at, at + size).map(({ block, length }) => address(file.form, length, block)));
    let next: Buffer | null = null;
    for (const list of lists.slice(1).reverse()) {
      const block = nextStructure++;
      putStructure(block, allocationExtent(block, Buffer.concat(next ? [...list, next] : list)));
      next = address(file.form, blockSize, block, 3);
    }
    return Buffer.concat(next ? [...(lists[0] ?? []), next] : (lists[0] ?? []));
  };

  const setBlock = nextStructure++;
  const rootBlock = nextStructure++;
  const folderBlock = nextStructure++;

  const names = volume.files.map((file) => {
    const block = nextStructure++;
    const allocation = allocationOf(file);
    const size = file.claimedSize ?? file.content.length;
    const entry = {
      extended: file.extendedEntry ?? false,
      type: 5,
      form: forms[file.form],
      size,
      allocation,
      blockSize,
    };
    putStructure(block, fileEntry(block, entry));
    return fileIdentifier(folderBlock, file.name, false, structureAddress(block));
  });

  const putFolder = (block: number, content: Buffer) =>
    putStructure(
      block,
      fileEntry(block, { extended: false, type: 4, form: 3, size: content.length, allocation: content, blockSize }),
    );
  const parent = fileIdentifier(folderBlock, null, true, structureAddress(rootBlock));
  putFolder(folderBlock, Buffer.concat([parent, ...names]));
  const folder = fileIdentifier(rootBlock, "sources", true, structureAddress(folderBlock));
  putFolder(rootBlock, Buffer.concat([fileIdentifier(rootBlock, null, true, structureAddress(rootBlock)), folder]));
  putStructure(setBlock, fileSet(setBlock, structureAddress(rootBlock)));

  if (metadata) {
    const half = (metadataBlocks / 2) * blockSize;
    const allocation = Buffer.concat([shortAddress(half, metadataHalves[0]), shortAddress(half, metadataHalves[1])]);
    for (const [block, type] of [
      [0, 250],
      [2, 251],
    ] as const)
      put(
        partitionStart + block,
        fileEntry(block, { extended: true, type, form: 0, size: 2 * half, allocation, blockSize }),
      );
  }

  const maps = [physicalMap()];
  if (metadata) maps.push(typeTwoMap("*UDF Metadata Partition", 0, 2));
  if (volume.otherPartition) maps.push(typeTwoMap(volume.otherPartition));
  ["BEA01", "NSR03", "TEA01"].forEach((identifier, number) => {
    image.write(`\0${identifier}\u0001`, 32_768 + number * 2048, "latin1");
  });
  const total = partitionStart + 4096;
  const sequences = [96, 160] as const;
  for (const sector of sequences) {
    put(sector, primaryVolume(sector, label));
    put(sector + 1, partitionDescriptor(sector + 1, partitionStart, 4096 - 1));
    const description = { blockSize, revision, fileSet: structureAddress(setBlock), maps };
    put(sector + 2, logicalVolume(sector + 2, label, description));
    put(sector + 3, withTag(Buffer.alloc(512), 8, sector + 3));
  }
  for (const sector of [256, total - 1])
    put(sector, anchorDescriptor(sector, sequences[0], sequences[1], 16 * blockSize));
  return {
    image,
    sequences: [sequences[0] * blockSize, sequences[1] * blockSize],
    partition: partitionStart * blockSize,
  };
};
