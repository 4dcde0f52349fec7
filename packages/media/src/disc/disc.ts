import { WindlassError } from "@windlass/protocol";
import { openIso9660 } from "../iso9660/volume.ts";
import {
  firstDescriptor,
  identifierAt,
  readVolumeDescriptors,
  requireWholeVolumes,
  sectorSize,
} from "../iso9660/volume-descriptors.ts";
import type { RandomAccessReader } from "../random-access.ts";
import { endsWithAnchor, promisesUdf } from "../udf/anchor.ts";
import { openUdf } from "../udf/volume.ts";
import type { DiscNode, FileSystem } from "./file-system.ts";
import { pageCache } from "./page-cache.ts";
import { type DiscSource, discSource } from "./source.ts";
import { type DiscEntry, listTree, nodeAt } from "./tree.ts";

/** An opened disc image. What one object may read of the disc's structures is bounded: open another to begin anew. */
export interface Disc {
  readonly fileSystem: FileSystem["fileSystem"];
  /** For people: `UDF 1.02`, `ISO 9660 with Joliet names`. */
  readonly description: string;
  readonly label: string;
  /** Every file and folder. @throws WindlassError `disc.*` */
  list(): Promise<DiscEntry[]>;
  /** The names in a folder; none when there is no such folder. @throws WindlassError `disc.*` */
  names(folder: string): Promise<string[]>;
  /** A file's contents, read in place; null when there is no such file. Case counts only between two that differ by it. */
  find(path: string): Promise<RandomAccessReader | null>;
  /** The same. @throws WindlassError `disc.file-missing`, `disc.*` */
  open(path: string): Promise<RandomAccessReader>;
}

/** The note that Windows media show to systems without UDF is all that their ISO 9660 volume holds. */
const requireMoreThanReadme = async (source: DiscSource, root: DiscNode): Promise<void> => {
  const children = await root.children();
  const [only] = children;
  if (children.length === 1 && only?.kind === "file" && only.name.toLowerCase() === "readme.txt")
    throw new WindlassError("disc.only-readme", { parameters: { file: source.fileName } });
};

const openFileSystem = async (source: DiscSource): Promise<FileSystem> => {
  const hasIso9660 = (await identifierAt(source, firstDescriptor)) === "CD001";
  const descriptors = hasIso9660 ? await readVolumeDescriptors(source) : [];
  const udf = await openUdf(source);
  if (udf) {
    // Of a bridge disc both volumes describe the same files: one may tell that the end of them is missing.
    if (!(await endsWithAnchor(source, sectorSize))) requireWholeVolumes(source, descriptors);
    return udf;
  }
  if (await promisesUdf(source)) throw source.damaged(256 * 2048, "the UDF volume has no anchor");
  if (!hasIso9660) throw new WindlassError("disc.not-recognised", { parameters: { file: source.fileName } });
  const iso9660 = await openIso9660(source, descriptors);
  await requireMoreThanReadme(source, iso9660.root);
  return iso9660;
};

/**
 * Opens a disc image: UDF where it has it, as Windows does, else ISO 9660. Nothing is unpacked; its files are read in
 * place.
 *
 * @param fileName how errors name the disc image
 * @throws WindlassError `disc.*`
 * @example
 * const disc = await openDisc(await openFileReader("windows.iso"), "windows.iso");
 * const image = await readImageFile(await disc.open("sources/install.wim"), "windows.iso: sources/install.wim");
 */
export const openDisc = async (reader: RandomAccessReader, fileName: string): Promise<Disc> => {
  const source = discSource(pageCache(reader), fileName);
  const { fileSystem, description, label, root } = await openFileSystem(source);
  const find = async (path: string): Promise<RandomAccessReader | null> => {
    const node = await nodeAt(root, path);
    return node?.kind === "file" ? await node.open() : null;
  };
  return {
    fileSystem,
    description,
    label,
    list: () => listTree(source, root),
    names: async (folder) => {
      const node = await nodeAt(root, folder);
      return node?.kind === "folder" ? (await node.children()).map(({ name }) => name) : [];
    },
    find,
    open: async (path) => {
      const file = await find(path);
      if (file === null) throw new WindlassError("disc.file-missing", { parameters: { file: fileName, path } });
      return file;
    },
  };
};
