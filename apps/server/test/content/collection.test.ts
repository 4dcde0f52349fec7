import { randomBytes, randomUUID } from "node:crypto";
import { Readable } from "node:stream";
import type { ContentStore } from "@windlass/content";
import type { ContentOverview, ContentRun, SoftwarePackageView, ToldError } from "@windlass/protocol";
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from "vitest";
import type { ServerContext } from "../../src/context.ts";
import { type Connection, wholeInstallation } from "../../src/database/connection.ts";
import { collectContent } from "../../src/features/content/collection.ts";
import { rememberBlob } from "../../src/features/content/remember-blob.ts";
import { startCollecting, workOnRun } from "../../src/features/content/worker.ts";
import { createOrganisation, createPublishable, insertOperatingSystem, uploadFile } from "../definitions.ts";
import { startTestServer, type TestClient, type TestServer } from "../harness.ts";

const hour = 3_600_000;
const week = 168 * hour;

let skippedMilliseconds = 0;
let server: TestServer;
let administrator: TestClient;
let store: ContentStore;

beforeAll(async () => {
  server = await startTestServer();
  administrator = await server.signInAs([{ role: "administrator", organisationId: null }]);
  store = server.context.content;
});
afterEach(() => {
  skippedMilliseconds = 0;
});
afterAll(() => server.close());

const within = <Result>(work: Parameters<typeof server.database.within<Result>>[1]) =>
  server.database.within(wholeInstallation, work);
/** As time goes on for the worker; people's sessions stay as they are. */
const later = (context: ServerContext = server.context): ServerContext => ({
  ...context,
  clock: () => new Date(Date.now() + skippedMilliseconds),
});
const collect = (context: ServerContext = server.context) =>
  collectContent(later(context), new AbortController().signal);
/** Marks now, and looks again when the grace period is over. */
const collectTwice = async () => {
  await collect();
  skippedMilliseconds += week + 1000;
  return await collect();
};
const isKept = async (sha256: string) => (await store.stat(sha256)) !== null;
const put = async (content = randomBytes(1000)) => await store.put(Readable.from([content]));
/** Content with its row that nothing names (any more). */
const putUnused = async () => {
  const reference = await put();
  await within((connection) => rememberBlob(connection, reference, store));
  return reference;
};
const addFile = async (organisationId: string, packageId: string, path: string, content: Buffer) => {
  const uploadId = await uploadFile(administrator, organisationId, content);
  const answer = await administrator.request<SoftwarePackageView & { error: ToldError }>(
    "POST",
    `/api/software-packages/${packageId}/files`,
    { uploadId, path },
  );
  expect(answer).toMatchObject({ status: 200 });
  return answer.body.files.find((file) => file.path === path)?.sha256 ?? "";
};
const publish = async (organisationId: string) =>
  expect(await administrator.request("POST", "/api/publications", { organisationId })).toMatchObject({ status: 201 });
const signingKeyId = async (connection: Connection) =>
  (await connection.selectFrom("signing_keys").select("key_id").limit(1).executeTakeFirstOrThrow()).key_id;
const archiveOf = (id: string) =>
  within(async (connection) => {
    const row = await connection
      .selectFrom("software_packages")
      .select("archive_sha256")
      .where("id", "=", id)
      .executeTakeFirstOrThrow();
    return row.archive_sha256 ?? "";
  });

