import type { ChangeView, DefinitionView, DeviceSummary, SeenHardware } from "@windlass/protocol";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { TestDevice } from "../agent-device.ts";
import { startTestServer, type TestClient, type TestServer } from "../harness.ts";
import { createPublishedBuild } from "../published-build.ts";
import { definitionSite, vendor } from "./site.ts";

let server: TestServer;
let administrator: TestClient;
const { create } = definitionSite(() => administrator);

beforeAll(async () => {
  server = await startTestServer();
  administrator = await server.signInAs([{ role: "administrator", organisationId: null }]);
});
afterAll(() => server.close());

describe("hardware that devices tell of", () => {
  it("is known by its vendor's aliases, proposed where it is unknown, and proposed no more once ignored", async () => {
    const { organisationId, bootProfileId } = await createPublishedBuild(server, administrator);
    for (const device of [new TestDevice(server, bootProfileId), new TestDevice(server, bootProfileId)])
      await device.open();
    const seen = async (): Promise<SeenHardware> => {
      const answer = await administrator.request<{ items: SeenHardware[] }>(
        "GET",
        `/api/hardware?organisationId=${organisationId}`,
      );
      const [only] = answer.body.items;
      if (!only) throw new Error("nothing was seen");
      return only;
    };
    const first = await seen();
    expect(first).toMatchObject({ devices: 2, deviceModelId: null, ignored: false });
    const { manufacturer, product } = first;
    const decide = async (ignored: boolean) => {
      const decision = { organisationId, manufacturer, product, ignored };
      expect(await administrator.request("POST", "/api/hardware/decisions", decision)).toMatchObject({ status: 204 });
    };
    await decide(true);
    await decide(true);
    expect(await seen()).toMatchObject({ ignored: true });
    await decide(false);
    expect(await seen()).toMatchObject({ ignored: false });

    const maker = await create(vendor("Ours", [manufacturer]), organisationId);
    const model = { kind: "device-model", name: "Our model", vendorId: maker.id, aliases: [product], skus: [] };
    const { id: deviceModelId } = await create(model, organisationId);
    expect(await seen()).toMatchObject({ vendorId: maker.id, deviceModelId });
  });
});

describe("a device", () => {
  it("is at the location in whose network it asked from", async () => {
    const { organisationId, bootProfileId } = await createPublishedBuild(server, administrator);
    await new TestDevice(server, bootProfileId).open();
    const place = (name: string, subnets: string[], owner: string | null) =>
      create({ kind: "location", name, subnets }, owner);
    const listed = await administrator.request<{ items: { id: string }[] }>(
      "GET",
      `/api/devices?organisationId=${organisationId}`,
    );
    const locationNow = async () =>
      (await administrator.request<{ location: unknown }>("GET", `/api/devices/${listed.body.items[0]?.id}`)).body;
    expect(await locationNow()).toMatchObject({ address: "127.0.0.1", location: null });
    await place("Everybody's", ["127.0.0.0/8"], null);
    expect(await locationNow()).toMatchObject({ location: { name: "Everybody's" } });
    const { id } = await place("Own", ["127.0.0.0/8"], organisationId);
    expect(await locationNow()).toMatchObject({ location: { id, name: "Own" } });
  });
});

describe("vendors that are merged", () => {
  it("become one with all names and models, and devices and filters know it by each of them", async () => {
    const { organisationId, bootProfileId } = await createPublishedBuild(server, administrator);
    const device = new TestDevice(server, bootProfileId);
    await device.open();
    const { manufacturer, product } = device.openRequest.inventory.smbios;
    const kept = await create(vendor("Kept", ["Kept Ltd", "Kept*"]), organisationId);
    const gone = await create(vendor("Gone", [manufacturer]), organisationId);
    const model = { kind: "device-model", name: "Their model", vendorId: gone.id, aliases: [product], skus: [] };
    const { id: modelId } = await create(model, organisationId);
    const listed = () =>
      administrator.request<{ items: DeviceSummary[] }>("GET", `/api/devices?organisationId=${organisationId}`);
    expect((await listed()).body.items[0]).toMatchObject({
      vendorName: "Gone",
      modelName: "Their model",
      manufacturer,
    });

    const merge = (intoId: string, ids: string[], client = administrator) =>
      client.request<DefinitionView>("POST", "/api/definitions/merges", { intoId, ids });
    const merged = await merge(kept.id, [gone.id]);
    expect(merged, merged.text).toMatchObject({
      status: 200,
      body: {
        revision: 2,
        definition: { name: "Kept", aliases: ["Kept*", "Gone", manufacturer] },
        usedBy: [{ kind: "device-model", id: modelId, name: "Their model" }],
      },
    });
    expect(await administrator.request("GET", `/api/definitions/${gone.id}`)).toMatchObject({ status: 404 });
    expect((await listed()).body.items[0]).toMatchObject({ vendorName: "Kept", modelName: "Their model" });
    const history = await administrator.request<{ items: ChangeView[] }>("GET", `/api/changes?objectId=${gone.id}`);
    expect(history.body.items[0]).toMatchObject({ action: "deleted" });
  });

  it("belong to the same owner, and only who may change all of them merges them", async () => {
    const { organisationId } = await createPublishedBuild(server, administrator);
    const own = await create(vendor("Own one"), organisationId);
    const shared = await create(vendor("Shared one"), null);
    const merge = (client: TestClient, intoId: string, id: string) =>
      client.request("POST", "/api/definitions/merges", { intoId, ids: [id] });
    expect(await merge(administrator, own.id, shared.id)).toMatchObject({ status: 422 });
    const local = await server.signInAs([{ role: "administrator", organisationId }]);
    expect(await merge(local, own.id, shared.id)).toMatchObject({
      status: 403,
      body: { error: { code: "access.shared-by-all" } },
    });
  });
});
