import { createHash, randomUUID } from "node:crypto";
import { verifyContentTicket, verifyPublication } from "@windlass/content";
import { matchCodeOf } from "@windlass/protocol";
import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { wholeInstallation } from "../../src/database/connection.ts";
import { decideSession } from "../../src/features/agents/repository.ts";
import { sweepSessions } from "../../src/features/agents/sessions.ts";
import { currentPublicKey } from "../../src/features/signing-keys/service.ts";
import { approve, TestDevice } from "../agent-device.ts";
import { buildDefinitionOf, createBuild, createOrganisation } from "../definitions.ts";
import { startTestServer, type TestClient, type TestServer } from "../harness.ts";
import { createPublishedBuild, type PublishedBuild, publish } from "../published-build.ts";

const hour = 3_600_000;
let now = new Date("2026-11-03T08:00:00.000Z");
let server: TestServer;
let administrator: TestClient;
let published: PublishedBuild;

beforeAll(async () => {
  server = await startTestServer({}, { clock: () => now });
  administrator = await server.signInAs([{ role: "administrator", organisationId: null }]);
  published = await createPublishedBuild(server, administrator);
});
afterAll(() => server.close());

const newDevice = (serialNumber?: string) => new TestDevice(server, published.bootProfileId, serialNumber);
const stateOf = async (device: TestDevice) =>
  (await device.send<{ state: string }>("GET", `/agent/v1/sessions/${device.sessionId}`)).body.state;
const decide = (device: TestDevice, decision: "approve" | "refuse", body: unknown, client = administrator) =>
  client.request("POST", `/api/deployment-requests/${device.sessionId}/${decision}`, body);
const listedIds = async () => {
  const listed = await administrator.request<{ items: { id: string }[] }>("GET", "/api/deployment-requests?limit=1000");
  return listed.body.items.map((item) => item.id);
};
const prestage = async (serialNumber: string, buildId = published.build.id) => {
  const answer = await administrator.request<{ id: string }>("POST", "/api/devices", {
    organisationId: published.organisationId,
    serialNumber,
    prestagedBuildId: buildId,
  });
  expect(answer).toMatchObject({ status: 201 });
  return answer.body.id;
};
/** Transactions on this server's database that wait for another one to end. */
const requestsWaitingForLocks = () =>
  server.database.within(wholeInstallation, async (connection) => {
    const { rows } = await sql<{ count: number }>`select count(*) as count from pg_stat_activity
      where datname = current_database() and wait_event_type = 'Lock'`.execute(connection);
    return rows[0]?.count;
  });

describe("opening a session", () => {
  it("gives the match code of the device's key, waiting for a person", async () => {
    const device = newDevice();
    const view = await device.open();
    const digest = createHash("sha256").update(Buffer.from(device.key.publicKey, "base64url")).digest();
    expect(view).toMatchObject({ state: "pending", matchCode: matchCodeOf(digest), serverTime: now.toISOString() });
    const listed = await administrator.request<{ items: { id: string; matchCode: string }[] }>(
      "GET",
      `/api/deployment-requests?organisationId=${published.organisationId}`,
    );
    expect(listed.body.items.find((item) => item.id === view.sessionId)).toMatchObject({ matchCode: view.matchCode });
  });

  it("gives the same session again for the same key", async () => {
    const device = newDevice();
    const first = await device.open();
    expect(await device.open()).toEqual(first);
  });

  it("gives one session to requests that race", async () => {
    for (let round = 0; round < 5; round += 1) {
      const device = newDevice();
      const answers = await Promise.all(
        [1, 2, 3, 4].map(() => device.send<{ sessionId: string }>("POST", "/agent/v1/sessions", device.openRequest)),
      );
      expect(answers.map((answer) => answer.status)).toEqual([200, 200, 200, 200]);
      expect(new Set(answers.map((answer) => answer.body.sessionId)).size).toBe(1);
    }
  });

  it("refuses a boot profile that nobody has", async () => {
    const device = new TestDevice(server, randomUUID());
    expect(await device.send("POST", "/agent/v1/sessions", device.openRequest)).toMatchObject({
      status: 404,
      body: { error: { code: "agent.boot-profile-unknown" } },
    });
  });

  it("does not carry a key over into another organisation", async () => {
    const device = newDevice();
    await device.open();
    const other = await createPublishedBuild(server, administrator);
    const moved = { ...device.openRequest, bootProfileId: other.bootProfileId };
    expect(await device.send("POST", "/agent/v1/sessions", moved)).toMatchObject({
      status: 404,
      body: { error: { code: "agent.session-unknown" } },
    });
  });

  it("refuses a match code that another waiting device shows", async () => {
    const first = newDevice();
    await first.open();
    const second = newDevice();
    const digest = createHash("sha256").update(Buffer.from(second.key.publicKey, "base64url")).digest();
    await server.database.within(wholeInstallation, (connection) =>
      connection
        .updateTable("agent_sessions")
        .set({ match_code: matchCodeOf(digest) })
        .where("id", "=", first.sessionId)
        .execute(),
    );
    expect(await second.send("POST", "/agent/v1/sessions", second.openRequest)).toMatchObject({
      status: 409,
      body: { error: { code: "agent.match-code-taken" } },
    });
  });

  it("is listed without the hardware ids, of which a device may claim thousands", async () => {
    const device = newDevice();
    await device.open();
    for (const path of ["/api/deployment-requests", "/api/devices"]) {
      const listed = await administrator.request("GET", `${path}?limit=1000`);
      expect(listed.text).toContain(device.openRequest.inventory.smbios.serialNumber);
      expect(listed.text).not.toContain("hardwareIds");
    }
  });

  it("stands beside another one that names the same serial number, which is only a claim", async () => {
    const serialNumber = randomUUID();
    const honest = newDevice(serialNumber);
    await honest.open();
    const other = newDevice(serialNumber.toUpperCase());
    await other.open();
    expect(await stateOf(honest)).toBe("pending");
    expect(await listedIds()).toEqual(expect.arrayContaining([honest.sessionId, other.sessionId]));
  });

  it("leaves the list while its device is silent, and comes back with it", async () => {
    const device = newDevice();
    await device.open();
    expect(await listedIds()).toContain(device.sessionId);
    now = new Date(now.getTime() + 121_000);
    expect(await listedIds()).not.toContain(device.sessionId);
    expect(await stateOf(device)).toBe("pending");
    expect(await listedIds()).toContain(device.sessionId);
  });

  it("is over after a day in which nobody decided", async () => {
    const device = newDevice();
    await device.open();
    now = new Date(now.getTime() + 24 * hour);
    await sweepSessions(server.context);
    expect(await stateOf(device)).toBe("pending");
    now = new Date(now.getTime() + 1);
    await sweepSessions(server.context);
    expect(await stateOf(device)).toBe("expired");
    expect(await device.askForToken()).toMatchObject({
      status: 409,
      body: { error: { code: "agent.session-ended" } },
    });
    administrator = await server.signInAs([{ role: "administrator", organisationId: null }]);
  });
});

