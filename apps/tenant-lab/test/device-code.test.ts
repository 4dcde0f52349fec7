import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { type Graph, type Json, minute, type Running, second, send, startSample } from "./client.ts";

const commandLineTools = "14d82eec-204b-4c2f-b7e8-296a70dab67e";
const grant = "urn:ietf:params:oauth:grant-type:device_code";
const scope = (names: string) =>
  names
    .split(" ")
    .map((name) => `https://graph.microsoft.com/${name}`)
    .join(" ");

let running: Running;

beforeEach(async () => {
  running = await startSample();
});
afterEach(() => running.close());

async function ask(endpoint: string, form: Record<string, string>, tenant = running.sample.tenantId) {
  const response = await fetch(`${running.url}/${tenant}/oauth2/v2.0/${endpoint}`, {
    method: "POST",
    body: new URLSearchParams({ client_id: commandLineTools, ...form }),
  });
  return { status: response.status, body: (await response.json()) as Json };
}

const begin = async (names = "Group.ReadWrite.All", tenant?: string) =>
  (await ask("devicecode", { scope: `${scope(names)} offline_access` }, tenant)).body;
const poll = (device_code: unknown, tenant?: string) =>
  ask("token", { grant_type: grant, device_code: String(device_code) }, tenant);
const upn = (name: string) => `${name}@${running.sample.domain}`;
const claimsOf = (token: unknown) => JSON.parse(Buffer.from(String(token).split(".")[1] ?? "", "base64url").toString());

/** Signs somebody in by code and answers a caller with the delegated token. */
async function callerFor(name: string, scopes: string): Promise<Graph> {
  const { device_code, user_code } = await begin(scopes);
  running.lab.signIn(String(user_code), upn(name));
  const authorization = `Bearer ${(await poll(device_code)).body.access_token}`;
  return (method, path, body) => send(`${running.url}${path}`, method, body, { authorization });
}

describe("signing in by code", () => {
  test("is pending until somebody enters the code, then gives a token of that person, once", async () => {
    const begun = await begin();
    expect(begun).toMatchObject({
      user_code: expect.stringMatching(/^[A-Z2-9]{9}$/),
      verification_uri: `${running.url}/devicelogin`,
      interval: 5,
      expires_in: 900,
    });
    expect(await poll(begun.device_code)).toMatchObject({ status: 400, body: { error: "authorization_pending" } });
    running.lab.signIn(String(begun.user_code).toLowerCase(), upn("admin"));
    const { status, body } = await poll(begun.device_code);
    expect(status).toBe(200);
    expect(body).toMatchObject({ token_type: "Bearer", refresh_token: expect.any(String) });
    expect(claimsOf(body.access_token)).toMatchObject({
      tid: running.sample.tenantId,
      upn: upn("admin"),
      scp: "Group.ReadWrite.All",
      wids: expect.arrayContaining(["62e90394-69f5-4237-9190-012177145e10"]),
    });
    expect((await poll(begun.device_code)).body.error).toBe("invalid_grant");
  });

  test("asks for patience when polled too fast, and ends after a quarter of an hour", async () => {
    const { device_code } = await begin();
    expect((await poll(device_code)).body.error).toBe("authorization_pending");
    expect((await poll(device_code)).body.error).toBe("slow_down");
    running.lab.advance(5 * second);
    expect((await poll(device_code)).body.error).toBe("authorization_pending");
    running.lab.advance(15 * minute);
    expect((await poll(device_code)).body).toMatchObject({ error: "expired_token", error_codes: [70020] });
  });

  test("tells a declined sign-in and a code that nobody gave", async () => {
    const { device_code, user_code } = await begin();
    running.lab.declineSignIn(String(user_code));
    expect((await poll(device_code)).body.error).toBe("authorization_declined");
    expect((await poll("made-up")).body.error).toBe("bad_verification_code");
    const other = await ask("devicecode", { client_id: crypto.randomUUID(), scope: "openid" });
    expect(other.body.error_codes).toEqual([700016]);
  });

  test("for organizations takes the tenant of whoever signs in; for one tenant, nobody from elsewhere", async () => {
    running.lab.addTenant({ displayName: "Fabrikam", domain: "fabrikam.example" });
    const anywhere = await begin("Group.Read.All", "organizations");
    running.lab.signIn(String(anywhere.user_code), "admin@fabrikam.example");
    const { body } = await poll(anywhere.device_code, "organizations");
    expect(claimsOf(body.access_token).tid).not.toBe(running.sample.tenantId);
    const { user_code } = await begin();
    expect(() => running.lab.signIn(String(user_code), "admin@fabrikam.example")).toThrow("AADSTS50020");
  });

  test("can be done by a person at the verification page", async () => {
    const { device_code, user_code } = await begin();
    const page = await (await fetch(`${running.url}/devicelogin?code=${user_code}`)).text();
    expect(page).toContain(upn("intune"));
    const form = new URLSearchParams({ code: String(user_code), user: upn("intune"), action: "approve" });
    expect((await fetch(`${running.url}/devicelogin`, { method: "POST", body: form })).status).toBe(200);
    expect(claimsOf((await poll(device_code)).body.access_token).upn).toBe(upn("intune"));
    const again = await fetch(`${running.url}/devicelogin`, { method: "POST", body: form });
    expect([again.status, await again.text()]).toEqual([404, expect.stringContaining("No sign-in waits")]);
  });

  test("goes on with a refresh token, which belongs to the client", async () => {
    const { device_code, user_code } = await begin("Group.ReadWrite.All Device.Read.All");
    running.lab.signIn(String(user_code), upn("admin"));
    const { refresh_token } = (await poll(device_code)).body;
    const form = { grant_type: "refresh_token", refresh_token: String(refresh_token) };
    const fewer = await ask("token", { ...form, scope: scope("Device.Read.All") });
    expect(claimsOf(fewer.body.access_token).scp).toBe("Device.Read.All");
    expect((await ask("token", { ...form, client_id: crypto.randomUUID() })).body.error).toBe("invalid_grant");
    running.lab.advance(91 * 24 * 60 * minute);
    expect((await ask("token", form)).body).toMatchObject({ error: "invalid_grant", error_codes: [70008] });
  });
});

