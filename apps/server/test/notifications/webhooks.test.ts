import { spawn } from "node:child_process";
import { randomUUID } from "node:crypto";
import { once } from "node:events";
import { join } from "node:path";
import type { Happening, WebhookView } from "@windlass/protocol";
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from "vitest";
import { oneOrganisation } from "../../src/database/connection.ts";
import { leaseMilliseconds } from "../../src/features/notifications/delivery.ts";
import { startNotifying } from "../../src/features/notifications/notification-worker.ts";
import { notify } from "../../src/features/notifications/notify.ts";
import { createLog } from "../../src/log.ts";
import { tablesThatTell } from "../database-dump.ts";
import { createOrganisation } from "../definitions.ts";
import { startTestServer, type TestClient, type TestServer } from "../harness.ts";
import { isGenuine, newSecret, startReceiver } from "./receiver.ts";

let skippedMilliseconds = 0;
const logged: string[] = [];
let server: TestServer;
let administrator: TestClient;
let receiver: Awaited<ReturnType<typeof startReceiver>>;
const workers: { stop(): Promise<void> }[] = [];

const clock = () => new Date(Date.now() + skippedMilliseconds);

beforeAll(async () => {
  const log = createLog("info", { write: (line) => void logged.push(line) });
  server = await startTestServer({ WINDLASS_WEBHOOK_NETWORKS: "127.0.0.0/8" }, { clock, log });
  administrator = await server.signInAs([{ role: "administrator", organisationId: null }]);
  receiver = await startReceiver();
});
afterEach(async () => {
  for (const worker of workers.splice(0)) await worker.stop();
  receiver.answerWith({ status: 204 });
  receiver.received.length = 0;
  skippedMilliseconds = 0;
});
afterAll(async () => {
  await server.close();
  await receiver.close();
});

const startWorker = () => {
  const worker = startNotifying({ ...server.context, instanceId: randomUUID() });
  workers.push(worker);
  return worker;
};

const add = async (organisationId: string | null, changes: Record<string, unknown> = {}, client = administrator) =>
  client.request<WebhookView>("POST", "/api/webhooks", {
    organisationId,
    name: "Operations",
    url: receiver.url,
    events: ["credential-expiring"],
    secret: newSecret(),
    ...changes,
  });

const expiring: Happening = {
  kind: "credential-expiring",
  data: { credential: "client-secret", expiresOn: "2026-12-07", daysLeft: 14, threshold: 14 },
};

const happens = async (organisationId: string, what: Happening = expiring) => {
  const organisation = await administrator.request<{ name: string }>("GET", `/api/organisations/${organisationId}`);
  await server.database.within(oneOrganisation(organisationId), (connection) =>
    notify(server.context, connection, { id: organisationId, name: organisation.body.name }, what),
  );
};

const read = async (id: string) => {
  const list = await administrator.request<{ items: WebhookView[] }>("GET", "/api/webhooks");
  return list.body.items.find((item) => item.id === id);
};

const stateOf = (id: string) => vi.waitFor(async () => (await read(id))?.lastDelivery?.state, 20_000);