describe("a decision about a device", () => {
  it("is needed before there is a token", async () => {
    const device = newDevice();
    await device.open();
    expect(await device.askForToken()).toMatchObject({
      status: 409,
      body: { error: { code: "agent.session-not-approved" } },
    });
    expect(await decide(device, "approve", { buildId: published.build.id })).toMatchObject({ status: 204 });
    expect(await stateOf(device)).toBe("approved");
    const { status, body } = await device.askForToken();
    expect(status).toBe(200);
    expect(Date.parse(body.expiresAt) - now.getTime()).toBeLessThanOrEqual(24 * hour);
    const key = await currentPublicKey(server.context, "publication");
    expect(verifyPublication(body.publication, key)).toMatchObject({ organisationId: published.organisationId });
    const ticketKey = await currentPublicKey(server.context, "content-ticket");
    expect(verifyContentTicket(body.contentTicket, ticketKey, now)).toMatchObject({
      deploymentId: body.deploymentId,
      publicKey: device.key.publicKey,
    });
    const shown = await administrator.request("GET", `/api/deployments/${body.deploymentId}`);
    expect(shown).toMatchObject({ status: 200, body: { state: "running", approvedBy: "Test user" } });
  });

  it("can be to send it away", async () => {
    const device = newDevice();
    await device.open();
    expect(await decide(device, "refuse", { reason: "not ours" })).toMatchObject({ status: 204 });
    expect(await device.askForToken()).toMatchObject({
      status: 409,
      body: { error: { code: "agent.session-ended", message: "This device was refused." } },
    });
  });

  it("is made once, also when two people decide at the same time", async () => {
    const device = newDevice();
    await device.open();
    const answers = await Promise.all([
      decide(device, "approve", { buildId: published.build.id }),
      decide(device, "refuse", {}),
      decide(device, "approve", { buildId: published.build.id }),
    ]);
    expect(answers.map((answer) => answer.status).sort()).toEqual([204, 409, 409]);
    const late = await decide(device, "refuse", {});
    expect(late).toMatchObject({ status: 409, body: { error: { code: "request.already-decided" } } });
  });

  it("is not the business of another organisation's people", async () => {
    const device = newDevice();
    await device.open();
    const elsewhere = await createOrganisation(administrator);
    const foreigner = await server.signInAs([{ role: "administrator", organisationId: elsewhere }]);
    for (const decision of ["approve", "refuse"] as const)
      expect(await decide(device, decision, { buildId: published.build.id }, foreigner)).toMatchObject({ status: 404 });
    const listed = await foreigner.request<{ items: unknown[] }>("GET", "/api/deployment-requests");
    expect(listed.body.items).toEqual([]);
    expect(await stateOf(device)).toBe("pending");
  });

  it("hands the disk that was chosen to the device with its grant", async () => {
    const device = newDevice();
    await device.open();
    const choices = { diskNumber: 1 };
    expect(await decide(device, "approve", { buildId: published.build.id, choices })).toMatchObject({ status: 204 });
    expect(await device.askForToken()).toMatchObject({ status: 200, body: { choices } });
  });

  it("may be a technician's, not an auditor's", async () => {
    const device = newDevice();
    await device.open();
    const { organisationId } = published;
    const auditor = await server.signInAs([{ role: "auditor", organisationId }]);
    const technician = await server.signInAs([{ role: "technician", organisationId }]);
    expect(await approve(auditor, device.sessionId, published.build.id)).toMatchObject({ status: 403 });
    expect(await approve(technician, device.sessionId, published.build.id)).toMatchObject({ status: 204 });
  });

  it("names only a build that is published, of the device's organisation", async () => {
    const device = newDevice();
    await device.open();
    const definition = buildDefinitionOf(published.operatingSystemId);
    const draft = await createBuild(administrator, published.organisationId, definition);
    expect(await decide(device, "approve", { buildId: draft.id })).toMatchObject({
      status: 409,
      body: { error: { code: "build.not-published" } },
    });
    const other = await createPublishedBuild(server, administrator);
    expect(await decide(device, "approve", { buildId: other.build.id })).toMatchObject({ status: 404 });
    expect(await stateOf(device)).toBe("pending");
    await publish(administrator, published.organisationId);
    expect(await decide(device, "approve", { buildId: draft.id })).toMatchObject({ status: 204 });
  });

  it("supersedes what still runs on the device, whose token dies", async () => {
    const serialNumber = randomUUID();
    const before = newDevice(serialNumber);
    const grant = await before.deploy(administrator, published.build.id);
    const after = newDevice(serialNumber);
    await after.deploy(administrator, published.build.id);
    expect(await before.send("POST", "/agent/v1/events", { events: [] })).toMatchObject({
      status: 410,
      body: { error: { code: "agent.deployment-finished" } },
    });
    expect(await before.askForToken()).toMatchObject({ status: 410 });
    const shown = await administrator.request("GET", `/api/deployments/${grant.deploymentId}`);
    expect(shown.body).toMatchObject({ state: "failed", failure: { code: "deployment.superseded" } });
  });
});

