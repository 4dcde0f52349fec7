import { randomUUID } from "node:crypto";
import type { DeviceDrivers, DeviceNode, FilterTrialAnswer } from "@windlass/protocol";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { rememberDevice } from "../../src/features/devices/service.ts";
import { startImportingDrivers } from "../../src/features/drivers/imports/worker.ts";
import { inventoryOf } from "../agent-device.ts";
import { createOrganisation } from "../definitions.ts";
import { importPack, listDrivers } from "../drivers/imports.ts";
import { pack, vendorPack } from "../drivers/packs.ts";
import { storeDriver } from "../drivers/stored-driver.ts";
import { startTestServer, type TestClient, type TestServer } from "../harness.ts";

let server: TestServer;
let administrator: TestClient;
let organisationId: string;

const card = "PCI\\VEN_8086&DEV_15F2";
const audio = "HDAUDIO\\FUNC_01&VEN_10EC&DEV_0257&SUBSYS_17AA22D8";
const nodes: DeviceNode[] = [
  { name: "Ethernet", hardwareIds: [card], compatibleIds: [], problemCode: 28 },
  { name: "Audio", hardwareIds: [audio], compatibleIds: [] },
  { name: "Storage", hardwareIds: ["PCI\\VEN_8086&DEV_9A0B&CC_0104"], compatibleIds: [] },
  { name: "Camera", hardwareIds: ["USB\\VID_0001&PID_0002"], compatibleIds: [], problemCode: 28 },
];

beforeAll(async () => {
  server = await startTestServer();
  administrator = await server.signInAs([{ role: "administrator", organisationId: null }]);
  organisationId = await createOrganisation(administrator);
  const worker = startImportingDrivers(server.context);
  await importPack(administrator, organisationId, pack(vendorPack(), "pack.zip"));
  await worker.stop();
});
afterAll(() => server.close());

const deviceOf = async (owner: string, deviceNodes = nodes): Promise<string> => {
  const inventory = inventoryOf(randomUUID(), { deviceNodes });
  const seen = { organisationId: owner, inventory, at: new Date() };
  return (await server.database.within({ kind: "installation" }, (connection) => rememberDevice(connection, seen))).id;
};
const driversOf = (deviceId: string, query = "", client = administrator) =>
  client.request<DeviceDrivers & { error: { code: string } }>("GET", `/api/devices/${deviceId}/drivers?${query}`);
const sorted = (names: readonly string[]) => names.toSorted();

describe("what a device would get", () => {
  it("is chosen from its organisation's drivers, with those of the software components its extensions make", async () => {
    const { body } = await driversOf(await deviceOf(organisationId), "osBuild=26100");
    expect(body.system).toEqual({ architecture: "x64", build: 26100, purpose: "windows" });
    expect(body.drivers.map(({ inf }) => inf)).toEqual(["NIC.inf", "ext.inf"]);
    expect(body.nodes.map(({ name, outcome }) => [name, outcome])).toEqual([
      ["Ethernet", "driver"],
      ["Audio", "none"],
      ["Storage", "none"],
      ["Camera", "none"],
      ["SWC\\VEN_10EC&AID_0001", "conflict"],
    ]);
    // The pack has two INF files for the component, equal in rank, date and version.
    expect(sorted(body.nodes[4]?.candidates.map(({ inf }) => inf) ?? [])).toEqual(["hdxapo.inf", "hdxswc.inf"]);
    expect(body.withoutDriver).toEqual([1, 2, 3]);
  });

  it("leaves out what Windows would not take, and says why", async () => {
    const { body } = await driversOf(await deviceOf(organisationId), "osBuild=26100");
    expect(body.nodes[2]?.ruledOut).toMatchObject([{ inf: "vmd.inf", reason: "incomplete" }]);
    const older = await driversOf(await deviceOf(organisationId), "osBuild=19045");
    expect(older.body.nodes[0]).toMatchObject({ outcome: "none", ruledOut: [{ inf: "NIC.inf", reason: "build" }] });
    const pe = await driversOf(await deviceOf(organisationId), "purpose=windows-pe");
    expect(pe.body.nodes[0]?.ruledOut).toMatchObject([{ reason: "not-for-windows-pe" }]);
  });

  it("follows what people say of a driver at once", async () => {
    const device = await deviceOf(organisationId);
    const [nic] = (await listDrivers(administrator, "search=NIC.inf")).map(({ id }) => id);
    const act = (action: string) => administrator.request("POST", "/api/drivers/actions", { driverIds: [nic], action });
    await act("deactivate");
    expect((await driversOf(device)).body.nodes[0]?.ruledOut).toMatchObject([{ reason: "inactive" }]);
    await act("activate");
    expect((await driversOf(device)).body.nodes[0]?.outcome).toBe("driver");
  });

  it("comes from the organisation and from what all share, never from another organisation", async () => {
    const other = await createOrganisation(administrator);
    const device = await deviceOf(other);
    expect((await driversOf(device)).body.nodes[0]).toMatchObject({ outcome: "none", ruledOut: [] });
    const shared = await storeDriver(server, null);
    const local = await server.signInAs([{ role: "auditor", organisationId: other }]);
    expect((await driversOf(device, "", local)).body.drivers).toMatchObject([{ driverId: shared, nodes: [0] }]);
    expect((await administrator.request("DELETE", `/api/drivers/${shared}`)).status).toBe(204);
    expect((await driversOf(device)).body.nodes[0]).toMatchObject({ outcome: "none", ruledOut: [] });
  });

  it("is told of identifiers that somebody enters, without a device", async () => {
    const { body } = await administrator.request<DeviceDrivers>("POST", "/api/driver-matches", {
      organisationId,
      architecture: "x64",
      nodes: [{ hardwareIds: [card.toLowerCase()] }],
    });
    expect(body.drivers).toMatchObject([{ inf: "NIC.inf", role: "network" }]);
    expect(body.system.build).toBe(26200);
  });

  it("does not exist for strangers, and waits for a device to tell its hardware", async () => {
    const foreign = await createOrganisation(administrator);
    const stranger = await server.signInAs([{ role: "administrator", organisationId: foreign }]);
    const device = await deviceOf(organisationId);
    expect((await driversOf(device, "", stranger)).status).toBe(404);
    const ask = { organisationId, architecture: "x64", nodes: [{ hardwareIds: [card] }] };
    expect((await stranger.request("POST", "/api/driver-matches", ask)).status).toBe(404);
    await server.database.within({ kind: "installation" }, (connection) =>
      connection.updateTable("devices").set({ inventory: null }).where("id", "=", device).execute(),
    );
    expect(await driversOf(device)).toMatchObject({
      status: 409,
      body: { error: { code: "driver-match.device-untold" } },
    });
  });
});

