import type { ChangedField, DriverPackReplacement, DriverPackView, DriverView } from "@windlass/protocol";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { startImportingDrivers } from "../../src/features/drivers/imports/worker.ts";
import { createOrganisation } from "../definitions.ts";
import { startTestServer, type TestClient, type TestServer } from "../harness.ts";
import { importPack, listDrivers } from "./imports.ts";
import { inf, pack } from "./packs.ts";

let server: TestServer;
let administrator: TestClient;
let worker: ReturnType<typeof startImportingDrivers>;

beforeAll(async () => {
  server = await startTestServer();
  administrator = await server.signInAs([{ role: "administrator", organisationId: null }]);
  worker = startImportingDrivers(server.context);
});
afterAll(async () => {
  await worker.stop();
  await server.close();
});

const chipset = { "Chipset/chipset.inf": inf("chipset-null.inf"), "Chipset/chipset.cat": "c" };
const network = (version: string, catalog = "c") => ({
  "Net/nic.inf": inf("nic.inf").replace("05/17/2023,2.1.3.15", version),
  "Net/e2nic.cat": catalog,
  "Net/e2nic.sys": "s",
  "Net/nic_msg.dll": "m",
  "Net/Tools/e2nicdiag.exe": "x",
});
const component = {
  "Audio/hdxswc.inf": inf("audio-component.inf"),
  "Audio/hdxswc.cat": "c",
  "Audio/audio.cab": "MSCF",
};
const storage = { "Storage/vmd.inf": inf("storage-vmd.inf"), "Storage/iaVmd64.cat": "c" };

type Told<Answer> = Answer & { error: { code: string } };

