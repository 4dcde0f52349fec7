import { describe, expect, test } from "vitest";
import { useScriptedGraphs } from "../../test/scripted-graph.ts";
import { sendBatch } from "./batch.ts";
import { GraphRefused } from "./graph-refused.ts";
import { memberOf } from "./json.ts";

const start = useScriptedGraphs();
const get = { method: "GET", path: "/organization" } as const;

describe("a batch", () => {
  const membersOf = (body: unknown) => {
    const requests = memberOf(body, "requests");
    return Array.isArray(requests) ? requests.map((entry: unknown) => String(memberOf(entry, "id"))) : [];
  };

  test("holds at most twenty, and gives answers in order although they come in another", async () => {
    const graph = await start(({ body }) => ({
      body: {
        responses: membersOf(body)
          .reverse()
          .map((id) => ({ id, status: 200, body: { id } })),
      },
    }));
    const requests = Array.from({ length: 45 }, (_, index) => ({ method: "GET", path: `/things/${index}` }) as const);
    const answers = await sendBatch(graph.client, requests);
    expect(graph.received.map(({ body }) => membersOf(body).length)).toEqual([20, 20, 5]);
    expect(answers.map((answer) => ("body" in answer ? memberOf(answer.body, "id") : answer))).toEqual(
      requests.map((_, index) => String(index % 20)),
    );
  });

  test("sends only throttled members again, and reports the others as they are", async () => {
    const graph = await start(({ body }, count) => ({
      body: {
        responses: membersOf(body).map((id) => {
          if (count === 1 && id === "1") return { id, status: 429, headers: { "Retry-After": "0.5" } };
          return id === "2" ? { id, status: 404, body: { error: { code: "NotFound" } } } : { id, status: 204 };
        }),
      },
    }));
    const answers = await sendBatch(graph.client, [get, { ...get, path: "/b" }, { ...get, path: "/c" }]);
    expect(answers.map(({ status }) => status)).toEqual([204, 204, 404]);
    expect(answers[2]).toBeInstanceOf(GraphRefused);
    expect(graph.received.map(({ body }) => membersOf(body).length)).toEqual([3, 1]);
    expect(graph.slept).toEqual([500]);
  });

  test("without an answer for a member counts it as not answered", async () => {
    const graph = await start(() => ({ body: { responses: [] } }));
    expect(await sendBatch(graph.client, [get])).toMatchObject([{ status: 0 }]);
  });
});