describe("content that nothing names", () => {
  it("is freed when the grace period is over, and not before", async () => {
    const { sha256 } = await putUnused();
    expect((await collect()).freed.count).toBe(0);
    skippedMilliseconds = week - hour;
    expect((await collect()).freed.count).toBe(0);
    expect(await isKept(sha256)).toBe(true);
    skippedMilliseconds = week + hour;
    expect((await collect()).freed).toEqual({ count: 1, bytes: 1000 });
    expect(await isKept(sha256)).toBe(false);
    expect((await collect()).freed.count).toBe(0);
  });

  it("is found, too, where a process was killed before it wrote a row for it", async () => {
    const { sha256 } = await put();
    expect((await collectTwice()).freed.count).toBe(1);
    expect(await isKept(sha256)).toBe(false);
  });

  it("begins its time again when it was named in between", async () => {
    const reference = await putUnused();
    await collect();
    skippedMilliseconds = week - hour;
    await within((connection) => rememberBlob(connection, reference, store));
    await collect();
    skippedMilliseconds = week + hour;
    await collect();
    expect(await isKept(reference.sha256)).toBe(true);
    skippedMilliseconds = 2 * week;
    await collect();
    expect(await isKept(reference.sha256)).toBe(false);
  });
});

describe("content that is named", () => {
  it("is kept by any column with a foreign key to it, and by whatever publication is kept", async () => {
    const { organisationId, software, build } = await createPublishable(server, administrator);
    const image = await put();
    const operatingSystemId = await insertOperatingSystem(server, organisationId, { content: image });
    const first = await addFile(organisationId, software.id, "first", randomBytes(2000));
    expect(await collectTwice()).toMatchObject({ freed: { count: 0 } });
    await publish(organisationId);
    const published = await archiveOf(software.id);
    // Taken out of everything but the publication.
    await administrator.request("DELETE", `/api/software-packages/${software.id}/files?path=first`);
    await addFile(organisationId, software.id, "second", randomBytes(2000));
    await publish(organisationId);
    expect(await archiveOf(software.id)).not.toBe(published);
    await collectTwice();
    expect(await isKept(published)).toBe(true);
    expect(await isKept(image.sha256)).toBe(true);
    // The single files are in their archives now.
    expect(await isKept(first)).toBe(false);
    expect(await administrator.request("DELETE", `/api/operating-systems/${operatingSystemId}`)).toMatchObject({
      status: 204,
    });
    await collectTwice();
    expect(await isKept(image.sha256)).toBe(false);
    expect(build.id).toBeTruthy();
  });

  it("is kept as a publication names it that this version cannot read", async () => {
    const organisationId = await createOrganisation(administrator);
    const reference = await putUnused();
    await within(async (connection) => {
      const { id } = await connection.selectFrom("users").select("id").limit(1).executeTakeFirstOrThrow();
      await connection
        .insertInto("publications")
        .values({
          organisation_id: organisationId,
          number: 1,
          body: JSON.stringify({ schemaVersion: 99, things: [{ content: reference.sha256 }] }),
          sha256: "0".repeat(64),
          signature: "x",
          key_id: await signingKeyId(connection),
          changes: "[]",
          published_by: id,
          published_at: new Date(),
        })
        .execute();
    });
    await collectTwice();
    expect(await isKept(reference.sha256)).toBe(true);
  });

  it("and is not in the store is counted, and told in the log", async () => {
    const organisationId = await createOrganisation(administrator);
    const image = await put();
    await insertOperatingSystem(server, organisationId, { content: image });
    const before = (await collect()).missing;
    await store.delete(image.sha256);
    expect((await collect()).missing).toBe(before + 1);
    await within((connection) =>
      connection.deleteFrom("operating_systems").where("sha256", "=", image.sha256).execute(),
    );
  });
});

/** The store with something happening right before or after content is deleted. */
const storeThat = (around: { before?: () => Promise<unknown>; after?: () => Promise<unknown> }): ServerContext => ({
  ...server.context,
  content: {
    ...store,
    delete: async (sha256) => {
      await around.before?.();
      const deleted = await store.delete(sha256);
      await around.after?.();
      return deleted;
    },
  },
});
const killed = () => Promise.reject(new Error("killed here"));

