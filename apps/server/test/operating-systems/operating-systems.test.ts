import { createHash } from "node:crypto";
import { readdir } from "node:fs/promises";
import { join } from "node:path";
import { buffer } from "node:stream/consumers";
import { asOnMedia, type ContentReference, type LiveChange, type OperatingSystemView } from "@windlass/protocol";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { startImporting } from "../../src/features/operating-systems/import-worker.ts";
import { buildDefinitionOf, createBuild, createOrganisation } from "../definitions.ts";
import { startTestServer, type TestClient, type TestServer } from "../harness.ts";
import { beginUpload, upload } from "../uploads/tus-client.ts";
import { beginImport, endOfImport, postImport, readImport } from "./imports.ts";
import { imageFile, withImageListOutside } from "./wim.ts";

let server: TestServer;
let administrator: TestClient;
let organisationId: string;
let worker: { stop(): Promise<void> };

beforeAll(async () => {
  server = await startTestServer();
  administrator = await server.signInAs([{ role: "administrator", organisationId: null }]);
  organisationId = await createOrganisation(administrator);
  worker = startImporting(server.context);
});
afterAll(async () => {
  await worker.stop();
  await server.close();
});

const uploadsLeft = () => readdir(join(server.context.configuration.dataDirectory, "uploads"));
const stored = async () => {
  const found: ContentReference[] = [];
  for await (const reference of server.context.content.list()) found.push(reference);
  return found;
};
const read = async (id: string | null) =>
  (await administrator.request<OperatingSystemView>("GET", `/api/operating-systems/${id}`)).body;

const importReady = async (bytes: Buffer, fileName?: string, organisation = organisationId, name?: string) => {
  const { id } = await beginImport(administrator, organisation, bytes, fileName, name);
  const ended = await endOfImport(administrator, id);
  expect(ended).toMatchObject({ state: "ready", failure: null, doneBytes: bytes.length, totalBytes: bytes.length });
  return await read(ended.operatingSystemId);
};

