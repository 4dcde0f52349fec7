import { randomUUID } from "node:crypto";
import { generateSigningKey } from "@windlass/content";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { sweepSessions } from "../../src/features/agents/sessions.ts";
import { logEvent, TestDevice } from "../agent-device.ts";
import { startTestServer, type TestClient, type TestServer } from "../harness.ts";
import { createPublishedBuild, type PublishedBuild } from "../published-build.ts";

const second = 1000;
const hour = 3600 * second;
let now = new Date("2026-11-03T08:00:00.000Z");
let server: TestServer;
let administrator: TestClient;
let published: PublishedBuild;
let device: TestDevice;

beforeAll(async () => {
  server = await startTestServer({}, { clock: () => now });
  administrator = await server.signInAs([{ role: "administrator", organisationId: null }]);
  published = await createPublishedBuild(server, administrator);
});
afterAll(() => server.close());
beforeEach(async () => {
  device = new TestDevice(server, published.bootProfileId);
  await device.deploy(administrator, published.build.id);
});

const refusal = (code: string) => ({ status: 401, body: { error: { code } } });
const ownSession = () => `/agent/v1/sessions/${device.sessionId}`;
const events = { events: [logEvent(1)] };

describe("a signed request", () => {
  it("works once", async () => {
    const request = device.sign("GET", ownSession());
    expect(await device.replay(request)).toMatchObject({ status: 200 });
    expect(await device.replay(request)).toMatchObject(refusal("agent.proof-replayed"));
  });

  it("works once of several copies that race", async () => {
    const request = device.sign("POST", "/agent/v1/events", events);
    const answers = await Promise.all([1, 2, 3, 4].map(() => device.replay(request)));
    expect(answers.map((answer) => answer.status).sort()).toEqual([200, 401, 401, 401]);
  });

  it("still works only once after the memory of proofs was swept", async () => {
    const request = device.sign("GET", ownSession());
    await device.replay(request);
    for (const seconds of [119, 121, 600, 3600]) {
      const before = now;
      now = new Date(now.getTime() + seconds * second);
      await sweepSessions(server.context);
      expect((await device.replay(request)).status).toBe(401);
      now = before;
    }
  });

  it("signed by another key is nobody's", async () => {
    const key = generateSigningKey();
    expect(await device.send("GET", ownSession(), undefined, { key })).toMatchObject(refusal("agent.proof-invalid"));
    const open = { ...device.openRequest };
    expect(await device.send("POST", "/agent/v1/sessions", open, { key })).toMatchObject(
      refusal("agent.proof-invalid"),
    );
  });

  it("looks the same from outside for an unknown session and for a wrong key", async () => {
    const unknown = await device.send("GET", ownSession(), undefined, { sessionId: randomUUID() });
    const wrong = await device.send("GET", ownSession(), undefined, { key: generateSigningKey() });
    expect(unknown).toMatchObject({ status: wrong.status, body: { error: { code: wrong.body.error.code } } });
  });

  it("reads no session but its own", async () => {
    const other = new TestDevice(server, published.bootProfileId);
    await other.open();
    for (const [method, path] of [
      ["GET", `/agent/v1/sessions/${other.sessionId}`],
      ["POST", `/agent/v1/sessions/${other.sessionId}/token`],
    ] as const)
      expect(await device.send(method, path)).toMatchObject({
        status: 404,
        body: { error: { code: "agent.session-unknown" } },
      });
  });

  it.each([-121, 121, -86_400, 86_400])("dated %i seconds off is refused", async (seconds) => {
    const at = new Date(now.getTime() + seconds * second);
    expect(await device.send("GET", ownSession(), undefined, { at })).toMatchObject(refusal("agent.proof-invalid"));
    const open = await device.send("POST", "/agent/v1/sessions", device.openRequest, { at });
    expect(open).toMatchObject(refusal("agent.proof-invalid"));
  });

  it.each([-119, 0, 119])("dated %i seconds off is taken", async (seconds) => {
    const at = new Date(now.getTime() + seconds * second);
    expect(await device.send("GET", ownSession(), undefined, { at })).toMatchObject({ status: 200 });
  });

  it("is refused with a body, a path, a query or a method that was not signed", async () => {
    const changed = refusal("agent.proof-invalid");
    const sentBody = JSON.stringify({ events: [logEvent(1, "changed")] });
    expect(await device.send("POST", "/agent/v1/events", events, { sentBody })).toMatchObject(changed);
    const sameValue = `${JSON.stringify(events)} `;
    expect(await device.send("POST", "/agent/v1/events", events, { sentBody: sameValue })).toMatchObject(changed);
    expect(await device.send("POST", "/agent/v1/finish", events, { sentPath: "/agent/v1/events" })).toMatchObject(
      changed,
    );
    expect(await device.send("GET", ownSession(), undefined, { sentPath: `${ownSession()}?a=1` })).toMatchObject(
      changed,
    );
    const get = device.sign("GET", "/agent/v1/registration");
    expect(await device.replay({ ...get, method: "POST", payload: {} })).toMatchObject(changed);
    const noBody = device.sign("POST", `${ownSession()}/token`);
    expect(await device.replay({ ...noBody, payload: { a: 1 } })).toMatchObject(changed);
  });

  it("is refused without any one of its headers", async () => {
    for (const name of ["windlass-session", "windlass-timestamp", "windlass-nonce", "windlass-signature"]) {
      const request = device.sign("GET", ownSession());
      const headers = Object.fromEntries(Object.entries(request.headers ?? {}).filter(([key]) => key !== name));
      expect(await device.replay({ ...request, headers })).toMatchObject(refusal("agent.proof-missing"));
    }
  });

  it("does not make a session for a key that did not sign", async () => {
    const stranger = new TestDevice(server, published.bootProfileId);
    const answer = await server.stranger.request("POST", "/agent/v1/sessions", stranger.openRequest);
    expect(answer).toMatchObject(refusal("agent.proof-missing"));
  });
});

