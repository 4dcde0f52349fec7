import { type ImageFile, openFileReader, readImageFile } from "@windlass/media";
import { countImages, describeImage } from "./describe-image.ts";
import type { Inspected } from "./inspected.ts";

const read = async (path: string): Promise<ImageFile> => {
  const reader = await openFileReader(path);
  try {
    return await readImageFile(reader, path);
  } finally {
    await reader.close();
  }
};

const describeFile = (path: string, { inspection, partNumber, partCount, encrypted }: ImageFile): string => {
  const { kind, compression, images } = inspection;
  const part = kind === "swm" ? `, part ${partNumber} of ${partCount}` : "";
  const packed = compression === "none" ? "not compressed" : `${compression.toUpperCase()} compression`;
  const locked = encrypted ? ", encrypted" : "";
  const title = `${path}: ${kind.toUpperCase()}${part}, ${packed}${locked}, ${countImages(images)}`;
  return [title, ...images.map(describeImage)].join("\n");
};

/** A Windows image, or the refusal of what is none. @throws WindlassError `image.*` */
export const inspectImage = async (path: string): Promise<Inspected> => {
  const file = await read(path);
  return { data: file.inspection, text: describeFile(path, file) };
};
