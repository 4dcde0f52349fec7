import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { until } from "../embedded-postgres/processes.ts";
import { type CopySite, startCopySite } from "./copy-site.ts";

const list = "/beta/deviceManagement/windowsAutopilotDeviceIdentities";
const serialsOf = (prefix: string, count: number) =>
  Array.from({ length: count }, (_, index) => `${prefix}-${String(index).padStart(3, "0")}`);

describe("a synchronisation whose server is killed", () => {
  let site: CopySite;
  let organisationId: string;

  beforeAll(async () => {
    site = await startCopySite();
    organisationId = await site.organisation();
    await site.connect(organisationId);
    await site.register(serialsOf("OLD", 250), "OD-OLD");
    await site.lab.control("PATCH", "/behaviour", { intunePageSize: 20 });
    site.startWorker();
    await site.synchronise(organisationId);
    // Intune takes its time with a deletion; by then the copy has the device and the tenant has not.
    const { id } = await site.deviceOf(organisationId, "OLD-007");
    const deletion = await site.act(organisationId, [id], { kind: "delete" }, { confirmation: "OLD-007" });
    await site.waitForAction(deletion.body.id);
    await site.stopWorkers();
    await site.lab.control("POST", "/clock/advance", { seconds: 1200 });
  }, 90_000);
  afterAll(() => site.close());

  const copied = async () => {
    const { items, total } = await site.list(organisationId, "limit=1000");
    expect(items).toHaveLength(total);
    return new Map(items.map((one) => [one.serialNumber, one]));
  };

  it("is finished by another worker: every device once, under the id it had, and what is gone only then removed", async () => {
    const before = await copied();
    expect(before.size).toBe(250);
    expect((await site.tenantDevices()).has("OLD-007")).toBe(false);
    await site.register(serialsOf("NEW", 50), "OD-NEW");
    await site.lab.control("POST", "/faults", { path: list, method: "GET", count: 100, delayMilliseconds: 250 });
    const killed = await site.startWorkerProcess();
    await site.administrator.request("POST", "/api/autopilot-devices/synchronise", { organisationId });
    await until("some pages are copied", async () => (await site.status(organisationId)).sync.pages >= 4);
    killed.child.kill("SIGKILL");
    await killed.ended;
    const halfway = await site.status(organisationId);
    expect(halfway.sync).toMatchObject({ state: "running", lastRecords: 250 });
    expect(halfway.sync.pages).toBeLessThan(15);
    // Nobody has seen the whole list, so nobody knows that a device is gone.
    expect((await copied()).has("OLD-007")).toBe(true);
    await site.lab.control("DELETE", "/faults");

    site.startWorker();
    await until("it is done", async () => (await site.status(organisationId)).sync.state === "done", 60);
    expect(await site.status(organisationId)).toMatchObject({
      total: 299,
      sync: { pages: 15, records: 299, lastRecords: 299, failure: null },
    });
    const after = await copied();
    expect(after.has("OLD-007")).toBe(false);
    expect(after.get("NEW-049")?.groupTag).toBe("OD-NEW");
    const kept = serialsOf("OLD", 250).filter((serial) => serial !== "OLD-007");
    expect(kept.filter((serial) => after.get(serial)?.id !== before.get(serial)?.id)).toEqual([]);
  }, 120_000);

  it("is called off although its worker is dead, and stays called off", async () => {
    await site.stopWorkers();
    await site.lab.control("POST", "/faults", { path: list, method: "GET", count: 100, delayMilliseconds: 400 });
    const killed = await site.startWorkerProcess();
    await site.administrator.request("POST", "/api/autopilot-devices/synchronise", { organisationId });
    await until("a page is copied", async () => (await site.status(organisationId)).sync.pages >= 1);
    killed.child.kill("SIGKILL");
    await killed.ended;
    await site.administrator.request("POST", "/api/autopilot-devices/cancel-synchronisation", { organisationId });
    await site.lab.control("DELETE", "/faults");
    site.startWorker();
    await until("it ended", async () => (await site.status(organisationId)).sync.state !== "running", 60);
    expect(await site.status(organisationId)).toMatchObject({ total: 299, sync: { state: "cancelled" } });
  }, 90_000);
});
