import { setTimeout as delay } from "node:timers/promises";
import { ApiFailure } from "../demo/api.ts";

/** A refusal will be one at every try; a server that is away or overloaded may be back. */
export const mayPass = (error: unknown): boolean => !(error instanceof ApiFailure) || error.status >= 500;

/** Pauses before the tries after a failure; a server that is away for longer ends the command, which can be repeated. */
export const pausesMilliseconds = [500, 1000, 3000, 5000, 10_000, 20_000, 20_000];

/**
 * Asks again while the server is away, as it is during an update or a restart. For questions only, and for what may
 * arrive twice.
 *
 * @throws the last failure, or at once a refusal
 */
export const patiently = async <Answer>(ask: () => Promise<Answer>): Promise<Answer> => {
  for (const pause of pausesMilliseconds)
    try {
      return await ask();
    } catch (error) {
      if (!mayPass(error)) throw error;
      await delay(pause);
    }
  return await ask();
};
