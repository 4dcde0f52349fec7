import type { KeyPrefix } from "./refresh-keys.ts";

/** Fetches the queries under a prefix again and ends when the answers are there. */
export type Refresh = (prefix: KeyPrefix) => Promise<unknown>;

/**
 * Collects changes and refreshes in rounds: one round ends before the next begins, so a stream of changes never
 * cancels the fetch that would show the change before, and what arrives during a round is fetched after it.
 */
export class Refresher {
  readonly #refresh: Refresh;
  readonly #pause: () => Promise<void>;
  #waiting = new Map<string, KeyPrefix>();
  #running = false;

  /** `pause` is awaited before each round, to let changes that come together be fetched together. */
  constructor(refresh: Refresh, pause: () => Promise<void>) {
    this.#refresh = refresh;
    this.#pause = pause;
  }

  /** Notes prefixes for the next round. */
  note(prefixes: readonly KeyPrefix[]): void {
    for (const prefix of prefixes) this.#waiting.set(JSON.stringify(prefix), prefix);
    if (!this.#running) void this.#run();
  }

  async #run(): Promise<void> {
    this.#running = true;
    while (this.#waiting.size > 0) {
      await this.#pause();
      const round = [...this.#waiting.values()];
      this.#waiting = new Map();
      await Promise.allSettled(round.map((prefix) => this.#refresh(prefix)));
    }
    this.#running = false;
  }
}
