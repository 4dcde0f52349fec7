import { spawnSync } from "node:child_process";
import { randomBytes } from "node:crypto";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Readable } from "node:stream";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createOrganisation } from "../definitions.ts";
import { startTestServer, type TestClient, type TestServer } from "../harness.ts";
import { beginUpload, sendBytes, uploadOffset } from "./tus-client.ts";

const megabyte = 1024 * 1024;
let disk = "";

/** A disk of 8 MB; only root may make one. */
const mounted = await (async () => {
  disk = await mkdtemp(join(tmpdir(), "windlass-small-disk-"));
  return spawnSync("mount", ["-t", "tmpfs", "-o", "size=8m", "tmpfs", disk]).status === 0;
})();

describe.skipIf(!mounted)("an upload to a disk of 8 MB (needs the right to mount one)", () => {
  let server: TestServer;
  let administrator: TestClient;
  let organisationId: string;

  beforeAll(async () => {
    server = await startTestServer({ WINDLASS_DATA: disk });
    administrator = await server.signInAs([{ role: "administrator", organisationId: null }]);
    organisationId = await createOrganisation(administrator);
  });
  afterAll(async () => {
    await server?.close();
    spawnSync("umount", [disk]);
    await rm(disk, { recursive: true });
  });

  it("is not begun where its copy in the store would have no room, nor with what is promised to another", async () => {
    expect(await beginUpload(administrator, organisationId, 5 * megabyte)).toMatchObject({
      status: 507,
      body: { error: { code: "upload.no-space", message: expect.stringContaining(`needs ${10 * megabyte} bytes`) } },
    });
    const first = await beginUpload(administrator, organisationId, 2 * megabyte);
    expect(first).toMatchObject({ status: 201 });
    expect(await beginUpload(administrator, organisationId, 3.5 * megabyte)).toMatchObject({ status: 507 });
    await administrator.request("DELETE", String(first.headers.location), undefined, { "tus-resumable": "1.0.0" });
  });

  it("is told so when the disk fills up while it runs, and goes on from where it was once there is room", async () => {
    const content = randomBytes(3 * megabyte);
    const begun = await beginUpload(administrator, organisationId, content.length);
    const location = String(begun.headers.location);
    await sendBytes(administrator, location, 0, content.subarray(0, megabyte));
    const filler = join(disk, "filler");
    await writeFile(filler, Buffer.alloc(6 * megabyte));
    const refused = await sendBytes(administrator, location, megabyte, content.subarray(megabyte));
    expect(refused).toMatchObject({
      status: 507,
      body: { error: { code: "upload.no-space", message: expect.stringContaining("install.wim needs") } },
    });
    await rm(filler);
    const offset = Number((await uploadOffset(administrator, location)).headers["upload-offset"]);
    expect(offset).toBeGreaterThanOrEqual(megabyte);
    expect(offset).toBeLessThan(content.length);
    const rest = await sendBytes(administrator, location, offset, content.subarray(offset));
    expect(rest).toMatchObject({ status: 204, headers: { "upload-offset": String(content.length) } });
  });

  it("that cannot be copied into the store says why, and nothing half is left there", async () => {
    await writeFile(join(disk, "filler"), Buffer.alloc(4 * megabyte));
    await expect(server.context.content.put(Readable.from([randomBytes(3 * megabyte)]))).rejects.toMatchObject({
      code: "content.store-failed",
      message: expect.stringContaining("no space left"),
    });
    await rm(join(disk, "filler"));
    const found = [];
    for await (const reference of server.context.content.list()) found.push(reference);
    expect(found).toEqual([]);
  });
});
