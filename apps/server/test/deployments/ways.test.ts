import { randomUUID } from "node:crypto";
import type { DeploymentSummary, DeploymentView, Plan } from "@windlass/protocol";
import { afterAll, beforeAll, expect, it } from "vitest";
import { TestDevice } from "../agent-device.ts";
import { startTestServer, type TestClient, type TestServer } from "../harness.ts";
import { createPublishedBuild } from "../published-build.ts";

let server: TestServer;
let administrator: TestClient;
beforeAll(async () => {
  server = await startTestServer();
  administrator = await server.signInAs([{ role: "administrator", organisationId: null }]);
});
afterAll(() => server.close());

const handOver = {
  id: "09-hand-over",
  title: "Hand over",
  why: "",
  phase: "hand-over",
  action: "hand-over",
  ending: "out-of-box",
  afterwards: "restart",
} as const;
const profile = {
  settings: {
    way: "offline-profile",
    profileName: "Office",
    joinMethod: "entra",
    accountType: "standard",
    forcedEnrollment: true,
    hidePrivacySettings: true,
    hideLicenseTerms: true,
    skipKeyboardPage: true,
    skipConnectivityCheck: false,
    deviceNameTemplate: null,
    language: null,
    region: null,
    tenantDomain: null,
  },
  tenant: { id: randomUUID(), domain: "contoso.example" },
  correlationId: randomUUID(),
} as const;
const base = { id: "08-way", title: "Way", why: "", phase: "registration" } as const;

const ways: readonly (readonly [DeploymentSummary["way"], Plan["steps"]])[] = [
  [
    "registration",
    [
      { ...base, action: "register-autopilot", whenFailed: "fail" },
      { ...handOver, meetsAutopilot: true },
    ],
  ],
  [
    "offline-profile",
    [
      { ...base, action: "write-offline-profile", profile },
      { ...handOver, meetsAutopilot: true },
    ],
  ],
  [
    "device-preparation",
    [
      { ...base, action: "import-corporate-identifier", whenFailed: "fail" },
      { ...handOver, meetsAutopilot: true },
    ],
  ],
  // Without corporate identifiers nothing is done for it beforehand.
  ["device-preparation", [{ ...handOver, meetsAutopilot: true }]],
  ["none", [handOver]],
];

it("a deployment tells its way into Autopilot in lists and by itself, as soon as its plan is known", async () => {
  const { organisationId, build, bootProfileId } = await createPublishedBuild(server, administrator);
  const read = async (id: string) =>
    (await administrator.request<DeploymentView>("GET", `/api/deployments/${id}`)).body.way;
  for (const [way, steps] of ways) {
    const device = new TestDevice(server, bootProfileId);
    const { deploymentId } = await device.deploy(administrator, build.id);
    expect(await read(deploymentId)).toBeNull();
    const plan: Plan = {
      schemaVersion: 1,
      publication: { number: 1, sha256: "a".repeat(64) },
      build: { id: build.id, name: "Build" },
      computerName: "CON-1",
      passedOver: [],
      driverFindings: [],
      architecture: "x64",
      steps,
    };
    const event = { sequence: 1, at: new Date().toISOString(), body: { kind: "plan-compiled", plan } };
    expect(await device.send("POST", "/agent/v1/events", { events: [event] })).toMatchObject({ status: 200 });
    expect(await read(deploymentId)).toBe(way);
    const url = `/api/deployments?organisationId=${organisationId}&deviceId=${await deviceOf(deploymentId)}`;
    const { body } = await administrator.request<{ items: DeploymentSummary[] }>("GET", url);
    expect(body.items.map((item) => item.way)).toEqual([way]);
  }
});

const deviceOf = async (deploymentId: string) =>
  (await administrator.request<DeploymentView>("GET", `/api/deployments/${deploymentId}`)).body.deviceId;
