import { randomBytes, randomUUID } from "node:crypto";
import { statfsSync } from "node:fs";
import { readdir, readFile, utimes } from "node:fs/promises";
import { request as httpRequest } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { requireFinishedUpload, sweepUploads, uploadLifetimeMilliseconds } from "../../src/features/uploads/service.ts";
import { assembleApplication } from "../../src/start/assemble.ts";
import { createOrganisation } from "../definitions.ts";
import { startTestServer, type TestClient, type TestServer } from "../harness.ts";
import { beginUpload, giveUp, sendBytes, upload, uploadOffset } from "./tus-client.ts";

let now = new Date();
let server: TestServer;
let administrator: TestClient;
let organisationId: string;
let other: string;

beforeAll(async () => {
  server = await startTestServer({}, { clock: () => now });
  administrator = await server.signInAs([{ role: "administrator", organisationId: null }]);
  organisationId = await createOrganisation(administrator);
  other = await createOrganisation(administrator);
});
afterAll(() => server.close());

const content = randomBytes(300_000);
const directory = () => join(server.context.configuration.dataDirectory, "uploads");
const begin = async (sizeBytes = content.length, client = administrator) => {
  const answer = await beginUpload(client, organisationId, sizeBytes);
  expect(answer).toMatchObject({
    status: 201,
    headers: { location: expect.stringMatching(/^\/api\/uploads\/[0-9a-f-]{36}$/) },
  });
  return String(answer.headers.location);
};

