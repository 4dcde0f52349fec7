/** What a start has to undo, in reverse order, whether the start succeeded or not. */
export class Teardown {
  readonly #steps: (() => Promise<unknown>)[] = [];

  add(step: () => Promise<unknown>): void {
    this.#steps.push(step);
  }

  /**
   * Runs every step once. One that fails keeps none of the others from running: PostgreSQL, the last, must not be left
   * behind because something above it would not close.
   *
   * @throws the first failure, after the last step
   */
  async run(): Promise<void> {
    const failures: unknown[] = [];
    for (const step of this.#steps.splice(0).reverse()) {
      try {
        await step();
      } catch (error) {
        failures.push(error);
      }
    }
    if (failures.length > 0) throw failures[0];
  }
}
