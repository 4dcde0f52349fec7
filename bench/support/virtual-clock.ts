import { setImmediate as nextTurn } from "node:timers/promises";

/** Turns of the event loop without anything under way before time moves on: promises that follow each other take a few. */
const quietTurns = 4;

/**
 * Time that passes only while everybody waits: hours of polling are measured in minutes, and a slow machine does not
 * make anybody look slow. Everything under test must wait by `sleep` and do its real work inside `busy`.
 */
export class VirtualClock {
  readonly #advance: (milliseconds: number) => Promise<void>;
  readonly #sleepers: { readonly until: number; readonly wake: () => void }[] = [];
  #now: number;
  #working = 0;

  /** @param advance tells the other side's clock that so many milliseconds have passed */
  constructor(start: number, advance: (milliseconds: number) => Promise<void>) {
    this.#now = start;
    this.#advance = advance;
  }

  /** Milliseconds since 1970. */
  now(): number {
    return this.#now;
  }

  sleep(milliseconds: number): Promise<void> {
    const until = this.#now + Math.max(0, milliseconds);
    return new Promise((wake) => {
      const place = this.#sleepers.findIndex((sleeper) => sleeper.until > until);
      this.#sleepers.splice(place < 0 ? this.#sleepers.length : place, 0, { until, wake });
    });
  }

  /** Time stands still while this runs: it is real work, for example a request on its way. */
  async busy<Result>(work: () => Promise<Result>): Promise<Result> {
    this.#working += 1;
    try {
      return await work();
    } finally {
      this.#working -= 1;
    }
  }

  /** Lets time pass until the work is done. @throws what the work throws; Error where it waits for nothing */
  async run<Result>(work: Promise<Result>): Promise<Result> {
    let done = false;
    const watched = work.finally(() => {
      done = true;
    });
    // Whoever awaits `watched` below gets the failure; until then it must not count as unhandled.
    watched.catch(() => undefined);
    while (!done) {
      if (!(await this.#quiet(() => done))) continue;
      const next = this.#sleepers.shift();
      if (!next) throw new Error("Everybody waits, but nobody for time to pass.");
      const passed = next.until - this.#now;
      if (passed > 0) await this.#advance(passed);
      this.#now = next.until;
      next.wake();
    }
    return watched;
  }

  async #quiet(done: () => boolean): Promise<boolean> {
    for (let turn = 0; turn < quietTurns; turn += 1) {
      await nextTurn();
      if (this.#working > 0 || done()) return false;
    }
    return true;
  }
}
