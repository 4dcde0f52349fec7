import { type ImageFileInspection, imageRoleOf, WindlassError } from "@windlass/protocol";
import type { RandomAccessReader } from "../random-access.ts";
import { checkBlobTable } from "./blob-table.ts";
import { checkExtent } from "./extent.ts";
import { readHeader } from "./header.ts";
import { readImageList } from "./image-list.ts";

/** A judged Windows image file: what the product tells of it, and its place in a split set. */
export interface ImageFile {
  readonly inspection: ImageFileInspection;
  /** 1 of 1 for a whole file. */
  readonly partNumber: number;
  readonly partCount: number;
  /** Equal in all parts of one split set; lower-case hexadecimal. */
  readonly guid: string;
  /** The XML that describes the images, as it lies in the file. */
  readonly xml: string;
  /** An ESD whose contents only Microsoft's own services can open. */
  readonly encrypted: boolean;
}

/**
 * Reads a WIM, ESD or SWM without unpacking anything: header, extent of everything in it, and the image list.
 *
 * @param fileName how errors name the file
 * @throws WindlassError one of the `image.*` refusals
 * @example
 * const reader = await openFileReader("install.wim");
 * const { inspection } = await readImageFile(reader, "install.wim");
 */
export const readImageFile = async (reader: RandomAccessReader, fileName: string): Promise<ImageFile> => {
  const header = await readHeader(reader, fileName);
  checkExtent(header, reader, fileName);
  await checkBlobTable(header, reader, fileName);
  const { images, xml, encrypted } = await readImageList(header, reader, fileName);
  return {
    inspection: { kind: header.kind, compression: header.compression, images },
    partNumber: header.partNumber,
    partCount: header.partCount,
    guid: header.guid,
    xml,
    encrypted,
  };
};

/**
 * Refuses a file in which no image could be deployed: an import needs an edition and an architecture, and Windows PE
 * is none to be installed.
 *
 * @throws WindlassError `image.no-windows`, `image.only-windows-pe`
 */
export const requireWindows = (inspection: ImageFileInspection, fileName: string): void => {
  const roles = inspection.images.map(imageRoleOf);
  if (roles.includes("windows")) return;
  const code = roles.includes("windows-pe") ? "image.only-windows-pe" : "image.no-windows";
  throw new WindlassError(code, { parameters: { file: fileName, count: inspection.images.length } });
};
