import { setTimeout as sleep } from "node:timers/promises";
import { Unreachable } from "./failures.ts";
import type { Patience } from "./runtime.ts";

/** Pauses that double up to the longest, each shortened by chance, so that a thousand devices do not ask at once. */
export const backoff = (patience: Pick<Patience, "firstPause" | "longestPause">, random: () => number) => {
  let pause = patience.firstPause;
  return {
    next(): number {
      const current = pause;
      pause = Math.min(pause * 2, patience.longestPause);
      return Math.round(current * (0.5 + random() / 2));
    },
    reset(): void {
      pause = patience.firstPause;
    },
  };
};

export interface Persistence {
  readonly patience: Pick<Patience, "firstPause" | "longestPause">;
  readonly random: () => number;
  readonly signal: AbortSignal;
  /** Called before each pause, with the reason. */
  readonly onWaiting?: (reason: string) => void;
}

/** Repeats an action while the other side is unreachable; every other failure goes through. */
export const untilAnswered = async <Answer>(action: () => Promise<Answer>, options: Persistence): Promise<Answer> => {
  const pauses = backoff(options.patience, options.random);
  for (;;) {
    options.signal.throwIfAborted();
    try {
      return await action();
    } catch (error) {
      if (!(error instanceof Unreachable)) throw error;
      options.onWaiting?.(error.message);
    }
    await sleep(pauses.next(), undefined, { signal: options.signal });
  }
};
