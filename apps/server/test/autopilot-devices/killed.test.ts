import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { until } from "../embedded-postgres/processes.ts";
import { type CopySite, startCopySite } from "./copy-site.ts";

const batch = "/v1.0/$batch";

describe("an action whose server is killed", () => {
  let site: CopySite;
  let organisationId: string;

  beforeAll(async () => {
    site = await startCopySite();
    organisationId = await site.organisation();
    await site.connect(organisationId);
    const serials = Array.from({ length: 60 }, (_, index) => `KILL-${String(index).padStart(3, "0")}`);
    await site.register(serials, "OD-OLD");
    site.startWorker();
    await site.synchronise(organisationId);
    await site.stopWorkers();
  }, 60_000);
  afterAll(() => site.close());

  it("is finished by another worker, every device once, whatever the killed one had sent", async () => {
    const ids = (await site.list(organisationId, "limit=100")).items.map(({ id }) => id);
    // Each batch of writes is carried out and answered late: the kill falls between the tenant's change and our note of it.
    await site.lab.control("POST", "/faults", { path: batch, method: "POST", count: 100, delayMilliseconds: 700 });
    const started = await site.act(organisationId, ids, { kind: "change-group-tag", groupTag: "OD-NEW" });
    const killed = await site.startWorkerProcess();
    const changed = async () => [...(await site.tenantDevices()).values()].filter((one) => one.groupTag === "OD-NEW");
    await until("some devices are changed", async () => (await changed()).length >= 20);
    killed.child.kill("SIGKILL");
    await killed.ended;
    const before = await site.actionOf(started.body.id);
    expect(before.state).toBe("running");
    expect(before.done).toBeLessThan(60);
    expect((await changed()).length).toBeLessThan(60);
    await site.lab.control("DELETE", "/faults");

    site.startWorker();
    await until("the action is done", async () => (await site.actionOf(started.body.id)).state === "done", 60);
    expect(await site.actionOf(started.body.id)).toMatchObject({ done: 60, failed: 0, cancelled: 0 });
    expect(await changed()).toHaveLength(60);
    const items = await site.itemsOf(started.body.id);
    expect(new Set(items.map(({ autopilotDeviceId }) => autopilotDeviceId)).size).toBe(60);
    // What the killed worker had changed was looked at and left as it is.
    const untouched = items.filter(({ detail }) => detail === "It already has this group tag and name.");
    expect(untouched.length).toBe(
      (await changed()).length - items.filter(({ detail }) => detail?.startsWith("Intune took")).length,
    );
  }, 120_000);
});
