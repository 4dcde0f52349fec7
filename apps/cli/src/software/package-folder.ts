import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import { readdir } from "node:fs/promises";
import { join, relative, sep } from "node:path";
import { WrongUsage } from "../autopilot/wrong-usage.ts";

/** A file of a package where it lies here. */
export interface LocalFile {
  /** In the package: with forward slashes. */
  readonly path: string;
  readonly localPath: string;
}

/** Every file below a folder, in one order on every machine. @throws WrongUsage for links, which lead who knows where */
export const filesBelow = async (folder: string): Promise<LocalFile[]> => {
  const entries = await readdir(folder, { withFileTypes: true, recursive: true });
  const link = entries.find((entry) => entry.isSymbolicLink());
  if (link) throw new WrongUsage(`${join(link.parentPath, link.name)} is a link; put the file itself there.`);
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .map((localPath) => ({ localPath, path: relative(folder, localPath).split(sep).join("/") }))
    .toSorted((one, other) => (one.path < other.path ? -1 : 1));
};

export const sha256Of = async (path: string): Promise<string> => {
  const hash = createHash("sha256");
  for await (const chunk of createReadStream(path)) hash.update(chunk);
  return hash.digest("hex");
};
