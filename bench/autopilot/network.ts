import type { Fetch } from "@windlass/autopilot";
import { z } from "zod";
import type { VirtualClock } from "../support/virtual-clock.ts";

/** What a contender asked of the tenant. */
export interface Traffic {
  /** HTTP requests, tokens included. */
  calls: number;
  /** What Microsoft counts against its limits: each member of a `$batch` is one, a token is none. */
  operations: number;
  /** Answers 429, members of batches included. */
  throttled: number;
}

/**
 * How long an answer takes, in milliseconds: what field reports give for calls to Graph from a well connected server.
 * Every contender has the same.
 */
const latency = { request: 200, batchMember: 20, listedRecord: 0.3, importedDevice: 4 };

const batch = z.object({ requests: z.array(z.unknown()) });
const batchAnswer = z.object({ responses: z.array(z.object({ status: z.number() })) });
const imported = z.object({ importedWindowsAutopilotDeviceIdentities: z.array(z.unknown()) });
const listed = z.object({ value: z.array(z.unknown()) });

const parsed = (text: string): unknown => (text.startsWith("{") ? JSON.parse(text) : null);
const lengthOf = <Item>(result: { success: boolean; data?: Item }, list: (item: Item) => unknown[]): number =>
  result.success && result.data !== undefined ? list(result.data).length : 0;

/** A network that counts, and whose answers take their time on the contender's clock. */
export const countingFetch = (clock: VirtualClock, traffic: Traffic): Fetch => {
  const count = (url: string, request: unknown, status: number, answer: unknown): number => {
    traffic.calls += 1;
    if (!/\/(?:v1\.0|beta)\//u.test(url)) return latency.request;
    const members = url.endsWith("/$batch") ? lengthOf(batch.safeParse(request), ({ requests }) => requests) : 0;
    traffic.operations += Math.max(1, members);
    const answers = batchAnswer.safeParse(answer);
    const refused = answers.success ? answers.data.responses.filter((one) => one.status === 429).length : 0;
    traffic.throttled += refused + (status === 429 ? 1 : 0);
    const devices = lengthOf(imported.safeParse(request), (body) => body.importedWindowsAutopilotDeviceIdentities);
    const records = devices > 0 ? 0 : lengthOf(listed.safeParse(answer), ({ value }) => value);
    return (
      latency.request +
      members * latency.batchMember +
      records * latency.listedRecord +
      devices * latency.importedDevice
    );
  };

  return async (url, init) => {
    const [response, text] = await clock.busy(async () => {
      const answer = await fetch(url, init);
      return [answer, await answer.text()] as const;
    });
    const sent = typeof init?.body === "string" ? parsed(init.body) : null;
    await clock.sleep(count(url, sent, response.status, parsed(text)));
    const empty = response.status === 204 || response.status === 304;
    return new Response(empty ? null : text, { status: response.status, headers: response.headers });
  };
};
