import { readdir } from "node:fs/promises";
import { join } from "node:path";
import { openArchive, storeBytes } from "@windlass/content";
import type { ContentReference } from "@windlass/protocol";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { startImportingDrivers } from "../../src/features/drivers/imports/worker.ts";
import { createOrganisation } from "../definitions.ts";
import { startTestServer, type TestClient, type TestServer } from "../harness.ts";
import { beginImport, importPack, listDrivers, postImport, readDriver, readImport, reportOf } from "./imports.ts";
import { forgedZip, inf, pack, vendorPack } from "./packs.ts";

let server: TestServer;
let administrator: TestClient;
let organisationId: string;
let worker: { stop(): Promise<void> };

beforeAll(async () => {
  server = await startTestServer();
  administrator = await server.signInAs([{ role: "administrator", organisationId: null }]);
  organisationId = await createOrganisation(administrator);
  worker = startImportingDrivers(server.context);
});
afterAll(async () => {
  await worker.stop();
  await server.close();
});

const stored = async () => {
  const found: ContentReference[] = [];
  for await (const reference of server.context.content.list()) found.push(reference);
  return found;
};

const leftOvers = async () => {
  const { dataDirectory } = server.context.configuration;
  return [
    ...(await readdir(join(dataDirectory, "driver-imports")).catch(() => [])),
    ...(await readdir(join(dataDirectory, "uploads"))),
  ];
};

const oneDriver = (name: string, extra: Record<string, string> = {}) => ({
  [`${name}.inf`]: inf("primitive-filter.inf").replace("1.0.0.7", `1.0.0.${name.length}`),
  "minispy.cat": name,
  "minispy.sys": "driver",
  ...extra,
});

