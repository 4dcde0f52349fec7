import { type ImageFile, openFileReader, readImageFile } from "@windlass/media";
import type { WindowsImage } from "@windlass/protocol";
import { readableSize } from "../sizes.ts";
import type { Inspected } from "./inspected.ts";

const read = async (path: string): Promise<ImageFile> => {
  const reader = await openFileReader(path);
  try {
    return await readImageFile(reader, path);
  } finally {
    await reader.close();
  }
};

const languagesOf = (image: WindowsImage): string =>
  image.languages
    .map((language) => (language === image.defaultLanguage ? `${language} (default)` : language))
    .join(", ");

const buildOf = ({ build, servicePackBuild }: WindowsImage): string | null => {
  if (build === null) return null;
  return servicePackBuild === null ? `build ${build}` : `build ${build}.${servicePackBuild}`;
};

const describeImage = (image: WindowsImage): string => {
  const facts = [
    image.edition,
    image.architecture,
    buildOf(image),
    languagesOf(image),
    `${readableSize(image.sizeBytes)} applied`,
  ];
  const known = facts.filter((fact) => fact !== null && fact !== "");
  return `${String(image.index).padStart(3)}  ${image.name || "(no name)"}\n     ${known.join(" · ")}`;
};

const describeFile = (path: string, { inspection, partNumber, partCount }: ImageFile): string => {
  const { kind, compression, images } = inspection;
  const part = kind === "swm" ? `, part ${partNumber} of ${partCount}` : "";
  const count = images.length === 1 ? "1 image" : `${images.length} images`;
  const packed = compression === "none" ? "not compressed" : `${compression.toUpperCase()} compression`;
  return [`${path}: ${kind.toUpperCase()}${part}, ${packed}, ${count}`, ...images.map(describeImage)].join("\n");
};

/** A Windows image, or the refusal of what is none. @throws WindlassError `image.*` */
export const inspectImage = async (path: string): Promise<Inspected> => {
  const file = await read(path);
  return { data: file.inspection, text: describeFile(path, file) };
};
