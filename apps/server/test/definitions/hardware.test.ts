import type { SeenHardware } from "@windlass/protocol";
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
