import { request } from "node:http";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { startTenantLab } from "../src/index.ts";
import { askToken, imported, type Json, type Running, registered, send, signIn, startSample } from "./client.ts";

describe("the control API", () => {
  let running: Running;

  beforeEach(async () => {
    running = await startSample();
  });
  afterEach(() => running.close());

  const control = (method: string, path: string, body?: unknown) => send(`${running.url}/lab${path}`, method, body);

  test("builds a whole tenant that works", async () => {
    const tenant = (await control("POST", "/tenants", { displayName: "Contoso", domain: "contoso.example" })).body;
    const tenantId = String(tenant.id);
    const roles = ["DeviceManagementServiceConfig.ReadWrite.All", "Device.Read.All"];
    const application = await control("POST", `/tenants/${tenantId}/applications`, { displayName: "App", roles: [] });
    const clientId = String(application.body.id);
    const secret = await control("POST", `/applications/${clientId}/secrets`, { validDays: 10 });
    expect([application.status, secret.status]).toEqual([201, 201]);
    await control("PUT", `/applications/${clientId}/consent`, { roles });
    const rule = '(device.devicePhysicalIds -any (_ -eq "[OrderID]:KIOSK"))';
    const group = await control("POST", `/tenants/${tenantId}/groups`, { displayName: "Kiosks", membershipRule: rule });
    const assignTo = [{ kind: "group", groupId: group.body.id }];
    const profile = await control("POST", `/tenants/${tenantId}/profiles`, { displayName: "Kiosk", assignTo });
    expect(profile.status).toBe(201);
    await control("POST", `/tenants/${tenantId}/devices`, { serialNumber: "K1", groupTag: "KIOSK" });
    await control("POST", "/clock/advance", { seconds: 3000 });
    const form = { client_id: clientId, client_secret: String(secret.body.value) };
    const graph = await signIn(running, form, tenantId);
    expect((await graph("GET", `/beta${registered}`)).body.value).toMatchObject([
      { serialNumber: "K1", deploymentProfileAssignmentStatus: "assignedInSync" },
    ]);
    await control("PUT", `/applications/${clientId}/enabled`, { enabled: false });
    expect((await askToken(running, { form, tenant: tenantId })).body.error_codes).toEqual([7000112]);
  });

  test("makes hardware hashes, the same for the same serial number", async () => {
    const make = async (serialNumber: string) => (await control("POST", "/hardware-hashes", { serialNumber })).body;
    expect(await make("LAB1")).toEqual(await make("LAB1"));
    expect(await make("LAB1")).not.toEqual(await make("LAB2"));
  });

  test("holds devices elsewhere, prepares faults, changes behaviour and shows all of it", async () => {
    expect((await control("PUT", "/held-elsewhere/LAB9")).status).toBe(204);
    await control("POST", "/faults", { path: "/v1.0/organization", status: 503, count: 2 });
    const behaviour = await control("PATCH", "/behaviour", { speed: 600, delays: { importFinishes: 1000 } });
    expect(behaviour.body).toMatchObject({ speed: 600, delays: { importFinishes: 1000, importStarts: 10_000 } });
    const view = (await control("GET", "/state")).body;
    expect(view).toMatchObject({
      heldElsewhere: ["LAB9"],
      faults: [{ path: "/v1.0/organization", remaining: 2 }],
      behaviour: { speed: 600 },
      tenants: [
        { displayName: "Windlass Lab", groups: [{ members: [] }], profiles: [{ assignments: [{ kind: "group" }] }] },
      ],
    });
    expect((await control("GET", "/faults")).body.faults).toHaveLength(1);
    await control("DELETE", "/faults");
    await control("DELETE", "/held-elsewhere/lab9");
    expect((await control("GET", "/state")).body).toMatchObject({ heldElsewhere: [], faults: [] });
  });

  test("removes a group and with it the profile of its members", async () => {
    const { sample } = running;
    running.lab.addRegisteredDevice(sample.tenantId, { serialNumber: "LAB1", groupTag: "OD-FINANCE" });
    await control("POST", "/clock/advance", { seconds: 1800 });
    expect((await control("DELETE", `/groups/${sample.groupObjectId}`)).status).toBe(204);
    await control("POST", "/clock/advance", { seconds: 900 });
    const graph = await signIn(running);
    expect((await graph("GET", `/beta${registered}`)).body.value).toMatchObject([
      { deploymentProfileAssignmentStatus: "notAssigned" },
    ]);
  });

  test.each([
    ["POST", "/tenants", {}, 400],
    ["POST", "/tenants", { displayName: "A", domain: "windlasslab.onmicrosoft.com" }, 409],
    ["POST", "/tenants", { displayName: "A", domain: "a.example", colour: "red" }, 400],
    ["POST", `/tenants/${crypto.randomUUID()}/groups`, { displayName: "A", membershipRule: null }, 404],
    ["PUT", `/applications/${crypto.randomUUID()}/consent`, { roles: [] }, 404],
    ["POST", "/faults", { path: "no-slash" }, 400],
    ["POST", "/clock/advance", { seconds: -1 }, 400],
    ["PATCH", "/behaviour", { speed: 0 }, 400],
    ["GET", "/nothing", undefined, 404],
  ])("answers %s %s %j with %i and a sentence", async (method, path, body, status) => {
    const answer = await control(method, path, body);
    expect(answer.status).toBe(status);
    expect(JSON.stringify(answer.body).length).toBeGreaterThan(20);
  });

  const withHeaders = (headers: Record<string, string>) =>
    new Promise<{ status: number; body: Json }>((resolve, reject) => {
      const sent = request(`${running.url}/lab/state`, { headers }, (response) => {
        let text = "";
        response.on("data", (chunk: Buffer) => {
          text += chunk.toString();
        });
        response.on("end", () => resolve({ status: response.statusCode ?? 0, body: JSON.parse(text) as Json }));
      });
      sent.on("error", reject);
      sent.end();
    });

  test("answers programs of this machine only: no rebound name, no page from elsewhere", async () => {
    expect((await withHeaders({})).status).toBe(200);
    expect((await withHeaders({ host: "evil.example" })).status).toBe(403);
    expect((await withHeaders({ origin: "https://evil.example" })).status).toBe(403);
    expect((await withHeaders({ origin: running.url })).status).toBe(200);
  });

  test("does not start on an address that others can reach", async () => {
    await expect(startTenantLab({ host: "0.0.0.0" })).rejects.toThrow("loopback");
  });

  test("a faster lab does the same in less time", async () => {
    const fast = await startSample({ speed: 600 });
    try {
      const graph = await signIn(fast);
      const hardwareIdentifier = fast.lab.makeHardwareHash({ serialNumber: "LAB1" });
      const { body } = await graph("POST", imported, {
        serialNumber: "LAB1",
        groupTag: "OD-FINANCE",
        hardwareIdentifier,
      });
      fast.lab.advance(124);
      const state = async () => (await graph("GET", `${imported}/${body.id}`)).body.state;
      expect(await state()).toMatchObject({ deviceImportStatus: "pending" });
      fast.lab.advance(1);
      expect(await state()).toMatchObject({ deviceImportStatus: "complete" });
      fast.lab.advance(2700);
      expect((await graph("GET", `/beta${registered}`)).body.value).toMatchObject([
        { deploymentProfileAssignmentStatus: "assignedInSync" },
      ]);
    } finally {
      await fast.close();
    }
  });
});
