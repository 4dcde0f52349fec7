import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { type ContentStore, createFolderStore } from "@windlass/content";

export const contentDirectoryOf = (dataDirectory: string): string => join(dataDirectory, "content");

/** The store of the master source, in the data directory. */
export const openContentStore = async (dataDirectory: string): Promise<ContentStore> => {
  const directory = contentDirectoryOf(dataDirectory);
  await mkdir(directory, { recursive: true, mode: 0o700 });
  return createFolderStore(directory);
};
