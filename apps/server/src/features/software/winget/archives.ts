import { type ContentStore, openZip, storeBytes } from "@windlass/content";
import { WindlassError, type WingetDependency, type WingetPin } from "@windlass/protocol";

const lacksFile = (address: string, path: string): WindlassError =>
  new WindlassError("software.installer-lacks-file", { parameters: { address, path } });

/**
 * Looks into the archives among pinned files that are there: what a manifest names in one must be in it, and a device must
 * be able to unpack it. Reads the directory of each, nothing else.
 *
 * @throws software.installer-lacks-file, archive.damaged, archive.too-large
 */
export const requireNestedFiles = async (
  store: ContentStore,
  pinned: readonly (WingetPin | WingetDependency)[],
): Promise<void> => {
  for (const { url, sha256, nestedFiles } of pinned) {
    const there = nestedFiles.length > 0 ? await store.stat(sha256) : null;
    if (!there) continue;
    const zip = await openZip(storeBytes(store, { sha256, ...there }), { name: url });
    const missing = nestedFiles.find(({ path }) => !zip.find(path));
    if (missing) throw lacksFile(url, missing.path);
  }
};
