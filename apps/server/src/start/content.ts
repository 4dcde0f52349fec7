import { mkdir } from "node:fs/promises";
import { type ContentStore, openStore, type StoreLocation } from "@windlass/content";

/** The store of the master source. Fails now, and not with the first upload, when it cannot be used. */
export const openContentStore = async (location: StoreLocation): Promise<ContentStore> => {
  if (location.kind === "folder") await mkdir(location.directory, { recursive: true, mode: 0o700 });
  const store = await openStore(location);
  await store.check();
  return store;
};
