import { get, type IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";
import { sql } from "kysely";
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from "vitest";
import { wholeInstallation } from "../../src/database/connection.ts";
import { announce } from "../../src/database/live-feed.ts";
import { createOrganisation } from "../definitions.ts";
import { startTestServer, type TestClient, type TestServer } from "../harness.ts";

const heartbeat = 15_000;
const minute = 60_000;
let now = new Date("2026-11-03T08:00:00.000Z");
let server: TestServer;
let administrator: TestClient;
let port: number;

beforeAll(async () => {
  // Only heartbeats are at the test's command; everything else takes the time it takes.
  vi.useFakeTimers({ toFake: ["setInterval", "clearInterval"] });
  server = await startTestServer({}, { clock: () => now });
  await server.app.listen({ host: "127.0.0.1", port: 0 });
  port = (server.app.server.address() as AddressInfo).port;
  administrator = await server.signInAs([{ role: "administrator", organisationId: null }]);
});
afterAll(async () => {
  vi.useRealTimers();
  await server.close();
});

/** An open event stream, read event by event. */
class Stream {
  readonly #response: IncomingMessage;
  #text = "";
  #ended = false;
  #wake: () => void = () => {};

  constructor(response: IncomingMessage) {
    this.#response = response;
    response.setEncoding("utf8");
    response.on("data", (chunk: string) => {
      this.#text += chunk;
      this.#wake();
    });
    response.on("close", () => {
      this.#ended = true;
      this.#wake();
    });
  }

  get headers() {
    return this.#response.headers;
  }

  get isOpen() {
    return !this.#ended;
  }

  /** The next event or comment; null when the server ended the stream. */
  async next(): Promise<string | null> {
    for (;;) {
      const end = this.#text.indexOf("\n\n");
      if (end >= 0) {
        const event = this.#text.slice(0, end);
        this.#text = this.#text.slice(end + 2);
        return event;
      }
      if (this.#ended) return null;
      await new Promise<void>((resolve) => {
        this.#wake = resolve;
      });
    }
  }

  close() {
    this.#response.destroy();
  }
}

const streams: Stream[] = [];
afterEach(() => {
  for (const stream of streams.splice(0)) stream.close();
});

const connect = async (client: TestClient, query = ""): Promise<Stream> => {
  const response = await new Promise<IncomingMessage>((resolve, reject) => {
    get(`http://127.0.0.1:${port}/api/live${query}`, { headers: { cookie: client.cookie } }, resolve).on(
      "error",
      reject,
    );
  });
  const stream = new Stream(response);
  streams.push(stream);
  return stream;
};

const connected = "event: connected\ndata: {}";
const changed = (organisationId: string, id: string | null, topic = "devices") =>
  `event: change\ndata: ${JSON.stringify({ topic, organisationId, id })}`;
const change = (organisationId: string, id: string | null = null) =>
  server.database.within(wholeInstallation, (connection) =>
    announce(connection, { topic: "devices", organisationId, id }),
  );

describe("the event stream", () => {
  it("says that it is connected, then tells of what was committed", async () => {
    const stream = await connect(administrator);
    expect(stream.headers).toMatchObject({
      "content-type": "text/event-stream; charset=utf-8",
      "cache-control": "no-store",
    });
    expect(await stream.next()).toBe(connected);
    const id = await createOrganisation(administrator);
    expect(await stream.next()).toBe(changed(id, id, "organisations"));
  });

  it("does not tell of what was rolled back", async () => {
    const organisationId = await createOrganisation(administrator);
    const stream = await connect(administrator);
    expect(await stream.next()).toBe(connected);
    const failing = server.database.within(wholeInstallation, async (connection) => {
      await announce(connection, { topic: "builds", organisationId, id: null });
      throw new Error("rolled back");
    });
    await expect(failing).rejects.toThrow("rolled back");
    await change(organisationId);
    expect(await stream.next()).toBe(changed(organisationId, null));
  });

  it("tells nobody of another organisation's changes", async () => {
    const mine = await createOrganisation(administrator);
    const foreign = await createOrganisation(administrator);
    const stream = await connect(await server.signInAs([{ role: "technician", organisationId: mine }]));
    expect(await stream.next()).toBe(connected);
    await change(foreign);
    await change(mine);
    // Changes arrive in the order of their commits, so the foreign one would have come first.
    expect(await stream.next()).toBe(changed(mine, null));
    const asked = await connect(
      await server.signInAs([{ role: "technician", organisationId: mine }]),
      `?organisationId=${foreign}`,
    );
    expect(await asked.next()).toBe(connected);
    await change(foreign);
    await change(mine);
    vi.advanceTimersByTime(heartbeat);
    expect(await asked.next()).toBe(": still here");
  });

  it("tells of one organisation alone when asked to", async () => {
    const wanted = await createOrganisation(administrator);
    const other = await createOrganisation(administrator);
    const stream = await connect(administrator, `?organisationId=${wanted}`);
    expect(await stream.next()).toBe(connected);
    await change(other);
    await change(wanted);
    expect(await stream.next()).toBe(changed(wanted, null));
  });

  it("says that it is connected again after the database cut the feed, and goes on", async () => {
    const organisationId = await createOrganisation(administrator);
    const stream = await connect(administrator);
    expect(await stream.next()).toBe(connected);
    for (let round = 0; round < 2; round += 1) {
      const { rows } = await server.database.within(wholeInstallation, (connection) =>
        sql<{ ended: boolean }>`select pg_terminate_backend(pid) as ended from pg_stat_activity
          where datname = current_database() and pid <> pg_backend_pid() and query ilike 'listen %'`.execute(
          connection,
        ),
      );
      expect(rows).toEqual([{ ended: true }]);
      expect(await stream.next()).toBe(connected);
      await change(organisationId);
      expect(await stream.next()).toBe(changed(organisationId, null));
    }
  });

  it("ends with the session that opened it", async () => {
    const client = await server.signInAs([{ role: "auditor", organisationId: null }]);
    const stream = await connect(client);
    expect(await stream.next()).toBe(connected);
    vi.advanceTimersByTime(heartbeat);
    expect(await stream.next()).toBe(": still here");
    expect(await client.request("DELETE", "/api/session")).toMatchObject({ status: 204 });
    vi.advanceTimersByTime(heartbeat);
    expect(await stream.next()).toBeNull();
  });

  it("does not keep a session alive that nobody uses", async () => {
    const client = await server.signInAs([{ role: "auditor", organisationId: null }]);
    const stream = await connect(client);
    expect(await stream.next()).toBe(connected);
    for (let minutes = 0; minutes < 119; minutes += 17) {
      now = new Date(now.getTime() + 17 * minute);
      vi.advanceTimersByTime(heartbeat);
      expect(await stream.next()).toBe(": still here");
    }
    now = new Date(now.getTime() + minute);
    vi.advanceTimersByTime(heartbeat);
    expect(await stream.next()).toBeNull();
    administrator = await server.signInAs([{ role: "administrator", organisationId: null }]);
  });

  it("loses a role with its next heartbeat", async () => {
    const organisationId = await createOrganisation(administrator);
    const client = await server.signInAs([{ role: "auditor", organisationId }]);
    const stream = await connect(client);
    expect(await stream.next()).toBe(connected);
    await server.database.within(wholeInstallation, (connection) =>
      connection.deleteFrom("role_assignments").where("user_id", "=", client.userId).execute(),
    );
    vi.advanceTimersByTime(heartbeat);
    expect(await stream.next()).toBe(": still here");
    const watcher = await connect(administrator);
    expect(await watcher.next()).toBe(connected);
    await change(organisationId);
    expect(await watcher.next()).toBe(changed(organisationId, null));
    vi.advanceTimersByTime(heartbeat);
    expect(await stream.next()).toBe(": still here");
  });

  it("ends when the server stops", async () => {
    const stream = await connect(administrator);
    expect(await stream.next()).toBe(connected);
    await server.app.close();
    expect(await stream.next()).toBeNull();
    expect(stream.isOpen).toBe(false);
  });
});
