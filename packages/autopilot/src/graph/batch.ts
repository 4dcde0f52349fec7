import type { GraphAnswer, GraphClient, GraphRequest, GraphVersion } from "./client.ts";
import { GraphRefused, problemOf, retryAfterOf } from "./graph-refused.ts";
import { collectionOf, memberOf } from "./json.ts";
import { sumOfWeights, weightOf } from "./request-weight.ts";
import { backoff } from "./timing.ts";

/** Most requests one `$batch` may hold (Microsoft Graph documentation, "Combine multiple requests using JSON batching"). */
const largestBatch = 20;

/** How often throttled members of a batch are sent again before they count as refused. */
const batchAttempts = 4;

const memberBody = (request: GraphRequest, id: number) => ({
  id: String(id),
  method: request.method,
  url: request.path,
  ...((request.body !== undefined || request.headers) && {
    headers: { ...(request.body !== undefined && { "content-type": "application/json" }), ...request.headers },
  }),
  ...(request.body !== undefined && { body: request.body }),
});

interface BatchMember {
  readonly id?: unknown;
  readonly status?: unknown;
  readonly headers?: unknown;
  readonly body?: unknown;
}

const headerOf = (headers: unknown, name: string): string | null => {
  if (typeof headers !== "object" || headers === null) return null;
  const entry = Object.entries(headers).find(([key]) => key.toLowerCase() === name);
  return entry ? String(entry[1]) : null;
};

const answerOf = (member: BatchMember | undefined, now: number): GraphAnswer | GraphRefused => {
  const status = typeof member?.status === "number" ? member.status : 0;
  if (status >= 200 && status < 300) return { status, body: member?.body ?? null };
  const retryAfter = retryAfterOf(headerOf(member?.headers, "retry-after"), now);
  return new GraphRefused(
    problemOf(status, member?.body, retryAfter, headerOf(member?.headers, "x-msft-approval-code")),
  );
};

const chunksOf = <Item>(items: readonly Item[], size: number): Item[][] =>
  Array.from({ length: Math.ceil(items.length / size) }, (_, index) => items.slice(index * size, (index + 1) * size));

const sendChunk = async (client: GraphClient, chunk: readonly GraphRequest[], version: GraphVersion) => {
  const body = { requests: chunk.map(memberBody) };
  // Every member is repeatable, so the whole is.
  const weight = sumOfWeights(chunk.map(weightOf));
  const request = { method: "POST", path: "/$batch", body, repeatable: true, weight } as const;
  const members = collectionOf<BatchMember>({
    value: memberOf((await client.send(request, version)).body, "responses"),
  });
  return chunk.map((_, id) =>
    answerOf(
      members.find((member) => String(member.id) === String(id)),
      client.timing.now(),
    ),
  );
};

/**
 * Sends repeatable requests, twenty at a time, and gives their answers in the same order: each one an answer or the
 * refusal of that member. Throttled members are sent again after the longest wait that any of them asked for.
 *
 * @throws GraphRefused, TokenRefused where a batch as a whole failed
 */
export const sendBatch = async (
  client: GraphClient,
  requests: readonly GraphRequest[],
  version: GraphVersion = "v1.0",
): Promise<(GraphAnswer | GraphRefused)[]> => {
  const answers = new Map<GraphRequest, GraphAnswer | GraphRefused>();
  let open = [...requests];
  for (let attempt = 1; open.length > 0; attempt += 1) {
    const throttled: GraphRequest[] = [];
    let wait = 0;
    for (const chunk of chunksOf(open, largestBatch)) {
      const received = await sendChunk(client, chunk, version);
      for (const [index, request] of chunk.entries()) {
        const answer = received[index];
        if (!answer) continue;
        answers.set(request, answer);
        if (!(answer instanceof GraphRefused) || answer.status !== 429 || attempt >= batchAttempts) continue;
        const asked = backoff(attempt, answer.retryAfterMilliseconds, client.timing.random);
        if (asked > client.longestWaitMilliseconds) continue;
        throttled.push(request);
        if (answer.retryAfterMilliseconds !== null) client.pause(weightOf(request), answer.retryAfterMilliseconds);
        wait = Math.max(wait, asked);
      }
    }
    open = throttled;
    if (open.length > 0) await client.timing.sleep(wait);
  }
  return requests.flatMap((request) => answers.get(request) ?? []);
};
