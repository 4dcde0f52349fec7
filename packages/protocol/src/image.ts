import { z } from "zod";
import { architecture, byteCount } from "./values.ts";

/** One image of a Windows image file, as its own XML describes it. Absent facts are null, never guessed. */
export const windowsImage = z.object({
  index: z.number().int().positive(),
  name: z.string(),
  edition: z.string().nullable(),
  architecture: architecture.nullable(),
  languages: z.array(z.string()),
  defaultLanguage: z.string().nullable(),
  /** Windows build, for example 26100. */
  build: z.number().int().nullable(),
  servicePackBuild: z.number().int().nullable(),
  /** Bytes of the image's files when applied. */
  sizeBytes: byteCount,
});
export type WindowsImage = z.infer<typeof windowsImage>;

/** What an image is for: Windows to be installed, Windows PE with or without set-up, or plain files. */
export type ImageRole = "windows" | "windows-pe" | "data";

/** Windows PE and Windows Setup, as in a boot.wim and at the beginning of an ESD, call their edition so. */
const windowsPeEdition = "windowspe";

export const imageRoleOf = ({ edition, architecture }: Pick<WindowsImage, "edition" | "architecture">): ImageRole => {
  if (edition === null || architecture === null) return "data";
  return edition.toLowerCase() === windowsPeEdition ? "windows-pe" : "windows";
};

export const imageFileKind = z.enum(["wim", "esd", "swm"]);
export const imageCompression = z.enum(["none", "xpress", "lzx", "lzms"]);

/** What `windlass inspect` prints of a WIM, ESD or SWM. */
export const imageFileInspection = z.object({
  kind: imageFileKind,
  compression: imageCompression,
  images: z.array(windowsImage),
});
export type ImageFileInspection = z.infer<typeof imageFileInspection>;

/** What `windlass inspect` prints of a disc image: the images that it installs, else those that it starts. */
export const discInspection = z.object({
  kind: z.literal("iso"),
  fileSystem: z.enum(["udf", "iso9660"]),
  label: z.string(),
  images: z.array(windowsImage),
});
export type DiscInspection = z.infer<typeof discInspection>;

/** What is kept of the media that an operating system was imported from. */
export const sourceMedia = z.object({
  /** The disc image's own name; of the first file where it was a split set. */
  fileName: z.string(),
  /** Null: the image file itself was imported. */
  disc: z.object({ fileSystem: z.enum(["udf", "iso9660"]), label: z.string() }).nullable(),
  /** Where the image lay on the disc, or the names of the parts of a set. */
  paths: z.array(z.string()),
  /** The images of boot.wim: Windows PE, Windows Setup. */
  bootImages: z.array(windowsImage),
  /** Which files of set-up are on the disc. */
  setupFiles: z.array(z.string()),
});
export type SourceMedia = z.infer<typeof sourceMedia>;

/** The release of Windows that media are of; media of one release belong together, whatever language they speak. */
export const windowsRelease = z.object({
  /** `Windows 11`, `Windows Server 2025`. */
  product: z.string(),
  /** `24H2`; null where the product's name says it. */
  version: z.string().nullable(),
  build: z.number().int(),
  /** Both together. */
  name: z.string(),
});
export type WindowsRelease = z.infer<typeof windowsRelease>;
