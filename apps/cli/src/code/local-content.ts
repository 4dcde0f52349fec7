import { stat } from "node:fs/promises";
import { join } from "node:path";
import type { FolderDocument } from "@windlass/planner";
import { packageFile } from "@windlass/protocol";
import { z } from "zod";
import { filesBelow, sha256Of } from "../software/package-folder.ts";
import { contentFolder } from "./folder-layout.ts";

const listed = z.looseObject({ files: z.array(packageFile) });

/** Files that can be sent, by SHA-256. */
export type LocalContent = ReadonlyMap<string, string>;

/** How long the wanted content is, by SHA-256. */
const wantedSizes = (documents: readonly FolderDocument[]): Map<string, number> =>
  new Map(
    documents
      .filter(({ kind }) => kind === "software-package")
      .flatMap(({ document }) => listed.safeParse(document).data?.files ?? [])
      .map(({ sha256, sizeBytes }) => [sha256, sizeBytes]),
  );

/**
 * Finds the content that documents name, in the folder's own `content` and in another that somebody named. Only files of a
 * length that is looked for are read; their names say nothing.
 *
 * @throws WrongUsage for a link
 */
export const findContent = async (
  root: string,
  documents: readonly FolderDocument[],
  folder: string | undefined,
): Promise<LocalContent> => {
  const wanted = wantedSizes(documents);
  if (wanted.size === 0) return new Map();
  const sizes = new Set(wanted.values());
  const own = join(root, contentFolder);
  const hasOwn = await stat(own).then(
    (found) => found.isDirectory(),
    () => false,
  );
  const found = new Map<string, string>();
  for (const place of [...(hasOwn ? [own] : []), ...(folder === undefined ? [] : [folder])])
    for (const { localPath } of await filesBelow(place)) {
      if (!sizes.has((await stat(localPath)).size)) continue;
      const sha256 = await sha256Of(localPath);
      if (wanted.has(sha256)) found.set(sha256, localPath);
    }
  return found;
};
