import { randomUUID } from "node:crypto";
import type { AutopilotSettings, CorporateIdentifierView, DeploymentView } from "@windlass/protocol";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { z } from "zod";
import type { ServerContext } from "../../src/context.ts";
import type { Database } from "../../src/database/connection.ts";
import { startImportingIdentifiers } from "../../src/features/corporate-identifiers/worker.ts";
import { TestDevice } from "../agent-device.ts";
import { type RegistrationSite, startRegistrationSite } from "../autopilot/registration-site.ts";
import { createPublishedBuild } from "../published-build.ts";

let site: RegistrationSite;
const workers: ReturnType<typeof startImportingIdentifiers>[] = [];
beforeAll(async () => {
  site = await startRegistrationSite();
});
// One whose clock is ahead takes every lease for ended: it must not outlive its test.
afterEach(() => Promise.all(workers.splice(0).map((worker) => worker.stop())));
afterAll(async () => {
  await site.close();
});

/** A worker as another replica would be. */
const startWorker = (change: Partial<ServerContext> = {}) => {
  workers.push(startImportingIdentifiers({ ...site.server.context, instanceId: randomUUID(), ...change }));
};

const labState = z.object({
  tenants: z.array(
    z.object({
      corporateIdentifiers: z.array(
        z.object({ identifier: z.string(), createdAt: z.number(), modifiedAt: z.number() }),
      ),
    }),
  ),
});

/** What Intune has of a serial number. */
const knownOf = async (serialNumber: string) =>
  labState
    .parse(await site.lab.control("GET", "/state"))
    .tenants.flatMap((tenant) => tenant.corporateIdentifiers)
    .filter(({ identifier }) => identifier.endsWith(`,${serialNumber}`));

/** A database that a process loses once Intune has taken the identifier and before that is written down. */
const lostAfterImport = (serialNumber: string, whenDead: () => void): Database => ({
  ...site.server.database,
  within: async (scope, work) => {
    if ((await knownOf(serialNumber)).length === 0) return site.server.database.within(scope, work);
    whenDead();
    // A process that is gone neither answers nor fails.
    return new Promise(() => {});
  },
});

const preparation = (waitPolicy: Extract<AutopilotSettings, { way: "device-preparation" }>["waitPolicy"]) =>
  ({
    way: "device-preparation",
    groupObjectId: randomUUID(),
    policyName: null,
    importIdentifiers: true,
    waitPolicy,
  }) satisfies AutopilotSettings;

const deploy = async (autopilot: AutopilotSettings) => {
  const published = await createPublishedBuild(site.server, site.administrator, { autopilot });
  await site.connect(published.organisationId);
  const device = new TestDevice(site.server, published.bootProfileId, `WL${randomUUID().slice(0, 8)}`);
  const { deploymentId } = await device.deploy(site.administrator, published.build.id);
  const read = async () =>
    (await site.administrator.request<DeploymentView>("GET", `/api/deployments/${deploymentId}`)).body;
  const stateOf = async () => (await read()).corporateIdentifier?.state;
  return { device, stateOf, organisationId: published.organisationId };
};

describe("a corporate identifier whose worker is killed", () => {
  it("is taken over once the lease has ended, not before, and is imported once", async () => {
    const { device, stateOf } = await deploy(preparation({ kind: "until-ready", whenFailed: "fail" }));
    await device.send("POST", "/agent/v1/corporate-identifier", {});
    await new Promise<void>((resolve) => {
      const database = lostAfterImport(device.serialNumber, resolve);
      // Never stopped: what it waits for does not come.
      startImportingIdentifiers({ ...site.server.context, instanceId: randomUUID(), database });
    });
    const taken = await knownOf(device.serialNumber);
    expect(taken).toHaveLength(1);
    startWorker();
    // Another one's identifier passes it by, so this worker has looked and left it alone.
    const other = await deploy(preparation({ kind: "none" }));
    await other.device.send("POST", "/agent/v1/corporate-identifier", {});
    await expect.poll(other.stateOf, { timeout: 20_000, interval: 50 }).toBe("imported");
    expect(await stateOf()).toBe("captured");
    startWorker({ clock: () => new Date(Date.now() + 3 * 60_000) });
    await expect.poll(stateOf, { timeout: 20_000, interval: 50 }).toBe("imported");
    expect(await knownOf(device.serialNumber)).toEqual(taken);
  });
});

