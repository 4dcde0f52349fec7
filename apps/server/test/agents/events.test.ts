import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { wholeInstallation } from "../../src/database/connection.ts";
import { reportEvents } from "../../src/features/deployments/service.ts";
import { logEvent, TestDevice } from "../agent-device.ts";
import { startTestServer, type TestClient, type TestServer } from "../harness.ts";
import { createPublishedBuild, type PublishedBuild } from "../published-build.ts";

let server: TestServer;
let administrator: TestClient;
let published: PublishedBuild;
let device: TestDevice;
let deploymentId: string;

beforeAll(async () => {
  server = await startTestServer();
  administrator = await server.signInAs([{ role: "administrator", organisationId: null }]);
  published = await createPublishedBuild(server, administrator);
});
afterAll(() => server.close());
beforeEach(async () => {
  device = new TestDevice(server, published.bootProfileId);
  deploymentId = (await device.deploy(administrator, published.build.id)).deploymentId;
});

interface Answer {
  readonly acknowledged: number;
  readonly finished: true;
  readonly error: { readonly code: string; readonly message: string };
}
const report = (...events: unknown[]) => device.send<Answer>("POST", "/agent/v1/events", { events });
const finish = (lastSequence: number, outcome = "succeeded") =>
  device.send<Answer>("POST", "/agent/v1/finish", { outcome, error: null, lastSequence });
/** What another connection sees, so only what is committed. */
const journal = async (): Promise<string[]> => {
  const rows = await server.database.within(wholeInstallation, (connection) =>
    connection
      .selectFrom("deployment_events")
      .select(["sequence", "body"])
      .where("deployment_id", "=", deploymentId)
      .orderBy("sequence")
      .execute(),
  );
  return rows.map(({ sequence, body }) => `${sequence} ${body.kind === "log" ? body.message : body.kind}`);
};
const shown = async () => (await administrator.request("GET", `/api/deployments/${deploymentId}`)).body;

describe("events of a device", () => {
  it("are committed when they are acknowledged, with what they come to", async () => {
    const start = { sequence: 1, at: "2026-11-03T08:00:00.000Z", body: { kind: "phase-started", phase: "disk" } };
    expect(await report(start, logEvent(2))).toEqual({ status: 200, body: { acknowledged: 2 } });
    expect(await journal()).toEqual(["1 phase-started", "2 line 2"]);
    expect(await shown()).toMatchObject({ phase: "disk", lastSequence: 2, lastEventAt: "2026-11-03T08:00:00.000Z" });
    const read = await administrator.request<{ items: unknown[] }>(
      "GET",
      `/api/deployments/${deploymentId}/events?after=1`,
    );
    expect(read.body.items).toEqual([logEvent(2)]);
  });

  it("are dropped when they came before, whole batches and parts of them", async () => {
    await report(logEvent(1), logEvent(2));
    expect((await report(logEvent(1, "changed"), logEvent(2, "changed"))).body).toEqual({ acknowledged: 2 });
    expect((await report(logEvent(2, "changed"), logEvent(3))).body).toEqual({ acknowledged: 3 });
    expect((await report(logEvent(4), logEvent(4, "twice"))).body).toEqual({ acknowledged: 4 });
    expect(await journal()).toEqual(["1 line 1", "2 line 2", "3 line 3", "4 line 4"]);
  });

  it("may be out of order within a batch", async () => {
    expect((await report(logEvent(3), logEvent(1), logEvent(2))).body).toEqual({ acknowledged: 3 });
    expect(await journal()).toEqual(["1 line 1", "2 line 2", "3 line 3"]);
  });

  it("are refused with a gap, all of the batch", async () => {
    await report(logEvent(1));
    for (const events of [[logEvent(3)], [logEvent(2), logEvent(4)]])
      expect(await report(...events)).toMatchObject({ status: 409, body: { error: { code: "agent.events-gap" } } });
    expect((await report(logEvent(3))).body.error.message).toBe("Event 3 came before event 2.");
    expect(await journal()).toEqual(["1 line 1"]);
    expect(await shown()).toMatchObject({ lastSequence: 1 });
  });

  it("are kept once when two copies of a batch race", async () => {
    const batch = Array.from({ length: 50 }, (_, index) => logEvent(index + 1));
    const answers = await Promise.all([1, 2, 3].map(() => report(...batch)));
    for (const answer of answers) expect(answer).toEqual({ status: 200, body: { acknowledged: 50 } });
    expect(await journal()).toHaveLength(50);
  });

  it("that name no step of the plan change nothing but the journal", async () => {
    const at = "2026-11-03T08:00:00.000Z";
    const body = { kind: "step-started", stepId: "99-unknown", attempt: 1 };
    expect((await report({ sequence: 1, at, body })).body).toEqual({ acknowledged: 1 });
    expect(await shown()).toMatchObject({ steps: [], percent: 0 });
  });
});

describe("the end of a deployment", () => {
  it("revokes the token; a repeat is told that it is done", async () => {
    await report(logEvent(1));
    expect(await finish(1)).toEqual({ status: 200, body: { finished: true } });
    expect(await shown()).toMatchObject({ state: "succeeded", percent: 100, failure: null });
    const over = { status: 410, body: { error: { code: "agent.deployment-finished" } } };
    expect(await finish(1)).toMatchObject(over);
    expect(await finish(1, "failed")).toMatchObject(over);
    expect(await report(logEvent(2))).toMatchObject(over);
    expect(await device.askForToken()).toMatchObject(over);
    expect(await device.send("GET", "/agent/v1/registration")).toMatchObject(over);
    expect(await shown()).toMatchObject({ state: "succeeded", lastSequence: 1 });
    const session = await device.send<{ state: string }>("GET", `/agent/v1/sessions/${device.sessionId}`);
    expect(session.body.state).toBe("finished");
    const row = await server.database.within(wholeInstallation, (connection) =>
      connection.selectFrom("deployments").select("token_sha256").where("id", "=", deploymentId).executeTakeFirst(),
    );
    expect(row).toEqual({ token_sha256: null });
  });

  it("is refused while the device's last events are missing", async () => {
    await report(logEvent(1));
    expect(await finish(2)).toMatchObject({ status: 409, body: { error: { code: "agent.events-gap" } } });
    expect(await shown()).toMatchObject({ state: "running" });
    await report(logEvent(2));
    expect(await finish(2)).toMatchObject({ status: 200 });
  });

  it("keeps what failed", async () => {
    const error = { code: "device.disk-not-found", message: "No disk.", remedy: "Put one in." };
    const answer = await device.send("POST", "/agent/v1/finish", { outcome: "failed", error, lastSequence: 0 });
    expect(answer).toMatchObject({ status: 200 });
    expect(await shown()).toMatchObject({ state: "failed", failure: error, percent: 0 });
  });

  it("is the end also for a batch that was let in a moment before", async () => {
    await finish(0);
    const late = reportEvents(server.context, { id: deploymentId, organisationId: published.organisationId }, [
      logEvent(1),
    ]);
    await expect(late).rejects.toMatchObject({ code: "agent.deployment-finished" });
    expect(await journal()).toEqual([]);
  });
});
