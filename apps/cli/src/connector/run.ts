import { setTimeout as delay } from "node:timers/promises";
import { type ConnectorResult, type ConnectorWork, connectorWorkAnswer } from "@windlass/protocol";
import { z } from "zod";
import { Away, type ConnectorClient, Refused } from "./client.ts";
import { forgetAttempt, leftAttempts, provision } from "./provisioning.ts";

interface Run {
  readonly client: ConnectorClient;
  readonly folder: string;
  /** Path of djoin. */
  readonly program: string;
  readonly domain: string;
  readonly once: boolean;
  readonly signal: AbortSignal;
  /** A line for whoever watches; never with an account in it. */
  readonly say: (line: string) => void;
}

const firstPause = 1_000;
const longestPause = 60_000;

/** Asks again for as long as the server is away; what it refuses goes through. */
const untilAnswered = async <Answer>({ signal, say }: Run, ask: () => Promise<Answer>): Promise<Answer> => {
  let pause = firstPause;
  for (;;) {
    try {
      return await ask();
    } catch (error) {
      if (!(error instanceof Away)) throw error;
      if (pause === firstPause) say(`${error.message}. It is asked again.`);
    }
    await delay(pause, undefined, { signal });
    pause = Math.min(pause * 2, longestPause);
  }
};

/** Sends a result until the server has it, or does not want it any more; then nothing of it stays here. */
const deliver = async (
  run: Run,
  work: Pick<ConnectorWork, "id" | "attempt">,
  result: ConnectorResult,
): Promise<void> => {
  try {
    await untilAnswered(run, () => run.client.post(z.null(), `work/${work.id}/result`, result, run.signal));
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    await forgetAttempt(run.folder, work);
    if (error.code !== "connector.work-gone") throw error;
    run.say(error.message);
    return;
  }
  await forgetAttempt(run.folder, work);
};

const inWords = (work: ConnectorWork, result: ConnectorResult): string => {
  if (result.outcome === "made") return `Made the computer account of ${work.computerName} in ${work.domain}.`;
  const { problem } = result;
  const why = problem.kind === "exit-code" ? `djoin says 0x${problem.code.toString(16)}` : problem.kind;
  return `No computer account for ${work.computerName} in ${work.domain}: ${why}.`;
};

/**
 * Makes accounts as they are wanted, one after the other, until it is stopped.
 *
 * @throws Refused when the server wants this connector no more
 */
export const runConnector = async (run: Run): Promise<void> => {
  const { client, signal, once, say } = run;
  for (const { id, attempt, result } of await leftAttempts(run.folder))
    if (result) await deliver(run, { id, attempt }, result);
    else await forgetAttempt(run.folder, { id, attempt });
  for (let fresh = true; ; fresh = false) {
    const { work, pollAfterSeconds } = await untilAnswered(run, () =>
      client.post(connectorWorkAnswer, "work", { fresh }, signal),
    );
    if (work) {
      const result = await provision(run, work, signal);
      signal.throwIfAborted();
      say(inWords(work, result));
      await deliver(run, work, result);
    }
    if (once) return;
    if (!work) await delay(pollAfterSeconds * 1000, undefined, { signal });
  }
};
