import {
  type FileReader,
  type ImageFile,
  joinSet,
  onlyInstallImage,
  openDisc,
  openFileReader,
  type RandomAccessReader,
  readImageFile,
  readInstallationMedia,
} from "@windlass/media";
import { type SourceMedia, WindlassError } from "@windlass/protocol";
import { requireDeployable } from "./judging.ts";

/** A file that was brought in, under the name its owner gave it. */
export interface BroughtFile {
  readonly path: string;
  readonly fileName: string;
}

/** The install image of what was brought, as one file to be read, wherever it lies. */
export interface InstallMedia {
  readonly reader: RandomAccessReader;
  readonly image: ImageFile;
  readonly media: SourceMedia;
}

const withoutDisc = (fileName: string, paths: readonly string[]): SourceMedia => ({
  fileName,
  disc: null,
  paths: [...paths],
  bootImages: [],
  setupFiles: [],
});

const isOtherThanDisc = (error: unknown): boolean =>
  error instanceof WindlassError && error.code === "disc.not-recognised";

const readDisc = async (reader: RandomAccessReader, fileName: string): Promise<InstallMedia | null> => {
  const disc = await openDisc(reader, fileName).catch((error: unknown) => {
    if (isOtherThanDisc(error)) return null;
    throw error;
  });
  if (disc === null) return null;
  const found = await readInstallationMedia(disc, fileName);
  const { paths, file, reader: image } = onlyInstallImage(found, fileName);
  const { fileSystem, label } = disc;
  return {
    reader: image,
    image: file,
    media: {
      fileName,
      disc: { fileSystem, label },
      paths: [...paths],
      bootImages: [...found.bootImages],
      setupFiles: [...found.setupFiles],
    },
  };
};

type OpenedFile = BroughtFile & { readonly reader: RandomAccessReader };

const readOne = async ({ reader, fileName }: OpenedFile): Promise<InstallMedia> =>
  (await readDisc(reader, fileName)) ?? {
    reader,
    image: await readImageFile(reader, fileName),
    media: withoutDisc(fileName, []),
  };

const readSet = async (parts: readonly OpenedFile[], fileName: string): Promise<InstallMedia> => {
  const reader = await joinSet(parts);
  const names = parts.map((part) => part.fileName).sort();
  return { reader, image: await readImageFile(reader, fileName), media: withoutDisc(fileName, names) };
};

/**
 * Opens what an administrator brought (an ISO, a WIM, an ESD, all parts of a split set), judges it, and gives its
 * install image to `work`; nothing is unpacked. The files are closed afterwards.
 *
 * @throws the `disc.…` and `image.…` refusals of the catalogue
 */
export const withInstallMedia = async <Result>(
  files: readonly BroughtFile[],
  work: (media: InstallMedia) => Promise<Result>,
): Promise<Result> => {
  const opened: OpenedFile[] = [];
  const readers: FileReader[] = [];
  try {
    for (const file of files) {
      const reader = await openFileReader(file.path, file.fileName);
      readers.push(reader);
      opened.push({ ...file, reader });
    }
    const [first] = opened;
    if (first === undefined) throw new RangeError("nothing was brought");
    const media = opened.length === 1 ? await readOne(first) : await readSet(opened, first.fileName);
    requireDeployable(media.image, media.media.fileName);
    return await work(media);
  } finally {
    for (const reader of readers) await reader.close();
  }
};
