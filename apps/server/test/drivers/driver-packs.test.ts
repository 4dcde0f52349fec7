import type { DeviceDrivers, DriverPackEffects, DriverPackView } from "@windlass/protocol";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { startImportingDrivers } from "../../src/features/drivers/imports/worker.ts";
import { createOrganisation } from "../definitions.ts";
import { startTestServer, type TestClient, type TestServer } from "../harness.ts";
import { importPack, listDrivers } from "./imports.ts";
import { inf, pack } from "./packs.ts";

let server: TestServer;
let administrator: TestClient;
let organisationId: string;

const nic = {
  "nic.inf": inf("nic.inf"),
  "e2nic.cat": "c",
  "e2nic.sys": "s",
  "nic_msg.dll": "m",
  "Tools/e2nicdiag.exe": "x",
};
const chipset = { "Chipset/chipset.inf": inf("chipset-null.inf"), "Chipset/chipset.cat": "c" };
const packed = new Map<string, Buffer>();
const files = { "5440.zip": nic, "5450.zip": { ...nic, ...chipset } };

const importAll = async (worker = startImportingDrivers(server.context)) => {
  for (const [name, content] of Object.entries(files)) {
    // A ZIP says when its files were written: packed again it would be another file.
    const bytes = packed.get(name) ?? pack(content, name);
    packed.set(name, bytes);
    await importPack(administrator, organisationId, bytes, name);
  }
  await worker.stop();
};

beforeAll(async () => {
  server = await startTestServer();
  administrator = await server.signInAs([{ role: "administrator", organisationId: null }]);
  organisationId = await createOrganisation(administrator);
  await importAll();
});
afterAll(() => server.close());

const packs = async (query = "") =>
  (
    await administrator.request<{ items: DriverPackView[] }>(
      "GET",
      `/api/driver-packs?organisationId=${organisationId}${query}`,
    )
  ).body.items;
const packOf = async (name: string): Promise<DriverPackView> => {
  const found = (await packs()).find((one) => one.name === name);
  if (!found) throw new Error(`there is no pack ${name}`);
  return found;
};
const act = (packIds: readonly string[], action: string, preview = "", client = administrator) =>
  client.request<DriverPackEffects & { error: { code: string } }>("POST", `/api/driver-packs/actions${preview}`, {
    packIds,
    action,
  });
const change = (pack: DriverPackView, changes: object, client = administrator) => {
  const { revision, name, vendor, version, active, filter, notes, otherData } = pack;
  const body = { revision, name, vendor, version, active, filter, notes, otherData, ...changes };
  return client.request<DriverPackView & { error: { code: string } }>("PUT", `/api/driver-packs/${pack.id}`, body);
};
const namesOfModel = (model: string) => ({ field: "model", operator: "is", values: [model] });
const matchOn = async (model: string) =>
  (
    await administrator.request<DeviceDrivers>("POST", "/api/driver-matches", {
      organisationId,
      architecture: "x64",
      osBuild: 26100,
      nodes: [{ name: "Ethernet", hardwareIds: ["PCI\\VEN_8086&DEV_15F2"] }],
      facts: { model },
    })
  ).body;

