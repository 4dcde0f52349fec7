import { readFileSync } from "node:fs";
import { join } from "node:path";

const fixtures = join(import.meta.dirname, "../../../../packages/media/fixtures");

/** Bytes of a small real image file of packages/media. */
export const imageFile = (name = "windows-11-x64.wim"): Buffer => readFileSync(join(fixtures, name));

/** Offset in the header of the offset of the image list. */
const imageListOffset = 80;

/** Its header points at an image list beyond the end. */
export const withImageListOutside = (): Buffer => {
  const bytes = imageFile();
  bytes.writeBigUInt64LE(9_000_000n, imageListOffset);
  return bytes;
};

/** A larger one: bytes after the last table mean nothing to a reader. */
export const paddedImageFile = (sizeBytes: number): Buffer => {
  const image = imageFile();
  return Buffer.concat([image, Buffer.alloc(sizeBytes - image.length)]);
};
