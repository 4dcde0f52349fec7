/** Time as the lab sees it. Instants are milliseconds since 1970 in UTC. */
export interface LabClock {
  now(): number;
  /** Jump ahead, as if `milliseconds` had passed. */
  advance(milliseconds: number): void;
  /** How far the clock was advanced by hand; kept in the state so that a restart does not go back in time. */
  readonly advanced: number;
}

/**
 * The clock of a running lab: the machine's time plus what it was advanced by hand. The speed factor does not bend it
 * (dates in the tenant stay believable beside the product's own); speed shortens the service's delays instead.
 */
export function createLabClock(source: () => number = Date.now, advanced = 0): LabClock {
  let offset = advanced;
  return {
    now: () => source() + offset,
    advance: (milliseconds) => {
      if (!Number.isFinite(milliseconds) || milliseconds < 0) throw new RangeError("a clock only moves forward");
      offset += milliseconds;
    },
    get advanced() {
      return offset;
    },
  };
}

/** A clock that stands still until advanced by hand, for tests. */
export function createManualClock(start: number): LabClock {
  return createLabClock(() => start);
}
