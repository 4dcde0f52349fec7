import type { GraphTiming } from "./timing.ts";

/** Operations allowed in a window; each member of a `$batch` counts as one. */
export interface BudgetLimits {
  readonly windowMilliseconds: number;
  readonly writes: number;
  readonly all: number;
}

/**
 * Nine tenths of Intune's enrolment limits for one app in one tenant.
 *
 * Source: Microsoft Graph documentation, "Microsoft Graph service-specific throttling limits", Intune enrolment set.
 */
export const intuneEnrolmentLimits: BudgetLimits = { windowMilliseconds: 20_000, writes: 90, all: 900 };

/** Keeps one tenant's requests under a limit by waiting, so that throttling stays the exception. */
export interface RequestBudget {
  /** Waits until this many operations fit in; more than the limit at once waits for an empty window. */
  readonly take: (operations: number, write: boolean) => Promise<void>;
}

/** A sliding window over the injected clock. */
export const createRequestBudget = (
  timing: GraphTiming,
  limits: BudgetLimits = intuneEnrolmentLimits,
): RequestBudget => {
  const taken: { at: number; operations: number; write: boolean }[] = [];

  const waitNeeded = (operations: number, write: boolean): number => {
    const now = timing.now();
    while (taken[0] && taken[0].at <= now - limits.windowMilliseconds) taken.shift();
    const relevant = write ? taken.filter((entry) => entry.write) : taken;
    const limit = write ? limits.writes : limits.all;
    let used = relevant.reduce((sum, entry) => sum + entry.operations, 0);
    for (const entry of relevant) {
      if (used + operations <= limit) break;
      used -= entry.operations;
      if (used + operations <= limit || used === 0) return entry.at + limits.windowMilliseconds - now;
    }
    return 0;
  };

  let queue: Promise<void> = Promise.resolve();
  const takeNow = async (operations: number, write: boolean): Promise<void> => {
    for (let wait = waitNeeded(operations, write); wait > 0; wait = waitNeeded(operations, write)) {
      await timing.sleep(wait);
    }
    taken.push({ at: timing.now(), operations, write });
  };
  return {
    take: (operations, write) => {
      const turn = queue.then(() => takeNow(operations, write));
      // One wait that is called off must not stop those behind it.
      queue = turn.catch(() => undefined);
      return turn;
    },
  };
};