describe("importing an operating system", () => {
  it("reads the images of the file itself and stores it under its hash", async () => {
    const heard: LiveChange[] = [];
    const unsubscribe = server.context.live.subscribe((message) => {
      if (message !== "resumed") heard.push(message);
    });
    const image = imageFile();
    const operatingSystem = await importReady(image, "C:\\images\\install.wim");
    unsubscribe();
    const sha256 = createHash("sha256").update(image).digest("hex");
    expect(operatingSystem).toMatchObject({
      organisationId,
      name: "Windows 11 26100.2605 x64",
      kind: "wim",
      compression: "lzx",
      sha256,
      sizeBytes: image.length,
    });
    expect(operatingSystem.images.map(({ index, edition, architecture }) => [index, edition, architecture])).toEqual([
      [1, "Professional", "x64"],
      [2, "Enterprise", "x64"],
    ]);
    expect(operatingSystem.images[0]).toMatchObject({ languages: ["en-US", "sv-SE"], defaultLanguage: "en-US" });
    expect((await buffer(await server.context.content.open(sha256))).equals(image)).toBe(true);
    await expect.poll(uploadsLeft).toEqual([]);
    expect(heard).toContainEqual({ topic: "operating-systems", organisationId, id: operatingSystem.id });
  });

  it("takes ESD and arm64, and the name it is given", async () => {
    expect(await importReady(imageFile("windows-11-x64.esd"), "install.esd")).toMatchObject({ kind: "esd" });
    const arm = await importReady(imageFile("windows-11-arm64.wim"), "arm.wim", organisationId, "Windows on Arm");
    expect(arm).toMatchObject({ name: "Windows on Arm", images: [{ architecture: "arm64" }] });
  });

  it("has the same file once in an organisation, and once in the store for all of them", async () => {
    const first = await importReady(imageFile());
    const again = await importReady(imageFile());
    expect(again.id).toBe(first.id);
    const other = await createOrganisation(administrator);
    const elsewhere = await importReady(imageFile(), "install.wim", other);
    expect(elsewhere).toMatchObject({ organisationId: other, sha256: first.sha256 });
    expect(elsewhere.id).not.toBe(first.id);
    expect((await stored()).filter(({ sha256 }) => sha256 === first.sha256)).toHaveLength(1);
  });

  it.each<[string, () => Buffer, string, string]>([
    ["a truncated file", () => imageFile().subarray(0, 20_000), "image.truncated", "the file has 20000 bytes"],
    ["a text file called .wim", () => Buffer.from("Hello, I am a text.\n"), "image.not-recognised", "WIM signature"],
    ["an image list outside the file", withImageListOutside, "image.metadata-outside", "9000000"],
    [
      "one part of a split image",
      () => imageFile("windows-11-x64-set2.swm"),
      "image.part-of-set",
      "part 2 of a set of 3",
    ],
  ])("refuses %s clearly, and keeps nothing of it", async (_what, bytes, code, words) => {
    const before = await stored();
    const { id } = await beginImport(administrator, organisationId, bytes(), "broken.wim");
    const ended = await endOfImport(administrator, id);
    expect(ended).toMatchObject({ state: "refused", operatingSystemId: null, failure: { code } });
    expect(ended.failure?.message).toContain("broken.wim");
    expect(ended.failure?.message).toContain(words);
    expect(ended.failure?.remedy).not.toBe("");
    expect(await stored()).toEqual(before);
    expect(await readdir(join(server.context.configuration.dataDirectory, "content", "incoming"))).toEqual([]);
    await expect.poll(uploadsLeft).toEqual([]);
  });

  it("is asked for once, however often the request is sent", async () => {
    const uploadId = await upload(administrator, organisationId, imageFile());
    const answers = await Promise.all(
      Array.from({ length: 4 }, () => postImport(administrator, organisationId, uploadId)),
    );
    const ids = answers.filter((answer) => answer.status === 202).map((answer) => answer.body.id);
    expect(new Set(ids).size).toBe(1);
    expect(answers.every((answer) => [202, 404, 409].includes(answer.status))).toBe(true);
    expect(await endOfImport(administrator, ids[0] ?? "")).toMatchObject({ state: "ready" });
  });

  it("is refused for an upload that is unfinished, unknown or another organisation's", async () => {
    const begun = await beginUpload(administrator, organisationId, 1000);
    const unfinished = String(begun.headers.location).split("/").at(-1) ?? "";
    expect(await postImport(administrator, organisationId, unfinished)).toMatchObject({
      status: 409,
      body: { error: { code: "upload.unfinished" } },
    });
    expect(await postImport(administrator, organisationId, "no-such-upload")).toMatchObject({ status: 404 });
    const other = await createOrganisation(administrator);
    const theirs = await upload(administrator, other, imageFile());
    expect(await postImport(administrator, organisationId, theirs)).toMatchObject({ status: 404 });
  });

  it("leaves the list when it is dismissed, and the operating system stays", async () => {
    const { id } = await beginImport(administrator, organisationId, imageFile());
    const { operatingSystemId } = await endOfImport(administrator, id);
    expect(await administrator.request("DELETE", `/api/operating-system-imports/${id}`)).toMatchObject({ status: 204 });
    expect(await administrator.request("GET", `/api/operating-system-imports/${id}`)).toMatchObject({ status: 404 });
    expect(await read(operatingSystemId)).toMatchObject({ id: operatingSystemId });
  });
});

