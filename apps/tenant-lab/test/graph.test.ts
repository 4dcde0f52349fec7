import { afterEach, beforeEach, describe, expect, test } from "vitest";
import {
  type Graph,
  importDevice,
  imported,
  minute,
  type Running,
  registered,
  second,
  send,
  signIn,
  startSample,
} from "./client.ts";

describe("Microsoft Graph in the lab", () => {
  let running: Running;
  let graph: Graph;

  beforeEach(async () => {
    running = await startSample();
    graph = await signIn(running);
  });
  afterEach(() => running.close());

  const consented = async (...roles: string[]) => {
    running.lab.setConsent(running.sample.clientId, roles);
    return signIn(running);
  };
  const add = (...serials: string[]) =>
    serials.map((serialNumber) => running.lab.addRegisteredDevice(running.sample.tenantId, { serialNumber }));

  test("wants a token that is there, whole, its own and not expired", async () => {
    const url = `${running.url}/v1.0/organization`;
    const withToken = (token: string) => send(url, "GET", undefined, { authorization: `Bearer ${token}` });
    const refused = { status: 401, body: { error: { code: "InvalidAuthenticationToken" } } };
    const none = await send(url, "GET");
    expect(none).toMatchObject(refused);
    expect(none.headers.get("www-authenticate")).toContain("Bearer");
    expect(await withToken("not.a.token")).toMatchObject(refused);
    expect((await graph("GET", "/v1.0/organization")).status).toBe(200);
    running.lab.advance(60 * minute);
    expect(await graph("GET", "/v1.0/organization")).toMatchObject({
      ...refused,
      body: { error: { message: expect.stringContaining("expired") } },
    });
  });

  test("refuses a token signed by another lab", async () => {
    const other = await startSample();
    let token = "";
    try {
      const body = new URLSearchParams({
        client_id: other.sample.clientId,
        client_secret: other.sample.clientSecret,
        scope: "https://graph.microsoft.com/.default",
        grant_type: "client_credentials",
      });
      const response = await fetch(`${other.url}/${other.sample.tenantId}/oauth2/v2.0/token`, { method: "POST", body });
      token = ((await response.json()) as { access_token: string }).access_token;
    } finally {
      await other.close();
    }
    const answer = await send(`${running.url}/v1.0/organization`, "GET", undefined, {
      authorization: `Bearer ${token}`,
    });
    expect(answer.status).toBe(401);
  });

  test("answers a missing permission with Intune's JSON inside the message, on Intune's paths", async () => {
    const stranger = await consented("Device.Read.All");
    const { status, body } = await stranger("GET", imported);
    expect(status).toBe(403);
    expect(body.error?.code).toBe("Forbidden");
    const inner = JSON.parse(body.error?.message ?? "");
    expect(inner).toMatchObject({ _version: 3, CustomApiErrorPhrase: "", RetryAfter: null });
    expect(inner.Message).toMatch(/must have one of the following scopes: DeviceManagementServiceConfig\.Read\.All/);
    expect(inner.Message).toMatch(/Activity ID: [0-9a-f-]{36}/);
  });

  test("tells reading from writing in the permissions", async () => {
    const reader = await consented("DeviceManagementServiceConfig.Read.All");
    expect((await reader("GET", imported)).status).toBe(200);
    expect((await reader("POST", `${imported}/import`, { importedWindowsAutopilotDeviceIdentities: [] })).status).toBe(
      403,
    );
    expect((await reader("GET", "/v1.0/devices")).body.error?.code).toBe("Authorization_RequestDenied");
    expect((await reader("GET", `/v1.0/groups/${running.sample.groupObjectId}`)).status).toBe(403);
    expect((await reader("GET", `/v1.0/applications(appId='${running.sample.clientId}')`)).status).toBe(403);
  });

  test("shows groups by their ids only to who may not read them", async () => {
    await importDevice(running, graph, "LAB0001");
    running.lab.advance(30 * minute);
    const reader = await consented("Device.Read.All");
    const [device] = (await reader("GET", "/v1.0/devices")).body.value ?? [];
    const { body } = await reader("GET", `/v1.0/devices/${device?.id}/memberOf`);
    expect(body.value).toEqual([{ "@odata.type": "#microsoft.graph.group", id: running.sample.groupObjectId }]);
  });

  test("hides the rule of a group from GroupMember.Read.All", async () => {
    const path = `/v1.0/groups/${running.sample.groupObjectId}`;
    expect((await graph("GET", path)).body.membershipRule).toContain('"[OrderID]:OD-FINANCE"');
    const reader = await consented("GroupMember.Read.All");
    expect((await reader("GET", path)).body).toMatchObject({ displayName: "Autopilot Finance", membershipRule: null });
  });

  test("tells when a group was evaluated, in beta and when asked", async () => {
    const path = `/beta/groups/${running.sample.groupObjectId}`;
    expect((await graph("GET", path)).body).not.toHaveProperty("membershipRuleProcessingStatus");
    await importDevice(running, graph, "LAB0001");
    running.lab.advance(30 * minute);
    const { body } = await graph("GET", `${path}?$select=id,membershipRuleProcessingStatus`);
    expect(body.membershipRuleProcessingStatus).toMatchObject({ status: "Succeeded", errorMessage: null });
    expect(body).not.toHaveProperty("displayName");
  });

  test("pages with a next link until everything was given once", async () => {
    add(...Array.from({ length: 7 }, (_, index) => `LAB${index}`));
    running.lab.changeBehaviour({ intunePageSize: 3 });
    const seen: unknown[] = [];
    let next: string | undefined = `/v1.0${registered}?$select=id,serialNumber`;
    let pages = 0;
    while (next !== undefined) {
      const { body } = await graph("GET", next);
      seen.push(...(body.value ?? []).map((device) => device.serialNumber));
      expect(body.value?.every((device) => Object.keys(device).length === 2)).toBe(true);
      const link = body["@odata.nextLink"];
      next = typeof link === "string" ? link.slice(running.url.length) : undefined;
      pages += 1;
    }
    expect(seen).toEqual(["LAB0", "LAB1", "LAB2", "LAB3", "LAB4", "LAB5", "LAB6"]);
    expect(pages).toBe(3);
    expect((await graph("GET", `/v1.0${registered}?$top=2`)).body.value).toHaveLength(2);
    expect((await graph("GET", `/v1.0${registered}?$top=0`)).status).toBe(400);
    expect((await graph("GET", `/v1.0${registered}?$skiptoken=nonsense`)).status).toBe(400);
  });

  test("finds registered devices by part of their serial number, and answers 400 to every other filter", async () => {
    add("LAB1", "LAB11", "LAB-2", "O'HARA");
    const find = async (filter: string) => graph("GET", `/v1.0${registered}?$filter=${encodeURIComponent(filter)}`);
    const serials = async (filter: string) => (await find(filter)).body.value?.map((one) => one.serialNumber);
    expect(await serials("contains(serialNumber,'LAB1')")).toEqual(["LAB1", "LAB11"]);
    expect(await serials("contains(serialNumber,'O''HARA')")).toEqual(["O'HARA"]);
    expect(await serials("contains(serialNumber,'nobody')")).toEqual([]);
    for (const filter of [
      "serialNumber eq 'LAB1'",
      "contains(serialNumber,'LAB-2')",
      "contains(serialNumber,'LAB 1')",
      "contains(displayName,'LAB')",
      "this is no filter",
    ]) {
      const { status, body } = await find(filter);
      expect({ filter, status }).toEqual({ filter, status: 400 });
      expect(JSON.parse(body.error?.message ?? "")).toMatchObject({ _version: 3 });
    }
  });

  test("finds an import by the id its caller chose", async () => {
    const importId = crypto.randomUUID();
    const hardwareIdentifier = running.lab.makeHardwareHash({ serialNumber: "LAB1" });
    const device = { serialNumber: "LAB1", importId, hardwareIdentifier };
    const { status, body } = await graph("POST", imported, device);
    expect(status).toBe(201);
    expect(body).toMatchObject({ importId, hardwareIdentifier: null, state: { deviceImportStatus: "unknown" } });
    await importDevice(running, graph, "LAB2");
    const found = await graph("GET", `${imported}?$filter=importId eq '${importId}'`);
    expect(found.body.value?.map((one) => one.id)).toEqual([body.id]);
    expect((await graph("DELETE", `${imported}/${body.id}`)).status).toBe(204);
    expect((await graph("GET", `${imported}/${body.id}`)).status).toBe(404);
  });

  test("finds Entra devices by device id, name and physical id", async () => {
    const [first] = add("LAB1", "LAB2");
    const find = async (filter: string) => {
      const { body } = await graph("GET", `/v1.0/devices?$filter=${encodeURIComponent(filter)}`);
      return body.value?.map((one) => one.displayName);
    };
    expect(await find(`deviceId eq '${first?.entraDeviceId}'`)).toEqual(["LAB1"]);
    expect(await find("startswith(displayName,'lab')")).toEqual(["LAB1", "LAB2"]);
    expect(await find("physicalIds/any(p:startswith(p,'[ZTDID]'))")).toEqual(["LAB1", "LAB2"]);
    expect(await find(`physicalIds/any(p:p eq '[ztdid]:${first?.id}')`)).toEqual(["LAB1"]);
    expect(await find(`displayName eq 'LAB2' and startswith(deviceId,'x and y')`)).toEqual([]);
    expect((await graph("GET", "/v1.0/devices?$filter=model eq 'x'")).status).toBe(400);
  });

  test("shows the secrets of an application with expiry and hint, without their value", async () => {
    const { clientId, clientSecret } = running.sample;
    const { body } = await graph("GET", `/v1.0/applications(appId='${clientId}')?$select=passwordCredentials`);
    expect(body.passwordCredentials).toEqual([
      expect.objectContaining({
        hint: clientSecret.slice(0, 3),
        secretText: null,
        endDateTime: "2027-11-23T09:00:00Z",
      }),
    ]);
    expect(JSON.stringify(body)).not.toContain(clientSecret);
  });

  test("changes tag and name together, and loses what is not sent along", async () => {
    const [device] = add("LAB1");
    const path = `/v1.0${registered}/${device?.id}`;
    const update = (body: object) => graph("POST", `${path}/updateDeviceProperties`, body);
    expect((await update({ groupTag: "OD-FINANCE", displayName: "PC-1" })).status).toBe(204);
    running.lab.advance(2 * minute);
    const entra = (await graph("GET", `/v1.0/devices(deviceId='${device?.entraDeviceId}')`)).body;
    expect(entra.physicalIds).toContain("[OrderId]:OD-FINANCE");
    await update({ displayName: "PC-2" });
    expect((await graph("GET", path)).body).toMatchObject({ displayName: "PC-2", groupTag: "" });
    expect((await update({ groupTag: "A", displayName: "much-too-long-for-a-name" })).status).toBe(400);
    expect((await update({ groupTag: "A", displayName: "12345" })).status).toBe(400);
  });

  test("removes a registered device with its Entra device after a while", async () => {
    const [device] = add("LAB1");
    const path = `/v1.0${registered}/${device?.id}`;
    expect((await graph("DELETE", path)).status).toBe(204);
    expect((await graph("GET", path)).status).toBe(200);
    running.lab.advance(10 * minute);
    expect((await graph("GET", path)).status).toBe(404);
    expect((await graph("GET", "/v1.0/devices")).body.value).toEqual([]);
  });

  test("synchronises one at a time and once in ten minutes", async () => {
    const settings = "/beta/deviceManagement/windowsAutopilotSettings";
    expect((await graph("POST", `${settings}/sync`)).status).toBe(204);
    expect((await graph("GET", settings)).body).toMatchObject({ syncStatus: "inProgress" });
    expect((await graph("POST", `${settings}/sync`)).status).toBe(409);
    running.lab.advance(minute);
    expect((await graph("GET", settings)).body).toMatchObject({ syncStatus: "completed" });
    const early = await graph("POST", `${settings}/sync`);
    expect(early.status).toBe(429);
    expect(early.headers.get("retry-after")).toBe("540");
    running.lab.advance(9 * minute);
    expect((await graph("POST", `${settings}/sync`)).status).toBe(204);
  });

  test("throttles writes after the documented number, names the wait and keeps it", async () => {
    running.lab.changeBehaviour({ limits: { intuneWrites: { requests: 2, windowMilliseconds: 20 * second } } });
    const write = () => graph("POST", `${imported}/import`, { importedWindowsAutopilotDeviceIdentities: [] });
    expect([(await write()).status, (await write()).status]).toEqual([200, 200]);
    running.lab.advance(5 * second);
    const refused = await write();
    expect(refused).toMatchObject({ status: 429, body: { error: { code: "TooManyRequests" } } });
    expect(refused.headers.get("retry-after")).toBe("15");
    expect((await graph("GET", imported)).status).toBe(200);
    running.lab.advance(15 * second);
    expect((await write()).status).toBe(200);
  });

  test("keeps tenants apart", async () => {
    const [device] = add("LAB1");
    const tenant = running.lab.addTenant({ displayName: "Fabrikam", domain: "fabrikam.onmicrosoft.com" });
    const application = running.lab.addApplication(tenant.id, {
      displayName: "Theirs",
      roles: ["DeviceManagementServiceConfig.ReadWrite.All", "Directory.Read.All"],
    });
    const { value } = running.lab.addSecret(application.id, { displayName: "x", validDays: 1 });
    const theirs = await signIn(running, { client_id: application.id, client_secret: value }, tenant.id);
    expect((await theirs("GET", "/v1.0/organization")).body.value?.[0]).toMatchObject({ displayName: "Fabrikam" });
    expect((await theirs("GET", `/v1.0${registered}`)).body.value).toEqual([]);
    expect((await theirs("GET", `/v1.0${registered}/${device?.id}`)).status).toBe(404);
    expect((await theirs("GET", `/v1.0/devices(deviceId='${device?.entraDeviceId}')`)).status).toBe(404);
    expect((await theirs("GET", `/v1.0/groups/${running.sample.groupObjectId}`)).status).toBe(404);
  });

  test("answers 400 to paths it does not know, 405 to other methods and 400 to broken JSON", async () => {
    expect(await graph("GET", "/v1.0/nothing")).toMatchObject({
      status: 400,
      body: { error: { message: "Resource not found for the segment 'nothing'." } },
    });
    expect((await graph("GET", "/v1.0/deviceManagement/windowsAutopilotSettings")).status).toBe(400);
    expect((await graph("DELETE", "/v1.0/organization")).status).toBe(405);
    const response = await fetch(`${running.url}${imported}`, {
      method: "POST",
      headers: { "Content-Type": "application/json" },
      body: "{broken",
    });
    expect(response.status).toBe(400);
    expect(
      (await graph("POST", `${imported}/microsoft.graph.import`, { importedWindowsAutopilotDeviceIdentities: [] }))
        .status,
    ).toBe(200);
  });
});
