import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { type Graph, imported, type Running, registered, second, signIn, startSample } from "./client.ts";

describe("throttling", () => {
  let running: Running;
  let graph: Graph;

  beforeEach(async () => {
    running = await startSample();
    graph = await signIn(running);
  });
  afterEach(() => running.close());

  const limit = (requests: number) => ({ requests, windowMilliseconds: 20 * second });
  const remove = () => graph("DELETE", `${imported}/${crypto.randomUUID()}`);
  const read = (caller = graph) => caller("GET", `/v1.0${registered}`);

  test("gives each part of an allowance back one window after it was used", async () => {
    running.lab.changeBehaviour({ limits: { intuneWrites: limit(2) } });
    expect((await remove()).status).toBe(404);
    running.lab.advance(15 * second);
    expect((await remove()).status).toBe(404);
    const refused = await remove();
    expect([refused.status, refused.headers.get("retry-after")]).toEqual([429, "5"]);
    running.lab.advance(5 * second);
    expect((await remove()).status).toBe(404);
    expect((await remove()).headers.get("retry-after")).toBe("15");
  });

  test("counts all applications of a tenant together as well", async () => {
    running.lab.changeBehaviour({ limits: { intuneTenantRequests: limit(2) } });
    const other = running.lab.addApplication(running.sample.tenantId, {
      displayName: "Other",
      roles: ["DeviceManagementServiceConfig.Read.All"],
    });
    const { value } = running.lab.addSecret(other.id, { displayName: "s", validDays: 1 });
    const second = await signIn(running, { client_id: other.id, client_secret: value });
    expect([(await read()).status, (await read(second)).status, (await read(second)).status]).toEqual([200, 200, 429]);
  });

  test("counts directory requests in resource units and says how much is used", async () => {
    running.lab.changeBehaviour({ limits: { directoryUnits: { requests: 10, windowMilliseconds: 10 * second } } });
    const members = `/v1.0/groups/${running.sample.groupObjectId}/transitiveMembers`;
    const unitsOf = async (path: string) => {
      const { status, headers } = await graph("GET", path);
      return [status, headers.get("x-ms-resource-unit"), headers.get("x-ms-throttle-limit-percentage")];
    };
    expect(await unitsOf(members)).toEqual([200, "5", null]);
    expect(await unitsOf(`${members}?$select=id`)).toEqual([200, "4", "0.90"]);
    expect(await unitsOf("/v1.0/devices?$expand=memberOf($select=id)")).toEqual([429, "2", "1.00"]);
    const refused = await graph("GET", members);
    expect(refused.headers.get("x-ms-throttle-information")).toBe("ResourceUnitLimitExceeded");
    expect(refused.headers.get("x-ms-throttle-scope")).toBe(
      `Tenant_Application/Read/${running.sample.clientId}/${running.sample.tenantId}`,
    );
    expect(await unitsOf("/v1.0/devices?$select=id")).toEqual([200, "1", "1.00"]);
  });

  test.each([
    ["fractional", /^\d+\.\d\d$/],
    ["absent", undefined],
  ] as const)("can say when to come again in the %s form, also for members of a batch", async (retryAfter, form) => {
    running.lab.changeBehaviour({ retryAfter, limits: { intuneRequests: limit(1) } });
    const url = registered;
    const requests = ["1", "2"].map((id) => ({ id, method: "GET", url }));
    const { body } = await graph("POST", "/v1.0/$batch", { requests });
    const responses = body.responses as { status: number; headers: Record<string, string> }[];
    const refused = responses.find((one) => one.status === 429);
    expect(responses.map((one) => one.status).toSorted()).toEqual([200, 429]);
    expect(refused?.headers["Retry-After"]).toEqual(form === undefined ? undefined : expect.stringMatching(form));
  });
});