describe("importing a driver pack", () => {
  it("makes one driver of each INF with the files it names, and reports what became of every INF", async () => {
    const ended = await importPack(administrator, organisationId, pack(vendorPack(), "pack.zip"), "Contoso 2026.zip");
    expect(ended).toMatchObject({
      state: "ready",
      failure: null,
      imported: 5,
      ignored: 2,
      refused: 1,
      known: 0,
      withMissingFiles: 1,
      done: 8,
      total: 8,
    });
    const report = await reportOf(administrator, ended.id);
    expect(report.map(({ path, outcome, failure }) => [path, outcome, failure?.code ?? null])).toEqual([
      ["Drivers/Audio/apo/hdxapo.inf", "imported", null],
      ["Drivers/Audio/ext.inf", "imported", null],
      ["Drivers/Audio/hdxswc.inf", "imported", null],
      ["Drivers/Net/NIC.inf", "imported", null],
      ["Drivers/Storage/vmd.inf", "imported", null],
      ["Drivers/broken.inf", "refused", "inf.unreadable"],
      ["Drivers/script.inf", "ignored", null],
      ["autorun.inf", "ignored", "inf.not-recognised"],
    ]);
    expect(report[4]?.missingFiles).toEqual([
      "iaVmd32.cat",
      "x64/etw/RstMwEvent.man",
      "x86/iaVmd.sys",
      "x86/etw/RstMwEvent.man",
    ]);
    const nic = await readDriver(administrator, report[3]?.driverId ?? "");
    expect(nic).toMatchObject({
      description: "Contoso(R) Ethernet Controller I225-V and 1 other",
      version: "2.1.3.15",
      driverDate: "2023-05-17",
      active: true,
      availableToWindowsPe: false,
      architectures: ["x64"],
      minimumVersion: "10.0",
      minimumBuild: null,
      modelCount: 5,
      hardwareIdCount: 5,
      missingFiles: [],
      packs: [{ name: "Contoso 2026", active: true }],
      infPath: "Drivers/Net/NIC.inf",
    });
    const archive = await openArchive(await storeBytes(server.context.content, nic), { name: "driver" });
    expect(archive.files.map((file) => file.path)).toEqual([
      "E2NIC.SYS",
      "NIC.inf",
      "Tools/e2nicdiag.exe",
      "e2nic.cat",
      "nic_msg.dll",
    ]);
    await expect.poll(leftOvers, { timeout: 10_000 }).toEqual([]);
  });

  it("keeps with a driver what it brings along by CopyINF, with the files of that", async () => {
    const [extension] = await listDrivers(administrator, "kind=extension");
    expect(extension).toMatchObject({ minimumBuild: 16299, missingFileCount: 0 });
    const archive = await openArchive(
      await storeBytes(server.context.content, extension ?? { sha256: "", sizeBytes: 0 }),
      {
        name: "driver",
      },
    );
    expect(archive.files.map((file) => file.path)).toEqual([
      "apo/audio.cab",
      "apo/hdxapo.inf",
      "apo/hdxswc.cat",
      "audio.cab",
      "ext.inf",
      "hdxext.cat",
      "hdxswc.cat",
      "hdxswc.inf",
    ]);
  });

  it("recognises what is there already, in another pack, format and folder, and takes only what is new", async () => {
    const before = await stored();
    const again = await importPack(administrator, organisationId, pack(vendorPack(), "again.7z"), "again.7z");
    expect(again).toMatchObject({ state: "ready", imported: 0, known: 5 });
    const files = Object.entries(vendorPack("newer")).map(([path, content]) => [`2027/${path}`, content]);
    const newer = await importPack(
      administrator,
      organisationId,
      pack(Object.fromEntries(files), "new.tar"),
      "new.tar",
    );
    expect(newer).toMatchObject({ imported: 1, known: 4 });
    expect(await stored()).toHaveLength(before.length + 1);
    expect(await listDrivers(administrator, `organisationId=${organisationId}`)).toHaveLength(6);
  });

  it("takes a driver that lies twice in a pack once", async () => {
    const twice = { ...oneDriver("a/twice"), ...oneDriver("b/twice") };
    const files = { ...twice, "a/minispy.cat": "c", "b/minispy.cat": "c", "a/minispy.sys": "d", "b/minispy.sys": "d" };
    expect(await importPack(administrator, organisationId, pack(files, "twice.zip"))).toMatchObject({
      imported: 1,
      known: 1,
    });
  });

  it("shares drivers with all organisations, and gives each organisation its own otherwise", async () => {
    const other = await createOrganisation(administrator);
    const bytes = pack(oneDriver("shared"), "shared.zip");
    expect(await importPack(administrator, organisationId, bytes, "shared.zip", true)).toMatchObject({
      imported: 1,
      organisationId: null,
    });
    const technician = await server.signInAs([{ role: "technician", organisationId: other }]);
    const visible = await listDrivers(technician);
    expect(visible.map((driver) => [driver.infName, driver.organisationId])).toEqual([["shared.inf", null]]);
    const local = await server.signInAs([{ role: "administrator", organisationId: other }]);
    const { body: denied } = await local.request<{ error: { code: string } }>(
      "DELETE",
      `/api/drivers/${visible[0]?.id}`,
    );
    expect(denied.error.code).toBe("access.shared-by-all");
    const { id } = await beginImport(local, other, bytes);
    expect((await postImport(local, other, "00000000-0000-4000-8000-000000000000", true)).body.error.code).toBe(
      "access.shared-by-all",
    );
    expect((await technician.request("GET", `/api/driver-imports/${id}`)).status).toBe(200);
    const stranger = await server.signInAs([{ role: "administrator", organisationId }]);
    expect((await stranger.request("GET", `/api/driver-imports/${id}`)).status).toBe(404);
    expect((await stranger.request("GET", `/api/driver-imports/${id}/files`)).status).toBe(404);
  });

  it.each([
    [
      "a CAB in a ZIP",
      () => pack({ "model/one.cab": pack(oneDriver("inner"), "inner.zip") }, "outer.zip"),
      "outer.zip",
    ],
    [
      "a self-extracting pack",
      () => Buffer.concat([Buffer.from("MZ".padEnd(4096, "\0")), pack(oneDriver("sfx"), "a.7z")]),
      "sp123.exe",
    ],
  ])("opens %s", async (_, bytes, name) => {
    expect(await importPack(administrator, organisationId, bytes(), name)).toMatchObject({
      state: "ready",
      imported: 1,
    });
  });

  it.each<[string, () => Buffer, string, string]>([
    ["what is no archive", () => Buffer.from("just some words, more than a few"), "driver.pack-unreadable", "pack.zip"],
    [
      "an archive that is cut",
      () => pack(vendorPack(), "cut.7z").subarray(0, 1500),
      "driver.pack-unreadable",
      "pack.zip",
    ],
    ["a pack without INF", () => pack({ "setup.txt": "hello" }, "none.zip"), "driver.pack-without-inf", "zip"],
    ["a way out of its folder", () => forgedZip("../../evil.inf"), "driver.pack-unsafe", "leads out of its folder"],
    ["a way out in Windows' writing", () => forgedZip("a\\..\\..\\evil.inf"), "driver.pack-unsafe", "leads out"],
    ["an absolute name", () => forgedZip("/etc/cron.d/evil.inf"), "driver.pack-unsafe", "a place of its own"],
    ["a drive letter", () => forgedZip("C:\\Windows\\evil.inf"), "driver.pack-unsafe", "a place of its own"],
    ["a link", () => forgedZip("link.inf", { mode: 0o120777 }), "driver.pack-unsafe", "is a link"],
    ["a bomb", () => forgedZip("zeros.inf", { sizeBytes: 4_000_000_000 }), "driver.pack-too-large", "1000 times"],
    ["a size that lies", () => forgedZip("lie.inf", { sizeBytes: 400_000_000 }), "driver.pack-unreadable", "pack.zip"],
    ["a password", () => pack(oneDriver("secret"), "secret.zip", "-psecret"), "driver.pack-unsafe", "password"],
  ])("refuses %s with a clear reason, keeping nothing", async (_, bytes, code, words) => {
    const before = await stored();
    const ended = await importPack(administrator, organisationId, bytes());
    expect(ended).toMatchObject({ state: "refused", failure: { code } });
    expect(ended.failure?.message).toContain(words);
    expect(await stored()).toEqual(before);
    await expect.poll(leftOvers, { timeout: 10_000 }).toEqual([]);
  });

  it("can be dismissed, and gives the same import for the same upload", async () => {
    const { id } = await beginImport(administrator, organisationId, pack(oneDriver("dismissed"), "d.zip"));
    expect((await administrator.request("DELETE", `/api/driver-imports/${id}`)).status).toBe(204);
    expect((await administrator.request("GET", `/api/driver-imports/${id}`)).status).toBe(404);
    const missing = await postImport(administrator, organisationId, "00000000-0000-4000-8000-000000000000");
    expect(missing.status).toBe(404);
    expect(await readImport(administrator, id)).toMatchObject({ error: { code: "object.not-found" } });
  });
});