describe("trying a filter", () => {
  const atLeast32 = { field: "memory-gigabytes", operator: "at-least", value: 32 };
  const tryOn = (device: object, filter: object | null, owner = organisationId, client = administrator) =>
    client.request<FilterTrialAnswer & { error: { code: string; message: string } }>("POST", "/api/filter-trials", {
      organisationId: owner,
      filter,
      device,
    });

  it("says of a known device what was asked and what it has", async () => {
    const deviceId = await deviceOf(organisationId);
    const here = { field: "organisation", operator: "is", values: [organisationId] };
    const { body } = await tryOn({ deviceId, osBuild: 26100 }, { any: [atLeast32, { all: [here] }] });
    expect(body).toMatchObject({
      says: expect.stringMatching(/^Memory is at least 32 GB or \(Organisation is .+\)$/),
      judgement: {
        verdict: "matches",
        parts: [{ verdict: "does-not-match", found: "16 GB" }, { verdict: "matches" }],
      },
      facts: { model: "Laptop 7", osBuild: 26100, chassis: "laptop" },
    });
  });

  it("says of pasted facts that it cannot tell what they leave out", async () => {
    const { body } = await tryOn({ facts: { vendor: "Dell Inc." } }, atLeast32);
    expect(body.judgement).toEqual({
      kind: "condition",
      verdict: "cannot-tell",
      asked: "Memory is at least 32 GB",
      found: null,
    });
    expect((await tryOn({ facts: {} }, null)).body.says).toBe("every device");
  });

  it("knows a maker by its aliases", async () => {
    const asked = { field: "vendor", operator: "is", values: ["HP"] };
    const { body } = await tryOn({ facts: { vendor: "Hewlett-Packard" } }, asked);
    expect(body.judgement).toMatchObject({ verdict: "matches", found: "Hewlett-Packard (known as HP)" });
  });

  it("refuses a filter with the place of each fault", async () => {
    const { status, body } = await tryOn({ facts: {} }, { all: [{ field: "colour" }] });
    expect(status).toBe(400);
    expect(body.error.message).toContain("filter.all.0.field");
  });

  it("knows no device of another organisation", async () => {
    const other = await createOrganisation(administrator);
    const deviceId = await deviceOf(other);
    expect((await tryOn({ deviceId }, null)).status).toBe(404);
    const stranger = await server.signInAs([{ role: "auditor", organisationId: other }]);
    expect((await tryOn({ facts: {} }, null, organisationId, stranger)).status).toBe(404);
    expect((await tryOn({ deviceId }, null, other, stranger)).status).toBe(200);
  });
});
