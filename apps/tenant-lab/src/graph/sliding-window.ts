/** What was used of an allowance lately: it comes back bit by bit, each part one window after it was taken. */
export interface SlidingWindow {
  readonly used: number;
  add(at: number, cost: number): void;
  /** Forgets everything up to that moment. */
  forget(until: number): void;
  /** When that was used whose end gives back at least `wanted`; the last use when even all of it is too little. */
  whenFreed(wanted: number): number;
}

export function createSlidingWindow(): SlidingWindow {
  let uses: { readonly at: number; readonly cost: number }[] = [];
  let first = 0;
  let used = 0;

  return {
    get used() {
      return used;
    },
    add: (at, cost) => {
      uses.push({ at, cost });
      used += cost;
    },
    forget: (until) => {
      for (let use = uses[first]; use !== undefined && use.at <= until; use = uses[first]) {
        used -= use.cost;
        first += 1;
      }
      // The past is thrown away in large pieces: taking off the first of an array costs its whole length.
      if (first > 1024) {
        uses = uses.slice(first);
        first = 0;
      }
    },
    whenFreed: (wanted) => {
      let freed = 0;
      for (const use of uses.slice(first)) {
        freed += use.cost;
        if (freed >= wanted) return use.at;
      }
      return uses.at(-1)?.at ?? 0;
    },
  };
}
