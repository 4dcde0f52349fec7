import type { WindowsImage } from "@windlass/protocol";
import { readableSize } from "../sizes.ts";

const languagesOf = (image: WindowsImage): string =>
  image.languages
    .map((language) => (language === image.defaultLanguage ? `${language} (default)` : language))
    .join(", ");

const buildOf = ({ build, servicePackBuild }: WindowsImage): string | null => {
  if (build === null) return null;
  return servicePackBuild === null ? `build ${build}` : `build ${build}.${servicePackBuild}`;
};

/** Two lines of an image's facts for people. */
export const describeImage = (image: WindowsImage): string => {
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

/** `1 image`, `2 images`. */
export const countImages = (images: readonly WindowsImage[]): string =>
  images.length === 1 ? "1 image" : `${images.length} images`;