describe("freeing", () => {
  it.each<[string, Parameters<typeof storeThat>[0], boolean]>([
    ["before the content was deleted", { before: killed }, true],
    ["after the content was deleted and before its row was", { after: killed }, false],
  ])("that is killed %s leaves nothing half, and the next run ends it", async (_when, around, stillThere) => {
    const { sha256 } = await putUnused();
    await collect();
    skippedMilliseconds = week + 1000;
    await expect(collect(storeThat(around))).rejects.toThrow("killed here");
    expect(await isKept(sha256)).toBe(stillThere);
    const rows = () => within((connection) => connection.selectFrom("blobs").where("sha256", "=", sha256).execute());
    expect(await rows()).toHaveLength(1);
    await collect();
    expect(await isKept(sha256)).toBe(false);
    expect(await rows()).toHaveLength(0);
  });

  it("and an upload of the same content at the same moment end with the content kept, or told to be sent again", async () => {
    for (const moment of ["before", "after"] as const) {
      const content = randomBytes(1000);
      const reference = await put(content);
      await collect();
      skippedMilliseconds += week + 1000;
      let naming: Promise<unknown> = Promise.resolve();
      const context = storeThat({
        [moment]: async () => {
          await put(content);
          // It cannot end before the row that is being deleted is gone.
          naming = within((connection) => rememberBlob(connection, reference, store));
          naming.catch(() => undefined);
        },
      });
      await collect(context);
      if (moment === "before") {
        await expect(naming).rejects.toMatchObject({ code: "content.vanished" });
        await put(content);
        await within((connection) => rememberBlob(connection, reference, store));
      } else await naming;
      expect(await isKept(reference.sha256)).toBe(true);
      const rows = await within((connection) =>
        connection.selectFrom("blobs").selectAll().where("sha256", "=", reference.sha256).execute(),
      );
      expect(rows).toMatchObject([{ unused_since: null }]);
    }
  });

  it("never takes what a package, an image or a publication names that is made meanwhile, whatever the order", async () => {
    const contents = Array.from({ length: 12 }, () => randomBytes(500));
    for (const content of contents) await put(content);
    await collect();
    skippedMilliseconds = week + 1000;
    const { organisationId, software } = await createPublishable(server, administrator);
    const named: string[] = [];
    const name = async () => {
      for (const [index, content] of contents.entries()) {
        const uploadId = await uploadFile(administrator, organisationId, content);
        const add = () =>
          administrator.request<SoftwarePackageView>("POST", `/api/software-packages/${software.id}/files`, {
            uploadId,
            path: `file-${index}`,
          });
        let answer = await add();
        if (answer.status === 503) answer = await add();
        expect(answer).toMatchObject({ status: 200 });
        named.push(answer.body.files.find((file) => file.path === `file-${index}`)?.sha256 ?? "");
      }
    };
    await Promise.all([name(), collect(), collect().then(() => collect())]);
    for (const sha256 of named) expect(await isKept(sha256)).toBe(true);
    await publish(organisationId);
    await collectTwice();
    expect(await isKept(await archiveOf(software.id))).toBe(true);
  });
});

