import type { GraphExchange } from "@windlass/tenant-lab";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { capture, type LabTenant, MemoryStore, runToEnd, startLabTenant } from "./lab-tenant.ts";

let tenant: LabTenant;
let exchanges: GraphExchange[];
let store: MemoryStore;

beforeEach(async () => {
  exchanges = [];
  store = new MemoryStore();
  tenant = await startLabTenant({ onExchange: (exchange) => exchanges.push(exchange) });
});
afterEach(() => tenant.lab.close());

const devicesPath = "/deviceManagement/windowsAutopilotDeviceIdentities";
const profilesPath = "/deviceManagement/windowsAutopilotDeploymentProfiles";
const importsPath = "/deviceManagement/importedWindowsAutopilotDeviceIdentities";

/** More than single reads are used for. */
const many = Array.from({ length: 25 }, (_, index) => `FALL${index}`);

/** From now on the tenant refuses this; a tenant where it has never worked. */
const refuse = (path: string, status: number, count = 1_000_000) =>
  tenant.lab.lab.addFault({ method: "GET", path, status, count });

const asked = (version: string, path: RegExp, from = 0) =>
  exchanges.slice(from).filter(({ request }) => request.version === version && path.test(request.path));
const answered = (version: string, path: RegExp) =>
  asked(version, path).filter(({ response }) => response.status === 200);

const expectReady = async (serialNumbers: readonly string[], groupTag?: string) => {
  for (const serialNumber of serialNumbers) store.add(capture(tenant, serialNumber, groupTag));
  const records = await runToEnd(tenant, store);
  expect(records.map(({ state, failure }) => [state, failure])).toEqual(serialNumbers.map(() => ["ready", null]));
  return records;
};

const passed = (states: readonly { readonly state: string }[]) => states.map(({ state }) => state);

describe("Intune's devices", () => {
  test("are read one by one where the list of beta is refused", async () => {
    refuse(`/beta${devicesPath}`, 501);
    await expectReady(many);
    expect(answered("beta", /Identities$/u)).toEqual([]);
    expect(answered("beta", /Identities\/[^/]+$/u).length).toBeGreaterThan(many.length);
  });

  test("with a hyphen in the serial number are found in the list of v1.0 then, and hold nobody up", async () => {
    refuse(`/beta${devicesPath}`, 400);
    tenant.lab.lab.addRegisteredDevice(tenant.sample.tenantId, { serialNumber: "KNOWN-1", groupTag: "OLD" });
    await expectReady(["KNOWN-1", ...many]);
    expect(answered("v1.0", /windowsAutopilotDeviceIdentities$/u).length).toBeGreaterThan(0);
  });

  test("are not read as a list any more once it proved longer than what it replaces", async () => {
    tenant.lab.lab.changeBehaviour({ intunePageSize: 2 });
    tenant.lab.lab.addRegisteredDevices(tenant.sample.tenantId, 100);
    await expectReady(many.slice(0, 12));
    const lists = asked("beta", /Identities$/u);
    // Three pages in place of a dozen reads, and the fourth that tells that there are more; never again.
    expect(lists).toHaveLength(4);
  });

  test("are found by their import in the whole list where the filter on import ids is refused", async () => {
    tenant.lab.lab.addFault({ method: "GET", path: `/v1.0${importsPath}`, status: 400 });
    await expectReady(["FILTER1"]);
    const [first, second] = asked("v1.0", /importedWindowsAutopilotDeviceIdentities$/u);
    expect([first?.request.query.has("$filter"), second?.request.query.has("$filter")]).toEqual([true, false]);
  });
});

describe("the final profile", () => {
  const knowOldTag = () => {
    for (const serialNumber of many)
      tenant.lab.lab.addRegisteredDevice(tenant.sample.tenantId, { serialNumber, groupTag: "OLD" });
  };

  test("is read device by device where Intune refuses the list of a profile's devices, which is asked for once", async () => {
    knowOldTag();
    refuse(`/beta${profilesPath}/*/assignedDevices`, 400);
    await expectReady(many);
    expect(asked("beta", /assignedDevices$/u)).toHaveLength(1);
    expect(answered("beta", /Identities\/[^/]+$/u).length).toBeGreaterThanOrEqual(many.length);
  });

  test("is what Intune intends for a device where the tenant's profiles may not be read", async () => {
    knowOldTag();
    refuse(`/beta${profilesPath}*`, 403);
    await expectReady(many);
    expect(answered("beta", /DeploymentProfiles/u)).toEqual([]);
  });
});

describe("the directory", () => {
  test("tells the members of the group where it does not name the groups of a device", async () => {
    refuse("/v1.0/devices*", 400, 1);
    const [record] = await expectReady(many);
    expect(passed(record?.transitions ?? [])).toContain("in-group");
    expect(answered("v1.0", /transitiveMembers/u).length).toBeGreaterThan(0);
  });

  test("is asked device by device where it does not tell a group's members either", async () => {
    refuse("/v1.0/devices*", 400, 1);
    refuse("/v1.0/groups/*", 403);
    const [record] = await expectReady(many);
    expect(passed(record?.transitions ?? [])).toContain("in-group");
    expect(asked("v1.0", /transitiveMembers/u)).toHaveLength(1);
    expect(exchanges.filter(({ request }) => request.path.endsWith("/checkMemberGroups")).length).toBeGreaterThan(0);
  });

  test("is asked about single groups where a device is in more of them than one answer names", async () => {
    const { lab } = tenant.lab;
    const membershipRule = `(device.devicePhysicalIds -any (_ -eq "[OrderID]:${tenant.sample.groupTag}"))`;
    for (let index = 0; index < 20; index += 1)
      lab.addGroup(tenant.sample.tenantId, { displayName: `Also ${index}`, membershipRule });
    const [record] = await expectReady(["CROWD1"]);
    expect(passed(record?.transitions ?? [])).toContain("in-group");
  });

  test.each([400, 403, 404, 501])("that refuses everything with %s costs the view of it alone", async (status) => {
    refuse("/v1.0/devices*", status);
    refuse("/v1.0/groups/*", status);
    const records = await expectReady(many);
    expect(records.every(({ directoryHidden }) => directoryHidden)).toBe(true);
  });

  test("that is out of order for hours keeps no device from being ready", async () => {
    refuse("/v1.0/devices*", 503);
    const startedAt = tenant.lab.lab.now();
    await expectReady(many);
    expect(tenant.lab.lab.now() - startedAt).toBeLessThan(60 * 60_000);
  });
});
