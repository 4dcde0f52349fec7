import { randomBytes, randomUUID } from "node:crypto";
import { Readable } from "node:stream";
import { buffer } from "node:stream/consumers";
import { setTimeout as delay } from "node:timers/promises";
import { openArchive, storeBytes } from "@windlass/content";
import { type PublicationView, publicationBody, type SoftwarePackageView, type ToldError } from "@windlass/protocol";
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from "vitest";
import type { ServerContext } from "../../src/context.ts";
import { wholeInstallation } from "../../src/database/connection.ts";
import { rememberBlob } from "../../src/features/content/remember-blob.ts";
import { signedPublicationById } from "../../src/features/publications/service.ts";
import { packPackage } from "../../src/features/software/packing.ts";
import { startPacking } from "../../src/features/software/packing-worker.ts";
import { createPublishable, uploadFile } from "../definitions.ts";
import { startTestServer, type TestClient, type TestServer } from "../harness.ts";

let skippedMilliseconds = 0;
let server: TestServer;
let administrator: TestClient;

beforeAll(async () => {
  server = await startTestServer({}, { clock: () => new Date(Date.now() + skippedMilliseconds) });
  administrator = await server.signInAs([{ role: "administrator", organisationId: null }]);
});
afterEach(() => {
  skippedMilliseconds = 0;
});
afterAll(() => server.close());

const add = async (organisationId: string, packageId: string, path: string, content: Buffer) => {
  const uploadId = await uploadFile(administrator, organisationId, content);
  const answer = await administrator.request<SoftwarePackageView>("POST", `/api/software-packages/${packageId}/files`, {
    uploadId,
    path,
  });
  expect(answer).toMatchObject({ status: 200 });
  return answer.body;
};
const remove = (packageId: string, path: string) =>
  administrator.request("DELETE", `/api/software-packages/${packageId}/files?path=${encodeURIComponent(path)}`);
const publish = (organisationId: string) =>
  administrator.request<PublicationView & { error: ToldError }>("POST", "/api/publications", { organisationId });
const published = async (organisationId: string) => {
  const answer = await publish(organisationId);
  expect(answer).toMatchObject({ status: 201 });
  const signed = await server.database.within(wholeInstallation, (connection) =>
    signedPublicationById(connection, answer.body.id),
  );
  const [entry] = publicationBody.parse(JSON.parse(signed.body)).packages;
  if (!entry?.archive) throw new Error("the publication names no archive");
  return { files: entry.files, archive: entry.archive };
};
const opened = async (archive: { sha256: string; sizeBytes: number }) =>
  await openArchive(storeBytes(server.context.content, archive), { name: "package" });
const rowOf = (id: string) =>
  server.database.within(wholeInstallation, (connection) =>
    connection.selectFrom("software_packages").selectAll().where("id", "=", id).executeTakeFirstOrThrow(),
  );

describe("a package's files", () => {
  it("are one archive in the publication, with everything in it as it was added", async () => {
    const { organisationId, software } = await createPublishable(server, administrator);
    const files = { "setup.exe": randomBytes(100_000), "data/readme.txt": Buffer.from("read me") };
    for (const [path, content] of Object.entries(files)) await add(organisationId, software.id, path, content);
    const { archive } = await published(organisationId);
    const { files: held, read } = await opened(archive);
    expect(held.map((file) => file.path)).toEqual(["data/readme.txt", "setup.exe"]);
    for (const [path, content] of Object.entries(files)) expect((await buffer(read(path))).equals(content)).toBe(true);
  });

  it("are packed anew after a change, also those that lie only in the archive from before", async () => {
    const { organisationId, software } = await createPublishable(server, administrator);
    const first = randomBytes(5000);
    const { files } = await add(organisationId, software.id, "first", first);
    const before = await published(organisationId);
    expect(await server.context.content.delete(files[0]?.sha256 ?? "")).toBe(true);
    await add(organisationId, software.id, "second", Buffer.from("second"));
    const after = await published(organisationId);
    expect(after.archive).not.toEqual(before.archive);
    const archive = await opened(after.archive);
    expect(archive.files.map((file) => file.path)).toEqual(["first", "second"]);
    expect((await buffer(archive.read("first"))).equals(first)).toBe(true);
  });

  it("keep a publication from being made while one of them is nowhere, told by name and reason", async () => {
    const { organisationId, software } = await createPublishable(server, administrator);
    const { files } = await add(organisationId, software.id, "setup.exe", randomBytes(500));
    await server.context.content.delete(files[0]?.sha256 ?? "");
    const answer = await publish(organisationId);
    expect(answer).toMatchObject({
      status: 422,
      body: {
        error: {
          code: "publication.not-ready",
          message: expect.stringContaining(`The content store lacks the files of “${software.name}`),
          details: { problems: [{ severity: "stops", topic: "content", objectId: software.id }] },
        },
      },
    });
    await remove(software.id, "setup.exe");
    await add(organisationId, software.id, "setup.exe", randomBytes(500));
    expect((await published(organisationId)).files).toHaveLength(1);
  });

  it("make nothing new to publish by being packed", async () => {
    const { organisationId, software } = await createPublishable(server, administrator);
    await add(organisationId, software.id, "a", Buffer.from("a"));
    await published(organisationId);
    // The same files in another archive, as another version of the compressor makes it.
    const other = await server.context.content.put(Readable.from([Buffer.from("another archive")]));
    await server.database.within(wholeInstallation, async (connection) => {
      await rememberBlob(connection, other, server.context.content);
      await connection
        .updateTable("software_packages")
        .set({ archive_sha256: other.sha256, archive_size_bytes: other.sizeBytes })
        .where("id", "=", software.id)
        .execute();
    });
    expect(await publish(organisationId)).toMatchObject({
      status: 409,
      body: { error: { code: "publication.nothing-changed" } },
    });
  });
});

