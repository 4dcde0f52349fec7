import { randomUUID } from "node:crypto";
import { request } from "node:http";
import type { RegistrationView } from "@windlass/protocol";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { freshSerial, type ImportSite, startImportSite } from "./import-site.ts";

let site: ImportSite;
beforeAll(async () => {
  site = await startImportSite();
});
afterEach(async () => {
  await site.stopImporters();
  await site.stopWorkers();
});
afterAll(() => site.close());

describe("a CSV file of devices", () => {
  it("shows every row's verdict before anything is sent, and then every device gets ready with one import", async () => {
    const published = await site.publishedBuild();
    const { organisationId } = published;
    await site.connect(organisationId);
    site.startImporter();
    site.startWorker();
    const serials = [freshSerial(), freshSerial(), freshSerial()];
    const [first = "", second = "", bare = ""] = serials;
    const id = await site.preview(
      organisationId,
      site.fileOf(
        await site.line(first, "SOMETHING-ELSE"),
        await site.line(second, null),
        await site.line(bare, null, { tpm: false }),
        await site.line(first, null),
        await site.line(freshSerial(), null, { hashOf: freshSerial() }),
        "NO-HASH,,,,\r\n",
      ),
    );
    expect(await site.read(id)).toMatchObject({
      encoding: "utf-8",
      rowsRead: 6,
      rows: { accepted: 2, warning: 1, refused: 3, leftOut: 0 },
      registrations: { created: 0 },
    });
    const rows = await site.rowsOf(id);
    expect(rows.map(({ row, findings }) => [row, findings[0]?.code])).toEqual([
      [2, undefined],
      [3, undefined],
      [4, "tpm-data-missing"],
      [5, "serial-number-repeated"],
      [6, "serial-number-differs"],
      [7, "hash-empty"],
    ]);
    expect((await site.rowsOf(id, "&verdict=refused")).map(({ row }) => row)).toEqual([5, 6, 7]);
    expect((await site.rowsOf(id, `&search=${second}`)).map(({ row }) => row)).toEqual([3]);
    expect(await site.registrationsOf(organisationId)).toEqual([]);
    for (const serial of serials) expect(await site.lab.importsOf(serial)).toBe(0);

    expect(await site.confirm(id, { kind: "build", buildId: published.build.id })).toMatchObject({ status: 200 });
    await site.waitForState(id, "created");
    await site.waitForStates(organisationId, "ready", "ready", "ready");
    for (const serial of serials) expect(await site.lab.importsOf(serial)).toBe(1);
    const made: RegistrationView[] = await site.registrationsOf(organisationId);
    expect(made.map(({ serialNumber }) => serialNumber).sort()).toEqual([...serials].sort());
    expect(made[0]).toMatchObject({ origin: "csv", deploymentId: null, deviceId: null });
    // The build's tag, whatever the file says (security rule 6).
    expect(new Set(made.map(({ groupTag }) => groupTag))).toEqual(new Set([site.lab.sample.groupTag]));
    expect(await site.read(id)).toMatchObject({ registrations: { created: 3, ready: 3, working: 0, failed: 0 } });
    expect((await site.rowsOf(id))[0]).toMatchObject({ outcome: "created", registration: { state: "ready" } });
    // Confirming once more registers nobody twice.
    expect(await site.confirm(id, { kind: "build", buildId: published.build.id })).toMatchObject({ status: 200 });
    expect(await site.registrationsOf(organisationId)).toHaveLength(3);
  });

  it("gives its own tags only where a build carries them, for who may write builds, and names the others", async () => {
    const published = await site.publishedBuild();
    const { organisationId } = published;
    const tag = site.lab.sample.groupTag;
    site.startImporter();
    const id = await site.preview(
      organisationId,
      site.fileOf(
        await site.line(freshSerial(), tag),
        await site.line(freshSerial(), tag.toLowerCase()),
        await site.line(freshSerial(), "PRIVILEGED"),
        await site.line(freshSerial(), null),
      ),
    );
    expect((await site.read(id)).tags).toEqual(
      expect.arrayContaining([
        { tag, rows: 1, build: { id: published.build.id, name: expect.any(String) } },
        { tag: "PRIVILEGED", rows: 1, build: null },
        { tag: null, rows: 1, build: null },
      ]),
    );
    const technician = await site.server.signInAs([{ role: "technician", organisationId }]);
    expect(await site.confirm(id, { kind: "file" }, technician)).toMatchObject({
      status: 403,
      body: { error: { code: "access.role-missing" } },
    });
    expect(await site.confirm(id, { kind: "file" })).toMatchObject({ status: 200 });
    await site.waitForState(id, "created");
    const [registration, ...others] = await site.registrationsOf(organisationId);
    expect(others).toEqual([]);
    expect(registration?.groupTag).toBe(tag);
    expect((await site.rowsOf(id)).map(({ findings }) => findings[0]?.code)).toEqual([
      undefined,
      "tag-unknown",
      "tag-unknown",
      "tag-missing",
    ]);
    expect(await site.read(id)).toMatchObject({ rows: { leftOut: 3 }, registrations: { created: 1 } });
  });

  it("says which devices are on their way or registered already, and imports none of them twice at once", async () => {
    const published = await site.publishedBuild();
    const { organisationId } = published;
    const serial = freshSerial();
    await site.capture(published, serial);
    site.startImporter();
    const id = await site.preview(
      organisationId,
      site.fileOf(await site.line(serial.toLowerCase(), null, { hashOf: serial })),
    );
    expect((await site.rowsOf(id))[0]).toMatchObject({
      verdict: "warning",
      findings: [{ code: "already-registering" }],
    });
    await site.confirm(id, { kind: "build", buildId: published.build.id });
    await site.waitForState(id, "created");
    const found = await site.registrationsOf(organisationId);
    const { deviceId } = found.find(({ origin }) => origin === "deployment") ?? {};
    expect(found.find(({ origin }) => origin === "csv")?.deviceId).toBe(deviceId);
    await site.connect(organisationId);
    site.startWorker();
    await site.waitForStates(organisationId, "ready", "ready");
  });

  it("that is no CSV is refused with the reason, and leaves nothing behind", async () => {
    const { organisationId } = await site.publishedBuild();
    site.startImporter();
    for (const [bytes, code] of [
      [Buffer.from("PK\u0003\u0004\0\0"), "csv.binary"],
      [Buffer.from("Serial,Group Tag\r\nA,B\r\n"), "csv.column-missing"],
      [Buffer.from(""), "csv.empty"],
    ] as const) {
      const { body } = await site.send(organisationId, bytes);
      await site.waitForState(body.id, "refused");
      expect((await site.read(body.id)).failure?.code).toBe(code);
      expect(await site.confirm(body.id, { kind: "file" })).toMatchObject({
        status: 409,
        body: { error: { code: "autopilot-import.not-confirmable" } },
      });
    }
    const json = await site.administrator.request(
      "POST",
      `/api/autopilot-imports?organisationId=${organisationId}&fileName=a.csv`,
      { not: "a file" },
    );
    expect(json).toMatchObject({ status: 415 });
  });

  it("does not exist for another organisation, nor can its build be chosen", async () => {
    const published = await site.publishedBuild();
    const other = await site.publishedBuild();
    site.startImporter();
    const id = await site.preview(published.organisationId, site.fileOf(await site.line(freshSerial(), null)));
    const foreigner = await site.server.signInAs([{ role: "administrator", organisationId: other.organisationId }]);
    const build = { kind: "build", buildId: other.build.id } as const;
    for (const answer of [
      await foreigner.request("GET", `/api/autopilot-imports/${id}`),
      await foreigner.request("GET", `/api/autopilot-imports/${id}/rows`),
      await site.confirm(id, build, foreigner),
      await foreigner.request("POST", `/api/autopilot-imports/${id}/cancel`),
      await foreigner.request("DELETE", `/api/autopilot-imports/${id}`),
      await site.send(published.organisationId, site.fileOf(), foreigner),
      await foreigner.request("GET", `/api/autopilot-export?organisationId=${published.organisationId}`),
      await site.confirm(id, build),
      await site.confirm(id, { kind: "build", buildId: randomUUID() }),
    ]) {
      expect(answer).toMatchObject({ status: 404, body: { error: { code: "object.not-found" } } });
    }
    expect(await site.read(id)).toMatchObject({ state: "preview" });
  });
});

it("a file that says it is larger than what is taken is refused before it is sent", async () => {
  const { organisationId } = await site.publishedBuild();
  const address = await site.server.app.listen({ port: 0, host: "127.0.0.1" });
  const path = `${address}/api/autopilot-imports?organisationId=${organisationId}&fileName=huge.csv`;
  const headers = {
    "content-type": "application/octet-stream",
    "content-length": String(513 * 1024 ** 2),
    cookie: site.administrator.cookie,
    origin: address,
  };
  const answer = await new Promise<{ status: number | undefined; text: string }>((resolve, reject) => {
    const sending = request(path, { method: "POST", headers }, (incoming) => {
      let text = "";
      incoming.on("data", (chunk) => {
        text += String(chunk);
      });
      incoming.on("end", () => resolve({ status: incoming.statusCode, text }));
    });
    sending.on("error", reject);
    // The rest never comes.
    sending.write("Device Serial Number,Hardware Hash\n");
  });
  expect(answer.status).toBe(413);
  expect(JSON.parse(answer.text)).toMatchObject({
    error: { code: "autopilot-import.too-large", message: expect.stringMatching(/huge\.csv.*512 MB.*50000 devices/u) },
  });
});
