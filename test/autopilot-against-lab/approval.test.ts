import { RegistrationMemory } from "@windlass/autopilot";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { capture, type LabTenant, MemoryStore, runToEnd, startLabTenant, tick } from "./lab-tenant.ts";

let tenant: LabTenant;
let store: MemoryStore;
/** Removals that were asked for, carried out or not. */
let deletions = 0;

beforeEach(async () => {
  store = new MemoryStore();
  tenant = await startLabTenant({
    behaviour: { protectedChanges: ["autopilot-imports", "autopilot-devices"] },
    onExchange: ({ request }) => {
      if (request.method === "DELETE") deletions += 1;
    },
  });
});
afterEach(() => tenant.lab.close());

const labOf = () => tenant.lab.lab;
const allowToSee = () =>
  labOf().setConsent(tenant.sample.clientId, [
    "DeviceManagementServiceConfig.ReadWrite.All",
    "Device.Read.All",
    "DeviceManagementConfiguration.Read.All",
  ]);
const filed = () =>
  labOf()
    .approvals()
    .filter(({ status }) => status === "needsApproval");

/** Ticks as a worker that remembers does, for so many of the lab's minutes. */
const follow = async (minutes: number): Promise<void> => {
  const memory = new RegistrationMemory();
  const until = labOf().now() + minutes * 60_000;
  while (labOf().now() < until) {
    const { nextAt } = await tick(tenant, store, tenant.graph, memory);
    const times = [store.nextDue(), nextAt, until].filter((at) => at !== null);
    labOf().advance(Math.max(1000, Math.min(...times) - labOf().now()));
  }
};

/** Approves whatever is filed, as an administrator who looks in now and then, until all devices have ended. */
const approveToEnd = async () => {
  for (let count = 0; count < 30; count += 1) {
    await follow(5);
    for (const { id } of filed()) labOf().decideApproval(id, "approved");
    if (store.all().every(({ state }) => state === "ready" || state === "failed")) break;
  }
  return store.all();
};

describe.each([true, false])("a tenant with Multi Admin Approval (its requests may be seen: %s)", (visible) => {
  test("makes an import wait, in words, and goes on with the very same devices after the approval", async () => {
    if (visible) allowToSee();
    for (const serialNumber of ["ONE-1", "TWO-2", "THREE3"]) store.add(capture(tenant, serialNumber));
    await follow(12);
    expect(store.all().map(({ state, failure }) => [state, failure])).toEqual(Array(3).fill(["submitted", null]));
    const [waiting] = store.all();
    expect(waiting?.notice).toMatchObject({ code: "registration.waiting-for-approval" });
    expect(waiting?.notice?.message).toContain("ONE-1");
    expect(waiting?.approval).toMatchObject({ operation: "import", code: filed()[0]?.id });
    expect(filed()).toHaveLength(1);
    expect(labOf().importJournal()).toEqual([]);
    const [request] = filed();
    expect(request?.justification).toContain("3 devices");
    const records = await approveToEnd();
    expect(records.map(({ state, notice }) => [state, notice])).toEqual(Array(3).fill(["ready", null]));
    expect(labOf().importJournal()).toHaveLength(3);
  });

  test("makes a change of the group tag wait, too", async () => {
    if (visible) allowToSee();
    labOf().addRegisteredDevice(tenant.sample.tenantId, { serialNumber: "KNOWN1", groupTag: "OLD" });
    store.add(capture(tenant, "KNOWN1"));
    const [record] = await approveToEnd();
    expect(record).toMatchObject({ state: "ready", notice: null, approval: null });
    const completed = labOf()
      .approvals()
      .filter(({ status }) => status === "completed");
    expect(completed.map(({ justification }) => justification.includes("group tag"))).toEqual([true, true]);
  });
});

describe("finished import records whose removal needs approval", () => {
  const importRecords = () =>
    labOf()
      .view()
      .tenants.flatMap(({ imports }) => imports);
  const protect = (protectedChanges: readonly "autopilot-imports"[]) => labOf().changeBehaviour({ protectedChanges });

  test("stay, are tried once a day, file no request, and are removed once the policy is lifted", async () => {
    protect([]);
    for (let index = 0; index < 30; index += 1) store.add(capture(tenant, `STAY${index}`));
    await follow(1);
    protect(["autopilot-imports"]);
    deletions = 0;
    await follow(23 * 60);
    expect(store.all().every(({ state, notice }) => state === "ready" && notice === null)).toBe(true);
    expect(importRecords()).toHaveLength(30);
    expect(deletions).toBe(30);
    expect(labOf().approvals()).toEqual([]);
    protect([]);
    await follow(2 * 60);
    expect(importRecords()).toEqual([]);
    expect(store.leftovers()).toEqual([]);
  });

  test("are forgotten after thirty days", async () => {
    protect([]);
    store.add(capture(tenant, "STAY1"));
    await follow(1);
    protect(["autopilot-imports"]);
    deletions = 0;
    await runToEnd(tenant, store);
    expect(store.leftovers()).toEqual([]);
    expect(importRecords()).toHaveLength(1);
    expect(deletions).toBeGreaterThan(25);
    expect(deletions).toBeLessThan(35);
    expect(labOf().approvals()).toEqual([]);
  });
});

describe("an approval that is not given", () => {
  test.each(["rejected", "cancelled"] as const)("but %s ends the registration by name", async (decision) => {
    allowToSee();
    store.add(capture(tenant, "NO-1"));
    await follow(3);
    for (const { id } of filed()) labOf().decideApproval(id, decision);
    await follow(10);
    expect(store.all()[0]).toMatchObject({ state: "failed", failure: { code: `registration.approval-${decision}` } });
    expect(labOf().importJournal()).toEqual([]);
  });

  test("by anybody in three days ends by name, whether or not the request may be seen", async () => {
    allowToSee();
    store.add(capture(tenant, "LATE-1"));
    const [record] = await runToEnd(tenant, store);
    expect(record).toMatchObject({ state: "failed", failure: { code: "registration.approval-expired" } });
  });
});
