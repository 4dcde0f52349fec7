import type { UnregisteredDeviceView } from "@windlass/protocol";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { buildDefinitionOf, createBuild } from "../definitions.ts";
import type { TestClient } from "../harness.ts";
import { type PublishedBuild, publish } from "../published-build.ts";
import { type CopySite, startCopySite } from "./copy-site.ts";
import { deployDevice } from "./deployed-device.ts";
import { storeAutopilotDevice } from "./stored-device.ts";

interface Page {
  readonly items: UnregisteredDeviceView[];
  readonly nextCursor: string | null;
}

describe("devices that were deployed and are not registered", () => {
  let site: CopySite;
  let published: PublishedBuild;
  let without: string;

  beforeAll(async () => {
    site = await startCopySite();
    published = await site.publishBuild("OD-BUILD");
    const { organisationId, operatingSystemId } = published;
    without = (await createBuild(site.administrator, organisationId, buildDefinitionOf(operatingSystemId))).id;
    await publish(site.administrator, organisationId);
    await site.connect(organisationId);
    await site.register(["Here-1", "NOBODY-1"], "OD-BUILD");
  }, 60_000);
  afterAll(() => site.close());

  const page = async (query = "", client: TestClient = site.administrator) => {
    const url = `/api/autopilot-devices/unregistered?organisationId=${published.organisationId}${query}`;
    return client.request<Page>("GET", url);
  };
  const serials = async () => (await page()).body.items.map(({ serialNumber }) => serialNumber).sort();
  const count = async () => (await site.status(published.organisationId)).unregistered;
  const deploy = (serialNumber: string, outcome?: "succeeded" | "failed" | null, buildId = published.build.id) => {
    const { bootProfileId } = published;
    return deployDevice(site.server, site.administrator, { bootProfileId, buildId }, serialNumber, outcome);
  };

  it("are nobody's guess before the tenant was read once", async () => {
    await deploy("MISSING-1");
    expect(await serials()).toEqual([]);
    expect(await count()).toBe(0);
  });

  it("are those whose deployment succeeded and whose serial number the tenant does not have, however it is spelt", async () => {
    await deploy("HERE-1");
    await deploy("RUNNING-1", null);
    await deploy("FAILED-1", "failed");
    await deploy("OTHER-WAY-1", "succeeded", without);
    site.startWorker();
    await site.synchronise(published.organisationId);
    expect((await page()).body.items).toMatchObject([
      {
        serialNumber: "MISSING-1",
        organisationId: published.organisationId,
        buildName: published.build.definition.name,
        registration: null,
        nextAction: expect.stringContaining("never registered"),
      },
    ]);
    expect(await count()).toBe(1);
  });

  it("follow the newest deployment, whichever build or end it had", async () => {
    await deploy("OTHER-WAY-1");
    expect(await serials()).toEqual(["MISSING-1", "OTHER-WAY-1"]);
    await deploy("OTHER-WAY-1", "succeeded", without);
    expect(await serials()).toEqual(["MISSING-1"]);
    await deploy("MISSING-1", null);
    expect(await serials()).toEqual([]);
    await deploy("FAILED-1");
    expect(await serials()).toEqual(["FAILED-1"]);
  });

  it("are told with how far their registration is", async () => {
    const device = await deploy("BEGUN-1", null);
    const hardwareHash = await site.lab.hardwareHash("BEGUN-1");
    expect(
      await device.send("POST", "/agent/v1/registration", { hardwareHash, serialNumber: "BEGUN-1" }),
    ).toMatchObject({ status: 202 });
    await device.send("POST", "/agent/v1/finish", { outcome: "succeeded", error: null, lastSequence: 0 });
    const begun = (await page()).body.items.find(({ serialNumber }) => serialNumber === "BEGUN-1");
    expect(begun).toMatchObject({
      registration: { state: "captured" },
      nextAction: expect.stringContaining("Open its registration"),
    });
  });

  it("come in pages, each device once", async () => {
    for (const serial of ["PAGE-1", "PAGE-2", "PAGE-3"]) await deploy(serial);
    const seen: string[] = [];
    let cursor = "";
    do {
      const { body } = await page(`&limit=2${cursor && `&cursor=${cursor}`}`);
      seen.push(...body.items.map(({ serialNumber }) => serialNumber));
      cursor = body.nextCursor ?? "";
    } while (cursor !== "");
    expect(seen.sort()).toEqual(["BEGUN-1", "FAILED-1", "PAGE-1", "PAGE-2", "PAGE-3"]);
    expect(await count()).toBe(5);
  });

  it("are neither found nor hidden by what another organisation has", async () => {
    const other = await site.publishBuild("OD-OTHER");
    await site.connect(other.organisationId);
    await site.synchronise(other.organisationId);
    // The other organisation's copy has the serial number; this one's has not.
    await storeAutopilotDevice(site.server, other.organisationId, "PAGE-1");
    const theirs = { bootProfileId: other.bootProfileId, buildId: other.build.id };
    await deployDevice(site.server, site.administrator, theirs, "THEIRS-1");
    await deployDevice(site.server, site.administrator, theirs, "PAGE-1");
    expect(await serials()).toEqual(["BEGUN-1", "FAILED-1", "PAGE-1", "PAGE-2", "PAGE-3"]);
    const status = await site.status(other.organisationId);
    expect(status.unregistered).toBe(1);
    const stranger = await site.signInAs("administrator", other.organisationId);
    expect(await page("", stranger)).toMatchObject({ status: 404 });
  });

  it("leave the list when the tenant has them after all", async () => {
    await site.register(["FAILED-1", "page-2"], "OD-BUILD");
    await site.synchronise(published.organisationId);
    expect(await serials()).toEqual(["BEGUN-1", "PAGE-1", "PAGE-3"]);
  });
});
