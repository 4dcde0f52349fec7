import { randomUUID } from "node:crypto";
import type { BuildView, Inventory, PlanPreview } from "@windlass/protocol";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { startImportingDrivers } from "../../src/features/drivers/imports/worker.ts";
import { inventoryOf } from "../agent-device.ts";
import { SoftwareDevice } from "../agents/software-device.ts";
import { createPackage, createPublishable } from "../definitions.ts";
import { importPack } from "../drivers/imports.ts";
import { inf, pack } from "../drivers/packs.ts";
import { startTestServer, type TestClient, type TestServer } from "../harness.ts";
import { publish } from "../published-build.ts";

let server: TestServer;
let administrator: TestClient;
let organisationId: string;
let build: BuildView;

beforeAll(async () => {
  server = await startTestServer();
  administrator = await server.signInAs([{ role: "administrator", organisationId: null }]);
});
afterAll(() => server.close());
beforeEach(async () => {
  ({ organisationId, build } = await createPublishable(server, administrator));
});

const preview = (change: object, client = administrator) =>
  client.request<PlanPreview & { error: { code: string } }>("POST", "/api/plan-previews", {
    organisationId,
    buildId: build.id,
    ...change,
  });
const told = (inventory: Inventory) => ({ device: { kind: "told", inventory } });
const bootProfileOf = async () => {
  const url = `/api/boot-profiles?organisationId=${organisationId}`;
  return (await administrator.request<{ items: { id: string }[] }>("GET", url)).body.items[0]?.id ?? "";
};
const stepsOf = ({ outcome }: PlanPreview) => (outcome.kind === "planned" ? outcome.plan.steps : []);

/** A device that was deployed to its end, each step in a moment. */
const deployed = async () => {
  const device = new SoftwareDevice(server, await bootProfileOf());
  const plan = await device.deployUpToSoftware(administrator, build.id);
  await device.succeed(plan, plan.steps.find(({ action }) => action === "run-software-step")?.id ?? "");
  const url = `/api/devices?organisationId=${organisationId}&search=${device.serialNumber}`;
  const { body } = await administrator.request<{ items: { id: string }[] }>("GET", url);
  return { device, plan, deviceId: body.items[0]?.id ?? "" };
};

const net = {
  "nic.inf": inf("nic.inf"),
  "e2nic.cat": "c",
  "e2nic.sys": "s",
  "nic_msg.dll": "m",
  "Tools/e2nicdiag.exe": "x",
};
const withNetwork = inventoryOf("WITH-NIC", {
  deviceNodes: [{ name: "Ethernet", hardwareIds: ["PCI\\VEN_8086&DEV_15F2"], compatibleIds: [] }],
});

describe("the preview of a plan", () => {
  it("is the plan that the device made of the same publication, with what it fetches and how long it takes", async () => {
    await publish(administrator, organisationId);
    const { plan, deviceId } = await deployed();
    const { status, body } = await preview({ device: { kind: "known", deviceId } });
    expect(status).toBe(200);
    expect(body.outcome).toEqual({ kind: "planned", plan });
    expect(body).toMatchObject({ publicationNumber: 1, problems: [], lastDeployment: { differences: [] } });
    expect(body.downloads.map(({ kind }) => kind)).toEqual(["publication", "image"]);
    expect(body.downloadBytes).toBe(body.downloads.reduce((sum, { content }) => sum + content.sizeBytes, 0));
    expect(body.estimate).toMatchObject({ deployments: 1, unknown: [] });
  });

  it("of the draft says what publishing would change for the device", async () => {
    await publish(administrator, organisationId);
    const { deviceId } = await deployed();
    const added = await createPackage(administrator, organisationId, { name: "Contoso VPN" });
    const definition = { ...build.definition, packageIds: [...build.definition.packageIds, added.id] };
    await administrator.request("PUT", `/api/builds/${build.id}`, { revision: build.revision, definition });
    const device = { kind: "known", deviceId };
    const { body } = await preview({ device, publication: "draft" });
    expect(body).toMatchObject({
      publicationNumber: null,
      lastDeployment: { differences: [{ kind: "added", title: "Contoso VPN 1.0: Configure" }] },
    });
    // Devices still get what is published.
    expect((await preview({ device })).body.lastDeployment?.differences).toEqual([]);
    await publish(administrator, organisationId);
    expect((await preview({ device })).body.lastDeployment?.differences).toHaveLength(1);
    expect((await preview({ device, publication: 1 })).body.lastDeployment?.differences).toEqual([]);
  });

  it("names the drivers of a described device, before they are published and after, from the catalogue", async () => {
    await publish(administrator, organisationId);
    const worker = startImportingDrivers(server.context);
    expect(await importPack(administrator, organisationId, pack(net, "net.zip"), "net.zip")).toMatchObject({
      imported: 1,
    });
    await worker.stop();
    const driversOf = async (publication: string) => {
      const { body } = await preview({ ...told(withNetwork), publication });
      return stepsOf(body).flatMap((step) => (step.action === "inject-drivers" ? step.drivers : []));
    };
    expect(await driversOf("current")).toEqual([]);
    const drafted = await driversOf("draft");
    expect(drafted).toMatchObject([{ inf: "nic.inf", devices: ["Ethernet"], why: "The only driver for this part." }]);
    await publish(administrator, organisationId);
    expect(await driversOf("current")).toEqual(drafted);
    const { body } = await preview(told(withNetwork));
    expect(body.downloads.map(({ kind }) => kind)).toEqual(["publication", "driver-catalogue", "image", "driver"]);
  });

  it("says what would stop a device before anything is written to its disk", async () => {
    await publish(administrator, organisationId);
    const { body } = await preview(told(inventoryOf("NO-DISK", { disks: [] })));
    expect(body).toMatchObject({
      outcome: { kind: "refused", error: { code: "device.no-suitable-disk" } },
      downloads: [],
      estimate: null,
      lastDeployment: null,
    });
    const legacy = await preview(told(inventoryOf("BIOS", { firmware: "bios" })));
    expect(legacy.body.outcome).toMatchObject({ error: { code: "device.firmware-not-uefi" } });
  });

  it("of the draft names what stands in the way of publishing the build, and nothing of other builds", async () => {
    await publish(administrator, organisationId);
    const definition = { ...build.definition, name: `Other ${randomUUID()}`, computerNameTemplate: "PC-%SERIAL%" };
    await administrator.request("POST", "/api/builds", { organisationId, definition });
    const { body } = await preview({ ...told(inventoryOf("ANY")), publication: "draft" });
    expect(body).toMatchObject({ problems: [] });
  });

  it("is refused for a build that is not published, and for what another organisation has", async () => {
    expect(await preview(told(inventoryOf("ANY")))).toMatchObject({
      status: 409,
      body: { error: { code: "build.not-published" } },
    });
    expect((await preview({ ...told(inventoryOf("ANY")), publication: 9 })).status).toBe(404);
    await publish(administrator, organisationId);
    const { deviceId } = await deployed();
    const other = await createPublishable(server, administrator);
    await publish(administrator, other.organisationId);
    const asOther = { organisationId: other.organisationId, device: { kind: "known", deviceId } };
    expect((await preview({ ...asOther, buildId: other.build.id })).status).toBe(404);
    expect((await preview({ ...told(inventoryOf("ANY")), organisationId: other.organisationId })).status).toBe(404);
    const stranger = await server.signInAs([{ role: "administrator", organisationId: other.organisationId }]);
    expect((await preview(told(inventoryOf("ANY")), stranger)).status).toBe(404);
    expect((await preview({ device: { kind: "known", deviceId } }, stranger)).status).toBe(404);
  });
});
