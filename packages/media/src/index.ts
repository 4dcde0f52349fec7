export {
  type FileReader,
  memoryReader,
  openFileReader,
  type RandomAccessReader,
  rangeReader,
} from "./random-access.ts";
export { type ImageFile, readImageFile, requireWindows } from "./wim/image-file.ts";
