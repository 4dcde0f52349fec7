import type { SetUpStepId } from "@windlass/protocol";
import { GraphRefused } from "../graph/graph-refused.ts";
import type { SetUpWorld } from "./world.ts";

/** How long what was just made may be missing elsewhere in the directory, in milliseconds. */
const replicationMilliseconds = 300_000;

/** Waits between looks for something that may not have arrived everywhere yet, in milliseconds: a minute in all. */
const waits = [1000, 2000, 4000, 8000, 15_000, 15_000, 15_000];

const isRecent = (world: SetUpWorld): boolean => {
  const newest = world.memory.made().at(-1);
  return newest !== undefined && world.graph.timing.now() - Date.parse(newest.at) < replicationMilliseconds;
};

/**
 * A new object is not known everywhere at once: for a while its id gives 404, and naming it gives 400 with one of these
 * (code `NoBackingApplicationObject`, "does not reference a valid application object", "does not exist").
 */
const isNotArrivedYet = (error: unknown): boolean =>
  error instanceof GraphRefused &&
  (error.status === 404 ||
    (error.status === 400 &&
      (error.code === "NoBackingApplicationObject" ||
        /does not exist|not reference a valid|cannot be found|not found in/iu.test(error.message))));

/**
 * Tries again while something made a moment ago may not have arrived everywhere.
 *
 * @throws whatever `work` throws otherwise, or still after about a minute
 */
export const patiently = async <Result>(world: SetUpWorld, work: () => Promise<Result>): Promise<Result> => {
  for (const wait of waits) {
    try {
      return await work();
    } catch (error) {
      if (!isNotArrivedYet(error) || !isRecent(world)) throw error;
      await world.graph.timing.sleep(wait);
    }
  }
  return work();
};

/** Nothing says whether the request was carried out: no answer, or a server that failed on the way. */
const isUnclear = (error: unknown): boolean =>
  error instanceof GraphRefused && (error.status === 0 || error.status === 408 || error.status >= 500);

/** Looks several times: what was made a moment ago may be missing from a list. */
export const findEventually = async <Found>(
  world: SetUpWorld,
  find: () => Promise<Found | null>,
): Promise<Found | null> => {
  for (const wait of waits.slice(0, 5)) {
    const found = await find();
    if (found) return found;
    await world.graph.timing.sleep(wait);
  }
  return find();
};

/**
 * Makes something that Graph would make a second time if asked twice. The intent is kept before the request; where one
 * was kept earlier, or the answer is lost, it is looked for by its mark first. `find` must know only what this set-up made.
 */
export const createOnce = async <Found>(
  world: SetUpWorld,
  step: SetUpStepId,
  { find, create }: { readonly find: () => Promise<Found | null>; readonly create: () => Promise<Found> },
): Promise<Found> => {
  if (world.memory.isIntended(step)) {
    const found = await findEventually(world, find);
    if (found) return found;
  }
  await world.memory.intend(step);
  try {
    return await patiently(world, create);
  } catch (error) {
    if (!isUnclear(error)) {
      await world.memory.withdraw(step);
      throw error;
    }
    const found = await findEventually(world, find);
    if (found) return found;
    throw error;
  }
};

/** A reading that gives null for what is not there. */
export const orNull = async <Result>(work: Promise<Result>): Promise<Result | null> => {
  try {
    return await work;
  } catch (error) {
    if (error instanceof GraphRefused && error.status === 404) return null;
    throw error;
  }
};