describe("operating systems", () => {
  it("are listed page by page, searched, renamed", async () => {
    const organisation = await createOrganisation(administrator);
    const files = ["windows-11-x64.wim", "windows-11-x64.esd", "windows-11-arm64.wim"];
    for (const [position, file] of files.entries())
      await importReady(imageFile(file), file, organisation, `Paged ${position}`);
    const list = async (query: string) =>
      (
        await administrator.request<{ items: OperatingSystemView[]; nextCursor: string | null }>(
          "GET",
          `/api/operating-systems?organisationId=${organisation}&${query}`,
        )
      ).body;
    const first = await list("limit=2");
    const second = await list(`limit=2&cursor=${first.nextCursor}`);
    expect([...first.items, ...second.items].map(({ name }) => name)).toEqual(["Paged 0", "Paged 1", "Paged 2"]);
    expect(second.nextCursor).toBeNull();
    const id = first.items[0]?.id;
    const renamed = await administrator.request("PATCH", `/api/operating-systems/${id}`, { name: " Office PCs " });
    expect(renamed).toMatchObject({ status: 200, body: { id, name: "Office PCs" } });
    expect((await list("search=office")).items).toMatchObject([{ id, name: "Office PCs" }]);
  });

  it("keep all that the image says of itself, to be read as a file and by nobody else", async () => {
    const { id, organisationId: owner } = await importReady(imageFile());
    const xml = await administrator.request("GET", `/api/operating-systems/${id}/xml`);
    expect(xml).toMatchObject({ status: 200, headers: { "content-type": "application/xml; charset=utf-8" } });
    expect(xml.text).toContain("<WIM>");
    expect(xml.text).toContain("<EDITIONID>");
    const stranger = await server.signInAs([
      { role: "auditor", organisationId: await createOrganisation(administrator) },
    ]);
    expect(owner).not.toBeNull();
    expect(await stranger.request("GET", `/api/operating-systems/${id}/xml`)).toMatchObject({ status: 404 });
  });

  it("cannot be deleted while a build names them", async () => {
    const organisation = await createOrganisation(administrator);
    const { id } = await importReady(imageFile(), "install.wim", organisation);
    const definition = buildDefinitionOf(id, {
      name: "Office",
      operatingSystems: [
        { architecture: "x64", operatingSystemId: id, imageIndex: 1, language: "sv-SE", ...asOnMedia },
      ],
    });
    const build = await createBuild(administrator, organisation, definition);
    const remove = () => administrator.request<{ error: { code: string } }>("DELETE", `/api/operating-systems/${id}`);
    const refused = await remove();
    expect(refused).toMatchObject({ status: 409, body: { error: { code: "object.in-use" } } });
    expect(refused.text).toContain("the build “Office”");
    const other = await importReady(imageFile("windows-11-arm64.wim"), "install.wim", organisation);
    const removeBoth = () => administrator.request("POST", "/api/operating-systems/deletions", { ids: [other.id, id] });
    const refusedBoth = await removeBoth();
    expect(refusedBoth).toMatchObject({ status: 409, body: { error: { code: "object.in-use" } } });
    expect(refusedBoth.text).toContain("the build “Office”");
    expect(await administrator.request("GET", `/api/operating-systems/${other.id}`)).toMatchObject({ status: 200 });
    await administrator.request("DELETE", `/api/builds/${build.id}`);
    expect(await removeBoth()).toMatchObject({ status: 204 });
    expect(await remove()).toMatchObject({ status: 404 });
  });

  it("do not exist for somebody of another organisation, and are only read by an auditor", async () => {
    const { id } = await importReady(imageFile());
    const imported = await beginImport(administrator, organisationId, imageFile());
    const elsewhere = await createOrganisation(administrator);
    const foreigner = await server.signInAs([{ role: "administrator", organisationId: elsewhere }]);
    const auditor = await server.signInAs([{ role: "auditor", organisationId }]);
    const paths = [`/api/operating-systems/${id}`, `/api/operating-system-imports/${imported.id}`];
    for (const path of paths) {
      expect(await foreigner.request("GET", path)).toMatchObject({ status: 404 });
      expect(await foreigner.request("DELETE", path)).toMatchObject({ status: 404 });
      expect(await auditor.request("GET", path)).toMatchObject({ status: 200 });
      expect(await auditor.request("DELETE", path)).toMatchObject({ status: 403 });
    }
    const uploadId = await upload(administrator, organisationId, imageFile());
    expect(await postImport(foreigner, organisationId, uploadId)).toMatchObject({ status: 404 });
    expect(await postImport(foreigner, elsewhere, uploadId)).toMatchObject({ status: 404 });
    for (const list of ["operating-systems", "operating-system-imports"])
      expect((await foreigner.request<{ items: unknown[] }>("GET", `/api/${list}`)).body.items).toEqual([]);
    await endOfImport(administrator, imported.id);
    expect(await readImport(administrator, imported.id)).toMatchObject({ state: "ready" });
  });
});
