import { spawn } from "node:child_process";
import { randomUUID } from "node:crypto";
import { once } from "node:events";
import { readdir } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { type ContentReference, WindlassError } from "@windlass/protocol";
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from "vitest";
import type { ServerContext } from "../../src/context.ts";
import { leaseMilliseconds } from "../../src/features/operating-systems/import-lease.ts";
import { startImporting } from "../../src/features/operating-systems/import-worker.ts";
import { createOrganisation } from "../definitions.ts";
import { startTestServer, type TestClient, type TestServer } from "../harness.ts";
import { beginImport, endOfImport, readImport } from "./imports.ts";
import { paddedImageFile } from "./wim.ts";

let skippedMilliseconds = 0;
let server: TestServer;
let administrator: TestClient;
let organisationId: string;
const workers: { stop(): Promise<void> }[] = [];

beforeAll(async () => {
  server = await startTestServer({}, { clock: () => new Date(Date.now() + skippedMilliseconds) });
  administrator = await server.signInAs([{ role: "administrator", organisationId: null }]);
  organisationId = await createOrganisation(administrator);
});
afterEach(async () => {
  for (const worker of workers.splice(0)) await worker.stop();
  skippedMilliseconds = 0;
});
afterAll(() => server.close());

/** A worker of this process, as another replica would be. */
const startWorker = (changes: Partial<ServerContext> = {}) => {
  const worker = startImporting({ ...server.context, instanceId: randomUUID(), ...changes });
  workers.push(worker);
  return worker;
};

const stored = async () => {
  const found: ContentReference[] = [];
  for await (const reference of server.context.content.list()) found.push(reference);
  return found;
};
const attemptsOf = async (id: string) =>
  server.database.within({ kind: "installation" }, async (connection) => {
    const { attempts } = await connection
      .selectFrom("operating_system_imports")
      .select("attempts")
      .where("id", "=", id)
      .executeTakeFirstOrThrow();
    return attempts;
  });

/** A content store whose puts wait in the middle until they are let go. */
const heldBackStore = () => {
  const { promise: begun, resolve: begin } = Promise.withResolvers<void>();
  const { promise: released, resolve: release } = Promise.withResolvers<void>();
  const { content } = server.context;
  const waiting = async function* (bytes: AsyncIterable<Uint8Array>) {
    for await (const piece of bytes) {
      yield piece;
      begin();
      await released;
    }
  };
  return {
    begun,
    release,
    content: { ...content, put: (bytes, options) => content.put(waiting(bytes), options) } as ServerContext["content"],
  };
};