describe("a deployment's token", () => {
  const report = (token: string | null) => device.send("POST", "/agent/v1/events", events, { token });

  it("is needed, and is no other text", async () => {
    for (const token of [null, "x", "A".repeat(43), "A".repeat(5000)])
      expect(await report(token)).toMatchObject(refusal("agent.token-invalid"));
    expect(await report(device.token)).toMatchObject({ status: 200 });
  });

  it("is worth nothing to another session, though that has one of its own", async () => {
    const other = new TestDevice(server, published.bootProfileId);
    await other.deploy(administrator, published.build.id);
    expect(await other.send("POST", "/agent/v1/events", events, { token: device.token })).toMatchObject(
      refusal("agent.token-invalid"),
    );
    const waiting = new TestDevice(server, published.bootProfileId);
    await waiting.open();
    expect(await waiting.send("POST", "/agent/v1/events", events, { token: device.token })).toMatchObject(
      refusal("agent.token-invalid"),
    );
  });

  it("is worth nothing without the session's key", async () => {
    const stolen = await device.send("POST", "/agent/v1/events", events, { key: generateSigningKey() });
    expect(stolen).toMatchObject(refusal("agent.proof-invalid"));
  });

  it("is replaced by the next one", async () => {
    const before = device.token;
    device.token = (await device.askForToken()).body.token;
    expect(await report(before)).toMatchObject(refusal("agent.token-invalid"));
    expect(await report(device.token)).toMatchObject({ status: 200 });
  });

  it("expires after a day", async () => {
    const start = now;
    now = new Date(start.getTime() + 24 * hour - second);
    expect(await report(device.token)).toMatchObject({ status: 200 });
    now = new Date(start.getTime() + 24 * hour);
    expect(await report(device.token)).toMatchObject(refusal("agent.token-expired"));
    now = start;
  });
});
