import { buffer } from "node:stream/consumers";
import type { ContentStore } from "@windlass/content";
import { openFileReader, type RandomAccessReader, readImageFile, requireWindows } from "@windlass/media";
import { type ContentReference, type ImageFileInspection, WindlassError } from "@windlass/protocol";

const judge = async (reader: RandomAccessReader, fileName: string): Promise<ImageFileInspection> => {
  const { inspection, partNumber, partCount } = await readImageFile(reader, fileName);
  if (partCount > 1)
    throw new WindlassError("image.part-of-set", {
      parameters: { file: fileName, number: partNumber, count: partCount },
    });
  requireWindows(inspection, fileName);
  return inspection;
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
 * Whether a file is a whole Windows image that can be deployed, and which images it holds.
 *
 * @throws the `image.…` refusals of the catalogue
 */
export const judgeFile = async (path: string, fileName: string): Promise<ImageFileInspection> => {
  const reader = await openFileReader(path, fileName);
  try {
    return await judge(reader, fileName);
  } finally {
    await reader.close();
  }
};

/** The same of content in the store. */
export const judgeContent = (
  content: ContentStore,
  reference: ContentReference,
  fileName: string,
): Promise<ImageFileInspection> => judge(storedReader(content, reference), fileName);
