import type { GraphExchange } from "@windlass/tenant-lab";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { capture, connect, type LabTenant, MemoryStore, runToEnd, startLabTenant, tick } from "./lab-tenant.ts";

let tenant: LabTenant;
let exchanges: GraphExchange[];
let store: MemoryStore;

beforeEach(async () => {
  exchanges = [];
  store = new MemoryStore();
  tenant = await startLabTenant({ onExchange: (exchange) => exchanges.push(exchange) });
});
afterEach(() => tenant.lab.close());

const labOf = () => tenant.lab.lab;
const importsOf = (serialNumber: string) => labOf().importJournal(serialNumber).length;
const importCalls = () =>
  exchanges.filter(({ request }) => request.method === "POST" && request.path.endsWith("/import")).length;
const importRecordsLeft = () =>
  labOf()
    .view()
    .tenants.flatMap(({ imports }) => imports);
const importPath = "/v1.0/deviceManagement/importedWindowsAutopilotDeviceIdentities/import";

describe("registering devices against the lab", () => {
  test("brings forty devices to ready by one import call, and leaves no import record behind", async () => {
    for (let index = 0; index < 40; index += 1) store.add(capture(tenant, `FLEET-${index}`));
    const records = await runToEnd(tenant, store);
    expect(new Set(records.map(({ state }) => state))).toEqual(new Set(["ready"]));
    expect(importCalls()).toBe(1);
    expect(importRecordsLeft()).toEqual([]);
    const [first] = records;
    expect(first?.profileName).toBe(tenant.sample.profileName);
    expect(first?.transitions.map(({ state }) => state)).toEqual([
      "captured",
      "submitted",
      "importing",
      "registered",
      "tagged",
      "in-group",
      "profile-assigned",
      "ready",
    ]);
    const times = first?.transitions.map(({ at }) => Date.parse(at)) ?? [];
    expect(times).toEqual([...times].sort((left, right) => left - right));
  });

  test("stays below Intune's limit on writes, so that two hundred devices are never throttled", async () => {
    for (let index = 0; index < 200; index += 1) store.add(capture(tenant, `MANY-${index}`));
    const records = await runToEnd(tenant, store);
    expect(new Set(records.map(({ state }) => state))).toEqual(new Set(["ready"]));
    expect(exchanges.filter(({ response }) => response.status === 429)).toEqual([]);
    expect(importRecordsLeft()).toEqual([]);
  });

  test("reconciles a device that this tenant knows with another tag, without registering it twice", async () => {
    labOf().addRegisteredDevice(tenant.sample.tenantId, { serialNumber: "KNOWN-1", groupTag: "OLD-TAG" });
    store.add(capture(tenant, "KNOWN-1"));
    const [record] = await runToEnd(tenant, store);
    expect(record?.state).toBe("ready");
    const devices = labOf()
      .view()
      .tenants.flatMap(({ autopilotDevices }) => autopilotDevices);
    expect(devices.map(({ serialNumber, groupTag }) => [serialNumber, groupTag])).toEqual([
      ["KNOWN-1", tenant.sample.groupTag],
    ]);
    expect(importRecordsLeft()).toEqual([]);
  });

  test("stops a device of another tenant with the right words, and brings the others on", async () => {
    labOf().holdElsewhere("FOREIGN-1");
    store.add(capture(tenant, "FOREIGN-1"));
    store.add(capture(tenant, "OURS-1"));
    const records = await runToEnd(tenant, store);
    const foreign = records.find(({ serialNumber }) => serialNumber === "FOREIGN-1");
    expect(foreign).toMatchObject({ state: "failed", failure: { code: "registration.other-tenant" } });
    expect(foreign?.failure?.message).toContain("FOREIGN-1");
    expect(records.find(({ serialNumber }) => serialNumber === "OURS-1")?.state).toBe("ready");
    expect(importRecordsLeft()).toEqual([]);
  });

  test("finds the one bad hash that makes Intune refuse the whole call", async () => {
    for (const serialNumber of ["GOOD-1", "GOOD-2", "GOOD-3"]) store.add(capture(tenant, serialNumber));
    store.add({ ...capture(tenant, "BAD-1"), hardwareHash: "not base64" });
    const records = await runToEnd(tenant, store);
    const states = Object.fromEntries(records.map(({ serialNumber, state }) => [serialNumber, state]));
    expect(states).toEqual({ "GOOD-1": "ready", "GOOD-2": "ready", "GOOD-3": "ready", "BAD-1": "failed" });
    for (const serialNumber of ["GOOD-1", "GOOD-2", "GOOD-3"]) expect(importsOf(serialNumber)).toBe(1);
  });

  test("does not import again after an answer that was lost although the import was carried out", async () => {
    labOf().addFault({ method: "POST", path: importPath, effect: "performed", drop: true });
    store.add(capture(tenant, "LOST-1"));
    const [record] = await runToEnd(tenant, store);
    expect(record?.state).toBe("ready");
    expect(importsOf("LOST-1")).toBe(1);
  });

  test("imports once more after a call that never arrived", async () => {
    labOf().addFault({ method: "POST", path: importPath, effect: "none", drop: true });
    store.add(capture(tenant, "NEVER-1"));
    const [record] = await runToEnd(tenant, store);
    expect(record?.state).toBe("ready");
    expect(importsOf("NEVER-1")).toBe(1);
  });

  test("waits out throttling and outages on every kind of call", async () => {
    labOf().addFault({ method: "POST", path: importPath, status: 429, headers: { "retry-after": "1.5" }, count: 2 });
    labOf().addFault({ method: "GET", path: "/v1.0/deviceManagement/*", status: 503, count: 4 });
    labOf().addFault({ method: "*", path: "/beta/*", status: 429, count: 5 });
    labOf().addFault({ method: "*", path: "/v1.0/devices*", status: 504, count: 3 });
    for (let index = 0; index < 3; index += 1) store.add(capture(tenant, `BUSY-${index}`));
    const records = await runToEnd(tenant, store);
    expect(new Set(records.map(({ state }) => state))).toEqual(new Set(["ready"]));
    expect([0, 1, 2].map((index) => importsOf(`BUSY-${index}`))).toEqual([1, 1, 1]);
  });

  test("gets a device ready without Device.Read.All, only without watching its group", async () => {
    labOf().setConsent(tenant.sample.clientId, ["DeviceManagementServiceConfig.ReadWrite.All"]);
    store.add(capture(tenant, "BLIND-1"));
    const [record] = await runToEnd(tenant, store);
    expect(record).toMatchObject({ state: "ready", directoryHidden: true });
    expect(record?.transitions.map(({ state }) => state)).not.toContain("in-group");
  });

  test("ends with the missing permission or the wrong credential in words", async () => {
    labOf().setConsent(tenant.sample.clientId, []);
    store.add(capture(tenant, "DENIED-1"));
    expect((await runToEnd(tenant, store))[0]?.failure?.code).toBe("registration.not-authorised");
    const other = new MemoryStore();
    other.add(capture(tenant, "DENIED-2"));
    const { graph } = connect(tenant.lab, tenant.sample, { secret: "wrong" });
    expect((await runToEnd(tenant, other, graph))[0]?.failure?.code).toBe("registration.no-connection");
  });

  test("gives up after 48 hours on a device whose group never takes it in", async () => {
    store.add(capture(tenant, "STRAY-1", "OTHER-TAG"));
    const [record] = await runToEnd(tenant, store);
    expect(record).toMatchObject({ state: "failed", failure: { code: "registration.timed-out" } });
    expect(record?.failure?.message).toContain("tagged");
  });
});

describe("a worker that is killed", () => {
  test.each(Array.from({ length: 16 }, (_, index) => ({ count: Math.floor(index / 2) + 1, after: index % 2 === 1 })))(
    "at write $count (after it: $after) is taken over, and each device is imported exactly once",
    async ({ count, after }) => {
      for (const serialNumber of ["KILL-1", "KILL-2"]) store.add(capture(tenant, serialNumber));
      store.killAtSave = { count, after };
      const killed = runToEnd(tenant, store);
      await expect(killed).rejects.toThrow("killed");
      store.killAtSave = null;
      const records = await runToEnd(tenant, store);
      expect(records.map(({ state }) => state)).toEqual(["ready", "ready"]);
      expect([importsOf("KILL-1"), importsOf("KILL-2")]).toEqual([1, 1]);
      expect(importRecordsLeft()).toEqual([]);
    },
  );

  test("and comes back beside its successor loses every write", async () => {
    store.add(capture(tenant, "TWO-1"));
    await Promise.all([tick(tenant, store), tick(tenant, store)]);
    const [record] = await runToEnd(tenant, store);
    expect(record?.state).toBe("ready");
    expect(importsOf("TWO-1")).toBe(1);
  });
});
