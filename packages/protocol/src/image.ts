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
