import type { ContentStore } from "@windlass/content";
import { contentInWords } from "@windlass/planner";
import type { PublicationBody } from "@windlass/protocol";

/** A bucket answers many at once, and is not to be flooded. */
const askedAtOnce = 16;

/** Content of a publication that the store does not have, with what it is in words; each once. */
export const missingContent = async (
  store: Pick<ContentStore, "stat">,
  body: PublicationBody,
): Promise<ReturnType<typeof contentInWords>> => {
  const all = contentInWords(body);
  const hashes = [...new Set(all.map(({ sha256 }) => sha256))];
  const missing = new Set<string>();
  const next = hashes.values();
  const ask = async (): Promise<void> => {
    for (const sha256 of next) if ((await store.stat(sha256)) === null) missing.add(sha256);
  };
  await Promise.all(Array.from({ length: askedAtOnce }, ask));
  return all.filter(({ sha256 }) => missing.has(sha256));
};
