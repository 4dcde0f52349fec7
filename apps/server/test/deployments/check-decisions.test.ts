import type { CheckDecisionForAgent, CheckVerdict, DeploymentView } from "@windlass/protocol";
import { afterAll, beforeAll, beforeEach, expect, it } from "vitest";
import { TestDevice } from "../agent-device.ts";
import { startTestServer, type TestClient, type TestServer } from "../harness.ts";
import { createPublishedBuild, type PublishedBuild } from "../published-build.ts";

let server: TestServer;
let administrator: TestClient;
let technician: TestClient;
let auditor: TestClient;
let stranger: TestClient;
let published: PublishedBuild;
let device: TestDevice;
let deploymentId: string;

beforeAll(async () => {
  server = await startTestServer();
  administrator = await server.signInAs([{ role: "administrator", organisationId: null }]);
  published = await createPublishedBuild(server, administrator);
  const other = await createPublishedBuild(server, administrator);
  technician = await server.signInAs([{ role: "technician", organisationId: published.organisationId }]);
  auditor = await server.signInAs([{ role: "auditor", organisationId: published.organisationId }]);
  stranger = await server.signInAs([{ role: "administrator", organisationId: other.organisationId }]);
});
afterAll(() => server.close());

const stepId = "01-check-device";
const at = "2026-11-23T08:00:00.000Z";
const verdict = (changes: Partial<CheckVerdict> = {}): CheckVerdict => ({
  key: "memory",
  title: "Memory",
  level: "block",
  mayOverride: true,
  outcome: "failed",
  says: "The device has 2 GB of memory.",
  measured: "2 GB",
  wanted: "at least 4 GB",
  remedy: "Add memory.",
  output: null,
  ...changes,
});
const plan = () => ({
  schemaVersion: 1,
  publication: { number: 1, sha256: "a".repeat(64) },
  build: { id: published.build.id, name: "Build" },
  computerName: "CON-1",
  architecture: "x64",
  steps: [
    {
      id: stepId,
      phase: "preparation",
      action: "check-device",
      title: "Check the device",
      moment: "before",
      decisionMinutes: 60,
      checks: [
        {
          key: "memory",
          title: "Memory",
          why: "Windows 11 asks for it.",
          check: { kind: "memory", level: "block", mayOverride: true, minimumGigabytes: 4 },
          known: null,
        },
      ],
    },
    { id: "02-restart", phase: "configuration", action: "restart", title: "Restart" },
  ],
});

let sequence = 0;
const report = async (...bodies: unknown[]) => {
  const events = bodies.map((body) => ({ sequence: ++sequence, at, body }));
  expect(await device.send("POST", "/agent/v1/events", { events })).toMatchObject({ status: 200 });
};
const waits = (...verdicts: CheckVerdict[]) =>
  report(
    { kind: "plan-compiled", plan: plan() },
    { kind: "step-started", stepId, attempt: 1 },
    { kind: "checks-judged", stepId, verdicts },
  );
const decide = (client: TestClient, changes: object = {}) =>
  client.request<{ error: { code: string } }>("POST", `/api/deployments/${deploymentId}/check-decision`, {
    stepId,
    decision: "go-on",
    reason: "Memory is on order.",
    ...changes,
  });
const asked = async () =>
  (await device.send<CheckDecisionForAgent>("GET", `/agent/v1/check-decisions/${stepId}`)).body.decision;

beforeEach(async () => {
  sequence = 0;
  device = new TestDevice(server, published.bootProfileId);
  deploymentId = (await device.deploy(administrator, published.build.id)).deploymentId;
});

it("a technician goes on without a check: the device is told, and name, time and reason are kept", async () => {
  await waits(verdict());
  expect(await asked()).toBeNull();
  expect((await decide(technician)).status).toBe(204);
  const told = await asked();
  expect(told).toMatchObject({ decision: "go-on", reason: "Memory is on order." });
  expect(told?.by).toMatch(/\w/);
  expect(await decide(administrator)).toMatchObject({
    status: 409,
    body: { error: { code: "check.already-decided" } },
  });
  await report({ kind: "checks-decided", stepId, decision: told });
  const { body } = await administrator.request<DeploymentView>("GET", `/api/deployments/${deploymentId}`);
  expect(body.steps[0]).toMatchObject({ verdicts: [verdict()], decision: told });
  const history = await administrator.request("GET", `/api/changes?objectId=${deploymentId}`);
  expect(JSON.stringify(history.body)).toContain("Memory is on order.");
});

it("an auditor may not decide, another organisation's people find nothing, and nobody decides where nothing waits", async () => {
  expect(await decide(technician)).toMatchObject({ status: 409, body: { error: { code: "check.not-waiting" } } });
  await waits(verdict());
  expect((await decide(auditor)).status).toBe(403);
  expect((await decide(stranger)).status).toBe(404);
  expect((await decide(technician, { reason: " " })).status).toBe(400);
  expect(await decide(technician, { stepId: "02-restart" })).toMatchObject({ status: 409 });
  expect(await asked()).toBeNull();
});

it("nobody goes on without a check that may not be overridden, nor where only warnings are told", async () => {
  await waits(verdict(), verdict({ key: "uefi", title: "UEFI", mayOverride: false, outcome: "cannot-tell" }));
  expect(await decide(administrator)).toMatchObject({
    status: 422,
    body: { error: { code: "check.override-not-allowed" } },
  });
  await report({ kind: "checks-judged", stepId, verdicts: [verdict({ level: "warn", mayOverride: false })] });
  expect(await decide(administrator)).toMatchObject({ status: 409, body: { error: { code: "check.not-waiting" } } });
});
