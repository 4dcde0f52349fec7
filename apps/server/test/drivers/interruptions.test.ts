import { spawn } from "node:child_process";
import { randomUUID } from "node:crypto";
import { once } from "node:events";
import { readdir } from "node:fs/promises";
import { join } from "node:path";
import { WindlassError } from "@windlass/protocol";
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from "vitest";
import type { ServerContext } from "../../src/context.ts";
import { leaseMilliseconds } from "../../src/features/drivers/imports/lease.ts";
import { sweepDriverImports } from "../../src/features/drivers/imports/uploads-in-use.ts";
import { startImportingDrivers } from "../../src/features/drivers/imports/worker.ts";
import { createOrganisation } from "../definitions.ts";
import { startTestServer, type TestClient, type TestServer } from "../harness.ts";
import { beginImport, endOfImport, listDrivers, readImport, reportOf } from "./imports.ts";
import { pack, vendorPack } from "./packs.ts";

let skippedMilliseconds = 0;
let server: TestServer;
let administrator: TestClient;
let organisationId: string;
const workers: { stop(): Promise<void> }[] = [];

beforeAll(async () => {
  server = await startTestServer({}, { clock: () => new Date(Date.now() + skippedMilliseconds) });
  administrator = await server.signInAs([{ role: "administrator", organisationId: null }]);
});
afterEach(async () => {
  for (const worker of workers.splice(0)) await worker.stop();
  skippedMilliseconds = 0;
});
afterAll(() => server.close());

/** A worker of this process, as another replica would be. */
const startWorker = (changes: Partial<ServerContext> = {}) => {
  const worker = startImportingDrivers({ ...server.context, instanceId: randomUUID(), ...changes });
  workers.push(worker);
  return worker;
};

const workFolders = () => readdir(join(server.context.configuration.dataDirectory, "driver-imports")).catch(() => []);

const begin = async (mark: string) => {
  organisationId = await createOrganisation(administrator);
  return await beginImport(administrator, organisationId, pack(vendorPack(mark), "pack.zip"));
};

const ownDrivers = () => listDrivers(administrator, `organisationId=${organisationId}`);

describe("a driver import that is interrupted", () => {
  it("is taken up by another worker when the first is killed; no driver is seen before, none is read twice", async () => {
    const { id } = await begin("killed");
    const program = join(import.meta.dirname, "import-process.ts");
    const { dataDirectory } = server.context.configuration;
    const child = spawn(process.execPath, [program, server.database.connectionString, dataDirectory], {
      stdio: ["ignore", "pipe", "inherit"],
    });
    await once(child.stdout, "data");
    child.kill("SIGKILL");
    await once(child, "exit");
    expect(await readImport(administrator, id)).toMatchObject({ state: "reading" });
    const read = await reportOf(administrator, id);
    expect(read.length).toBeLessThan(8);
    const kept = read.filter((file) => file.outcome === "imported").length;
    expect(await ownDrivers()).toEqual([]);

    let puts = 0;
    const { content } = server.context;
    skippedMilliseconds = leaseMilliseconds + 1000;
    startWorker({
      content: {
        ...content,
        put: (bytes, options) => {
          puts += 1;
          return content.put(bytes, options);
        },
      },
    });
    expect(await endOfImport(administrator, id)).toMatchObject({ state: "ready", imported: 5, done: 8 });
    expect(puts).toBe(5 - kept);
    expect(await ownDrivers()).toHaveLength(5);
    // The other one's own folder goes after its import is ready. The killed one's is cleared when nobody works on the
    // import any more.
    await expect.poll(workFolders).toHaveLength(1);
    await sweepDriverImports(server.context);
    expect(await workFolders()).toEqual([]);
  });

  it("is given up when it is dismissed while it runs: nothing of it is kept", async () => {
    const { promise: begun, resolve } = Promise.withResolvers<void>();
    const { promise: released, resolve: release } = Promise.withResolvers<void>();
    const { content } = server.context;
    const { id } = await begin("dismissed");
    startWorker({
      content: {
        ...content,
        put: async (bytes, options) => {
          resolve();
          await released;
          return await content.put(bytes, options);
        },
      },
    });
    await begun;
    expect((await administrator.request("DELETE", `/api/driver-imports/${id}`)).status).toBe(204);
    release();
    await vi.waitFor(async () => expect(await workFolders()).toEqual([]), 10_000);
    expect(await ownDrivers()).toEqual([]);
    expect(await readdir(join(server.context.configuration.dataDirectory, "uploads"))).toEqual([]);
  });

  it("is given back when its worker stops, and goes on with the next; two workers do not do it twice", async () => {
    const { promise: begun, resolve } = Promise.withResolvers<void>();
    const { content } = server.context;
    const { id } = await begin("stopped");
    const worker = startWorker({
      content: {
        ...content,
        put: async (bytes, options) => {
          resolve();
          return await content.put(bytes, options);
        },
      },
    });
    await begun;
    await worker.stop();
    startWorker();
    startWorker();
    expect(await endOfImport(administrator, id)).toMatchObject({ state: "ready", imported: 5 });
  });

  it("is tried again when the store fails, and told when it goes on failing", async () => {
    const { id } = await begin("failing");
    startWorker({
      content: {
        ...server.context.content,
        put: () => {
          throw new WindlassError("content.store-failed", { parameters: { what: "no space left" } });
        },
      },
    });
    const ended = await vi.waitFor(
      async () => {
        skippedMilliseconds += 20_000;
        const view = await readImport(administrator, id);
        expect(view.state).toBe("refused");
        return view;
      },
      { timeout: 30_000, interval: 400 },
    );
    expect(ended.failure).toMatchObject({ code: "content.store-failed" });
    expect(await reportOf(administrator, id)).toEqual([]);
    expect(await ownDrivers()).toEqual([]);
  });
});