describe("a pre-staged serial number", () => {
  it("lets its device in without asking, once", async () => {
    const serialNumber = randomUUID();
    const id = await prestage(serialNumber);
    const first = newDevice(serialNumber);
    expect((await first.open()).state).toBe("approved");
    const { body } = await first.askForToken();
    expect(await administrator.request("GET", `/api/deployments/${body.deploymentId}`)).toMatchObject({
      body: { approvedBy: "Pre-staged by Test user" },
    });
    const device = await administrator.request("GET", `/api/devices/${id}`);
    expect(device.body).toMatchObject({ prestagedBuildId: null });
    expect((await newDevice(serialNumber).open()).state).toBe("pending");
  });

  it("lets one in of several that claim it at the same time", async () => {
    const serialNumber = randomUUID();
    await prestage(serialNumber);
    const devices = [1, 2, 3].map(() => newDevice(serialNumber));
    const views = await Promise.all(devices.map((device) => device.open()));
    expect(views.filter((view) => view.state === "approved")).toHaveLength(1);
  });

  it("does not let a device in whom a person refuses at that moment", async () => {
    const serialNumber = randomUUID();
    const device = newDevice(serialNumber);
    await device.open();
    const known = await administrator.request<{ items: { id: string }[] }>(
      "GET",
      `/api/devices?search=${serialNumber}`,
    );
    const body = { prestagedBuildId: published.build.id };
    await administrator.request("PATCH", `/api/devices/${known.body.items[0]?.id}`, body);
    const { opening } = await server.database.within(wholeInstallation, async (connection) => {
      await decideSession(connection, device.sessionId, { state: "refused", at: now, userId: null, refusal: null });
      const asked = device.open();
      await vi.waitFor(async () => expect(await requestsWaitingForLocks()).toBe(1), 20_000);
      return { opening: asked };
    });
    expect((await opening).state).toBe("refused");
  });

  it("lets nobody in for a build that is not published", async () => {
    const serialNumber = randomUUID();
    const definition = buildDefinitionOf(published.operatingSystemId);
    const draft = await createBuild(administrator, published.organisationId, definition);
    await prestage(serialNumber, draft.id);
    expect((await newDevice(serialNumber).open()).state).toBe("pending");
  });

  it("means nothing in another organisation", async () => {
    const serialNumber = randomUUID();
    await prestage(serialNumber);
    const other = await createPublishedBuild(server, administrator);
    expect((await new TestDevice(server, other.bootProfileId, serialNumber).open()).state).toBe("pending");
  });
});
