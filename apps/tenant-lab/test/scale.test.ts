import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Graph, minute, type Running, registered, signIn, startSample } from "./client.ts";

const count = 10_000;

describe("a tenant with ten thousand devices", { timeout: 60_000 }, () => {
  let running: Running;
  let graph: Graph;

  beforeAll(async () => {
    running = await startSample();
    running.lab.addRegisteredDevices(running.sample.tenantId, count, { groupTag: "OD-FINANCE", prefix: "FIN" });
    graph = await signIn(running);
  }, 60_000);
  afterAll(() => running.close());

  async function everything(first: string): Promise<Record<string, unknown>[]> {
    const found: Record<string, unknown>[] = [];
    for (let path: string | null = first; path !== null; ) {
      const { body }: Awaited<ReturnType<Graph>> = await graph("GET", path);
      found.push(...(body.value ?? []));
      const next = body["@odata.nextLink"];
      path = typeof next === "string" ? next.slice(running.url.length) : null;
    }
    return found;
  }

  test("shows each of them once over all pages, finished from the start", async () => {
    const devices = await everything(`/beta${registered}`);
    expect(new Set(devices.map((device) => device.serialNumber)).size).toBe(count);
    expect(new Set(devices.map((device) => device.deploymentProfileAssignmentStatus))).toEqual(
      new Set(["assignedInSync"]),
    );
  });

  test("tells the members of the group with all pages, and each device's groups in an expansion", async () => {
    const { groupObjectId } = running.sample;
    const path = `/v1.0/groups/${groupObjectId}/transitiveMembers/microsoft.graph.device?$top=999&$select=id`;
    const members = await everything(path);
    expect(new Set(members.map((member) => member.id)).size).toBe(count);
    const [device] =
      (await graph("GET", "/v1.0/devices?$top=1&$select=id,physicalIds&$expand=memberOf($select=id)")).body.value ?? [];
    expect(device).toEqual({
      id: expect.any(String),
      physicalIds: expect.arrayContaining(["[OrderId]:OD-FINANCE"]),
      memberOf: [{ "@odata.type": "#microsoft.graph.group", id: groupObjectId }],
    });
  });

  test("keeps its pages whole while records change and go between them", async () => {
    const first = (await graph("GET", `/v1.0${registered}`)).body;
    const [changed, gone] = first.value ?? [];
    await graph("POST", `/v1.0${registered}/${changed?.id}/updateDeviceProperties`, { groupTag: "OTHER" });
    await graph("DELETE", `/v1.0${registered}/${gone?.id}`);
    running.lab.advance(40 * minute);
    const rest = await everything(String(first["@odata.nextLink"]).slice(running.url.length));
    expect(rest.length).toBe(count - 1000);
  });

  test("goes on counting when more are added", () => {
    expect(running.lab.addRegisteredDevices(running.sample.tenantId, 2, { prefix: "FIN" })).toEqual({
      first: `FIN${String(count + 1).padStart(7, "0")}`,
      last: `FIN${String(count + 2).padStart(7, "0")}`,
    });
  });
});
