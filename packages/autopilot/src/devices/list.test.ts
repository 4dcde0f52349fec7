import { describe, expect, it } from "vitest";
import { useScriptedGraphs } from "../../test/scripted-graph.ts";
import { tenantSyncAllowedAt } from "../graph/beta/autopilot-sync.ts";
import { requestTenantSync } from "./index.ts";
import { type AutopilotDevicePage, listAutopilotDevices } from "./list.ts";

const path = "/deviceManagement/windowsAutopilotDeviceIdentities";

const collect = async (pages: AsyncIterable<AutopilotDevicePage>): Promise<AutopilotDevicePage[]> => {
  const all: AutopilotDevicePage[] = [];
  for await (const page of pages) all.push(page);
  return all;
};

describe("the list of a tenant's registered devices", () => {
  const startGraph = useScriptedGraphs();

  it("comes page by page in our own words, with what Intune writes as the year 1 as never", async () => {
    const graph = await startGraph(({ path: asked }) =>
      asked.includes("$skiptoken=2")
        ? {
            body: { value: [{ id: "b", serialNumber: "S2", managedDeviceId: "00000000-0000-0000-0000-000000000000" }] },
          }
        : {
            body: {
              value: [
                {
                  id: "a",
                  serialNumber: "S1",
                  groupTag: "T",
                  enrollmentState: "blocked",
                  lastContactedDateTime: "0001-01-01T00:00:00Z",
                  deploymentProfileAssignmentStatus: "assignedUnkownSyncState",
                  deploymentProfileAssignedDateTime: "2026-11-23T09:00:00Z",
                  remediationState: "manualRemediationRequired",
                  userlessEnrollmentStatus: "blocked",
                },
              ],
              "@odata.nextLink": `${graph.url}/beta${path}?$skiptoken=2`,
            },
          },
    );
    const pages = await collect(listAutopilotDevices(graph.client));
    expect(pages.map(({ version, devices }) => [version, devices.length])).toEqual([
      ["beta", 1],
      ["beta", 1],
    ]);
    expect(pages[0]?.devices[0]).toMatchObject({
      id: "a",
      groupTag: "T",
      enrolment: "blocked",
      lastContactedAt: null,
      details: {
        profileStatus: "assigned-sync-unknown",
        profileAssignedAt: "2026-11-23T09:00:00.000Z",
        remediation: "manual",
        userlessEnrolmentBlocked: true,
      },
    });
    expect(pages[1]?.devices[0]).toMatchObject({ managedDeviceId: null, entraDeviceId: null });
  });

  it("comes from v1.0 without the profile where beta is no more", async () => {
    const graph = await startGraph(({ path: asked }) =>
      asked.startsWith("/beta/") ? { status: 400 } : { body: { value: [{ id: "a", serialNumber: "S1" }] } },
    );
    const [page] = await collect(listAutopilotDevices(graph.client));
    expect(page).toMatchObject({ version: "v1.0", devices: [{ id: "a", details: null }] });
  });

  it("ends with the refusal where the tenant refuses, and asks v1.0 nothing", async () => {
    const graph = await startGraph(() => ({ status: 403 }));
    await expect(collect(listAutopilotDevices(graph.client))).rejects.toMatchObject({ status: 403 });
    expect(graph.received.map((request) => request.path)).toEqual([`/beta${path}`]);
  });

  it("is refused and not taken for empty where the answer holds something else", async () => {
    const graph = await startGraph(() => ({ body: { value: [{ name: "not a device" }] } }));
    await expect(collect(listAutopilotDevices(graph.client))).rejects.toMatchObject({ code: "unreadableAnswer" });
  });
});

describe("asking Intune to synchronise", () => {
  const startGraph = useScriptedGraphs();
  const settings = (minutesAgo: number, syncStatus = "completed") => ({
    body: {
      lastManualSyncTriggerDateTime: new Date(Date.parse("2026-11-23T10:00:00Z") - minutesAgo * 60_000).toISOString(),
      syncStatus,
    },
  });

  it("sends nothing within ten minutes of the last time and says when it will be allowed", async () => {
    const graph = await startGraph(() => settings(4));
    expect(await requestTenantSync(graph.client)).toEqual({
      kind: "too-soon",
      allowedAt: new Date("2026-11-23T10:06:00Z"),
    });
    expect(graph.received.every(({ method }) => method === "GET")).toBe(true);
  });

  it("sends nothing while one runs, and starts one afterwards", async () => {
    const running = await startGraph(() => settings(60, "inProgress"));
    expect(await requestTenantSync(running.client)).toEqual({ kind: "running" });
    const free = await startGraph(({ method }) => (method === "GET" ? settings(11) : { status: 204 }));
    expect(await requestTenantSync(free.client)).toEqual({ kind: "started" });
  });

  it("believes a 409 and a 429 that came all the same", async () => {
    const conflict = await startGraph(({ method }) => (method === "GET" ? settings(11) : { status: 409 }));
    expect(await requestTenantSync(conflict.client)).toEqual({ kind: "running" });
    const throttled = await startGraph(({ method }) =>
      method === "GET" ? settings(11) : { status: 429, headers: { "retry-after": "300" } },
    );
    expect(await requestTenantSync(throttled.client)).toEqual({
      kind: "too-soon",
      allowedAt: new Date("2026-11-23T10:05:00Z"),
    });
  });

  it("is allowed at once in a tenant that never was asked", () => {
    const never = { lastSyncAt: null, lastRequestedAt: null, state: "unknown" } as const;
    expect(tenantSyncAllowedAt(never, new Date())).toBeNull();
  });
});
