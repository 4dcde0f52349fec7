import {
  type Disc,
  type InstallationMedia,
  openDisc,
  openFileReader,
  type RandomAccessReader,
  readInstallationMedia,
} from "@windlass/media";
import { type DiscInspection, WindlassError } from "@windlass/protocol";
import { countImages, describeImage } from "./describe-image.ts";
import type { Inspected } from "./inspected.ts";

const discName = /\.(?:iso|udf)$/iu;

/** Null when the file is no disc image and its name does not promise one either. */
const openIfDisc = async (reader: RandomAccessReader, path: string): Promise<Disc | null> => {
  try {
    return await openDisc(reader, path);
  } catch (error) {
    const isOther = error instanceof WindlassError && error.code === "disc.not-recognised" && !discName.test(path);
    if (isOther) return null;
    throw error;
  }
};

const describeMedia = (path: string, disc: Disc, media: InstallationMedia): string => {
  const title = `${path}: ISO, ${disc.description}, label ${disc.label || "(none)"}`;
  const install = media.installImages.flatMap(({ paths, file }) => [
    `Install image ${paths.join(" + ")}: ${countImages(file.inspection.images)}`,
    ...file.inspection.images.map(describeImage),
  ]);
  const boot = media.bootImages.length > 0 ? [`Boot image: ${countImages(media.bootImages)}`] : [];
  const setUp = media.setupFiles.length > 0 ? [`Set-up files: ${media.setupFiles.join(", ")}`] : [];
  return [
    title,
    ...(install.length > 0 ? install : ["No install image"]),
    ...boot,
    ...media.bootImages.map(describeImage),
    ...setUp,
  ].join("\n");
};

/**
 * A disc image and the Windows images on it: those that are installed, else those that start. Null for other files.
 *
 * @throws WindlassError `disc.*`, `image.*`
 */
export const inspectDisc = async (path: string): Promise<Inspected | null> => {
  const reader = await openFileReader(path);
  try {
    const disc = await openIfDisc(reader, path);
    if (disc === null) return null;
    const media = await readInstallationMedia(disc, path);
    const installed = media.installImages.flatMap(({ file }) => file.inspection.images);
    const images = installed.length > 0 ? installed : [...media.bootImages];
    const data: DiscInspection = { kind: "iso", fileSystem: disc.fileSystem, label: disc.label, images };
    return { data, text: describeMedia(path, disc, media) };
  } finally {
    await reader.close();
  }
};