describe("driver packs", () => {
  it("come about by importing, with what the file was and all drivers that it holds", async () => {
    const [older, newer] = await packs();
    expect(older).toMatchObject({ name: "5440", fileName: "5440.zip", drivers: 1, onlyHere: 0, active: true });
    expect(newer).toMatchObject({ name: "5450", drivers: 2, onlyHere: 1, withMissingFiles: 0 });
    expect(newer?.fileSha256).toMatch(/^[0-9a-f]{64}$/);
    const members = await listDrivers(administrator, `packId=${newer?.id}`);
    expect(members.map((driver) => driver.infName).sort()).toEqual(["chipset.inf", "nic.inf"]);
    const shared = members.find((driver) => driver.infName === "nic.inf");
    expect(shared?.packs.map(({ name }) => name)).toEqual(["5440", "5450"]);
  });

  it("are the same when the same file comes in again", async () => {
    const before = await packs();
    await importAll();
    expect((await packs()).map(({ id, drivers }) => [id, drivers])).toEqual(
      before.map(({ id, drivers }) => [id, drivers]),
    );
  });

  it("keep what people say of them, with history, and refuse a change of what another has changed", async () => {
    const one = await packOf("5450");
    const said = {
      vendor: "Dell",
      version: "A05",
      filter: namesOfModel("Latitude 5450"),
      notes: "From the maker's page.",
      otherData: [{ name: "Ticket", value: "4711" }],
    };
    expect(await change(one, said)).toMatchObject({ status: 200, body: { ...said, revision: one.revision + 1 } });
    expect(await change(one, said)).toMatchObject({ status: 412, body: { error: { code: "object.changed" } } });
    const { body } = await administrator.request<{ items: { fields: { field: string }[] }[] }>(
      "GET",
      `/api/changes?objectId=${one.id}`,
    );
    expect(body.items[0]?.fields.map(({ field }) => field)).toContain("other data “Ticket”");
    expect((await packs("&limited=yes")).map(({ name }) => name)).toEqual(["5450"]);
    expect((await packs("&search=dell")).map(({ name }) => name)).toEqual(["5450"]);
  });

  it("are for the devices of their filter, and preferred where it names the model", async () => {
    await change(await packOf("5440"), { filter: namesOfModel("Latitude 5440") });
    const there = await matchOn("Latitude 5450");
    expect(there.nodes[0]?.candidates).toMatchObject([
      { inf: "nic.inf", pack: "5450", standing: "chosen", bound: true },
    ]);
    expect(there.nodes[0]?.ruledOut).toMatchObject([{ inf: "nic.inf", pack: "5440", reason: "filter" }]);
    expect((await matchOn("OptiPlex 7020")).nodes[0]).toMatchObject({ outcome: "none" });
  });

  it("are switched off and on as a whole; what another pack brings stays", async () => {
    const [older, newer] = [await packOf("5440"), await packOf("5450")];
    const foreseen = await act([newer.id], "deactivate", "/preview");
    expect(foreseen.body).toEqual({ packs: 1, drivers: 1, keptByOthers: 1, deleted: 0 });
    expect((await packOf("5450")).active).toBe(true);
    expect((await act([newer.id], "deactivate")).body).toEqual(foreseen.body);
    expect((await matchOn("Latitude 5450")).nodes[0]).toMatchObject({ outcome: "none" });
    expect((await matchOn("Latitude 5440")).nodes[0]).toMatchObject({ outcome: "driver" });
    expect((await act([older.id, newer.id], "deactivate")).body).toMatchObject({ packs: 2, drivers: 2 });
    expect((await matchOn("Latitude 5440")).nodes[0]?.ruledOut).toMatchObject([{ reason: "inactive" }]);
    expect((await act([older.id, newer.id], "activate")).status).toBe(200);
    expect((await matchOn("Latitude 5440")).nodes[0]).toMatchObject({ outcome: "driver" });
  });

  it("do not exist for strangers, and are not changed by who may only look", async () => {
    const { id } = await packOf("5450");
    const other = await createOrganisation(administrator);
    const stranger = await server.signInAs([{ role: "administrator", organisationId: other }]);
    expect((await stranger.request("GET", `/api/driver-packs/${id}`)).status).toBe(404);
    expect((await act([id], "delete", "", stranger)).status).toBe(404);
    expect((await act([id], "delete", "/preview", stranger)).status).toBe(404);
    const technician = await server.signInAs([{ role: "technician", organisationId }]);
    expect((await act([id], "delete", "", technician)).status).toBe(403);
  });

  it("count where a location is used, so that it is not deleted under them", async () => {
    const place = await administrator.request<{ id: string }>("POST", "/api/definitions", {
      organisationId,
      definition: { kind: "location", name: "Berlin", address: "", notes: "", subnets: [] },
    });
    expect(place.status).toBe(201);
    const { id } = place.body;
    await change(await packOf("5440"), { filter: { field: "location", operator: "is", values: [id] } });
    const { body } = await administrator.request<{ usedBy: object[] }>("GET", `/api/definitions/${id}`);
    expect(body.usedBy).toMatchObject([{ kind: "driver-pack", name: "5440" }]);
    await change(await packOf("5440"), { filter: null });
  });

  it("are deleted with what they alone brought", async () => {
    const newer = await packOf("5450");
    expect((await act([newer.id], "delete")).body).toMatchObject({ packs: 1, keptByOthers: 1, deleted: 1 });
    expect((await packs()).map(({ name }) => name)).toEqual(["5440"]);
    expect((await listDrivers(administrator, `organisationId=${organisationId}`)).map((one) => one.infName)).toEqual([
      "nic.inf",
    ]);
  });
});
