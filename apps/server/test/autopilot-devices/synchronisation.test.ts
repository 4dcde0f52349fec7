import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type CopySite, startCopySite } from "./copy-site.ts";

const list = "/beta/deviceManagement/windowsAutopilotDeviceIdentities";

describe("the copy of a tenant's Autopilot devices", () => {
  let site: CopySite;
  let organisationId: string;

  beforeAll(async () => {
    site = await startCopySite();
    organisationId = await site.organisation();
    await site.connect(organisationId);
    const serials = Array.from({ length: 25 }, (_, index) => `SYN-${String(index).padStart(4, "0")}`);
    await site.register(serials, "OD-FINANCE");
    await site.lab.control("PATCH", "/behaviour", { intunePageSize: 4 });
    site.startWorker();
  }, 60_000);
  afterAll(() => site.close());

  it("is empty and says so before it was ever synchronised", async () => {
    expect(await site.status(organisationId)).toMatchObject({
      cloud: "lab",
      sync: { state: "never", lastCompleteAt: null },
      total: 0,
    });
  });

  it("holds every device of the tenant afterwards, read page by page, and is synchronised again by itself", async () => {
    await site.synchronise(organisationId);
    const { sync, total } = await site.status(organisationId);
    expect(total).toBe(25);
    expect(sync).toMatchObject({ pages: 7, records: 25, lastRecords: 25, withoutDetails: false, failure: null });
    expect(Date.parse(sync.nextAt ?? "")).toBeGreaterThan(Date.now() + 23 * 3_600_000);
  });

  it("tells when Intune may be asked to synchronise again", async () => {
    const ask = () =>
      site.administrator.request<{ allowedAt: string; error: { code: string; remedy: string } }>(
        "POST",
        "/api/autopilot-devices/tenant-synchronisation",
        { organisationId },
      );
    await site.lab.control("PATCH", "/behaviour", { delays: { syncInterval: 3_600_000 * 3000, sync: 0 } });
    const first = await ask();
    expect(first.status).toBe(200);
    expect(Date.parse(first.body.allowedAt)).toBeGreaterThan(Date.now() + 9 * 60_000);
    const second = await ask();
    expect(second).toMatchObject({ status: 429, body: { error: { code: "autopilot-device.sync-too-soon" } } });
    expect(second.body.error.remedy).toMatch(/\b(9|10) minutes/);
  });

  it("gives pages by cursor in both directions of every order, each device once", async () => {
    for (const sort of ["serialNumber", "groupTag", "lastContactedAt", "profileStatus", "displayName"]) {
      for (const direction of ["ascending", "descending"]) {
        const seen: string[] = [];
        let cursor: string | null = "";
        while (cursor !== null) {
          const after: string = cursor && `&cursor=${cursor}`;
          const page = await site.list(organisationId, `sort=${sort}&direction=${direction}&limit=7${after}`);
          expect(page.total).toBe(25);
          seen.push(...page.items.map(({ serialNumber }) => serialNumber));
          cursor = page.nextCursor;
        }
        expect(new Set(seen).size).toBe(25);
        expect(seen).toHaveLength(25);
      }
    }
  });

  it("finds by a part of the serial number, and takes the wildcards of SQL as letters", async () => {
    expect((await site.list(organisationId, "search=syn-000")).total).toBe(10);
    expect((await site.list(organisationId, "search=%25")).total).toBe(0);
  });

  it("drops what is gone from the tenant only after a complete synchronisation, and keeps the ids of the others", async () => {
    const before = await site.list(organisationId, "limit=100");
    const gone = (await site.tenantDevices()).get("SYN-0003");
    await site.lab.control("POST", "/faults", { path: `${list}`, method: "GET", count: 50, status: 403 });
    await site.administrator.request("POST", "/api/autopilot-devices/synchronise", { organisationId });
    await site.waitForSync(organisationId, "failed");
    expect(await site.status(organisationId)).toMatchObject({
      total: 25,
      sync: { failure: { code: "autopilot-device.permission-missing" } },
    });
    await site.lab.control("DELETE", "/faults");
    const [id] = before.items.filter(({ autopilotDeviceId }) => autopilotDeviceId === gone?.id).map((one) => one.id);
    const removed = await site.act(organisationId, [id ?? ""], { kind: "delete" }, { confirmation: "SYN-0003" });
    await site.waitForAction(removed.body.id);
    await site.lab.control("POST", "/clock/advance", { seconds: 1200 });
    await site.synchronise(organisationId);
    const after = await site.list(organisationId, "limit=100");
    expect(after.items.map((one) => one.id)).toEqual(before.items.map((one) => one.id).filter((one) => one !== id));
  });

  it("is read from v1.0 where beta is broken, and then says that it does not know the profile", async () => {
    await site.lab.control("POST", "/faults", { path: list, method: "GET", count: 1, status: 400 });
    await site.synchronise(organisationId);
    expect(await site.status(organisationId)).toMatchObject({ total: 24, sync: { withoutDetails: true } });
    expect((await site.list(organisationId, "limit=1")).items).toMatchObject([{ profileStatus: null }]);
    await site.synchronise(organisationId);
    expect(await site.status(organisationId)).toMatchObject({ sync: { withoutDetails: false } });
  });

  it("is called off between two pages", async () => {
    await site.lab.control("POST", "/faults", { path: list, method: "GET", count: 20, delayMilliseconds: 300 });
    await site.administrator.request("POST", "/api/autopilot-devices/synchronise", { organisationId });
    await site.waitForSync(organisationId, "running");
    await site.administrator.request("POST", "/api/autopilot-devices/cancel-synchronisation", { organisationId });
    await site.waitForSync(organisationId, "cancelled");
    await site.lab.control("DELETE", "/faults");
    expect((await site.status(organisationId)).total).toBe(24);
  });

  it("is finished by another worker when its own one stops", async () => {
    await site.lab.control("POST", "/faults", { path: list, method: "GET", count: 2, delayMilliseconds: 400 });
    await site.administrator.request("POST", "/api/autopilot-devices/synchronise", { organisationId });
    await site.waitForSync(organisationId, "running");
    await site.stopWorkers();
    expect((await site.status(organisationId)).sync.state).toBe("running");
    site.startWorker();
    await site.waitForSync(organisationId, "done");
    expect(await site.status(organisationId)).toMatchObject({ total: 24, sync: { records: 24 } });
  });

  it("says at once what is wrong where there is no connection", async () => {
    const other = await site.organisation();
    await site.administrator.request("POST", "/api/autopilot-devices/synchronise", { organisationId: other });
    await site.waitForSync(other, "failed");
    expect(await site.status(other)).toMatchObject({
      cloud: null,
      sync: { failure: { code: "tenant.not-connected" } },
    });
  });

  it("does not exist for people of other organisations", async () => {
    const other = await site.organisation();
    const stranger = await site.signInAs("administrator", other);
    const { id } = await site.deviceOf(organisationId, "SYN-0001");
    for (const url of [
      `/api/autopilot-devices?organisationId=${organisationId}`,
      `/api/autopilot-devices/status?organisationId=${organisationId}`,
      `/api/autopilot-devices/export?organisationId=${organisationId}`,
      `/api/autopilot-devices/${id}`,
    ])
      expect(await stranger.request("GET", url)).toMatchObject({ status: 404 });
  });

  it("is exported whole, with nothing that a spreadsheet would run", async () => {
    await site.register(["=SUM(A1)"], "@tag");
    await site.synchronise(organisationId);
    const url = `/api/autopilot-devices/export?organisationId=${organisationId}`;
    const { text, headers } = await site.administrator.request("GET", url);
    expect(headers["content-type"]).toBe("text/csv; charset=utf-8");
    const lines = text.trimEnd().split("\r\n");
    expect(lines).toHaveLength(26);
    expect(lines[1]).toMatch(/^'=SUM\(A1\),Contoso,Lab Book 14,'@tag,/);
  });
});
