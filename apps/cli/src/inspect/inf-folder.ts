import { readdir } from "node:fs/promises";
import { join } from "node:path";
import { acceptedNames, findMissingFiles, type Inf } from "@windlass/media";

/** Names in a folder by their lower-case form; a folder that cannot be listed holds nothing. */
const listFolder = async (folder: string): Promise<Map<string, string>> => {
  const names = await readdir(folder).catch(() => []);
  return new Map(names.map((name) => [name.toLowerCase(), name]));
};

/** Finds paths below a folder without regard to case, as Windows does, listing only folders that they name. */
export const pathFinder = (root: string) => {
  const listings = new Map<string, Promise<Map<string, string>>>();
  return async (path: string): Promise<string | null> => {
    let folder = root;
    for (const wanted of path.split("/")) {
      const listing = listings.get(folder) ?? listFolder(folder);
      listings.set(folder, listing);
      const name = (await listing).get(wanted.toLowerCase());
      if (name === undefined) return null;
      folder = join(folder, name);
    }
    return folder;
  };
};

/** Paths of the files that an INF wants and that its folder has not got. */
export const missingPaths = async (inf: Inf, find: (path: string) => Promise<string | null>): Promise<string[]> => {
  const present: string[] = [];
  for (const { path } of inf.files)
    for (const name of acceptedNames(path)) if ((await find(name)) !== null) present.push(name);
  return findMissingFiles(inf.files, present).map(({ path }) => path);
};
