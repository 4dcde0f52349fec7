import { describe, expect, test } from "vitest";
import { useScriptedGraphs } from "../../test/scripted-graph.ts";
import { entitiesOf } from "./paging.ts";

const start = useScriptedGraphs();
const get = { method: "GET", path: "/organization" } as const;
const post = { method: "POST", path: "/things", body: { a: 1 } } as const;
const throttled = { status: 429, body: { error: { code: "TooManyRequests", message: "slow down" } } };

describe("the Graph client", () => {
  test("sends token and request id, and gives status and body", async () => {
    const graph = await start(() => ({ body: { value: [1] } }));
    expect(await graph.client.send(get)).toEqual({ status: 200, body: { value: [1] } });
    expect(graph.received[0]).toMatchObject({
      path: "/v1.0/organization",
      headers: { authorization: "Bearer token", "client-request-id": "5f1c7a52-0000-4000-8000-000000000001" },
    });
  });

  test("waits as long as a fractional Retry-After says, and doubles its own wait where there is none", async () => {
    const graph = await start((_, count) => {
      if (count === 1) return { ...throttled, headers: { "retry-after": "1.5" } };
      return count < 4 ? throttled : { body: {} };
    });
    await graph.client.send(post);
    expect(graph.slept).toEqual([1500, 2000, 4000]);
  });

  test("gives up after its attempts with what Graph said", async () => {
    const graph = await start(() => throttled);
    await expect(graph.client.send(get)).rejects.toMatchObject({
      status: 429,
      code: "TooManyRequests",
      temporary: true,
    });
    expect(graph.received).toHaveLength(5);
  });

  test("does not wait longer than a worker can afford", async () => {
    const graph = await start(() => ({ ...throttled, headers: { "retry-after": "600" } }));
    await expect(graph.client.send(get)).rejects.toMatchObject({ status: 429, retryAfterMilliseconds: 600_000 });
    expect(graph.slept).toEqual([]);
  });

  test("repeats a read after a lost answer, but never a write", async () => {
    const graph = await start((_, count) => (count === 1 ? { hangUp: true } : { body: {} }));
    await graph.client.send(get);
    expect(graph.received).toHaveLength(2);
    const other = await start(() => ({ hangUp: true }));
    await expect(other.client.send(post)).rejects.toMatchObject({ status: 0, temporary: true });
    expect(other.received).toHaveLength(1);
  });

  test("renews a refused token once", async () => {
    const graph = await start((_, count) => (count === 1 ? { status: 401 } : { body: {} }));
    await graph.client.send(get);
    expect(graph.tokens).toEqual([false, true]);
    const other = await start(() => ({ status: 401, body: { error: { code: "InvalidAuthenticationToken" } } }));
    await expect(other.client.send(get)).rejects.toMatchObject({ status: 401 });
    expect(other.received).toHaveLength(2);
  });

  test("follows every page, but not a link that leads to another host", async () => {
    const graph = await start((request, count) => ({
      body: {
        value: [{ id: count }],
        ...(count < 3 && { "@odata.nextLink": `http://${request.headers.host}/v1.0/things?page=${count + 1}` }),
      },
    }));
    const ids: unknown[] = [];
    for await (const entity of entitiesOf<{ id: number }>(graph.client, "/things")) ids.push(entity.id);
    expect(ids).toEqual([1, 2, 3]);
    const foreign = await start(() => ({ body: { value: [], "@odata.nextLink": "http://127.0.0.1:9/v1.0/x" } }));
    await expect(entitiesOf(foreign.client, "/things").next()).rejects.toMatchObject({ code: "foreignNextLink" });
  });
});
