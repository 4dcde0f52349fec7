import { text } from "node:stream/consumers";
import type { ContentStore } from "@windlass/content";
import { contentNamedBy, publicationBody } from "@windlass/protocol";

/** Publications whose content is remembered; one is read again when it was not asked for in a while. */
const mostRemembered = 50;

/** The content that a publication names: images and the files of packages, and itself. */
export interface PublishedContent {
  /** Whether `sha256` is content of the publication. False, too, where this source does not have the publication. */
  names(publicationSha256: string, sha256: string): Promise<boolean>;
}

const readNames = async (store: ContentStore, publicationSha256: string): Promise<ReadonlySet<string>> => {
  if ((await store.stat(publicationSha256)) === null) return new Set();
  const body = publicationBody.parse(JSON.parse(await text(await store.open(publicationSha256))));
  return new Set([publicationSha256, ...contentNamedBy(body)]);
};

/** Reads publications from the store, where they lie under the hash that a server's ticket names. */
export const createPublishedContent = (store: ContentStore): PublishedContent => {
  const remembered = new Map<string, Promise<ReadonlySet<string>>>();
  const namesOf = (publicationSha256: string): Promise<ReadonlySet<string>> => {
    const known = remembered.get(publicationSha256);
    // Taken out and put in again: the map's first is the one that was not asked for the longest.
    remembered.delete(publicationSha256);
    const names = known ?? readNames(store, publicationSha256);
    remembered.set(publicationSha256, names);
    if (remembered.size > mostRemembered) remembered.delete(remembered.keys().next().value ?? "");
    // What could not be read, or is not here yet, is looked for again the next time.
    names.then(
      (found) => found.size === 0 && remembered.delete(publicationSha256),
      () => remembered.delete(publicationSha256),
    );
    return names;
  };
  return { names: async (publicationSha256, sha256) => (await namesOf(publicationSha256)).has(sha256) };
};
