import { performance } from "node:perf_hooks";
import type { NetworkMeasure } from "@windlass/planner";
import type { ContentReference } from "@windlass/protocol";
import { NotTrusted, Refusal, Unreachable } from "../agent/failures.ts";
import type { SignedClient } from "../http/signed-client.ts";

/** As much as tells a gigabit from a hundred megabits, and as long as anybody wants to wait for it. */
const mostBytes = 24 * 1024 * 1024;
const mostMilliseconds = 4000;
/** A source that has not begun by then is as good as unreachable. */
const patience = 15_000;

interface Measurement {
  readonly name: string;
  readonly url: string;
  readonly ticket: string;
  readonly reference: ContentReference;
  readonly client: SignedClient;
  readonly signal: AbortSignal;
}

/** Counts what comes in, from the first byte on: how long a server thinks says nothing of the path to it. */
const countBytes = async (body: AsyncIterable<Buffer>): Promise<{ bytes: number; milliseconds: number }> => {
  const began = performance.now();
  let bytes = 0;
  for await (const chunk of body) {
    bytes += chunk.length;
    if (bytes >= mostBytes || performance.now() - began >= mostMilliseconds) break;
  }
  return { bytes, milliseconds: Math.max(performance.now() - began, 0.1) };
};

/** Fetches the beginning of a file and says how fast it came, or why it did not. */
export const measureSource = async (measurement: Measurement): Promise<NetworkMeasure> => {
  const { name, url, ticket, reference, client, signal } = measurement;
  const limited = AbortSignal.any([signal, AbortSignal.timeout(patience)]);
  try {
    const answer = await client.send({
      method: "GET",
      url: new URL(`${url.replace(/\/$/, "")}/content/v1/blobs/${reference.sha256}`),
      headers: { authorization: `Windlass-Ticket ${ticket}`, "accept-encoding": "identity" },
      signal: limited,
    });
    if (answer.status !== 200 && answer.status !== 206) {
      answer.body.destroy();
      return { source: name, unreachable: `it answers ${answer.status}` };
    }
    const { bytes, milliseconds } = await countBytes(answer.body);
    answer.body.destroy();
    return { source: name, bytes, megabitsPerSecond: (bytes * 8) / 1000 / milliseconds };
  } catch (error) {
    if (signal.aborted) throw error;
    if (error instanceof NotTrusted || error instanceof Refusal || error instanceof Unreachable)
      return { source: name, unreachable: error.message.slice(0, 300) };
    const what = error instanceof Error ? error.message : String(error);
    return { source: name, unreachable: what.slice(0, 300) };
  }
};
