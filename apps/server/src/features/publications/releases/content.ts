import type { ContentStore } from "@windlass/content";
import { contentInWords } from "@windlass/planner";
import type { PublicationBody } from "@windlass/protocol";

/** A bucket answers many at once, and is not to be flooded. */
const askedAtOnce = 32;

interface Asked {
  readonly missing: ReadonlySet<string>;
  /** Of how many nothing is known: the time was over, or the store failed. */
  readonly unasked: number;
  /** What the store failed with. */
  readonly failure: unknown;
}

/**
 * Asks the store for content, each hash once, and waits no longer than it is told; a store that fails is asked no further.
 *
 * @param milliseconds left out: as long as it takes
 */
export const askForContent = async (
  store: Pick<ContentStore, "stat">,
  wanted: readonly string[],
  milliseconds?: number,
): Promise<Asked> => {
  const hashes = new Set(wanted);
  const missing = new Set<string>();
  const next = hashes.values();
  let answered = 0;
  let isOver = false;
  let failure: unknown;
  const ask = async (): Promise<void> => {
    for (const sha256 of next) {
      if (isOver) return;
      const found = await store.stat(sha256);
      if (isOver) return;
      answered += 1;
      if (found === null) missing.add(sha256);
    }
  };
  const all = Promise.all(Array.from({ length: askedAtOnce }, ask)).catch((error: unknown) => {
    failure = error;
  });
  let timer: NodeJS.Timeout | undefined;
  const time = new Promise<void>((resolve) => {
    if (milliseconds !== undefined) timer = setTimeout(resolve, milliseconds);
  });
  await Promise.race([all, time]);
  isOver = true;
  clearTimeout(timer);
  return { missing, unasked: hashes.size - answered, failure };
};

/** Content of a publication that the store does not have, with what it is in words; each once. */
export const missingContent = async (
  store: Pick<ContentStore, "stat">,
  body: PublicationBody,
): Promise<ReturnType<typeof contentInWords>> => {
  const all = contentInWords(body);
  const { missing, failure } = await askForContent(
    store,
    all.map(({ sha256 }) => sha256),
  );
  if (failure !== undefined) throw failure;
  return all.filter(({ sha256 }) => missing.has(sha256));
};