describe("a run", () => {
  const runs = async () => {
    const { body } = await administrator.request<ContentOverview>("GET", "/api/content");
    return body.installation?.runs ?? [];
  };
  const ask = (client = administrator) =>
    client.request<ContentRun & { error: ToldError }>("POST", "/api/content/runs");

  it("is done by the worker when a person asks, once for all who ask, and tells what it did", async () => {
    const answers = await Promise.all([ask(), ask(), ask()]);
    expect(answers.map((answer) => answer.status)).toEqual([202, 202, 202]);
    expect(new Set(answers.map((answer) => answer.body.id)).size).toBe(1);
    const worker = startCollecting(later());
    await vi.waitFor(async () => expect((await runs())[0]).toMatchObject({ state: "done" }), 10_000);
    await worker.stop();
    expect((await runs())[0]).toMatchObject({
      askedBy: "Test user",
      counts: { kept: { count: expect.any(Number) }, freed: { count: expect.any(Number) } },
    });
  });

  it("is taken over from a killed worker, and tried again when the store fails", async () => {
    const { id } = (await ask()).body;
    const asked = async () => (await runs()).find((run) => run.id === id);
    const hanging = { ...server.context, content: { ...store, list: () => neverEnding() } };
    const neverEnding = async function* () {
      await new Promise(() => undefined);
      yield { sha256: "", sizeBytes: 0 };
    };
    const ended = new AbortController();
    void workOnRun(later(hanging), ended.signal);
    await vi.waitFor(async () => expect(await asked()).toMatchObject({ state: "running" }), 5000);
    expect(await workOnRun(later(), new AbortController().signal)).toBe(false);
    skippedMilliseconds = 60_000;
    const failing = {
      ...server.context,
      content: {
        ...store,
        list: () => {
          throw new Error("the store is away");
        },
      },
    };
    expect(await workOnRun(later(failing), new AbortController().signal)).toBe(true);
    skippedMilliseconds += 60_000;
    expect(await workOnRun(later(), new AbortController().signal)).toBe(true);
    expect(await asked()).toMatchObject({ state: "done" });
  });

  it("happens by itself once a day", async () => {
    const before = (await runs()).length;
    skippedMilliseconds = 25 * hour;
    const worker = startCollecting(later());
    await vi.waitFor(async () => expect((await runs())[0]).toMatchObject({ state: "done", askedBy: null }), 10_000);
    await worker.stop();
    expect((await runs()).length).toBe(Math.min(10, before + 1));
  });

  it("and the list of what is unused are for roles in all organisations", async () => {
    const organisationId = await createOrganisation(administrator);
    const { sha256 } = await putUnused();
    const here = await server.signInAs([{ role: "administrator", organisationId }]);
    const auditor = await server.signInAs([{ role: "auditor", organisationId: null }]);
    const unused = async (client: TestClient) =>
      (await client.request<{ items: { sha256: string }[] }>("GET", "/api/content/unused")).body.items;
    expect(await unused(auditor)).toContainEqual(expect.objectContaining({ sha256, unusedSince: null }));
    expect(await unused(here)).toEqual([]);
    for (const client of [here, auditor]) expect(await ask(client)).toMatchObject({ status: 403 });
  });
});

describe("usage", () => {
  it("counts what organisations share once, and tells each only of itself", async () => {
    const [one, other] = [await createOrganisation(administrator), await createOrganisation(administrator)];
    const [own, shared] = [await put(randomBytes(700)), await put(randomBytes(300))];
    await insertOperatingSystem(server, one, { content: own });
    for (const organisationId of [one, other]) await insertOperatingSystem(server, organisationId, { content: shared });
    const usageFor = async (client: TestClient) => (await client.request<ContentOverview>("GET", "/api/content")).body;
    const all = await usageFor(administrator);
    const of = (id: string) => all.organisations.find((entry) => entry.organisationId === id);
    expect(of(one)).toMatchObject({ own: { count: 1, bytes: 700 }, shared: { count: 1, bytes: 300 } });
    expect(of(other)).toMatchObject({ own: { count: 0, bytes: 0 }, shared: { count: 1, bytes: 300 } });
    const member = await usageFor(await server.signInAs([{ role: "technician", organisationId: other }]));
    expect(member).toMatchObject({ installation: null, organisations: [{ organisationId: other }] });
    expect(JSON.stringify(member)).not.toContain(one);
  });

  it("tells what only earlier publications hold", async () => {
    const before = (await administrator.request<ContentOverview>("GET", "/api/content")).body.installation;
    const { organisationId, software } = await createPublishable(server, administrator);
    await addFile(organisationId, software.id, randomUUID(), randomBytes(5000));
    await publish(organisationId);
    await addFile(organisationId, software.id, randomUUID(), randomBytes(5000));
    await publish(organisationId);
    const after = (await administrator.request<ContentOverview>("GET", "/api/content")).body.installation;
    // The first archive and the first publication's own text.
    expect((after?.earlierPublications.count ?? 0) - (before?.earlierPublications.count ?? 0)).toBe(2);
  });
});