describe("an import that is interrupted", () => {
  it("is taken up by another worker when the first is killed, and shows nothing half-stored", async () => {
    const { id } = await beginImport(administrator, organisationId, paddedImageFile(2_000_000));
    const { dataDirectory } = server.context.configuration;
    const program = join(import.meta.dirname, "import-process.ts");
    const child = spawn(process.execPath, [program, server.database.connectionString, dataDirectory], {
      stdio: ["ignore", "pipe", "inherit"],
    });
    await once(child.stdout, "data");
    child.kill("SIGKILL");
    await once(child, "exit");
    expect(await readImport(administrator, id)).toMatchObject({ state: "hashing", operatingSystemId: null });
    expect(await stored()).toEqual([]);

    startWorker();
    const impatient = await readImport(administrator, id);
    expect(impatient.state).toBe("hashing");
    skippedMilliseconds = leaseMilliseconds + 1000;
    const ended = await endOfImport(administrator, id);
    expect(ended).toMatchObject({ state: "ready", doneBytes: 2_000_000 });
    expect(await attemptsOf(id)).toBe(2);
    expect(await stored()).toMatchObject([{ sizeBytes: 2_000_000 }]);

    // What the killed one left is cleared once it is certain that nobody writes it any more.
    const incoming = join(dataDirectory, "content", "incoming");
    expect(await readdir(incoming)).toHaveLength(1);
    await server.context.content.removeAbandoned(new Date(Date.now() + 1000));
    expect(await readdir(incoming)).toEqual([]);
  });

  it("is given back at once when its worker stops, and goes on with the next", async () => {
    const slow = heldBackStore();
    const { id } = await beginImport(administrator, organisationId, paddedImageFile(300_000));
    const worker = startWorker({ content: slow.content });
    await slow.begun;
    const stopped = worker.stop();
    slow.release();
    await stopped;
    expect(await readImport(administrator, id)).toMatchObject({ state: "hashing" });
    startWorker();
    expect(await endOfImport(administrator, id)).toMatchObject({ state: "ready" });
  });

  it("is not done twice by two workers", async () => {
    startWorker();
    startWorker();
    const begun = await Promise.all(
      Array.from({ length: 4 }, (_, number) =>
        beginImport(administrator, organisationId, paddedImageFile(500_000 + number)),
      ),
    );
    for (const { id } of begun) {
      expect(await endOfImport(administrator, id)).toMatchObject({ state: "ready" });
      expect(await attemptsOf(id)).toBe(1);
    }
  });

  it("keeps its lease while the disk takes longer than that", async () => {
    const slow = heldBackStore();
    const { id } = await beginImport(administrator, organisationId, paddedImageFile(301_000));
    startWorker({ content: slow.content });
    await slow.begun;
    skippedMilliseconds = leaseMilliseconds - 1000;
    const leaseUntil = () =>
      server.database.within({ kind: "installation" }, (connection) =>
        connection.selectFrom("operating_system_imports").select("lease_until").where("id", "=", id).executeTakeFirst(),
      );
    const before = await leaseUntil();
    await vi.waitFor(async () => {
      const now = await leaseUntil();
      expect(now?.lease_until?.getTime()).toBeGreaterThan((before?.lease_until?.getTime() ?? 0) + 1000);
    }, 10_000);
    slow.release();
    expect(await endOfImport(administrator, id)).toMatchObject({ state: "ready" });
    expect(await attemptsOf(id)).toBe(1);
  });

  it("is given up when it is dismissed while it runs, and nothing of it is kept", async () => {
    const { promise: begun, resolve: begin } = Promise.withResolvers<void>();
    const { promise: outcome, resolve: tellOutcome } = Promise.withResolvers<string>();
    const { content } = server.context;
    /** Copies a little, then waits for as long as the import wants its copy. */
    const untilUnwanted: ServerContext["content"]["put"] = (bytes, options) => {
      const endless = async function* () {
        for await (const piece of bytes) {
          yield piece;
          begin();
          for (;;) {
            await delay(20);
            options?.onProgress?.(piece.length);
          }
        }
      };
      const put = content.put(endless(), options);
      put.then(
        () => tellOutcome("kept"),
        (error: Error) => tellOutcome(error.name),
      );
      return put;
    };
    const before = await stored();
    const { id } = await beginImport(administrator, organisationId, paddedImageFile(302_000));
    startWorker({ content: { ...content, put: untilUnwanted } });
    await begun;
    expect(await administrator.request("DELETE", `/api/operating-system-imports/${id}`)).toMatchObject({ status: 204 });
    expect(await outcome).toBe("LeaseLost");
    expect(await stored()).toEqual(before);
    expect(await readdir(join(server.context.configuration.dataDirectory, "uploads"))).toEqual([]);
  });

  it("is tried again when the store fails, and told when it goes on failing", async () => {
    const failing = (failures: number): ServerContext["content"] => {
      let left = failures;
      const { content } = server.context;
      return {
        ...content,
        put: (bytes, options) => {
          left -= 1;
          if (left >= 0) throw new WindlassError("content.store-failed", { parameters: { what: "no space left" } });
          return content.put(bytes, options);
        },
      };
    };
    const passing = await beginImport(administrator, organisationId, paddedImageFile(303_000));
    const worker = startWorker({ content: failing(1) });
    await vi.waitFor(async () => expect(await attemptsOf(passing.id)).toBe(1), 20_000);
    await vi.waitFor(
      async () => {
        skippedMilliseconds += 5000;
        expect(await readImport(administrator, passing.id)).toMatchObject({ state: "ready" });
      },
      { timeout: 20_000, interval: 500 },
    );
    await worker.stop();

    startWorker({ content: failing(100) });
    const hopeless = await beginImport(administrator, organisationId, paddedImageFile(304_000));
    const ended = await vi.waitFor(
      async () => {
        skippedMilliseconds += 20_000;
        const view = await readImport(administrator, hopeless.id);
        expect(view.state).toBe("refused");
        return view;
      },
      { timeout: 25_000, interval: 500 },
    );
    expect(ended.failure).toMatchObject({
      code: "content.store-failed",
      message: expect.stringContaining("no space left"),
    });
    expect(await attemptsOf(hopeless.id)).toBe(5);
  });
});
