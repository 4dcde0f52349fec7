import { randomUUID } from "node:crypto";
import type {
  AutopilotSettings,
  CorporateIdentifierView,
  DeploymentView,
  PublicationPreview,
} from "@windlass/protocol";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { startImportingIdentifiers } from "../../src/features/corporate-identifiers/worker.ts";
import { TestDevice } from "../agent-device.ts";
import { type RegistrationSite, startRegistrationSite } from "../autopilot/registration-site.ts";
import { createPublishedBuild } from "../published-build.ts";

let site: RegistrationSite;
let worker: ReturnType<typeof startImportingIdentifiers>;
beforeAll(async () => {
  site = await startRegistrationSite();
  worker = startImportingIdentifiers(site.server.context);
});
afterAll(async () => {
  await worker.stop();
  await site.close();
});

const preparation: AutopilotSettings = {
  way: "device-preparation",
  groupObjectId: randomUUID(),
  policyName: null,
  importIdentifiers: true,
  waitPolicy: { kind: "until-ready", whenFailed: "fail" },
};

const deploy = async (autopilot: AutopilotSettings = preparation) => {
  const published = await createPublishedBuild(site.server, site.administrator, { autopilot });
  const device = new TestDevice(site.server, published.bootProfileId, `WL${randomUUID().slice(0, 8)}`);
  const { deploymentId } = await device.deploy(site.administrator, published.build.id);
  const identifier = async (): Promise<CorporateIdentifierView | null> => {
    const answer = await site.administrator.request<DeploymentView>("GET", `/api/deployments/${deploymentId}`);
    return answer.body.corporateIdentifier;
  };
  const until = (state: string) =>
    expect.poll(async () => (await identifier())?.state, { timeout: 20_000, interval: 50 }).toBe(state);
  return { published, device, identifier, until };
};

describe("a corporate identifier", () => {
  it("is imported from the inventory that was approved, whatever the device says, once", async () => {
    const { published, device, identifier, until } = await deploy();
    await site.connect(published.organisationId);
    for (let count = 0; count < 2; count += 1) {
      const asked = await device.send("POST", "/agent/v1/corporate-identifier", { serialNumber: "ANOTHER" });
      expect(asked).toMatchObject({ status: 202 });
    }
    await until("imported");
    expect(await identifier()).toMatchObject({ serialNumber: device.serialNumber, failure: null, warning: null });
    const told = await device.send("GET", "/agent/v1/corporate-identifier");
    expect(told).toMatchObject({ status: 200, body: { state: "imported", ready: true, failed: false } });
  });

  it("fails by name without a connection, and is taken up again once there is one", async () => {
    const { published, device, identifier, until } = await deploy();
    await device.send("POST", "/agent/v1/corporate-identifier", {});
    await until("failed");
    expect((await identifier())?.failure?.code).toBe("corporate-identifier.no-connection");
    await site.connect(published.organisationId);
    await until("imported");
  });

  it("of a device that is registered for the classic way is imported with a warning that says what to do", async () => {
    const { published, device, identifier, until } = await deploy();
    await site.connect(published.organisationId);
    const { tenantId } = site.lab.sample;
    const made = await fetch(`${site.lab.url}/lab/tenants/${tenantId}/devices`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ serialNumber: device.serialNumber }),
    });
    expect(made.status).toBe(201);
    await device.send("POST", "/agent/v1/corporate-identifier", {});
    await until("imported");
    expect((await identifier())?.warning).toMatchObject({ code: "corporate-identifier.registered-classic" });
  });

  it("is not for builds that go another way", async () => {
    const { device } = await deploy({ ...preparation, importIdentifiers: false });
    const refused = await device.send("POST", "/agent/v1/corporate-identifier", {});
    expect(refused).toMatchObject({ status: 409, body: { error: { code: "corporate-identifier.not-wanted" } } });
  });
});

describe("an offline profile", () => {
  const offline: AutopilotSettings = {
    way: "offline-profile",
    profileName: "Office",
    joinMethod: "entra",
    accountType: "standard",
    forcedEnrollment: true,
    hidePrivacySettings: true,
    hideLicenseTerms: true,
    skipKeyboardPage: true,
    skipConnectivityCheck: false,
    deviceNameTemplate: null,
    language: null,
    region: null,
    tenantDomain: null,
  };

  it("can be published once the tenant's domain is known, which a check reads, and is converted from tenant profiles", async () => {
    const { published } = await deploy();
    const { organisationId, build } = published;
    const { administrator } = site;
    const changed = await administrator.request("PUT", `/api/builds/${build.id}`, {
      revision: build.revision,
      definition: { ...build.definition, autopilot: offline },
    });
    expect(changed).toMatchObject({ status: 200 });
    const preview = async () =>
      (
        await administrator.request<PublicationPreview>(
          "GET",
          `/api/publications/preview?organisationId=${organisationId}`,
        )
      ).body;
    expect((await preview()).problems[0]?.message).toContain("names no tenant");
    await site.connect(organisationId);
    await administrator.request("POST", `/api/organisations/${organisationId}/readiness-checks`, {});
    const after = await preview();
    expect(after.problems).toEqual([]);
    expect(JSON.stringify(after.changes)).toContain(`windlasslab.onmicrosoft.com (${site.lab.sample.tenantId})`);
    const offered = await administrator.request("GET", `/api/organisations/${organisationId}/offered-offline-profiles`);
    expect(offered).toMatchObject({
      status: 200,
      body: { items: [{ name: site.lab.sample.profileName, settings: { way: "offline-profile" } }] },
    });
  });
});
