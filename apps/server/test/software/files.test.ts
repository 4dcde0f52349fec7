import { createHash, randomBytes, randomUUID } from "node:crypto";
import { buffer } from "node:stream/consumers";
import type { PublicationView, SoftwarePackageView } from "@windlass/protocol";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import {
  buildDefinitionOf,
  createBuild,
  createOrganisation,
  createPackage,
  insertOperatingSystem,
  uploadFile,
} from "../definitions.ts";
import { startTestServer, type TestClient, type TestServer } from "../harness.ts";

let server: TestServer;
let administrator: TestClient;
let organisationId: string;

beforeAll(async () => {
  server = await startTestServer();
  administrator = await server.signInAs([{ role: "administrator", organisationId: null }]);
  organisationId = await createOrganisation(administrator);
});
afterAll(() => server.close());

const upload = (content: Buffer, organisation = organisationId, sent = content.length) =>
  uploadFile(administrator, organisation, content, sent);
const add = (packageId: string, uploadId: string, path: string, client = administrator) =>
  client.request<SoftwarePackageView>("POST", `/api/software-packages/${packageId}/files`, { uploadId, path });
const remove = (packageId: string, path: string, client = administrator) =>
  client.request<SoftwarePackageView>(
    "DELETE",
    `/api/software-packages/${packageId}/files?path=${encodeURIComponent(path)}`,
  );
const sha256 = (content: Buffer) => createHash("sha256").update(content).digest("hex");

