import {
  type FileReader,
  joinSet,
  onlyInstallImage,
  openDisc,
  openFileReader,
  readImageFile,
  readInstallationMedia,
  requireWindows,
} from "@windlass/media";
import { WindlassError } from "@windlass/protocol";

/** Files that are imported together: one, or the parts of a split set. */
export interface LocalMedia {
  readonly paths: readonly string[];
}

type Judged = { readonly path: string; readonly guid: string | null };

/** The set that a part belongs to; null for a whole image and for a disc. @throws WindlassError what cannot be imported */
const judge = async (path: string): Promise<Judged> => {
  const reader = await openFileReader(path);
  try {
    const disc = await openDisc(reader, path).catch((error: unknown) => {
      if (error instanceof WindlassError && error.code === "disc.not-recognised") return null;
      throw error;
    });
    if (disc) {
      const { file } = onlyInstallImage(await readInstallationMedia(disc, path), path);
      requireWindows(file.inspection, path);
      return { path, guid: null };
    }
    const { inspection, partCount, guid } = await readImageFile(reader, path);
    if (partCount > 1) return { path, guid };
    requireWindows(inspection, path);
    return { path, guid: null };
  } finally {
    await reader.close();
  }
};

const judgeSet = async (paths: readonly string[]): Promise<void> => {
  const readers: FileReader[] = [];
  try {
    for (const path of paths) readers.push(await openFileReader(path));
    await joinSet(readers.map((reader, position) => ({ reader, fileName: paths[position] ?? "" })));
  } finally {
    for (const reader of readers) await reader.close();
  }
};

/**
 * Judges files before anything is sent, and puts the parts of split sets together.
 *
 * @throws WindlassError `disc.*`, `image.*` for the first file that the server would refuse
 */
export const judgeLocalMedia = async (paths: readonly string[]): Promise<LocalMedia[]> => {
  const media: LocalMedia[] = [];
  const sets = new Map<string, string[]>();
  for (const path of paths) {
    const { guid } = await judge(path);
    if (guid === null) media.push({ paths: [path] });
    else sets.set(guid, [...(sets.get(guid) ?? []), path]);
  }
  for (const parts of sets.values()) {
    await judgeSet(parts);
    media.push({ paths: parts });
  }
  return media;
};
