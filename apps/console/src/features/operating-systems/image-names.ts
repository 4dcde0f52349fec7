import type { OperatingSystemView, WindowsImage } from "@windlass/protocol";

/** `26100.4652`, as far as the image says it. */
export const buildOf = (image: WindowsImage): string => {
  if (image.build === null) return "–";
  return image.servicePackBuild === null ? String(image.build) : `${image.build}.${image.servicePackBuild}`;
};

const distinct = (values: readonly string[]): string => [...new Set(values)].join(", ") || "–";

/** Each architecture once. */
export const architecturesOf = ({ images }: OperatingSystemView): string =>
  distinct(images.flatMap((image) => image.architecture ?? []));

/** Each build number once. */
export const buildsOf = ({ images }: OperatingSystemView): string => distinct(images.map(buildOf));

/** Each language once. */
export const languagesOf = ({ images }: OperatingSystemView): string =>
  distinct(images.flatMap((image) => image.languages));
