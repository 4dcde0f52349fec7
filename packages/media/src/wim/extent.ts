import { WindlassError } from "@windlass/protocol";
import type { RandomAccessReader } from "../random-access.ts";
import { headerSize, type WimHeader } from "./header.ts";
import { endOf, type Resource } from "./resource.ts";

/**
 * The largest image list that is read, in bytes. Those of real installation media take some tens of kilobytes; the most
 * hostile list of this length keeps a processor busy for about a quarter of a second.
 */
export const imageListLimit = 1024 * 1024;

const truncated = (fileName: string, what: string, expected: number, actual: number) =>
  new WindlassError("image.truncated", { parameters: { file: fileName, what, expected, actual } });

const otherResources = (header: WimHeader): { what: string; resource: Resource }[] => [
  { what: "its table of files", resource: header.blobTable },
  // Only the first part of a split set carries the images' metadata.
  ...(header.partNumber === 1 ? [{ what: "its boot image", resource: header.bootMetadata }] : []),
  { what: "its integrity table", resource: header.integrityTable },
];

/**
 * Proves that everything the header points at lies within the file. A file that lost its end (where tools write the
 * tables) is told apart from one whose header points somewhere else.
 *
 * @throws WindlassError `image.truncated`, `image.metadata-outside`, `image.header-invalid`
 */
export const checkExtent = (header: WimHeader, reader: RandomAccessReader, fileName: string): void => {
  const { imageList } = header;
  const other = otherResources(header).find(({ resource }) => resource.size > 0 && endOf(resource) > reader.size);
  const listOutside = endOf(imageList) > reader.size;

  if (listOutside && (imageList.size > imageListLimit || (imageList.offset > reader.size && other === undefined)))
    throw new WindlassError("image.metadata-outside", {
      parameters: { file: fileName, start: imageList.offset, end: endOf(imageList), actual: reader.size },
    });
  if (other !== undefined) throw truncated(fileName, other.what, endOf(other.resource), reader.size);
  if (listOutside) throw truncated(fileName, "its image list", endOf(imageList), reader.size);
  if (imageList.size > 0 && imageList.offset < headerSize)
    throw new WindlassError("image.header-invalid", {
      parameters: { file: fileName, what: "its image list lies inside the header" },
    });
};

/** Tells that stored files would end beyond the file. */
export const checkStoredFile = (resource: Resource, reader: RandomAccessReader, fileName: string): void => {
  if (endOf(resource) > reader.size) throw truncated(fileName, "its stored files", endOf(resource), reader.size);
};