describe("a file of a package", () => {
  it("is an upload moved into it, kept by its hash", async () => {
    const content = randomBytes(300_000);
    const { id } = await createPackage(administrator, organisationId);
    const uploadId = await upload(content);
    const answer = await add(id, uploadId, "tools/Ärger.exe");
    const file = { path: "tools/Ärger.exe", sha256: sha256(content), sizeBytes: content.length };
    expect(answer).toMatchObject({ status: 200, body: { revision: 2, files: [file] } });
    expect((await buffer(await server.context.content.open(file.sha256))).equals(content)).toBe(true);
    expect(
      await administrator.request("HEAD", `/api/uploads/${uploadId}`, undefined, { "tus-resumable": "1.0.0" }),
    ).toMatchObject({ status: 404 });
    expect(await add(id, uploadId, "again.exe")).toMatchObject({
      status: 404,
      body: { error: { code: "object.not-found", object: { kind: "upload" } } },
    });
  });

  it("replaces the one under the same path, and is taken out again", async () => {
    const { id } = await createPackage(administrator, organisationId);
    const [first, second] = [randomBytes(10), randomBytes(20)];
    await add(id, await upload(first), "setup.exe");
    const replaced = await add(id, await upload(second), "Setup.exe");
    expect(replaced.body.files).toEqual([{ path: "Setup.exe", sha256: sha256(second), sizeBytes: 20 }]);
    expect(await remove(id, "setup.exe")).toMatchObject({ status: 200, body: { revision: 4, files: [] } });
    expect(await remove(id, "setup.exe")).toMatchObject({ status: 404, body: { error: { code: "object.not-found" } } });
  });

  it("stays in what was published before it was taken out", async () => {
    const content = randomBytes(64);
    const step = {
      id: randomUUID(),
      name: "Copy",
      continueOnError: false,
      kind: "copy",
      source: "config",
      destination: "C:\\Tools",
      overwrite: true,
    };
    const own = await createOrganisation(administrator);
    const { id } = await createPackage(administrator, own, { steps: [step] });
    await add(id, await upload(content, own), "config/a.json");
    const definition = buildDefinitionOf(await insertOperatingSystem(server, own), { packageIds: [id] });
    await createBuild(administrator, own, definition);
    const publish = () => administrator.request<PublicationView>("POST", "/api/publications", { organisationId: own });
    expect(await publish()).toMatchObject({ status: 201 });
    await remove(id, "config/a.json");
    // What is left would copy nothing.
    expect(await publish()).toMatchObject({ status: 422, body: { error: { code: "publication.not-ready" } } });
    expect(await server.context.content.stat(sha256(content))).toEqual({ sizeBytes: 64 });
  });

  it.each(["/absolute.exe", "C:/setup.exe", "a\\b.exe", "../escape.exe", "a/../../b", "nul.txt", "dot.", ""])(
    "is refused under %j",
    async (path) => {
      const { id } = await createPackage(administrator, organisationId);
      const answer = await add(id, randomUUID(), path);
      expect(answer).toMatchObject({ status: 400, body: { error: { code: "request.invalid" } } });
    },
  );

  it("is refused while its upload is unfinished", async () => {
    const { id } = await createPackage(administrator, organisationId);
    const answer = await add(id, await upload(randomBytes(100), organisationId, 40), "setup.exe");
    expect(answer).toMatchObject({ status: 409, body: { error: { code: "upload.unfinished" } } });
    expect((await administrator.request("GET", `/api/software-packages/${id}`)).body).toMatchObject({ files: [] });
  });

  it("cannot come from another organisation's upload", async () => {
    const { id } = await createPackage(administrator, organisationId);
    const elsewhere = await createOrganisation(administrator);
    const foreign = await upload(randomBytes(100), elsewhere);
    expect(await add(id, foreign, "setup.exe")).toMatchObject({
      status: 404,
      body: { error: { code: "object.not-found", object: { kind: "upload" } } },
    });
    const theirs = await createPackage(administrator, elsewhere);
    expect(await add(theirs.id, foreign, "setup.exe")).toMatchObject({ status: 200 });
  });

  it("is neither added nor taken out by somebody who may not write the package", async () => {
    const { id } = await createPackage(administrator, organisationId);
    await add(id, await upload(randomBytes(10)), "setup.exe");
    const uploadId = await upload(randomBytes(10));
    const elsewhere = await createOrganisation(administrator);
    for (const [client, status] of [
      [await server.signInAs([{ role: "technician", organisationId }]), 403],
      [await server.signInAs([{ role: "administrator", organisationId: elsewhere }]), 404],
    ] as const) {
      expect(await add(id, uploadId, "other.exe", client)).toMatchObject({ status });
      expect(await remove(id, "setup.exe", client)).toMatchObject({ status });
    }
    expect(await administrator.request("GET", `/api/software-packages/${id}`)).toMatchObject({
      body: { revision: 2, files: [{ path: "setup.exe" }] },
    });
  });

  it("is not lost when two are added at once", async () => {
    const { id } = await createPackage(administrator, organisationId);
    const uploads = await Promise.all([1, 2, 3].map(() => upload(randomBytes(50))));
    const answers = await Promise.all(uploads.map((uploadId, index) => add(id, uploadId, `file-${index}`)));
    expect(answers.map((answer) => answer.status)).toEqual([200, 200, 200]);
    const read = await administrator.request<SoftwarePackageView>("GET", `/api/software-packages/${id}`);
    expect(read.body).toMatchObject({ revision: 4 });
    expect(read.body.files.map((file) => file.path)).toEqual(["file-0", "file-1", "file-2"]);
  });

  it("comes from an upload that is used up once, however often it is asked for at the same moment", async () => {
    for (let round = 0; round < 5; round += 1) {
      const { id } = await createPackage(administrator, organisationId);
      const content = randomBytes(40);
      const uploadId = await upload(content);
      const answers = await Promise.all([1, 2, 3].map(() => add(id, uploadId, "setup.exe")));
      for (const { status } of answers) expect([200, 404]).toContain(status);
      const read = await administrator.request<SoftwarePackageView>("GET", `/api/software-packages/${id}`);
      expect(read.body.files).toEqual([{ path: "setup.exe", sha256: sha256(content), sizeBytes: 40 }]);
    }
  });
});
