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
  /** Waits until this many operations, so many of them writes, fit in; more than the limit waits for an empty window. */
  readonly take: (operations: number, writes: number) => Promise<void>;
  /** Writes that would fit in without waiting. */
  readonly writesAvailable: () => number;
}

interface Taken {
  readonly at: number;
  readonly operations: number;
  readonly writes: number;
}

const sumOf = (taken: readonly Taken[], count: "operations" | "writes"): number =>
  taken.reduce((sum, entry) => sum + entry[count], 0);

/** A sliding window over the injected clock. */
export const createRequestBudget = (
  timing: GraphTiming,
  limits: BudgetLimits = intuneEnrolmentLimits,
): RequestBudget => {
  const taken: Taken[] = [];

  const forgetOld = (now: number): void => {
    while (taken[0] && taken[0].at <= now - limits.windowMilliseconds) taken.shift();
  };

  const waitFor = (wanted: number, count: "operations" | "writes", limit: number, now: number): number => {
    let used = sumOf(taken, count);
    if (wanted === 0 || used + wanted <= limit) return 0;
    for (const entry of taken) {
      used -= entry[count];
      if (used + wanted <= limit || used === 0) return entry.at + limits.windowMilliseconds - now;
    }
    return 0;
  };

  const waitNeeded = (operations: number, writes: number): number => {
    const now = timing.now();
    forgetOld(now);
    return Math.max(waitFor(operations, "operations", limits.all, now), waitFor(writes, "writes", limits.writes, now));
  };

  const takeNow = async (operations: number, writes: number): Promise<void> => {
    for (let wait = waitNeeded(operations, writes); wait > 0; wait = waitNeeded(operations, writes)) {
      await timing.sleep(wait);
    }
    taken.push({ at: timing.now(), operations, writes });
  };

  let queue: Promise<void> = Promise.resolve();
  return {
    take: (operations, writes) => {
      const turn = queue.then(() => takeNow(operations, writes));
      // One wait that is called off must not stop those behind it.
      queue = turn.catch(() => undefined);
      return turn;
    },
    writesAvailable: () => {
      forgetOld(timing.now());
      return Math.max(0, limits.writes - sumOf(taken, "writes"));
    },
  };
};
