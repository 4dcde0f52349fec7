import type { BudgetKind, RequestWeight } from "./request-weight.ts";
import type { GraphTiming } from "./timing.ts";

export interface BudgetLimit {
  readonly windowMilliseconds: number;
  readonly most: number;
}

export type BudgetLimits = Readonly<Record<BudgetKind, BudgetLimit>>;

/**
 * What Microsoft allows one app in one tenant: the enrolment set of Intune, and the identity set for the smallest
 * tenants ("S", fewer than 50 users).
 *
 * Source: Microsoft Graph documentation, "Microsoft Graph service-specific throttling limits".
 */
export const documentedLimits: BudgetLimits = {
  intune: { windowMilliseconds: 20_000, most: 1000 },
  intuneWrites: { windowMilliseconds: 20_000, most: 100 },
  directory: { windowMilliseconds: 10_000, most: 3500 },
  directoryWrites: { windowMilliseconds: 150_000, most: 3000 },
};

/** The share of the limits that is used; the rest is for other programs of the same app and for clocks that differ. */
const share = 0.9;

const kinds = ["intune", "intuneWrites", "directory", "directoryWrites"] as const satisfies readonly BudgetKind[];

/** Keeps one app's requests in one tenant under the limits by waiting, so that throttling stays the exception. */
export interface RequestBudget {
  /** Waits until this much fits in; more than a limit waits for an empty window. */
  readonly take: (weight: RequestWeight) => Promise<void>;
  /** What would fit in without waiting. */
  readonly available: (kind: BudgetKind) => number;
  /** The service says how much of its limit is used, from 0 to 1: others use the same app, so it counts for us too. */
  readonly noteUse: (weight: RequestWeight, used: number) => void;
  /** The service refused: nothing of these kinds is sent for so long. */
  readonly pause: (weight: RequestWeight, milliseconds: number) => void;
}

/** A sliding window over the injected clock. */
const createWindow = (limit: BudgetLimit) => {
  const most = Math.floor(limit.most * share);
  const taken: { readonly at: number; readonly amount: number }[] = [];
  let used = 0;
  let pausedUntil = Number.NEGATIVE_INFINITY;

  const forgetOld = (now: number): void => {
    while (taken[0] && taken[0].at <= now - limit.windowMilliseconds) used -= taken.shift()?.amount ?? 0;
  };
  const add = (amount: number, at: number): void => {
    if (amount <= 0) return;
    taken.push({ at, amount });
    used += amount;
  };

  return {
    add,
    available: (now: number): number => {
      forgetOld(now);
      return now < pausedUntil ? 0 : Math.max(0, most - used);
    },
    /** Milliseconds until `wanted` fits. */
    waitFor: (wanted: number, now: number): number => {
      forgetOld(now);
      if (wanted === 0) return 0;
      if (now < pausedUntil) return pausedUntil - now;
      let left = used;
      if (left + wanted <= most) return 0;
      for (const entry of taken) {
        left -= entry.amount;
        if (left + wanted <= most || left === 0) return entry.at + limit.windowMilliseconds - now;
      }
      return 0;
    },
    raiseTo: (fraction: number, now: number): void => {
      forgetOld(now);
      add(Math.ceil(Math.min(1, fraction) * limit.most) - used, now);
    },
    pause: (until: number): void => {
      pausedUntil = Math.max(pausedUntil, until);
    },
  };
};

export const createRequestBudget = (timing: GraphTiming, limits: BudgetLimits = documentedLimits): RequestBudget => {
  const windows = Object.fromEntries(kinds.map((kind) => [kind, createWindow(limits[kind])]));
  const each = (weight: RequestWeight, work: (window: ReturnType<typeof createWindow>, amount: number) => void) => {
    for (const kind of kinds) {
      const window = windows[kind];
      if (window && weight[kind] > 0) work(window, weight[kind]);
    }
  };
  const waitNeeded = (weight: RequestWeight): number => {
    let longest = 0;
    each(weight, (window, amount) => {
      longest = Math.max(longest, window.waitFor(amount, timing.now()));
    });
    return longest;
  };
  const takeNow = async (weight: RequestWeight): Promise<void> => {
    for (let wait = waitNeeded(weight); wait > 0; wait = waitNeeded(weight)) await timing.sleep(wait);
    each(weight, (window, amount) => window.add(amount, timing.now()));
  };

  let queue: Promise<void> = Promise.resolve();
  return {
    take: (weight) => {
      const turn = queue.then(() => takeNow(weight));
      // One wait that is called off must not stop those behind it.
      queue = turn.catch(() => undefined);
      return turn;
    },
    available: (kind) => windows[kind]?.available(timing.now()) ?? 0,
    noteUse: (weight, used) => {
      // A write's answer speaks of the limit that is nearest; which one that is it does not say.
      const narrow = weight.intuneWrites > 0 ? { ...weight, intune: 0 } : weight;
      each(narrow, (window) => window.raiseTo(used, timing.now()));
    },
    pause: (weight, milliseconds) => each(weight, (window) => window.pause(timing.now() + milliseconds)),
  };
};