describe("packing", () => {
  it("happens by itself once no more files come", async () => {
    const { organisationId, software } = await createPublishable(server, administrator);
    await add(organisationId, software.id, "a", Buffer.from("a"));
    const early = startPacking(server.context);
    await delay(300);
    await early.stop();
    expect((await rowOf(software.id)).archive_sha256).toBeNull();
    skippedMilliseconds = 11_000;
    const worker = startPacking(server.context);
    await vi.waitFor(async () => expect((await rowOf(software.id)).archive_sha256).not.toBeNull(), 8000);
    await worker.stop();
  });

  it("is done once, however many ask for it at the same moment", async () => {
    const { organisationId, software } = await createPublishable(server, administrator);
    await add(organisationId, software.id, "a", randomBytes(2_000_000));
    let puts = 0;
    const { content } = server.context;
    const counting: ServerContext = {
      ...server.context,
      content: {
        ...content,
        put: (bytes, options) => {
          puts += 1;
          return content.put(bytes, options);
        },
      },
    };
    await Promise.all([1, 2, 3].map(() => packPackage(counting, software.id)));
    expect(puts).toBe(1);
    expect(await rowOf(software.id)).toMatchObject({ packing_owner: null, packing_until: null });
  });

  it("is taken over from a process that was killed in the middle", async () => {
    const { organisationId, software } = await createPublishable(server, administrator);
    await add(organisationId, software.id, "a", randomBytes(1000));
    // What a killed process leaves: its lease, which nobody renews.
    await server.database.within(wholeInstallation, (connection) =>
      connection
        .updateTable("software_packages")
        .set({ packing_owner: randomUUID(), packing_until: new Date(Date.now() + 15_000) })
        .where("id", "=", software.id)
        .execute(),
    );
    const other = packPackage(server.context, software.id);
    await delay(300);
    expect((await rowOf(software.id)).archive_sha256).toBeNull();
    skippedMilliseconds = 16_000;
    await other;
    expect((await rowOf(software.id)).archive_sha256).not.toBeNull();
  });

  it("counts only for the files that were packed: one that came meanwhile is packed, too", async () => {
    const { organisationId, software } = await createPublishable(server, administrator);
    await add(organisationId, software.id, "a", randomBytes(1000));
    const { promise: released, resolve: release } = Promise.withResolvers<void>();
    const { promise: begun, resolve: begin } = Promise.withResolvers<void>();
    const { content } = server.context;
    const slow: ServerContext = {
      ...server.context,
      content: {
        ...content,
        put: async (bytes, options) => {
          begin();
          await released;
          return await content.put(bytes, options);
        },
      },
    };
    const packing = packPackage(slow, software.id);
    await begun;
    await add(organisationId, software.id, "b", randomBytes(1000));
    release();
    await packing;
    const row = await rowOf(software.id);
    const archive = await opened({ sha256: row.archive_sha256 ?? "", sizeBytes: row.archive_size_bytes ?? 0 });
    expect(archive.files.map((file) => file.path)).toEqual(["a", "b"]);
  });
});
