import { WindlassError, type WindowsImage } from "@windlass/protocol";
import type { Disc } from "../disc/disc.ts";
import type { RandomAccessReader } from "../random-access.ts";
import { type ImageFile, readImageFile } from "../wim/image-file.ts";
import { joinSet } from "../wim/split-set.ts";

/** Media for one architecture hold `sources`; those for several, as the Media Creation Tool makes them, one each. */
const folders = ["sources", "x64/sources", "arm64/sources", "x86/sources"];

const installNames = ["install.wim", "install.esd", "install.swm"];
const partName = /^install\d*\.swm$/iu;

/** Files that tell a disc of set-up from any other, and those that steer set-up. */
const setupFiles = [
  "setup.exe",
  "sources/setup.exe",
  "sources/setupprep.exe",
  "bootmgr",
  "bootmgr.efi",
  "efi/boot/bootx64.efi",
  "efi/boot/bootaa64.efi",
  "efi/microsoft/boot/efisys.bin",
  "boot/etfsboot.com",
  "boot/bcd",
  "sources/ei.cfg",
  "sources/pid.txt",
  "sources/lang.ini",
  "autounattend.xml",
] as const;

/** The image that set-up installs from, read in place. */
export interface InstallImage {
  /** Paths on the disc; several for a split set. */
  readonly paths: readonly string[];
  readonly file: ImageFile;
  /** The image as one file: a split set is seen joined. */
  readonly reader: RandomAccessReader;
}

/** What installation media hold, as far as the disc itself tells it. */
export interface InstallationMedia {
  readonly installImages: readonly InstallImage[];
  /** The images of boot.wim: Windows PE, Windows Setup. */
  readonly bootImages: readonly WindowsImage[];
  /** Which of the files of set-up are there. */
  readonly setupFiles: readonly string[];
}

const named = (fileName: string, path: string): string => `${fileName}: ${path}`;

const installImageIn = async (disc: Disc, folder: string, fileName: string): Promise<InstallImage | null> => {
  const names = await disc.names(folder);
  const name = installNames.flatMap((wanted) => names.find((each) => each.toLowerCase() === wanted) ?? [])[0];
  if (name === undefined) return null;
  if (!partName.test(name)) {
    const path = `${folder}/${name}`;
    const reader = await disc.open(path);
    return { paths: [path], file: await readImageFile(reader, named(fileName, path)), reader };
  }
  const paths = names.filter((each) => partName.test(each)).map((each) => `${folder}/${each}`);
  const parts = await Promise.all(
    paths.map(async (path) => ({ reader: await disc.open(path), fileName: named(fileName, path) })),
  );
  const reader = await joinSet(parts);
  return { paths, file: await readImageFile(reader, named(fileName, `${folder}/${name}`)), reader };
};

const bootImagesIn = async (disc: Disc, folder: string, fileName: string): Promise<WindowsImage[]> => {
  const path = `${folder}/boot.wim`;
  const reader = await disc.find(path);
  if (reader === null) return [];
  return (await readImageFile(reader, named(fileName, path))).inspection.images;
};

/**
 * Reads what installation media hold without unpacking anything: the install images (WIM, ESD or a split set, also for
 * several architectures), boot.wim and the files of set-up.
 *
 * @throws WindlassError `disc.*`, `image.*`, naming the disc and the file on it
 */
export const readInstallationMedia = async (disc: Disc, fileName: string): Promise<InstallationMedia> => {
  const installImages: InstallImage[] = [];
  const bootImages: WindowsImage[] = [];
  for (const folder of folders) {
    const image = await installImageIn(disc, folder, fileName);
    if (image) installImages.push(image);
    bootImages.push(...(await bootImagesIn(disc, folder, fileName)));
  }
  const there: string[] = [];
  for (const path of setupFiles) if ((await disc.find(path)) !== null) there.push(path);
  return { installImages, bootImages, setupFiles: there };
};

/**
 * The one image that the media install.
 *
 * @throws WindlassError `disc.no-install-image`, `disc.several-install-images`
 */
export const onlyInstallImage = ({ installImages }: InstallationMedia, fileName: string): InstallImage => {
  const [first, second] = installImages;
  if (first === undefined) throw new WindlassError("disc.no-install-image", { parameters: { file: fileName } });
  if (second === undefined) return first;
  const paths = installImages.map((image) => image.paths[0]).join(", ");
  throw new WindlassError("disc.several-install-images", { parameters: { file: fileName, paths } });
};
