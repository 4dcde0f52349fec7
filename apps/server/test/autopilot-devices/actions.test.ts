import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type CopySite, startCopySite } from "./copy-site.ts";

describe("what is done to registered devices", () => {
  let site: CopySite;
  let organisationId: string;
  const serials = Array.from({ length: 30 }, (_, index) => `ACT-${String(index).padStart(3, "0")}`);
  const ids = new Map<string, string>();
  const idsOf = (...wanted: string[]) => wanted.map((serial) => ids.get(serial) ?? serial);
  const retag = { kind: "change-group-tag", groupTag: "OD-SALES" };

  beforeAll(async () => {
    site = await startCopySite();
    organisationId = await site.organisation();
    await site.connect(organisationId);
    await site.register(serials, "OD-FINANCE");
    site.startWorker();
    await site.synchronise(organisationId);
    for (const item of (await site.list(organisationId, "limit=100")).items) ids.set(item.serialNumber, item.id);
  }, 60_000);
  afterAll(() => site.close());

  it("is told before it is done, device by device, and changes nothing by being told", async () => {
    const preview = await site.administrator.request("POST", "/api/autopilot-actions/preview", {
      organisationId,
      selection: { kind: "filter", filter: { search: "ACT-00" } },
      action: retag,
    });
    expect(preview).toMatchObject({ status: 200, body: { devices: 10, unchanged: 0, confirmation: null } });
    expect(JSON.stringify(preview.body)).toContain("“OD-FINANCE” becomes “OD-SALES”.");
    expect((await site.tenantDevices()).get("ACT-000")?.groupTag).toBe("OD-FINANCE");
  });

  it("reaches the tenant and the copy, and each refusal stays with its own device", async () => {
    const [first] = await site.register(["ACT-GONE"], "OD-FINANCE");
    await site.synchronise(organisationId);
    const gone = (await site.list(organisationId, "search=ACT-GONE")).items[0]?.id ?? "";
    await site.lab.control("POST", "/faults", {
      path: `/v1.0/deviceManagement/windowsAutopilotDeviceIdentities/${first}/updateDeviceProperties`,
      status: 400,
      count: 5,
    });
    const started = await site.act(organisationId, [...idsOf("ACT-001", "ACT-002"), gone], retag);
    expect(started).toMatchObject({ status: 201, body: { state: "waiting", devices: 3 } });
    await site.waitForAction(started.body.id);
    expect(await site.actionOf(started.body.id)).toMatchObject({ done: 2, failed: 1 });
    const items = await site.itemsOf(started.body.id);
    expect(items.find(({ serialNumber }) => serialNumber === "ACT-GONE")).toMatchObject({
      state: "failed",
      failure: { code: "autopilot-device.refused", remedy: expect.stringContaining("support case") },
    });
    expect((await site.tenantDevices()).get("ACT-002")?.groupTag).toBe("OD-SALES");
    expect((await site.deviceOf(organisationId, "ACT-002")).groupTag).toBe("OD-SALES");
    const csv = await site.administrator.request("GET", `/api/autopilot-actions/${started.body.id}/export`);
    expect(csv.text.split("\r\n")[1]).toContain("ACT-001,done");
  });

  it("is carried out for all that match a filter, and refused when the filter finds another number meanwhile", async () => {
    const body = {
      organisationId,
      selection: { kind: "filter", filter: { search: "ACT-02" } },
      action: { kind: "rename", nameTemplate: "WL-%SERIAL:6%" },
    };
    const wrong = await site.administrator.request("POST", "/api/autopilot-actions", { ...body, expectedDevices: 9 });
    expect(wrong).toMatchObject({ status: 412, body: { error: { code: "autopilot-device.selection-changed" } } });
    const started = await site.administrator.request<{ id: string }>("POST", "/api/autopilot-actions", {
      ...body,
      expectedDevices: 10,
    });
    await site.waitForAction(started.body.id);
    const devices = await site.tenantDevices();
    expect(devices.get("ACT-027")).toMatchObject({ displayName: "WL-CT-027", groupTag: "OD-FINANCE" });
  });

  it("assigns a user of the tenant, names a foreign one, and unassigns", async () => {
    const userPrincipalName = "ada@windlasslab.onmicrosoft.com";
    const assigned = await site.act(organisationId, idsOf("ACT-003"), { kind: "assign-user", userPrincipalName });
    await site.waitForAction(assigned.body.id);
    expect((await site.tenantDevices()).get("ACT-003")?.userPrincipalName).toBe(userPrincipalName);
    const foreign = { kind: "assign-user", userPrincipalName: "eve@elsewhere.example" };
    const refused = await site.act(organisationId, idsOf("ACT-003"), foreign);
    await site.waitForAction(refused.body.id);
    expect(await site.itemsOf(refused.body.id)).toMatchObject([{ failure: { code: "autopilot-device.user-refused" } }]);
    const unassigned = await site.act(organisationId, idsOf("ACT-003"), { kind: "unassign-user" });
    await site.waitForAction(unassigned.body.id);
    expect((await site.deviceOf(organisationId, "ACT-003")).userPrincipalName).toBe("");
  });

  it("unblocks a device, which leaves the drift", async () => {
    const record = (await site.tenantDevices()).get("ACT-004");
    await site.lab.control("PATCH", `/devices/${record?.id}/condition`, { blocked: true });
    await site.synchronise(organisationId);
    expect((await site.list(organisationId, "drift=blocked")).items).toMatchObject([{ serialNumber: "ACT-004" }]);
    const started = await site.act(organisationId, idsOf("ACT-004"), { kind: "unblock" });
    await site.waitForAction(started.body.id);
    await expect.poll(async () => (await site.list(organisationId, "drift=blocked")).total).toBe(0);
  });

  it("deletes in the right order after the serial number was typed, and never the Entra object by itself", async () => {
    const record = (await site.tenantDevices()).get("ACT-005");
    await site.lab.control("POST", `/devices/${record?.id}/enrolment`);
    await site.synchronise(organisationId);
    const deletion = { kind: "delete", alsoFromIntune: true };
    const untyped = await site.act(organisationId, idsOf("ACT-005"), deletion, { confirmation: "1" });
    expect(untyped).toMatchObject({ status: 422, body: { error: { code: "autopilot-device.confirmation-wrong" } } });
    const typed = { confirmation: "ACT-005" };
    const kept = await site.act(organisationId, idsOf("ACT-005"), { kind: "delete" }, typed);
    await site.waitForAction(kept.body.id);
    expect(await site.itemsOf(kept.body.id)).toMatchObject([{ failure: { code: "autopilot-device.enrolled" } }]);

    const started = await site.act(organisationId, idsOf("ACT-005"), deletion, typed);
    // The permission to delete from Microsoft Entra was never given: it is not needed.
    await site.waitForAction(started.body.id);
    expect((await site.deviceOf(organisationId, "ACT-005")).deletingSince).not.toBeNull();
    await site.lab.control("POST", "/clock/advance", { seconds: 1200 });
    expect((await site.tenantDevices()).has("ACT-005")).toBe(false);
  }, 60_000);

  it("names the permission that is missing for Intune's own record", async () => {
    const record = (await site.tenantDevices()).get("ACT-006");
    await site.lab.control("POST", `/devices/${record?.id}/enrolment`);
    await site.consent(["DeviceManagementServiceConfig.ReadWrite.All"]);
    // The token in use still carries the permission: a new connection gets a new one.
    const other = await site.organisation();
    await site.connect(other);
    await site.synchronise(other);
    const id = (await site.list(other, "search=ACT-006")).items[0]?.id ?? "";
    const action = { kind: "delete", alsoFromIntune: true };
    const started = await site.act(other, [id], action, { confirmation: "ACT-006" });
    await site.waitForAction(started.body.id);
    const [item] = await site.itemsOf(started.body.id);
    expect(item?.failure?.code).toBe("autopilot-device.permission-missing");
    expect(item?.failure?.message).toContain("DeviceManagementManagedDevices.ReadWrite.All");
    await site.consent();
  });

  it("takes only tags of the organisation's published builds from a technician, and leaves deleting to administrators", async () => {
    const published = await site.publishBuild("OD-BUILD");
    await site.connect(published.organisationId);
    await site.synchronise(published.organisationId);
    const technician = await site.signInAs("technician", published.organisationId);
    const id = (await site.list(published.organisationId, "search=ACT-007")).items[0]?.id ?? "";
    const act = (action: object) =>
      technician.request("POST", "/api/autopilot-actions", {
        organisationId: published.organisationId,
        selection: { kind: "devices", ids: [id] },
        action,
        expectedDevices: 1,
        confirmation: "ACT-007",
      });
    const foreign = await act({ kind: "change-group-tag", groupTag: "DOMAIN-ADMINS" });
    expect(foreign).toMatchObject({ status: 403, body: { error: { code: "autopilot-device.tag-not-of-a-build" } } });
    expect(await act({ kind: "delete" })).toMatchObject({ status: 403 });
    expect(await act({ kind: "change-group-tag", groupTag: "OD-BUILD" })).toMatchObject({ status: 201 });
  });

  it("finds no device of another organisation, by id or by action", async () => {
    const other = await site.organisation();
    const foreign = await site.act(other, idsOf("ACT-008"), retag);
    expect(foreign).toMatchObject({ status: 422, body: { error: { code: "autopilot-device.nothing-selected" } } });
    const own = await site.act(organisationId, idsOf("ACT-008"), retag);
    const stranger = await site.signInAs("administrator", other);
    for (const path of ["", "/items", "/export"])
      expect(await stranger.request("GET", `/api/autopilot-actions/${own.body.id}${path}`)).toMatchObject({
        status: 404,
      });
    expect(await stranger.request("POST", `/api/autopilot-actions/${own.body.id}/cancel`)).toMatchObject({
      status: 404,
    });
  });

  it("begins nothing more once it was called off, and tells of what was left", async () => {
    await site.lab.control("POST", "/faults", { path: "/beta/$batch", count: 50, delayMilliseconds: 500 });
    const all = (await site.list(organisationId, "limit=100&search=ACT-0")).items.map(({ id }) => id);
    const started = await site.act(organisationId, all, { kind: "change-group-tag", groupTag: "OD-NEVER" });
    await expect.poll(async () => (await site.actionOf(started.body.id)).state).toBe("running");
    await site.administrator.request("POST", `/api/autopilot-actions/${started.body.id}/cancel`);
    await site.lab.control("DELETE", "/faults");
    const { state, done, cancelled } = await site.actionOf(started.body.id);
    expect(state).toBe("cancelled");
    expect(done + cancelled).toBe(all.length);
    expect(cancelled).toBeGreaterThan(0);
  });
});
