import { setTimeout as sleep } from "node:timers/promises";
import type { AgentEvent } from "@windlass/protocol";
import { isRefusal, Unreachable } from "../agent/failures.ts";
import { backoff, type Persistence } from "../agent/waiting.ts";
import type { Journal } from "./journal.ts";

/** Limits of one batch: what the protocol takes, and a size that every proxy lets through. */
const largestBatch = { events: 500, bytes: 256 * 1024 };

/** Events of one moment travel together, in milliseconds. */
const gatheringTime = 40;

interface ReporterOptions {
  readonly journal: Journal;
  /** Sends a batch and gives the highest committed sequence number. */
  readonly send: (events: readonly AgentEvent[], signal: AbortSignal) => Promise<number>;
  readonly persistence: Persistence;
  /** Called once when the server refuses events for good: the deployment cannot go on. */
  readonly onRefused: (error: unknown) => void;
}

/**
 * Brings the journal to the server beside the work: in order, again until acknowledged, in bursts when the server was
 * away. Work never waits for it.
 */
export class Reporter {
  readonly #options: ReporterOptions;
  #wake: () => void = () => {};
  #emptied: (() => void)[] = [];
  #pending = false;

  constructor(options: ReporterOptions) {
    this.#options = options;
    options.journal.onAppend(() => {
      this.#pending = true;
      this.#wake();
    });
  }

  /** Runs until the signal of the persistence aborts. */
  async run(): Promise<void> {
    const { journal, persistence, onRefused } = this.#options;
    const { signal } = persistence;
    const pauses = backoff(persistence.patience, persistence.random);
    signal.addEventListener("abort", () => this.#wake());
    while (!signal.aborted) {
      try {
        if (journal.acknowledged >= journal.lastSequence) {
          await this.#untilAppended(signal);
          await sleep(gatheringTime, undefined, { signal });
          continue;
        }
        const before = journal.acknowledged;
        await this.#sendBatch(signal);
        if (journal.acknowledged > before) pauses.reset();
        else await sleep(pauses.next(), undefined, { signal });
      } catch (error) {
        if (signal.aborted) return;
        if (!(error instanceof Unreachable)) return onRefused(error);
        persistence.onWaiting?.(error.message);
        await sleep(pauses.next(), undefined, { signal }).catch(() => {});
      }
    }
  }

  /** Resolves when everything that is in the journal now, or comes meanwhile, is acknowledged. */
  async flushed(): Promise<void> {
    const { journal, persistence } = this.#options;
    while (journal.acknowledged < journal.lastSequence) {
      persistence.signal.throwIfAborted();
      await new Promise<void>((resolve) => {
        this.#emptied.push(resolve);
        persistence.signal.addEventListener("abort", () => resolve(), { once: true });
      });
    }
  }

  async #sendBatch(signal: AbortSignal): Promise<void> {
    const { journal, send } = this.#options;
    const batch = journal.unacknowledged(largestBatch.events, largestBatch.bytes);
    try {
      journal.acknowledge(await send(batch, signal));
    } catch (error) {
      // The server has less than it acknowledged (restored from a backup, say): everything once more, from the start.
      if (!isRefusal(error, "agent.events-gap") || batch[0]?.sequence === 1) throw error;
      journal.acknowledge(0);
    }
    if (journal.acknowledged < journal.lastSequence) return;
    for (const resolve of this.#emptied.splice(0)) resolve();
  }

  async #untilAppended(signal: AbortSignal): Promise<void> {
    for (const resolve of this.#emptied.splice(0)) resolve();
    if (this.#pending || signal.aborted) {
      this.#pending = false;
      return;
    }
    await new Promise<void>((resolve) => {
      this.#wake = resolve;
    });
    this.#pending = false;
  }
}
