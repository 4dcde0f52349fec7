/**
 * Works on items, so many at a time. After a failure nothing more is begun, and what runs is waited for: whoever catches
 * the failure may clear away what the work used.
 *
 * @throws the first failure
 */
export const inParallel = async <Item>(
  items: Iterable<Item>,
  atATime: number,
  work: (item: Item) => Promise<void>,
): Promise<void> => {
  const waiting = items[Symbol.iterator]();
  const failures: unknown[] = [];
  const workThrough = async (): Promise<void> => {
    for (let next = waiting.next(); !next.done && failures.length === 0; next = waiting.next())
      await work(next.value).catch((error: unknown) => void failures.push(error));
  };
  await Promise.all(Array.from({ length: atATime }, workThrough));
  if (failures.length > 0) throw failures[0];
};