describe("a delegated token", () => {
  const application = { displayName: "Made by a person" };
  const profiles = "/beta/deviceManagement/windowsAutopilotDeploymentProfiles";
  const scopes = "Application.ReadWrite.All DeviceManagementServiceConfig.Read.All Group.ReadWrite.All";

  test.each([
    ["admin", 201, 200],
    ["apps", 201, 403],
    ["intune", 403, 200],
    ["user", 403, 403],
  ])("does what the scopes and the roles of %s both allow", async (name, registering, reading) => {
    const caller = await callerFor(name, scopes);
    expect((await caller("POST", "/v1.0/applications", application)).status).toBe(registering);
    expect((await caller("GET", profiles)).status).toBe(reading);
    expect((await caller("GET", "/v1.0/groups")).status).toBe(200);
  });

  test("needs the scope even for a global administrator, and says so in the shape of each service", async () => {
    const caller = await callerFor("admin", "Group.Read.All");
    expect((await caller("POST", "/v1.0/applications", application)).body.error?.code).toBe(
      "Authorization_RequestDenied",
    );
    const refused = (await caller("GET", profiles)).body.error;
    expect(JSON.parse(String(refused?.message)).Message).toContain("DeviceManagementServiceConfig.Read.All");
  });

  test("consents for the organisation only with a role that may: application administrators may not", async () => {
    const body = { principalId: "", resourceId: "", appRoleId: "5ac13192-7ace-4fcf-b828-1a26f28068ee" };
    const answers = await Promise.all(
      ["roles", "apps"].map(async (name) => {
        const caller = await callerFor(name, "AppRoleAssignment.ReadWrite.All Application.Read.All");
        const found = await caller("GET", `/v1.0/servicePrincipals?$filter=appId eq '${running.sample.clientId}'`);
        const [graph] =
          (await caller("GET", "/v1.0/servicePrincipals?$filter=displayName eq 'Microsoft Graph'")).body.value ?? [];
        const id = found.body.value?.[0]?.id;
        const path = `/v1.0/servicePrincipals/${id}/appRoleAssignments`;
        const wanted = {
          ...body,
          principalId: id,
          resourceId: graph?.id,
          appRoleId: "62a82d76-70ea-41e2-9197-370581804d09",
        };
        return (await caller("POST", path, wanted)).status;
      }),
    );
    expect(answers).toEqual([201, 403]);
  });
});
