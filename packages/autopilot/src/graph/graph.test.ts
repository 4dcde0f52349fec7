import { afterEach, describe, expect, test } from "vitest";
import { type Script, type ScriptedGraph, startScriptedGraph } from "../../test/scripted-graph.ts";
import { findBySerialNumber } from "./autopilot-devices.ts";
import { sendBatch } from "./batch.ts";
import { readProfileStatuses } from "./beta/profile-status.ts";
import { readAssignedProfiles } from "./beta/profiles.ts";
import { GraphRefused, problemOf } from "./graph-refused.ts";
import { findImports } from "./imports.ts";
import { memberOf } from "./json.ts";
import { entitiesOf } from "./paging.ts";
import { createRequestBudget } from "./request-budget.ts";

const graphs: ScriptedGraph[] = [];
const start = async (script: Script): Promise<ScriptedGraph> => {
  const graph = await startScriptedGraph(script);
  graphs.push(graph);
  return graph;
};
afterEach(async () => {
  for (const graph of graphs.splice(0)) await graph.close();
});

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

describe("a refusal", () => {
  const nested = {
    _version: 3,
    Message:
      "Application is not authorized to perform this operation. - Operation ID (for customer support): 0 - Activity ID: 11111111-2222-4333-8444-555555555555 - Url: https://x",
  };

  test("of Intune is read out of the JSON inside its message", () => {
    expect(problemOf(403, { error: { code: "Forbidden", message: JSON.stringify(nested) } }, null)).toEqual({
      status: 403,
      code: "Forbidden",
      message: "Application is not authorized to perform this operation.",
      activityId: "11111111-2222-4333-8444-555555555555",
      retryAfterMilliseconds: null,
    });
  });

  test("never repeats a hardware hash", () => {
    const hash = Buffer.alloc(300, 7).toString("base64");
    const message = `Cannot convert the literal '${hash}' to the expected type 'Edm.Binary'.`;
    expect(problemOf(400, { error: { code: "BadRequest", message } }, null).message).toBe(
      "Cannot convert the literal '…' to the expected type 'Edm.Binary'.",
    );
  });

  test("without any form is told by its status", () => {
    expect(problemOf(500, "<html>", null)).toMatchObject({
      code: "unknown",
      message: "Microsoft Graph answered HTTP 500.",
    });
  });
});

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

describe("looking for devices", () => {
  test("compares serial numbers exactly, since Intune's filter only knows contains", async () => {
    const graph = await start(() => ({
      body: {
        value: [
          { id: "1", serialNumber: "AB-123" },
          { id: "2", serialNumber: "ab-12" },
        ],
      },
    }));
    expect(await findBySerialNumber(graph.client, "AB-12 ")).toMatchObject([{ id: "2" }]);
    expect(decodeURIComponent(graph.received[0]?.path ?? "")).toContain("contains(serialNumber,'AB-12')");
  });

  test("reads the whole list where the filter is refused", async () => {
    const graph = await start(({ path }) =>
      path.includes("$filter") ? { status: 400 } : { body: { value: [{ id: "1", serialNumber: "A B" }] } },
    );
    expect(await findBySerialNumber(graph.client, "A B")).toMatchObject([{ id: "1" }]);
  });

  test("finds imports by their import id in one call each, and from four on in one list", async () => {
    const graph = await start(() => ({
      body: {
        value: [
          { id: "i", importId: "B" },
          { id: "x", importId: "z" },
        ],
      },
    }));
    expect(await findImports(graph.client, ["b"])).toMatchObject([{ id: "i" }]);
    expect(graph.received).toHaveLength(1);
    expect(decodeURIComponent(graph.received[0]?.path ?? "")).toContain("importId eq 'b'");
    await findImports(graph.client, ["a", "b", "c", "d"]);
    expect(graph.received).toHaveLength(2);
    expect(graph.received[1]?.path).not.toContain("$filter");
  });
});

describe("the beta adapter", () => {
  test("tells modes, targets and the oldest profile first", async () => {
    const target = (type: string, groupId?: string) => ({
      target: { "@odata.type": `#microsoft.graph.${type}`, groupId },
    });
    const graph = await start(({ path }) =>
      path === "/beta/$batch"
        ? {
            body: {
              responses: [
                { id: "0", status: 200, body: { value: [target("allDevicesAssignmentTarget")] } },
                {
                  id: "1",
                  status: 200,
                  body: {
                    value: [target("groupAssignmentTarget", "g1"), target("exclusionGroupAssignmentTarget", "g2")],
                  },
                },
              ],
            },
          }
        : {
            body: {
              value: [
                {
                  id: "new",
                  displayName: "New",
                  createdDateTime: "2026-02-01T00:00:00Z",
                  outOfBoxExperienceSetting: { deviceUsageType: "shared" },
                },
                {
                  id: "old",
                  displayName: "Old",
                  createdDateTime: "2025-02-01T00:00:00Z",
                  outOfBoxExperienceSettings: { deviceUsageType: "singleUser" },
                },
              ],
            },
          },
    );
    expect(await readAssignedProfiles(graph.client)).toEqual([
      {
        id: "old",
        name: "Old",
        mode: "user-driven",
        createdAt: "2025-02-01T00:00:00Z",
        groupIds: ["g1"],
        excludedGroupIds: ["g2"],
        allDevices: false,
      },
      {
        id: "new",
        name: "New",
        mode: "self-deploying",
        createdAt: "2026-02-01T00:00:00Z",
        groupIds: [],
        excludedGroupIds: [],
        allDevices: true,
      },
    ]);
  });

  test.each([
    [{ deploymentProfileAssignmentStatus: "pending" }, false, null],
    [
      {
        deploymentProfileAssignmentStatus: "assignedUnkownSyncState",
        deploymentProfileAssignedDateTime: "0001-01-01T00:00:00Z",
      },
      true,
      null,
    ],
    [
      {
        deploymentProfileAssignmentStatus: "assignedInSync",
        deploymentProfileAssignedDateTime: "2026-11-23T10:00:00Z",
      },
      true,
      "2026-11-23T10:00:00Z",
    ],
    [
      {
        deploymentProfileAssignmentStatus: "assignedInSync",
        deploymentProfile: { id: "a" },
        intendedDeploymentProfile: { id: "b" },
      },
      false,
      null,
    ],
  ])("reads %j as assigned %s at %s", async (body, assigned, assignedAt) => {
    const graph = await start(() => ({ body: { responses: [{ id: "0", status: 200, body }] } }));
    expect(await readProfileStatuses(graph.client, ["d"])).toMatchObject([{ assigned, assignedAt, obstacle: null }]);
  });
});

test("a budget lets through what fits the window and makes the rest wait for it", async () => {
  let now = 0;
  const waits: number[] = [];
  const sleep = async (milliseconds: number) => {
    waits.push(milliseconds);
    now += milliseconds;
  };
  const budget = createRequestBudget(
    { now: () => now, random: () => 0, sleep },
    { windowMilliseconds: 1000, writes: 2, all: 5 },
  );
  await budget.take(1, 1);
  now = 400;
  await budget.take(1, 1);
  await budget.take(2, 0);
  expect(waits).toEqual([]);
  await budget.take(1, 1);
  expect(waits).toEqual([600]);
  await budget.take(50, 0);
  expect(now).toBe(2000);
});
