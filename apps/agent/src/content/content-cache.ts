import { rename, rm } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import type { NetworkMeasure } from "@windlass/planner";
import { type ContentReference, type DeploymentGrant, WindlassError } from "@windlass/protocol";
import { isRefusal, NotTrusted, Refusal, Unreachable } from "../agent/failures.ts";
import type { Patience } from "../agent/runtime.ts";
import { backoff } from "../agent/waiting.ts";
import type { SignedClient } from "../http/signed-client.ts";
import { measureSource } from "./measure-source.ts";
import { hashSoFar, sizeOf } from "./part-file.ts";
import { transfer } from "./transfer.ts";

interface ContentOrder {
  readonly reference: ContentReference;
  /** How people call the file. */
  readonly name: string;
  readonly signal: AbortSignal;
  readonly onBytes: (done: number) => void;
  readonly onTrouble: (what: string) => void;
}

interface ContentCacheOptions {
  /** The folder, asked at each use because the workspace moves. */
  readonly folder: () => string;
  readonly client: SignedClient;
  readonly grant: () => DeploymentGrant;
  /** Asks the server for a new ticket. */
  readonly renewGrant: () => Promise<void>;
  readonly patience: Patience;
  readonly random: () => number;
}

/** Files by their hash: whatever stands under its hash is whole and right. */
export class ContentCache {
  readonly #options: ContentCacheOptions;
  readonly #verified = new Set<string>();

  constructor(options: ContentCacheOptions) {
    this.#options = options;
  }

  /**
   * Path of a file with exactly these bytes, fetched from the grant's sources in their order, resuming over cut
   * connections and restarts.
   *
   * @throws WindlassError `device.content-hash-wrong`, `device.content-unavailable`
   * @throws NotTrusted no source is to be trusted
   */
  async fetch(order: ContentOrder): Promise<string> {
    const path = join(this.#options.folder(), order.reference.sha256);
    if (await this.#isThere(path, order)) return path;
    const part = `${path}.part`;
    await this.#fill(part, order);
    await rename(part, path);
    this.#verified.add(order.reference.sha256);
    return path;
  }

  /** How fast the first source that answers delivers the beginning of a file; nothing of it is kept. */
  async measure(reference: ContentReference, signal: AbortSignal): Promise<NetworkMeasure | null> {
    const { sources, contentTicket } = this.#options.grant();
    let refused: NetworkMeasure | null = null;
    for (const { name, url } of sources) {
      const measure = await measureSource({
        name,
        url,
        ticket: contentTicket,
        reference,
        client: this.#options.client,
        signal,
      });
      if (!("unreachable" in measure)) return measure;
      refused ??= measure;
    }
    return refused;
  }

  /** Gives the space of a file back that no later step needs. */
  async discard({ sha256 }: ContentReference): Promise<void> {
    this.#verified.delete(sha256);
    await rm(join(this.#options.folder(), sha256), { force: true });
  }

  async #isThere(path: string, { reference, signal, onBytes, name, onTrouble }: ContentOrder): Promise<boolean> {
    if ((await sizeOf(path)) === null) return false;
    if (!this.#verified.has(reference.sha256)) {
      const { hash } = await hashSoFar(path, signal);
      if (hash.digest("hex") !== reference.sha256) {
        onTrouble(`the kept copy of ${name} was damaged and is fetched again`);
        await rm(path, { force: true });
        return false;
      }
      this.#verified.add(reference.sha256);
    }
    onBytes(reference.sizeBytes);
    return true;
  }

  async #fill(part: string, order: ContentOrder): Promise<void> {
    const pauses = backoff(this.#options.patience, this.#options.random);
    let reason = "";
    let roundsWithoutBytes = 0;
    let most = 0;
    let renewed = false;
    while (roundsWithoutBytes < this.#options.patience.contentRounds) {
      const before = most;
      const { sources } = this.#options.grant();
      let notTrusted = 0;
      for (const source of sources) {
        try {
          await transfer({
            ...order,
            part,
            sourceUrl: source.url,
            ticket: this.#options.grant().contentTicket,
            client: this.#options.client,
            onBytes: (done) => {
              most = Math.max(most, done);
              order.onBytes(done);
            },
          });
          return;
        } catch (error) {
          if (error instanceof NotTrusted) notTrusted += 1;
          else if (!(error instanceof Unreachable || error instanceof Refusal)) throw error;
          if (notTrusted === sources.length) throw error;
          reason = `${source.name}: ${error.message}`;
          order.onTrouble(reason);
          if (!renewed && isRefusal(error, "content.ticket-expired", "content.ticket-invalid")) {
            renewed = true;
            await this.#options.renewGrant();
          }
        }
      }
      roundsWithoutBytes = most > before ? 0 : roundsWithoutBytes + 1;
      if (most > before) pauses.reset();
      await sleep(pauses.next(), undefined, { signal: order.signal });
    }
    throw new WindlassError("device.content-unavailable", { parameters: { file: order.name, what: reason } });
  }
}
