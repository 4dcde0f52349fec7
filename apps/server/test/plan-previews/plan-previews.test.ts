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

/** Changes the build and publishes it. */
const change = async (fields: object) => {
  const definition = { ...build.definition, ...fields };
  const answer = await administrator.request("PUT", `/api/builds/${build.id}`, {
    revision: build.revision,
    definition,
  });
  expect(answer).toMatchObject({ status: 200 });
  await publish(administrator, organisationId);
};

describe("the computer name in a preview", () => {
  it("is the one that approving would give, with its reason and what is still open", async () => {
    await change({ computerNameTemplate: "PC-%COUNTER:4%" });
    const { body } = await preview(told(inventoryOf("COUNTED")));
    expect(body.outcome).toMatchObject({ kind: "planned", plan: { computerName: "PC-0001" } });
    expect(body.computerName).toEqual({
      name: "PC-0001",
      reason: "from the template “PC-%COUNTER:4%”, counter 1",
      open: expect.stringContaining("The counter goes on"),
    });
    // Nothing was counted by looking.
    expect((await preview(told(inventoryOf("COUNTED")))).body.computerName?.name).toBe("PC-0001");
  });

  it("comes from the asset list where the build asks it, and says what is drawn where it does not", async () => {
    await change({ computerNameTemplate: "PC-%RAND:6%", naming: { lookUp: true, ask: null } });
    const asset = { organisationId, definition: { serialNumber: "LISTED-1", computerName: "FROM-LIST" } };
    expect(await administrator.request("POST", "/api/assets", asset)).toMatchObject({ status: 201 });
    const listed = (await preview(told(inventoryOf("LISTED-1")))).body.computerName;
    expect(listed).toMatchObject({ name: "FROM-LIST", reason: expect.stringContaining("asset list"), open: null });
    const drawn = (await preview(told(inventoryOf("UNLISTED")))).body.computerName;
    expect(drawn?.name).toMatch(/^PC-\d{6}$/);
    expect(drawn?.open).toContain("drawn anew");
  });

  it("that somebody has to enter is a suggestion, or none, and the plan is shown all the same", async () => {
    await change({ computerNameTemplate: "PC-%ASSET%", naming: { lookUp: false, ask: { pattern: "FIN-###" } } });
    const { body } = await preview(told(inventoryOf("ENTERED")));
    expect(body.outcome.kind).toBe("planned");
    expect(body.computerName).toMatchObject({ name: null, open: expect.stringContaining("FIN-###") });
  });

  it("that somebody else has is refused as approving the device would be", async () => {
    await change({ computerNameTemplate: "FIXED" });
    const asset = { organisationId, definition: { serialNumber: "HOLDER", computerName: "FIXED" } };
    expect(await administrator.request("POST", "/api/assets", asset)).toMatchObject({ status: 201 });
    const { body } = await preview(told(inventoryOf("SECOND")));
    expect(body).toMatchObject({ outcome: { error: { code: "naming.name-taken" } }, computerName: null, checks: null });
  });
});

describe("the quality checks in a preview", () => {
  const inList = ({ checks }: PlanPreview, key: string) => checks?.list.find((check) => check.key === key);

  it("say what would stop the device, what would warn, and what only the device can tell", async () => {
    const list = [
      { kind: "memory", level: "block", mayOverride: true, minimumGigabytes: 64 },
      { kind: "secure-boot", level: "warn", mayOverride: false },
      { kind: "known-model", level: "warn", mayOverride: false },
      { kind: "network", level: "block", mayOverride: false, minimumMegabitsPerSecond: 50 },
      { kind: "activation", level: "warn", mayOverride: false },
    ];
    await change({ checks: { decisionMinutes: 30, list } });
    const { body } = await preview(told(inventoryOf("CHECKED", { memoryBytes: 8 * 2 ** 30, secureBoot: true })));
    expect(body.checks?.gate).toBe("waits");
    expect(inList(body, "memory")).toMatchObject({
      level: "block",
      verdict: {
        outcome: "failed",
        says: "The device has 8 GB of memory, and 64 GB are asked for.",
        remedy: expect.any(String),
      },
      unknown: null,
    });
    expect(inList(body, "secure-boot")?.verdict?.outcome).toBe("passed");
    expect(inList(body, "known-model")?.verdict?.outcome).toBe("failed");
    expect(inList(body, "network")).toMatchObject({ verdict: null, unknown: expect.stringContaining("Windows PE") });
    expect(inList(body, "activation")).toMatchObject({
      verdict: null,
      unknown: expect.stringContaining("deployed Windows"),
    });
  });

  it("stop a device for good where nobody may decide otherwise", async () => {
    const list = [{ kind: "memory", level: "block", mayOverride: false, minimumGigabytes: 64 }];
    await change({ checks: { decisionMinutes: 30, list } });
    const { body } = await preview(told(inventoryOf("CHECKED", { memoryBytes: 8 * 2 ** 30 })));
    expect(body.checks?.gate).toBe("closed");
  });
});

describe("the preview of a plan", () => {
  it("is the plan that the device made of the same publication, with what it fetches and how long it takes", async () => {
    await publish(administrator, organisationId);
    const { plan, deviceId } = await deployed();
    const { status, body } = await preview({ device: { kind: "known", deviceId } });
    expect(status).toBe(200);
    const computerNameReason = `${plan.computerNameReason}; the device keeps its name`;
    expect(body.outcome).toEqual({ kind: "planned", plan: { ...plan, computerNameReason } });
    expect(body.computerName).toEqual({ name: plan.computerName, reason: computerNameReason, open: null });
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
