import { lstat, readdir } from "node:fs/promises";
import { join } from "node:path";
import { WindlassError } from "@windlass/protocol";

/** A file that lies in the unpacked pack. */
export interface PackFile {
  /** From the pack's folder, with `/`. */
  readonly path: string;
  readonly sizeBytes: number;
}

/**
 * All files of an unpacked pack by path. What is neither file nor folder is refused here, too: what an archive's list
 * says need not be what lies on the disk.
 *
 * @throws WindlassError `driver.pack-unsafe`
 */
export const readPackTree = async (folder: string, fileName: string): Promise<PackFile[]> => {
  const found: PackFile[] = [];
  const waiting = [""];
  for (let prefix = waiting.pop(); prefix !== undefined; prefix = waiting.pop())
    for (const entry of await readdir(join(folder, prefix), { withFileTypes: true })) {
      const path = prefix === "" ? entry.name : `${prefix}/${entry.name}`;
      if (entry.isDirectory()) waiting.push(path);
      else if (entry.isFile()) {
        const { size, nlink } = await lstat(join(folder, path));
        if (nlink > 1) throw unsafe(fileName, path);
        found.push({ path, sizeBytes: size });
      } else throw unsafe(fileName, path);
    }
  return found.sort((one, other) => (one.path < other.path ? -1 : 1));
};

const unsafe = (file: string, entry: string) =>
  new WindlassError("driver.pack-unsafe", { parameters: { file, entry, what: "is a link or a device" } });
