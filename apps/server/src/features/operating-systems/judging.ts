import { buffer } from "node:stream/consumers";
import type { ContentStore } from "@windlass/content";
import { type ImageFile, type RandomAccessReader, readImageFile, requireWindows } from "@windlass/media";
import { type ContentReference, WindlassError } from "@windlass/protocol";

/**
 * Refuses an image file that no device could be given: a part of a set, an encrypted one, one without Windows.
 *
 * @throws the `image.…` refusals of the catalogue
 */
export const requireDeployable = (file: ImageFile, fileName: string): void => {
  const { inspection, partNumber, partCount, encrypted } = file;
  if (partCount > 1)
    throw new WindlassError("image.part-of-set", {
      parameters: { file: fileName, number: partNumber, count: partCount },
    });
  if (encrypted) throw new WindlassError("image.encrypted", { parameters: { file: fileName } });
  requireWindows(inspection, fileName);
};

/** Reads content of the store anywhere in it, whatever the back end. */
const storedReader = (content: ContentStore, { sha256, sizeBytes }: ContentReference): RandomAccessReader => ({
  size: sizeBytes,
  read: async (offset, length) => {
    if (length === 0) return new Uint8Array();
    return await buffer(await content.open(sha256, { start: offset, end: offset + length - 1 }));
  },
});

/**
 * What content of the store is, when it can be deployed.
 *
 * @throws the `image.…` refusals of the catalogue
 */
export const judgeContent = async (
  content: ContentStore,
  reference: ContentReference,
  fileName: string,
): Promise<ImageFile> => {
  const file = await readImageFile(storedReader(content, reference), fileName);
  requireDeployable(file, fileName);
  return file;
};
