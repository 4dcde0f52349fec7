import type { WindowsImage } from "@windlass/protocol";

const commonWords = (names: readonly string[]): string => {
  const [first = "", ...others] = names;
  const words = first.split(" ");
  const same = words.findIndex((word, position) => others.some((name) => name.split(" ")[position] !== word));
  return (same === -1 ? words : words.slice(0, same)).join(" ");
};

const onlyOne = <Value>(values: readonly Value[]): Value | null => {
  const different = [...new Set(values)];
  return different.length === 1 ? (different[0] ?? null) : null;
};

/**
 * A name for an imported file, of what all of its images share: `Windows 11 26100.2605 x64`; the file's own name where
 * they share nothing.
 */
export const nameFromImages = (images: readonly WindowsImage[], fileName: string): string => {
  const shared = commonWords(images.map((image) => image.name.trim())).trim();
  const build = onlyOne(images.map((image) => image.build));
  const servicePackBuild = onlyOne(images.map((image) => image.servicePackBuild));
  const version = build === null ? null : [build, servicePackBuild].filter((part) => part !== null).join(".");
  const parts = [
    shared || fileName.replace(/\.[^.]+$/, ""),
    version,
    onlyOne(images.map((image) => image.architecture)),
  ];
  return parts
    .filter((part) => part !== null)
    .join(" ")
    .slice(0, 120);
};