describe("an upload", () => {
  it("arrives in pieces, tells how far it is, and is whole at the end", async () => {
    const location = await begin();
    const first = await sendBytes(administrator, location, 0, content.subarray(0, 100_000));
    expect(first).toMatchObject({ status: 204, headers: { "upload-offset": "100000", "tus-resumable": "1.0.0" } });
    expect(await uploadOffset(administrator, location)).toMatchObject({
      status: 200,
      headers: { "upload-offset": "100000", "upload-length": "300000", "cache-control": "no-store" },
    });
    const second = await sendBytes(administrator, location, 100_000, content.subarray(100_000));
    expect(second).toMatchObject({ status: 204, headers: { "upload-offset": "300000" } });
    const id = location.split("/").at(-1) ?? "";
    expect((await readFile(join(directory(), id))).equals(content)).toBe(true);
  });

  it("goes on after the connection broke, from what had arrived", async () => {
    await server.app.listen({ host: "127.0.0.1", port: 0 });
    const { port } = server.app.server.address() as AddressInfo;
    const location = await begin();
    const request = httpRequest({
      port,
      path: location,
      method: "PATCH",
      headers: {
        cookie: administrator.cookie,
        "tus-resumable": "1.0.0",
        "upload-offset": "0",
        "content-type": "application/offset+octet-stream",
        "content-length": content.length,
      },
    });
    request.on("error", () => undefined);
    request.write(content.subarray(0, 120_000));
    const received = async () => Number((await uploadOffset(administrator, location)).headers["upload-offset"]);
    await vi.waitFor(async () => {
      const files = await readFile(join(directory(), location.split("/").at(-1) ?? ""));
      expect(files.length).toBeGreaterThan(0);
    }, 10_000);
    const closed = new Promise((resolve) => request.once("close", resolve));
    request.destroy();
    await closed;

    const offset = await received();
    expect(offset).toBeGreaterThan(0);
    expect(offset).toBeLessThan(content.length);
    const rest = await sendBytes(administrator, location, offset, content.subarray(offset));
    expect(rest).toMatchObject({ status: 204, headers: { "upload-offset": String(content.length) } });
    expect((await readFile(join(directory(), location.split("/").at(-1) ?? ""))).equals(content)).toBe(true);
  });

  it("goes on in another process of the server, which knows only disk and database", async () => {
    const location = await begin();
    await sendBytes(administrator, location, 0, content.subarray(0, 70_000));
    const restarted = await assembleApplication(server.context);
    const headers = { cookie: administrator.cookie, "tus-resumable": "1.0.0" };
    const offset = await restarted.inject({ method: "HEAD", url: location, headers });
    expect(offset.headers["upload-offset"]).toBe("70000");
    const rest = await restarted.inject({
      method: "PATCH",
      url: location,
      headers: { ...headers, "upload-offset": "70000", "content-type": "application/offset+octet-stream" },
      payload: content.subarray(70_000),
    });
    await restarted.close();
    expect([rest.statusCode, rest.headers["upload-offset"]]).toEqual([204, String(content.length)]);
    expect((await readFile(join(directory(), location.split("/").at(-1) ?? ""))).equals(content)).toBe(true);
  });

  it("is gone on with by whoever comes last, where a connection before still hangs", async () => {
    if (server.app.server.address() === null) await server.app.listen({ host: "127.0.0.1", port: 0 });
    const { port } = server.app.server.address() as AddressInfo;
    const location = await begin();
    const hanging = httpRequest({
      port,
      path: location,
      method: "PATCH",
      headers: {
        cookie: administrator.cookie,
        "tus-resumable": "1.0.0",
        "upload-offset": "0",
        "content-type": "application/offset+octet-stream",
        "content-length": content.length,
      },
    });
    const refused = new Promise<number | undefined>((resolve) => {
      hanging.on("response", (response) => resolve(response.statusCode));
      hanging.on("error", () => resolve(undefined));
    });
    hanging.write(content.subarray(0, 50_000));
    const received = async () => Number((await uploadOffset(administrator, location)).headers["upload-offset"]);
    await vi.waitFor(async () => expect(await received()).toBe(50_000), 10_000);
    const rest = await sendBytes(administrator, location, 50_000, content.subarray(50_000));
    expect(rest).toMatchObject({ status: 204, headers: { "upload-offset": String(content.length) } });
    expect([409, undefined]).toContain(await refused);
    hanging.destroy();
    expect((await readFile(join(directory(), location.split("/").at(-1) ?? ""))).equals(content)).toBe(true);
  });

  it("is refused where it does not continue, and beyond its length", async () => {
    const location = await begin(1000);
    expect(await sendBytes(administrator, location, 5, content.subarray(0, 10))).toMatchObject({
      status: 409,
      body: { error: { code: "upload.offset-wrong" } },
    });
    expect(await sendBytes(administrator, location, 0, content.subarray(0, 1001))).toMatchObject({
      status: 413,
      body: { error: { code: "request.too-large" } },
    });
    expect(await uploadOffset(administrator, location)).toMatchObject({ headers: { "upload-offset": "0" } });
  });

  it.each<[string, Record<string, string>, number, string]>([
    ["no metadata", { "upload-metadata": "" }, 400, "request.invalid"],
    ["malformed metadata", { "upload-metadata": "a b c, ," }, 400, "request.invalid"],
    ["no organisation", { "upload-metadata": "filename YQ==" }, 400, "request.invalid"],
    ["no length", { "upload-length": "", "upload-defer-length": "1" }, 400, "request.invalid"],
    ["a negative length", { "upload-length": "-5" }, 400, "request.invalid"],
    ["a length of nothing", { "upload-length": "0" }, 400, "request.invalid"],
    ["more than any image takes", { "upload-length": String(65 * 1024 ** 3) }, 413, "request.too-large"],
    ["another protocol", { "tus-resumable": "0.2.2" }, 400, "request.invalid"],
  ])("is not begun with %s", async (_what, headers, status, code) => {
    const before = await readdir(directory());
    const answer = await beginUpload(administrator, organisationId, 1000, "install.wim", headers);
    expect(answer).toMatchObject({ status, body: { error: { code } } });
    expect(await readdir(directory())).toEqual(before);
  });

  const { bavail, bsize } = statfsSync(tmpdir());
  const enough = 64 * 1024 ** 3;
  it.skipIf(bavail * bsize > 2 * enough)("is not begun with more than the disk holds (needs less free)", async () => {
    expect(await beginUpload(administrator, organisationId, enough)).toMatchObject({
      status: 507,
      body: { error: { code: "upload.no-space", message: expect.stringContaining("install.wim needs") } },
    });
  });

  it("takes only the name of a path that the client tells", async () => {
    const answer = await beginUpload(administrator, organisationId, 10, "C:\\images\\..\\install.wim");
    const id = String(answer.headers.location).split("/").at(-1) ?? "";
    await sendBytes(administrator, String(answer.headers.location), 0, content.subarray(0, 10));
    const finished = await server.database.within({ kind: "installation" }, (connection) =>
      requireFinishedUpload(server.context, connection, organisationId, id),
    );
    expect(finished).toEqual({ id, fileName: "install.wim", sizeBytes: 10 });
  });

  it("can be given up, and then is gone with its bytes", async () => {
    const location = await begin();
    await sendBytes(administrator, location, 0, content.subarray(0, 10));
    expect(await giveUp(administrator, location)).toMatchObject({ status: 204 });
    expect(await uploadOffset(administrator, location)).toMatchObject({ status: 404 });
    expect(await readdir(directory())).not.toContain(location.split("/").at(-1));
  });
});

