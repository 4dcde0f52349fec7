/** The server's time as far as it is known: a device's own clock may be wrong by hours. */
export class ServerClock {
  readonly #now: () => Date;
  #offset = 0;

  constructor(now: () => Date) {
    this.#now = now;
  }

  now(): Date {
    return new Date(this.#now().getTime() + this.#offset);
  }

  /** Takes over what the server said its time is. Gives the correction in milliseconds. */
  learn(serverTime: string): number {
    const time = Date.parse(serverTime);
    if (Number.isNaN(time)) return 0;
    const before = this.#offset;
    this.#offset = time - this.#now().getTime();
    return this.#offset - before;
  }
}
