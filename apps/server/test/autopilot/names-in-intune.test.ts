import { randomUUID } from "node:crypto";
import type { AutopilotMode, RegistrationView } from "@windlass/protocol";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { z } from "zod";
import { wholeInstallation } from "../../src/database/connection.ts";
import { type RegistrationSite, startRegistrationSite } from "./registration-site.ts";

let site: RegistrationSite;
beforeAll(async () => {
  site = await startRegistrationSite();
});
afterEach(async () => {
  await site.stopWorkers();
  await site.lab.control("DELETE", "/faults");
});
afterAll(() => site.close());

const update = "/v1.0/deviceManagement/windowsAutopilotDeviceIdentities/*/updateDeviceProperties";
const device = z.object({ serialNumber: z.string(), displayName: z.string(), groupTag: z.string() });
const state = z.object({ tenants: z.array(z.object({ autopilotDevices: z.array(device) })) });

/** What Intune has of a device. */
const inIntune = async (serialNumber: string) =>
  state
    .parse(await site.lab.control("GET", "/state"))
    .tenants.flatMap(({ autopilotDevices }) => autopilotDevices)
    .find((one) => one.serialNumber === serialNumber);

const fault = (body: object) => site.lab.control("POST", "/faults", { path: update, ...body });
const faultsLeft = async () =>
  z.object({ faults: z.array(z.unknown()) }).parse(await site.lab.control("GET", "/faults")).faults.length;

/** A device that was named, registered and brought to its end. */
const registered = async (serialNumber: string, mode?: AutopilotMode): Promise<RegistrationView> => {
  const published = await site.publishedBuild(mode);
  await site.connect(published.organisationId);
  site.startWorker();
  await site.capture(published, serialNumber);
  await site.waitForStates(published.organisationId, "ready");
  const [view] = await site.registrationsOf(published.organisationId);
  if (!view) throw new Error("there is no registration");
  return view;
};

const decidedNameOf = async ({ deploymentId }: RegistrationView): Promise<string> => {
  const row = await site.server.database.within(wholeInstallation, (connection) =>
    connection.selectFrom("deployments").select("decided_name").where("id", "=", deploymentId).executeTakeFirst(),
  );
  return row?.decided_name?.name ?? "";
};

/** A device that somebody registered before. */
const foreign = (serialNumber: string, groupTag: string, displayName: string) =>
  site.lab.control("POST", `/tenants/${site.lab.sample.tenantId}/devices`, { serialNumber, groupTag, displayName });

describe("the name that was decided for a device", () => {
  it("is in Intune's record before the device is ready", async () => {
    const serialNumber = randomUUID();
    const view = await registered(serialNumber);
    const name = await decidedNameOf(view);
    expect(name).toMatch(/^PC-/);
    expect(view.computerName).toEqual({ name, state: "written", failure: null });
    expect(await inIntune(serialNumber)).toMatchObject({ displayName: name, groupTag: site.lab.sample.groupTag });
  });

  it("is written although Graph turns it down for a while, and the device waits for it", async () => {
    await fault({ status: 429, headers: { "retry-after": "1" }, count: 2 });
    await fault({ status: 500, count: 2 });
    const serialNumber = randomUUID();
    const view = await registered(serialNumber);
    expect(await faultsLeft()).toBe(0);
    expect(view.computerName).toMatchObject({ state: "written", failure: null });
    expect(await inIntune(serialNumber)).toMatchObject({ displayName: await decidedNameOf(view) });
  });

  it("takes the place of another one of the record, together with a wrong tag", async () => {
    const serialNumber = randomUUID();
    await foreign(serialNumber, "SOMEBODY-ELSES", "OLD-NAME");
    const view = await registered(serialNumber);
    const expected = { displayName: await decidedNameOf(view), groupTag: site.lab.sample.groupTag };
    expect(await inIntune(serialNumber)).toMatchObject(expected);
  });

  it("is written alone where the tag is right, and loses neither tag nor anything else", async () => {
    const serialNumber = randomUUID();
    await foreign(serialNumber, site.lab.sample.groupTag, "OLD-NAME");
    const view = await registered(serialNumber);
    const expected = { displayName: await decidedNameOf(view), groupTag: site.lab.sample.groupTag };
    expect(await inIntune(serialNumber)).toMatchObject(expected);
  });

  it("is not written where the record has it, whatever its capitals", async () => {
    await fault({ status: 400 });
    const serialNumber = randomUUID();
    await foreign(serialNumber, site.lab.sample.groupTag, `pc-${serialNumber.replaceAll("-", "").slice(-8)}`);
    const view = await registered(serialNumber);
    expect(await faultsLeft()).toBe(1);
    expect((await inIntune(serialNumber))?.displayName.toUpperCase()).toBe((await decidedNameOf(view)).toUpperCase());
    expect(view.computerName).toMatchObject({ state: "written" });
  });

  it("that Intune does not take ends nothing, and is told with what to do", async () => {
    await fault({ status: 400, count: 1 });
    const serialNumber = randomUUID();
    const view = await registered(serialNumber);
    expect(view).toMatchObject({ state: "ready", failure: null });
    expect(view.computerName).toMatchObject({
      state: "failed",
      failure: { code: "registration.name-not-written", remedy: expect.stringContaining("Rename") },
    });
    expect((await inIntune(serialNumber))?.displayName).toBe("");
  });

  it("does not keep a wrong tag from being mended where Intune refuses the two together", async () => {
    await fault({ status: 400, count: 1 });
    const serialNumber = randomUUID();
    await foreign(serialNumber, "SOMEBODY-ELSES", "OLD-NAME");
    const view = await registered(serialNumber);
    expect(view.computerName?.state).toBe("failed");
    const expected = { displayName: "OLD-NAME", groupTag: site.lab.sample.groupTag };
    expect(await inIntune(serialNumber)).toMatchObject(expected);
  });

  it("stays out of a record of hybrid join, where the domain join profile names the device", async () => {
    const serialNumber = randomUUID();
    const view = await registered(serialNumber, "hybrid-user-driven");
    expect(view.computerName).toBeNull();
    expect((await inIntune(serialNumber))?.displayName).toBe("");
  });
});
