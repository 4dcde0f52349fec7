import { randomUUID } from "node:crypto";
import type { DeviceNode, DriverCoverage } from "@windlass/protocol";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { rememberDevice } from "../../src/features/devices/service.ts";
import { inventoryOf } from "../agent-device.ts";
import { createOrganisation } from "../definitions.ts";
import { storeDriver, storePack } from "../drivers/stored-driver.ts";
import { startTestServer, type TestClient, type TestServer } from "../harness.ts";

let server: TestServer;
let administrator: TestClient;
let organisationId: string;

const card: DeviceNode = {
  name: "Ethernet",
  class: "Net",
  hardwareIds: ["PCI\\VEN_8086&DEV_15F2"],
  compatibleIds: [],
  problemCode: 28,
};
const camera: DeviceNode = {
  name: "Camera",
  class: "Camera",
  hardwareIds: ["USB\\VID_0001&PID_0002"],
  compatibleIds: [],
  problemCode: 28,
};
const keyboard: DeviceNode = {
  name: "Keyboard",
  class: "Keyboard",
  hardwareIds: ["ACPI\\PNP0303"],
  compatibleIds: [],
};

const remember = (product: string, deviceNodes: readonly DeviceNode[]) =>
  server.database.within({ kind: "installation" }, (connection) => {
    const inventory = inventoryOf(randomUUID(), { deviceNodes: [...deviceNodes] });
    const told = { ...inventory, smbios: { ...inventory.smbios, product, manufacturer: "Hewlett-Packard" } };
    return rememberDevice(connection, { organisationId, inventory: told, at: new Date() });
  });
const coverage = (client = administrator) =>
  client.request<DriverCoverage>("GET", `/api/driver-coverage?organisationId=${organisationId}&osBuild=26100`);

beforeAll(async () => {
  server = await startTestServer();
  administrator = await server.signInAs([{ role: "administrator", organisationId: null }]);
  organisationId = await createOrganisation(administrator);
});
afterAll(() => server.close());

describe("driver coverage", () => {
  it("is empty before a device has told its hardware", async () => {
    expect((await coverage()).body).toEqual({ devices: 0, models: [], vendors: [], classes: [], missing: [] });
  });

  it("counts by model, maker and class what the library has drivers for, and names what stays without", async () => {
    await storePack(server, organisationId, [await storeDriver(server, organisationId)], "Dragonfly pack");
    for (let count = 0; count < 3; count += 1) await remember("Dragonfly", [card, camera, keyboard]);
    await remember("Sprout", [camera]);
    const { body } = await coverage();
    expect(body.devices).toBe(4);
    const dragonfly = { parts: 3, covered: 1, needing: 2, needingCovered: 1, conflicts: 0 };
    expect(body.models).toMatchObject([
      { model: "Dragonfly", devices: 3, osBuild: 26100, packs: ["Dragonfly pack"], ...dragonfly },
      { model: "Sprout", devices: 1, parts: 1, covered: 0, needing: 1, packs: [] },
    ]);
    expect(body.vendors).toEqual([{ name: "HP", devices: 4, parts: 10, covered: 3, needing: 7, needingCovered: 3 }]);
    expect(body.classes.map(({ name, parts, covered }) => [name, parts, covered])).toEqual(
      expect.arrayContaining([
        ["Camera", 4, 0],
        ["Net", 3, 3],
      ]),
    );
    expect(body.missing).toMatchObject([{ name: "Camera", devices: 4, models: ["Dragonfly", "Sprout"] }]);
  });

  it("does not exist for strangers", async () => {
    const other = await createOrganisation(administrator);
    const stranger = await server.signInAs([{ role: "administrator", organisationId: other }]);
    expect((await coverage(stranger)).status).toBe(404);
  });
});