describe("a driver pack in the place of another", () => {
  let organisationId: string;
  let older: DriverPackView;
  let newer: DriverPackView;

  const packs = async (): Promise<DriverPackView[]> =>
    (
      await administrator.request<{ items: DriverPackView[] }>(
        "GET",
        `/api/driver-packs?organisationId=${organisationId}`,
      )
    ).body.items;
  const packOf = async (name: string): Promise<DriverPackView> => {
    const found = (await packs()).find((one) => one.name === name);
    if (!found) throw new Error(`there is no pack ${name}`);
    return found;
  };
  const driverOf = async (packId: string, infName: string): Promise<DriverView> => {
    const found = (await listDrivers(administrator, `packId=${packId}`)).find((one) => one.infName === infName);
    if (!found) throw new Error(`there is no ${infName}`);
    return found;
  };
  const saidOf = async (id: string, said: object) =>
    expect(
      await administrator.request("POST", "/api/drivers/changes", { driverIds: [id], change: said }),
    ).toMatchObject({ status: 200, body: { changed: 1 } });
  const savePack = async (one: DriverPackView, changes: object) => {
    const { revision, name, vendor, version, active, filter, notes, otherData } = one;
    const body = { revision, name, vendor, version, active, filter, notes, otherData, ...changes };
    expect((await administrator.request("PUT", `/api/driver-packs/${one.id}`, body)).status).toBe(200);
    return await packOf(one.name);
  };
  const preview = (client = administrator) =>
    client.request<Told<DriverPackReplacement>>("POST", "/api/driver-packs/replacements/preview", {
      replaced: older.id,
      by: newer.id,
    });
  const replace = (changes: object = {}, client = administrator) =>
    client.request<Told<DriverPackReplacement>>("POST", "/api/driver-packs/replacements", {
      replaced: older.id,
      replacedRevision: older.revision,
      by: newer.id,
      byRevision: newer.revision,
      carry: true,
      afterwards: "deactivate",
      ...changes,
    });
  const historyOf = async (id: string) =>
    (
      await administrator.request<{ items: { action: string; fields: ChangedField[] }[] }>(
        "GET",
        `/api/changes?objectId=${id}`,
      )
    ).body.items;

  beforeEach(async () => {
    organisationId = await createOrganisation(administrator);
    const files = {
      "A05.zip": { ...network("05/17/2023,2.1.3.15"), ...chipset, ...component },
      "A06.zip": { ...network("02/01/2025,2.2.0.1"), ...chipset, ...storage },
    };
    for (const [name, content] of Object.entries(files))
      expect(await importPack(administrator, organisationId, pack(content, name), name)).toMatchObject({
        state: "ready",
      });
    [older, newer] = [await packOf("A05"), await packOf("A06")];
  });

  it("is shown before: which drivers become newer, stay, go or come, and what goes over to them", async () => {
    const filter = { field: "model", operator: "is", values: ["Latitude 5450"] };
    older = await savePack(older, { filter, vendor: "Dell", notes: "Tested" });
    newer = await savePack(newer, { vendor: "Dell Inc." });
    const before = await driverOf(older.id, "nic.inf");
    await saidOf(before.id, { availableToWindowsPe: true, otherData: { set: [{ name: "Ticket", value: "4711" }] } });
    const { body } = await preview();
    expect(body.counts).toEqual({ newer: 1, same: 1, rebuilt: 0, older: 0, gone: 1, added: 1 });
    expect(body.pairs).toMatchObject([
      {
        outcome: "newer",
        infName: "nic.inf",
        from: { id: before.id, driverDate: "2023-05-17", driverVersion: "2.1.3.15" },
        to: { driverDate: "2025-02-01", driverVersion: "2.2.0.1" },
        carried: ["availableToWindowsPe", "otherData"],
      },
      { outcome: "gone", infName: "hdxswc.inf", to: null },
      { outcome: "added", infName: "vmd.inf", from: null },
    ]);
    expect(body).toMatchObject({ carriedOfPack: ["filter", "notes"], driversWithCarried: 1, onlyInReplaced: 2 });
    expect((await driverOf(newer.id, "nic.inf")).availableToWindowsPe).toBe(false);
    expect((await packOf("A06")).revision).toBe(newer.revision);
  });

  it("takes over what was said, where nobody said anything of the newer one, with history", async () => {
    const filter = { field: "model", operator: "is", values: ["Latitude 5450"] };
    const own = { field: "vendor", operator: "is", values: ["Dell"] };
    older = await savePack(older, { filter, otherData: [{ name: "Source", value: "dell.com" }] });
    newer = await savePack(newer, { active: false });
    const before = await driverOf(older.id, "nic.inf");
    const after = await driverOf(newer.id, "nic.inf");
    await saidOf(before.id, { active: false, filter: { how: "replace", filter }, limitedMinimumBuild: 22_621 });
    await saidOf(after.id, { filter: { how: "replace", filter: own } });
    expect((await replace()).status).toBe(200);
    expect(await driverOf(newer.id, "nic.inf")).toMatchObject({
      active: false,
      filter: own,
      limitedMinimumBuild: 22_621,
      driverVersion: "2.2.0.1",
    });
    expect(await packOf("A05")).toMatchObject({ active: false, revision: older.revision + 1 });
    expect(await packOf("A06")).toMatchObject({
      active: true,
      filter,
      otherData: [{ name: "Source", value: "dell.com" }],
      name: "A06",
    });
    const fieldsOf = async (id: string) => (await historyOf(id))[0]?.fields.map(({ field }) => field).sort();
    expect(await fieldsOf(after.id)).toEqual(["active", "limitedMinimumBuild"]);
    expect(await fieldsOf(older.id)).toEqual(["active"]);
    expect(await fieldsOf(newer.id)).toContain("other data “Source”");
    expect((await historyOf(before.id))[0]?.fields.map(({ field }) => field)).toContain("active");
  });

  it("deletes the old one with what it alone brought, when asked, and takes nothing over, when asked", async () => {
    await saidOf((await driverOf(older.id, "nic.inf")).id, { availableToWindowsPe: true });
    expect((await replace({ afterwards: "delete", carry: false })).body).toMatchObject({ onlyInReplaced: 2 });
    expect((await packs()).map(({ name }) => name)).toEqual(["A06"]);
    const left = await listDrivers(administrator, `organisationId=${organisationId}`);
    expect(left.map(({ infName }) => infName).sort()).toEqual(["chipset.inf", "nic.inf", "vmd.inf"]);
    expect(left.some(({ availableToWindowsPe }) => availableToWindowsPe)).toBe(false);
    expect((await historyOf(older.id))[0]).toMatchObject({ action: "deleted" });
  });

  it("tells the same release with other files, and one that is older, from a newer one", async () => {
    const again = { ...network("05/17/2023,2.1.3.15", "other"), ...chipset };
    await importPack(administrator, organisationId, pack(again, "A05b.zip"), "A05b.zip");
    newer = await packOf("A05b");
    expect((await preview()).body.counts).toMatchObject({ rebuilt: 1, same: 1, gone: 1 });
    [older, newer] = [await packOf("A06"), await packOf("A05b")];
    expect((await preview()).body.counts).toMatchObject({ older: 1, same: 1, gone: 1 });
  });

  it("is refused when somebody changed one of the packs meanwhile, and then nothing happens", async () => {
    await savePack(older, { notes: "Meanwhile" });
    expect(await replace()).toMatchObject({ status: 412, body: { error: { code: "object.changed" } } });
    older = await packOf("A05");
    await savePack(newer, { notes: "Meanwhile" });
    expect(await replace()).toMatchObject({ status: 412, body: { error: { code: "object.changed" } } });
    expect((await packOf("A05")).active).toBe(true);
    newer = await packOf("A06");
    // Two at the same time: one does it, the other sees that it is done.
    const both = await Promise.all([replace({ afterwards: "delete" }), replace({ afterwards: "delete" })]);
    expect(both.filter(({ status }) => status === 200)).toHaveLength(1);
  });

  it("is not one for fewer organisations, nor itself, nor a stranger's", async () => {
    const elsewhere = await createOrganisation(administrator);
    const other = pack(network("02/01/2026,3.0.0.0"), "A07.zip");
    await importPack(administrator, elsewhere, other, "A07.zip");
    const own = newer;
    const items = await administrator.request<{ items: DriverPackView[] }>(
      "GET",
      `/api/driver-packs?organisationId=${elsewhere}&search=A07`,
    );
    newer = items.body.items[0] ?? own;
    expect(await preview()).toMatchObject({ status: 409, body: { error: { code: "driver.pack-for-fewer" } } });
    expect(await replace()).toMatchObject({ status: 409 });
    newer = older;
    expect(await preview()).toMatchObject({ status: 400 });
    newer = own;
    const stranger = await server.signInAs([{ role: "administrator", organisationId: elsewhere }]);
    expect(await preview(stranger)).toMatchObject({ status: 404 });
    expect(await replace({}, stranger)).toMatchObject({ status: 404 });
    const auditor = await server.signInAs([{ role: "auditor", organisationId }]);
    expect(await preview(auditor)).toMatchObject({ status: 200 });
    expect(await replace({}, auditor)).toMatchObject({ status: 403 });
    expect((await packOf("A05")).active).toBe(true);
  });
});