describe("authority over uploads", () => {
  it("needs a session, and a role that may import", async () => {
    const location = await begin();
    const technician = await server.signInAs([{ role: "technician", organisationId }]);
    expect(await beginUpload(server.stranger, organisationId, 10)).toMatchObject({ status: 401 });
    expect(await beginUpload(technician, organisationId, 10)).toMatchObject({
      status: 403,
      body: { error: { code: "access.role-missing" } },
    });
    for (const [client, status] of [
      [server.stranger, 401],
      [technician, 403],
    ] as const) {
      expect((await uploadOffset(client, location)).status).toBe(status);
      expect((await sendBytes(client, location, 0, content)).status).toBe(status);
      expect((await giveUp(client, location)).status).toBe(status);
    }
    expect(await uploadOffset(administrator, location)).toMatchObject({ headers: { "upload-offset": "0" } });
  });

  it("does not reach another organisation's uploads", async () => {
    const location = await begin();
    const foreigner = await server.signInAs([{ role: "administrator", organisationId: other }]);
    expect(await beginUpload(foreigner, organisationId, 10)).toMatchObject({
      status: 404,
      body: { error: { code: "object.not-found" } },
    });
    expect((await uploadOffset(foreigner, location)).status).toBe(404);
    expect(await sendBytes(foreigner, location, 0, content)).toMatchObject({ status: 404 });
    expect(await giveUp(foreigner, location)).toMatchObject({ status: 404 });
    expect(await uploadOffset(administrator, location)).toMatchObject({ headers: { "upload-offset": "0" } });
  });

  it("is not asked from another site", async () => {
    const answer = await beginUpload(administrator, organisationId, 10, "install.wim", { origin: "https://evil.test" });
    expect(answer).toMatchObject({ status: 403, body: { error: { code: "access.cross-site" } } });
  });

  it("gives nobody the bytes back", async () => {
    const id = await upload(administrator, organisationId, content);
    expect((await administrator.request("GET", `/api/uploads/${id}`)).status).toBe(404);
    expect((await administrator.request("GET", "/api/uploads")).status).toBe(404);
    expect((await uploadOffset(administrator, "/api/uploads/..%2f..%2fmaster.key")).status).toBe(400);
    expect((await uploadOffset(administrator, `/api/uploads/${randomUUID()}`)).status).toBe(404);
  });
});

describe("uploads that nobody goes on with", () => {
  it("are not those that an import has still to read, however old", async () => {
    const uploadId = await upload(administrator, organisationId, content);
    const asked = await administrator.request("POST", "/api/operating-systems", { organisationId, uploadId });
    expect(asked).toMatchObject({ status: 202, body: { state: "waiting" } });
    now = new Date(Date.now() + uploadLifetimeMilliseconds + 1000);
    await sweepUploads(server.context);
    now = new Date();
    expect(await readdir(directory())).toContain(uploadId);
    await administrator.request("DELETE", `/api/operating-system-imports/${asked.body.id}`);
    expect(await readdir(directory())).not.toContain(uploadId);
  });

  it("are removed after a week, also files without a row", async () => {
    const location = await begin();
    const id = location.split("/").at(-1) ?? "";
    await sendBytes(administrator, location, 0, content.subarray(0, 10));
    const orphan = await upload(administrator, organisationId, content);
    await server.database.within({ kind: "installation" }, (connection) =>
      connection.deleteFrom("uploads").where("id", "=", orphan).execute(),
    );
    expect(await sweepUploads(server.context)).toBe(0);
    const long = new Date(Date.now() - 2 * 3_600_000);
    await utimes(join(directory(), orphan), long, long);
    expect(await sweepUploads(server.context)).toBe(1);
    expect(await readdir(directory())).toContain(id);
    now = new Date(Date.now() + uploadLifetimeMilliseconds + 1000);
    await sweepUploads(server.context);
    now = new Date();
    expect(await readdir(directory())).toEqual([]);
    expect((await uploadOffset(administrator, location)).status).toBe(404);
  });
});