describe("a webhook", () => {
  it("gets a signed message for what it asked for, once, and nothing else", async () => {
    const organisationId = await createOrganisation(administrator);
    const secret = newSecret();
    const created = await add(organisationId, { secret });
    expect(created.status).toBe(201);
    startWorker();
    await happens(organisationId, { kind: "credential-expired", data: { credential: "certificate", expiresOn: null } });
    await happens(organisationId);
    await expect.poll(() => stateOf(created.body.id)).toBe("delivered");
    expect(receiver.received).toHaveLength(1);
    const [message] = receiver.received;
    if (!message) throw new Error("nothing arrived");
    expect(isGenuine(message, secret, clock())).toBe(true);
    expect(isGenuine(message, newSecret(), clock())).toBe(false);
    expect(isGenuine({ ...message, body: message.body.replace("14", "15") }, secret, clock())).toBe(false);
    expect(isGenuine(message, secret, new Date(clock().getTime() + 600_000))).toBe(false);
    expect(message.notification).toMatchObject({ ...expiring, organisation: { id: organisationId } });
    expect(message.notification.text).toContain("expires in 14 days (2026-12-07)");
    expect(message.headers["webhook-id"]).toBe(message.notification.id);
    const line = logged.find((text) => text.includes(message.notification.id)) ?? "";
    expect(JSON.parse(line)).toMatchObject({ level: 40, notification: { kind: "credential-expiring", daysLeft: 14 } });
  });

  it("of the installation hears of every organisation; one of an organisation of no other", async () => {
    const [here, there] = [await createOrganisation(administrator), await createOrganisation(administrator)];
    const all = await add(null);
    const own = await add(here);
    startWorker();
    await happens(there);
    await expect.poll(() => stateOf(all.body.id)).toBe("delivered");
    expect(await read(own.body.id)).toMatchObject({ lastDelivery: null });
    await administrator.request("DELETE", `/api/webhooks/${all.body.id}`);
  });

  it("of the installation is neither seen, made nor changed by who administers one organisation", async () => {
    const here = await createOrganisation(administrator);
    const local = await server.signInAs([{ role: "administrator", organisationId: here }]);
    const all = await add(null);
    const listed = await local.request<{ items: WebhookView[] }>("GET", `/api/webhooks?organisationId=${here}`);
    expect(listed.body.items).toEqual([]);
    expect((await add(null, {}, local)).status).toBe(404);
    for (const [method, rest] of [
      ["PUT", ""],
      ["DELETE", ""],
      ["POST", "/test"],
    ] as const) {
      const { name, url, events } = all.body;
      const body = method === "PUT" ? { name, url, events } : undefined;
      expect((await local.request(method, `/api/webhooks/${all.body.id}${rest}`, body)).status).toBe(404);
    }
    expect((await add(here, {}, local)).status).toBe(201);
    await administrator.request("DELETE", `/api/webhooks/${all.body.id}`);
  });

  it("is tried again after a pause, under the same id, until its receiver takes it", async () => {
    const organisationId = await createOrganisation(administrator);
    const { id } = (await add(organisationId)).body;
    receiver.answerWith({ status: 500 });
    startWorker();
    await happens(organisationId);
    await expect
      .poll(async () => (await read(id))?.lastDelivery)
      .toMatchObject({
        state: "waiting",
        attempts: 1,
        status: 500,
        problem: { code: "webhook.refused" },
      });
    receiver.answerWith({ status: 200 });
    await workers.splice(0)[0]?.stop();
    startWorker();
    expect(receiver.received).toHaveLength(1);
    skippedMilliseconds += 60_000;
    await workers.splice(0)[0]?.stop();
    startWorker();
    await expect.poll(async () => (await read(id))?.lastDelivery).toMatchObject({ state: "delivered", attempts: 2 });
    expect(new Set(receiver.received.map((one) => one.notification.id)).size).toBe(1);
  });

  it("is given up where the receiver says that it is gone", async () => {
    const organisationId = await createOrganisation(administrator);
    const { id } = (await add(organisationId)).body;
    receiver.answerWith({ status: 410 });
    startWorker();
    await happens(organisationId);
    await expect.poll(() => stateOf(id)).toBe("given-up");
  });

  it("gets its message again from another worker, when one is killed between delivery and record", async () => {
    const organisationId = await createOrganisation(administrator);
    const { id } = (await add(organisationId)).body;
    receiver.answerWith("silence");
    const program = join(import.meta.dirname, "notifying-process.ts");
    const parameters = [program, server.database.connectionString, server.context.configuration.dataDirectory];
    const child = spawn(process.execPath, parameters, { stdio: "inherit" });
    await happens(organisationId);
    await vi.waitFor(() => expect(receiver.received).toHaveLength(1), 15_000);
    child.kill("SIGKILL");
    await once(child, "exit");
    receiver.answerWith({ status: 204 });
    startWorker();
    await happens(await createOrganisation(administrator));
    expect(receiver.received).toHaveLength(1);
    await workers.splice(0)[0]?.stop();
    skippedMilliseconds += leaseMilliseconds + 1000;
    startWorker();
    await expect.poll(() => stateOf(id)).toBe("delivered");
    const [first, second] = receiver.received.map((one) => one.notification.id);
    expect(second).toBe(first);
  });

  it("is tested on request, and the outcome is told", async () => {
    const organisationId = await createOrganisation(administrator);
    const { id } = (await add(organisationId)).body;
    const test = () => administrator.request<WebhookView>("POST", `/api/webhooks/${id}/test`);
    expect((await test()).body.lastDelivery).toMatchObject({ state: "delivered", event: "test", status: 204 });
    receiver.answerWith({ status: 401 });
    expect((await test()).body.lastDelivery).toMatchObject({
      state: "given-up",
      status: 401,
      problem: { code: "webhook.refused" },
    });
  });

  it("is refused at once for addresses that can never be reached, and for credentials in its address", async () => {
    const organisationId = await createOrganisation(administrator);
    const codeFor = async (url: string) => {
      const answer = await add(organisationId, { url });
      return (answer.body as unknown as { error?: { code: string } }).error?.code ?? answer.status;
    };
    expect(await codeFor("https://10.0.0.1/hook")).toBe("webhook.address-private");
    expect(await codeFor("https://169.254.169.254/latest")).toBe("webhook.address-private");
    expect(await codeFor("http://93.184.216.34/hook")).toBe("webhook.url-not-encrypted");
    expect(await codeFor("https://name:password@receiver.example/")).toBe("request.invalid");
    expect(await codeFor("ftp://receiver.example/")).toBe("request.invalid");
    expect(await codeFor("https://receiver.example/hook")).toBe(201);
  });

  it("keeps its secret out of every answer, table and line of the log", async () => {
    const organisationId = await createOrganisation(administrator);
    const [secret, later] = [newSecret(), newSecret()];
    const created = await add(organisationId, { secret });
    const { id, name, url, events } = created.body;
    const changed = await administrator.request("PUT", `/api/webhooks/${id}`, { name, url, events, secret: later });
    const tested = await administrator.request("POST", `/api/webhooks/${id}/test`);
    const refused = await add(organisationId, { secret, url: "nonsense" });
    const listed = await administrator.request("GET", "/api/webhooks");
    const [message] = receiver.received;
    expect(message && isGenuine(message, later, clock())).toBe(true);
    const told = [created, changed, tested, refused, listed].map(({ text }) => text).join("") + logged.join("");
    for (const canary of [secret, later]) {
      expect(told).not.toContain(canary);
      expect(told).not.toContain(canary.slice("whsec_".length));
      expect(await tablesThatTell(server, canary)).toEqual([]);
      expect(await tablesThatTell(server, canary.slice("whsec_".length))).toEqual([]);
    }
  });
});