describe("a corporate identifier that is deleted", () => {
  const imported = async () => {
    const { device, stateOf, organisationId } = await deploy(preparation({ kind: "none" }));
    await device.send("POST", "/agent/v1/corporate-identifier", {});
    startWorker();
    await expect.poll(stateOf, { timeout: 20_000, interval: 50 }).toBe("imported");
    const list = async () => {
      const url = `/api/corporate-identifiers?organisationId=${organisationId}`;
      return (await site.administrator.request<{ items: CorporateIdentifierView[] }>("GET", url)).body.items;
    };
    const [first] = await list();
    const remove = (ids: readonly string[], client = site.administrator) =>
      client.request("POST", "/api/corporate-identifiers/delete", { organisationId, ids });
    return { device, stateOf, organisationId, list, remove, id: first?.id ?? "" };
  };

  it("is taken off Intune's list once, however often it is asked for, and can be imported anew", async () => {
    const { device, stateOf, list, remove, id } = await imported();
    expect(await list()).toMatchObject([{ id, serialNumber: device.serialNumber, state: "imported" }]);
    expect(await remove([id])).toMatchObject({ status: 200, body: { deleting: 1 } });
    await expect.poll(stateOf, { timeout: 20_000, interval: 50 }).toBe("deleted");
    expect(await knownOf(device.serialNumber)).toEqual([]);
    expect(await remove([id])).toMatchObject({ status: 200, body: { deleting: 0 } });
    const told = await device.send("GET", "/agent/v1/corporate-identifier");
    expect(told).toMatchObject({ body: { ready: false, failure: { code: "corporate-identifier.deleted" } } });
    await site.administrator.request("POST", `/api/corporate-identifiers/${id}/recheck`);
    await expect.poll(stateOf, { timeout: 20_000, interval: 50 }).toBe("imported");
    expect(await knownOf(device.serialNumber)).toHaveLength(1);
  });

  it("and that Graph refuses to delete says so by name; one that it is too busy for is tried again", async () => {
    const { device, stateOf, list, remove, id } = await imported();
    const refusal = { path: "/beta/deviceManagement/importedDeviceIdentities/*", method: "DELETE", status: 403 };
    await site.lab.control("POST", "/faults", { ...refusal, count: 1 });
    await remove([id]);
    await expect.poll(stateOf, { timeout: 20_000, interval: 50 }).toBe("failed");
    await site.lab.control("DELETE", "/faults");
    expect((await list())[0]?.failure?.code).toBe("corporate-identifier.not-deleted");
    expect(await knownOf(device.serialNumber)).toHaveLength(1);
    await site.lab.control("POST", "/faults", { ...refusal, status: 503, count: 1 });
    await remove([id]);
    await expect.poll(stateOf, { timeout: 30_000, interval: 50 }).toBe("deleted");
    expect(await knownOf(device.serialNumber)).toEqual([]);
  });

  it("is the business of its own organisation, and of whoever may write devices", async () => {
    const { remove, id, organisationId } = await imported();
    const other = await imported();
    expect(await other.remove([id])).toMatchObject({ status: 404 });
    const auditor = await site.server.signInAs([{ role: "auditor", organisationId }]);
    expect(await remove([id], auditor)).toMatchObject({ status: 403 });
    expect(await auditor.request("GET", "/api/corporate-identifiers")).toMatchObject({ body: { items: [{ id }] } });
    const stranger = await site.server.signInAs([{ role: "administrator", organisationId: other.organisationId }]);
    expect(await remove([id], stranger)).toMatchObject({ status: 404 });
    expect((await stranger.request("GET", "/api/corporate-identifiers")).text).not.toContain(id);
  });

  it("cannot be while it is being imported", async () => {
    const { device, organisationId } = await deploy(preparation({ kind: "none" }));
    await device.send("POST", "/agent/v1/corporate-identifier", {});
    const url = `/api/corporate-identifiers?organisationId=${organisationId}`;
    const { body } = await site.administrator.request<{ items: { id: string }[] }>("GET", url);
    const ids = body.items.map(({ id }) => id);
    const refused = await site.administrator.request("POST", "/api/corporate-identifiers/delete", {
      organisationId,
      ids,
    });
    expect(refused).toMatchObject({ status: 409, body: { error: { code: "corporate-identifier.being-imported" } } });
  });
});

describe("a deployment that does not wait", () => {
  it("is over before Intune knows the device, and the server follows the device further", async () => {
    const { device, stateOf } = await deploy(preparation({ kind: "none" }));
    await device.send("POST", "/agent/v1/corporate-identifier", {});
    const finished = await device.send("POST", "/agent/v1/finish", {
      outcome: "succeeded",
      error: null,
      lastSequence: 0,
    });
    expect(finished.status).toBeLessThan(300);
    startWorker();
    await expect.poll(stateOf, { timeout: 20_000, interval: 50 }).toBe("imported");
  });
});
