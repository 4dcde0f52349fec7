import { randomUUID } from "node:crypto";
import { sql } from "kysely";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import type { ServerContext } from "../../src/context.ts";
import { wholeInstallation } from "../../src/database/connection.ts";
import { createRegistrationStore } from "../../src/features/autopilot/registration-store.ts";
import { holdLease, releaseLease, stillHolds } from "../../src/features/tenant-connections/lease.ts";
import { type RegistrationSite, startRegistrationSite } from "./registration-site.ts";

let site: RegistrationSite;
beforeAll(async () => {
  site = await startRegistrationSite();
});
afterEach(() => site.stopWorkers());
afterAll(() => site.close());

describe("the registration worker", () => {
  it("brings devices to ready, with the tag of the published build alone", async () => {
    const published = await site.publishedBuild();
    await site.connect(published.organisationId);
    const serials = [randomUUID(), randomUUID(), randomUUID()];
    site.startWorker();
    for (const serialNumber of serials) await site.capture(published, serialNumber, { tag: "PRIVILEGED-TAG" });
    await site.waitForStates(published.organisationId, "ready", "ready", "ready");
    const [view] = await site.registrationsOf(published.organisationId);
    expect(view).toMatchObject({
      groupTag: site.lab.sample.groupTag,
      profileName: site.lab.sample.profileName,
      failure: null,
      nextCheckAt: null,
    });
    expect(view?.transitions.map(({ state }) => state).at(-1)).toBe("ready");
    expect(JSON.stringify(view)).not.toContain("T0E");
    for (const serialNumber of serials) expect(await site.lab.importsOf(serialNumber)).toBe(1);
  });

  it("tells viewers of every state by the live feed", async () => {
    const published = await site.publishedBuild();
    await site.connect(published.organisationId);
    let told = 0;
    const end = site.server.context.live.subscribe((message) => {
      if (
        message !== "resumed" &&
        message.topic === "registrations" &&
        message.organisationId === published.organisationId
      )
        told += 1;
    });
    site.startWorker();
    await site.capture(published, randomUUID());
    await site.waitForStates(published.organisationId, "ready");
    end();
    expect(told).toBeGreaterThanOrEqual(6);
  });

  it("follows a tenant alone, also when two race for it", async () => {
    const published = await site.publishedBuild();
    await site.connect(published.organisationId);
    const serials = Array.from({ length: 5 }, () => randomUUID());
    site.startWorker();
    site.startWorker();
    for (const serialNumber of serials) await site.capture(published, serialNumber);
    await site.waitForStates(published.organisationId, ...serials.map(() => "ready"));
    for (const serialNumber of serials) expect(await site.lab.importsOf(serialNumber)).toBe(1);
  });

  it("takes over when a killed worker's lease has ended, and not before", async () => {
    const published = await site.publishedBuild();
    await site.connect(published.organisationId);
    const heldUntil = await site.server.database.within(wholeInstallation, async (connection) => {
      const row = await connection
        .insertInto("tenant_leases")
        .values({
          cloud: "lab",
          tenant_id: site.lab.sample.tenantId,
          client_id: site.lab.sample.clientId,
          lease_owner: randomUUID(),
          lease_until: sql<Date>`now() + interval '3 seconds'`,
        })
        .onConflict((conflict) =>
          conflict.columns(["cloud", "tenant_id", "client_id"]).doUpdateSet((eb) => ({
            lease_owner: eb.ref("excluded.lease_owner"),
            lease_until: eb.ref("excluded.lease_until"),
          })),
        )
        .returning("lease_until")
        .executeTakeFirstOrThrow();
      return row.lease_until.getTime();
    });
    site.startWorker();
    const serialNumber = randomUUID();
    await site.capture(published, serialNumber);
    await site.waitForStates(published.organisationId, "ready");
    const [view] = await site.registrationsOf(published.organisationId);
    const submitted = view?.transitions.find(({ state }) => state === "submitted")?.at ?? "";
    expect(Date.parse(submitted)).toBeGreaterThanOrEqual(heldUntil);
    expect(await site.lab.importsOf(serialNumber)).toBe(1);
  });

  it("follows organisations that are connected with the same app in the same tenant by one lease", async () => {
    const one = await site.publishedBuild();
    const other = await site.publishedBuild();
    for (const { organisationId } of [one, other]) await site.connect(organisationId);
    const serials = [randomUUID(), randomUUID()];
    site.startWorker();
    site.startWorker();
    await site.capture(one, serials[0] ?? "");
    await site.capture(other, serials[1] ?? "");
    for (const { organisationId } of [one, other]) await site.waitForStates(organisationId, "ready");
    for (const serialNumber of serials) expect(await site.lab.importsOf(serialNumber)).toBe(1);
    const leases = await site.server.database.within(wholeInstallation, (connection) =>
      connection.selectFrom("tenant_leases").select(["tenant_id", "client_id"]).execute(),
    );
    expect(leases).toEqual([{ tenant_id: site.lab.sample.tenantId, client_id: site.lab.sample.clientId }]);
  });

  it("removes import records behind the devices' own work, and forgets them", async () => {
    const published = await site.publishedBuild();
    await site.connect(published.organisationId);
    site.startWorker();
    await site.capture(published, randomUUID());
    await site.waitForStates(published.organisationId, "ready");
    const left = () =>
      site.server.database.within(wholeInstallation, (connection) =>
        connection
          .selectFrom("import_leftovers")
          .select("imported_id")
          .where("organisation_id", "=", published.organisationId)
          .execute(),
      );
    await expect.poll(left, { timeout: 20_000, interval: 200 }).toEqual([]);
  });

  it("leaves import records in Intune whose removal needs approval, and says so in the readiness report", async () => {
    const published = await site.publishedBuild();
    const { organisationId } = published;
    await site.connect(organisationId);
    await site.lab.control("POST", "/faults", {
      method: "DELETE",
      path: "/v1.0/deviceManagement/importedWindowsAutopilotDeviceIdentities/*",
      status: 400,
      count: 100,
      body: { error: { code: "BadRequest", message: "Header 'x-msft-approval-justification' is required" } },
    });
    site.startWorker();
    await site.capture(published, randomUUID());
    await site.waitForStates(organisationId, "ready");
    const kept = async () => {
      const path = `/api/organisations/${organisationId}/readiness-checks`;
      const { body } = await site.administrator.request<{ rows: { id: string; detail: string }[] }>("POST", path, {});
      return body.rows.find(({ id }) => id === "import-records")?.detail;
    };
    await expect.poll(kept, { timeout: 15_000, interval: 500 }).toContain("1 finished import record stays in Intune");
    await site.lab.control("DELETE", "/faults");
    const [view] = await site.registrationsOf(organisationId);
    expect(view).toMatchObject({ state: "ready", notice: null, failure: null });
  });

  it("looks for an import whose answer nobody has, instead of sending it again", async () => {
    const published = await site.publishedBuild();
    await site.connect(published.organisationId);
    const serialNumber = randomUUID();
    await site.capture(published, serialNumber);
    const path = "/v1.0/deviceManagement/importedWindowsAutopilotDeviceIdentities/import";
    await site.lab.control("POST", "/faults", { method: "POST", path, effect: "performed", drop: true });
    site.startWorker();
    await site.waitForStates(published.organisationId, "ready");
    expect(await site.lab.importsOf(serialNumber)).toBe(1);
  });

  it("lets registrations of one serial number take turns: a younger deployment does not import beside an older one", async () => {
    const published = await site.publishedBuild();
    await site.connect(published.organisationId);
    const serialNumber = randomUUID();
    await site.capture(published, serialNumber);
    await site.capture(published, serialNumber);
    site.startWorker();
    await site.waitForStates(published.organisationId, "ready", "ready");
    const imports = (await site.lab.control("GET", `/imports?serialNumber=${serialNumber}`)) as { imports: unknown[] };
    // The second asked, was told that the device is known, and took over its record.
    expect(imports.imports).toHaveLength(2);
  });

  it("writes nothing any more once another worker has taken its tenant over", async () => {
    const published = await site.publishedBuild();
    const { organisationId } = published;
    await site.connect(organisationId);
    await site.capture(published, randomUUID());
    const one = { ...site.server.context, instanceId: randomUUID() };
    const other = { ...site.server.context, instanceId: randomUUID() };
    const key = { cloud: "lab", tenantId: site.lab.sample.tenantId, clientId: site.lab.sample.clientId } as const;
    const storeOf = (context: ServerContext) =>
      createRegistrationStore(context, organisationId, (connection) => stillHolds(context, connection, key));
    const farAhead = new Date(Date.now() + 60_000);
    expect(await holdLease(one, key)).toBe(true);
    expect(await holdLease(other, key)).toBe(false);
    const [loaded] = await storeOf(one).loadDue(farAhead, 10);
    if (!loaded) throw new Error("nothing was due");
    await releaseLease(one, key);
    expect(await holdLease(other, key)).toBe(true);
    const change = { record: loaded.record, expectedVersion: loaded.version };
    expect(await storeOf(one).save([change])).toEqual([]);
    const [saved] = await storeOf(other).save([change]);
    expect(saved?.version).toBe(loaded.version + 1);
    expect(await storeOf(other).save([change])).toEqual([]);
    await releaseLease(other, key);
  });
});
