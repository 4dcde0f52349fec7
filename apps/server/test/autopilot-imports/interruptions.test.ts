import { randomUUID } from "node:crypto";
import { readdir } from "node:fs/promises";
import { join } from "node:path";
import { sql } from "kysely";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { type Database, wholeInstallation } from "../../src/database/connection.ts";
import { startAutopilotImporting } from "../../src/features/autopilot-imports/worker.ts";
import { freshSerial, type ImportSite, startImportSite } from "./import-site.ts";

let site: ImportSite;
beforeAll(async () => {
  site = await startImportSite();
});
afterEach(() => site.stopImporters());
afterAll(() => site.close());

/** A clock for which every lease of the others has ended. */
const later = () => new Date(Date.now() + 60_000);

/** A database that a process loses after so many transactions, as when it is killed between two of them. */
const dyingDatabase = (transactions: number, whenDead: () => void): Database => {
  let left = transactions;
  return {
    ...site.server.database,
    within: (scope, work) => {
      left -= 1;
      if (left >= 0) return site.server.database.within(scope, work);
      whenDead();
      // A process that is gone neither answers nor fails.
      return new Promise(() => {});
    },
  };
};

/** Starts a worker that dies after so many transactions, and waits until it is dead. */
const killedAfter = (transactions: number): Promise<void> =>
  new Promise((resolve) => {
    const context = { ...site.server.context, database: dyingDatabase(transactions, resolve) };
    // Never stopped: what it waits for does not come.
    startAutopilotImporting({ ...context, instanceId: randomUUID() });
  });

const bigFile = async (serials: readonly string[]) =>
  site.fileOf(...(await Promise.all(serials.map((serial) => site.line(serial, null)))));

const storedHashes = (importId: string) =>
  site.server.database.within(wholeInstallation, async (connection) => {
    const { rows } = await sql<{ count: number }>`select count(*) from autopilot_import_rows
      where import_id = ${importId}::uuid and hardware_hash is not null`.execute(connection);
    return rows[0]?.count;
  });

describe("an Autopilot import whose worker is killed", () => {
  it("is read again from its beginning, and registers every row exactly once", async () => {
    const published = await site.publishedBuild();
    const { organisationId } = published;
    const serials = Array.from({ length: 520 }, freshSerial);
    const { body } = await site.send(organisationId, await bigFile(serials));
    // Claimed, cleared, one batch of rows kept: then it is gone.
    await killedAfter(3);
    expect((await site.read(body.id)).rowsRead).toBe(250);
    site.startImporter({ clock: later });
    await site.waitForState(body.id, "preview");
    expect(await site.read(body.id)).toMatchObject({ rowsRead: 520, rows: { accepted: 520 } });
    await site.stopImporters();

    await site.confirm(body.id, { kind: "build", buildId: published.build.id });
    // Claimed, one batch of 200 registered: then it is gone.
    await killedAfter(2);
    expect(await site.read(body.id)).toMatchObject({ state: "creating", registrations: { created: 200 } });
    site.startImporter({ clock: later });
    await site.waitForState(body.id, "created");
    const answer = await site.administrator.request<{ items: { serialNumber: string }[] }>(
      "GET",
      `/api/registrations?organisationId=${organisationId}&limit=1000`,
    );
    expect(answer.body.items.map(({ serialNumber }) => serialNumber).sort()).toEqual([...serials].sort());
    expect(await storedHashes(body.id)).toBe(0);
    expect(await readdir(join(site.server.context.configuration.dataDirectory, "autopilot-imports"))).toEqual([]);
  });

  it("can be cancelled: what is registered stays, the rest is left out and its hashes are forgotten", async () => {
    const published = await site.publishedBuild();
    const serials = Array.from({ length: 210 }, freshSerial);
    site.startImporter();
    const id = await site.preview(published.organisationId, await bigFile(serials));
    await site.stopImporters();
    expect(await storedHashes(id)).toBe(210);
    await site.confirm(id, { kind: "build", buildId: published.build.id });
    await killedAfter(2);
    const cancelled = await site.administrator.request("POST", `/api/autopilot-imports/${id}/cancel`);
    expect(cancelled).toMatchObject({ status: 200, body: { state: "cancelled", registrations: { created: 200 } } });
    expect(await storedHashes(id)).toBe(0);
    site.startImporter({ clock: later });
    await new Promise((resolve) => setTimeout(resolve, 300));
    expect(await site.read(id)).toMatchObject({ state: "cancelled", registrations: { created: 200 } });
    expect(await site.administrator.request("DELETE", `/api/autopilot-imports/${id}`)).toMatchObject({ status: 204 });
    expect(await site.administrator.request("GET", `/api/autopilot-imports/${id}`)).toMatchObject({ status: 404 });
  });
});
