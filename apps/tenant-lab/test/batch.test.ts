import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { type Graph, imported, type Running, registered, second, signIn, startSample } from "./client.ts";

interface Member {
  readonly id: string;
  readonly status: number;
  readonly headers: Record<string, string>;
  readonly body?: Record<string, unknown>;
}

describe("$batch", () => {
  let running: Running;
  let graph: Graph;

  beforeEach(async () => {
    running = await startSample();
    graph = await signIn(running);
  });
  afterEach(() => running.close());

  const batch = async (requests: object[], version = "v1.0") => {
    const answer = await graph("POST", `/${version}/$batch`, { requests });
    return { ...answer, members: (answer.body.responses ?? []) as Member[] };
  };

  test("answers each member with its own status, in an order of its own", async () => {
    const { status, members } = await batch([
      { id: "tenant", method: "GET", url: "/organization?$select=id" },
      { id: "nobody", method: "GET", url: `/devices(deviceId='${crypto.randomUUID()}')` },
      { id: "path", method: "GET", url: "nothing" },
    ]);
    expect(status).toBe(200);
    expect(members.map(({ id }) => id)).not.toEqual(["tenant", "nobody", "path"]);
    const byId = new Map(members.map((member) => [member.id, member]));
    expect(byId.get("tenant")).toMatchObject({ status: 200, body: { value: [{ id: running.sample.tenantId }] } });
    expect(byId.get("tenant")?.headers["Content-Type"]).toBe("application/json");
    expect(byId.get("nobody")).toMatchObject({ status: 404, body: { error: { code: "Request_ResourceNotFound" } } });
    expect(byId.get("path")).toMatchObject({ status: 400 });
  });

  test("does writes, and knows beta's paths in beta only", async () => {
    const { id } = running.lab.addRegisteredDevice(running.sample.tenantId, { serialNumber: "LAB1" });
    const url = `/deviceManagement/windowsAutopilotDeviceIdentities/${id}/updateDeviceProperties`;
    const headers = { "Content-Type": "application/json" };
    const written = await batch([{ id: "1", method: "POST", url, headers, body: { groupTag: "A", displayName: "B" } }]);
    expect(written.members).toEqual([{ id: "1", status: 204, headers: {} }]);
    expect((await graph("GET", `/v1.0${registered}/${id}`)).body).toMatchObject({ groupTag: "A" });
    const settings = [{ id: "1", method: "GET", url: "/deviceManagement/windowsAutopilotSettings" }];
    expect((await batch(settings, "beta")).members).toMatchObject([{ status: 200 }]);
    expect((await batch(settings)).members).toMatchObject([{ status: 400 }]);
  });

  test("does not do what depends on a failure", async () => {
    const { members } = await batch([
      { id: "a", method: "GET", url: "/nothing" },
      { id: "b", method: "GET", url: "/organization", dependsOn: ["a"] },
      { id: "c", method: "GET", url: "/organization", dependsOn: ["b"] },
      { id: "d", method: "GET", url: "/organization" },
    ]);
    expect(Object.fromEntries(members.map(({ id, status }) => [id, status]))).toEqual({
      a: 400,
      b: 424,
      c: 424,
      d: 200,
    });
  });

  test("takes twenty members, not twenty-one, and none twice", async () => {
    const many = (count: number) =>
      Array.from({ length: count }, (_, index) => ({ id: String(index), method: "GET", url: "/organization" }));
    expect((await batch(many(20))).members).toHaveLength(20);
    expect(await batch(many(21))).toMatchObject({ status: 400, body: { error: { code: "BadRequest" } } });
    expect((await batch([...many(1), ...many(1)])).status).toBe(400);
    expect((await batch([])).status).toBe(400);
    expect((await batch([{ id: "1", method: "POST", url: "/groups", body: {} }])).status).toBe(400);
    expect((await batch([{ id: "1", method: "GET", url: "/groups", dependsOn: ["2"] }])).status).toBe(400);
  });

  test("counts every member against the limits, each with its own Retry-After", async () => {
    running.lab.changeBehaviour({ limits: { intuneRequests: { requests: 2, windowMilliseconds: 10 * second } } });
    const url = imported.slice("/v1.0".length);
    const { status, members } = await batch(["1", "2", "3"].map((id) => ({ id, method: "GET", url })));
    expect(status).toBe(200);
    expect(members.map((member) => member.status).toSorted()).toEqual([200, 200, 429]);
    expect(members.find((member) => member.status === 429)?.headers["Retry-After"]).toBe("10");
  });

  test("needs a token", async () => {
    const response = await fetch(`${running.url}/v1.0/$batch`, { method: "POST", body: "{}" });
    expect(response.status).toBe(401);
  });
});
