import { setTimeout as sleep } from "node:timers/promises";

/** Looks until `look` gives something. @throws after `seconds`, naming what was waited for */
export const waitFor = async <Value>(
  what: string,
  look: () => Promise<Value | undefined>,
  seconds: number,
  everyMilliseconds = 150,
): Promise<Value> => {
  const deadline = Date.now() + seconds * 1000;
  while (Date.now() < deadline) {
    const value = await look();
    if (value !== undefined) return value;
    await sleep(everyMilliseconds);
  }
  throw new Error(`${what} did not happen in ${seconds} s`);
};
