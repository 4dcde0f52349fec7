import { createLocalJWKSet, type JSONWebKeySet, jwtVerify } from "jose";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { askToken, type Running, send, signIn, start, startSample } from "./client.ts";

const day = 86_400;

describe("Microsoft Entra in the lab", () => {
  let running: Running;
  beforeAll(async () => {
    running = await startSample();
  });
  afterAll(() => running.close());

  const refusal = async (change: Parameters<typeof askToken>[1]) => {
    const { status, body } = await askToken(running, change);
    const { error, error_description: description, error_codes: codes } = body;
    return { status, error, codes, description: String(description) };
  };

  test("describes itself as OpenID Connect does, by tenant id and by domain", async () => {
    const { url, sample } = running;
    for (const name of [sample.tenantId, sample.domain]) {
      const { status, body } = await send(`${url}/${name}/v2.0/.well-known/openid-configuration`, "GET");
      expect(status).toBe(200);
      expect(body).toMatchObject({
        issuer: `${url}/${sample.tenantId}/v2.0`,
        token_endpoint: `${url}/${sample.tenantId}/oauth2/v2.0/token`,
        jwks_uri: `${url}/${sample.tenantId}/discovery/v2.0/keys`,
      });
    }
    const discovery = await send(`${url}/common/discovery/instance?api-version=1.1&authorization_endpoint=x`, "GET");
    expect(discovery.body).toMatchObject({ metadata: [{ aliases: [new URL(url).host] }] });
  });

  test("issues a token that its published key proves, with the claims of an app-only Graph token", async () => {
    const { url, sample } = running;
    const { status, headers, body } = await askToken(running);
    expect(status).toBe(200);
    expect(headers.get("cache-control")).toContain("no-store");
    expect(body).toMatchObject({ token_type: "Bearer", expires_in: 3599, ext_expires_in: 3599 });
    const keys = (await send(`${url}/${sample.tenantId}/discovery/v2.0/keys`, "GET")).body as unknown as JSONWebKeySet;
    const { payload, protectedHeader } = await jwtVerify(String(body.access_token), createLocalJWKSet(keys), {
      audience: "https://graph.microsoft.com",
      issuer: `https://sts.windows.net/${sample.tenantId}/`,
      currentDate: new Date(start),
    });
    expect(protectedHeader).toMatchObject({ alg: "RS256", kid: keys.keys[0]?.kid });
    expect(payload).toMatchObject({
      tid: sample.tenantId,
      appid: sample.clientId,
      idtyp: "app",
      oid: expect.stringMatching(/^[0-9a-f-]{36}$/),
      roles: expect.arrayContaining(["DeviceManagementServiceConfig.ReadWrite.All", "Device.Read.All"]),
      iat: start / 1000,
      exp: start / 1000 + 3599,
    });
  });

  test("takes the credentials as HTTP Basic too, percent-encoded", async () => {
    const secret = "a:b+c/%~ü";
    running.lab.addSecret(running.sample.clientId, { displayName: "odd", value: secret, validDays: 1 });
    const basic = Buffer.from(`${running.sample.clientId}:${encodeURIComponent(secret)}`).toString("base64");
    const headers = { authorization: `Basic ${basic}` };
    const { status } = await askToken(running, { form: { client_id: undefined, client_secret: undefined }, headers });
    expect(status).toBe(200);
  });

  test("answers 90002 for a tenant that does not exist, in the shape of the real service", async () => {
    const tenant = "11111111-2222-3333-4444-555555555555";
    const { status, body } = await askToken(running, { tenant });
    expect(status).toBe(400);
    expect(body).toEqual({
      error: "invalid_request",
      error_description: expect.stringMatching(
        /^AADSTS90002: Tenant '11111111-.*' not found\. .* Trace ID: \S+ Correlation ID: \S+ Timestamp: 2026-11-23 09:00:00Z$/,
      ),
      error_codes: [90002],
      timestamp: "2026-11-23 09:00:00Z",
      trace_id: expect.stringMatching(/^[0-9a-f-]{36}$/),
      correlation_id: expect.stringMatching(/^[0-9a-f-]{36}$/),
      error_uri: "https://login.microsoftonline.com/error?code=90002",
    });
    const discovery = await send(`${running.url}/${tenant}/v2.0/.well-known/openid-configuration`, "GET");
    expect(discovery).toMatchObject({ status: 400, body: { error: "invalid_tenant", error_codes: [90002] } });
  });

  test("gives the caller's own correlation id back", async () => {
    const headers = { "client-request-id": "0a0a0a0a-0000-4000-8000-000000000001" };
    const { body } = await askToken(running, { tenant: "unknown.example", headers });
    expect(body.correlation_id).toBe(headers["client-request-id"]);
  });

  test.each([
    ["900023 for a text that can be no tenant", { tenant: "no-tenant" }, 400, "invalid_request", 900023],
    ["9001023 for the tenant common", { tenant: "common" }, 400, "invalid_request", 9001023],
    ["700016 for an unknown client", { form: { client_id: crypto.randomUUID() } }, 400, "unauthorized_client", 700016],
    ["7000215 for a wrong secret", { form: { client_secret: "wrong" } }, 401, "invalid_client", 7000215],
    ["7000218 without a secret", { form: { client_secret: undefined } }, 401, "invalid_client", 7000218],
    ["70011 for another scope", { form: { scope: "https://vault.azure.net/.default" } }, 400, "invalid_scope", 70011],
    ["70011 for a single permission as scope", { form: { scope: "User.Read" } }, 400, "invalid_scope", 70011],
    ["900144 without a grant type", { form: { grant_type: undefined } }, 400, "invalid_request", 900144],
    ["900144 without a client id", { form: { client_id: undefined } }, 400, "invalid_request", 900144],
    ["900144 without a scope", { form: { scope: undefined } }, 400, "invalid_request", 900144],
    ["70003 for another grant", { form: { grant_type: "password" } }, 400, "unsupported_grant_type", 70003],
  ])("answers %s", async (_name, change, status, error, code) => {
    expect(await refusal(change)).toMatchObject({ status, error, codes: [code] });
  });

  test("does not take a client of another tenant", async () => {
    const tenant = running.lab.addTenant({ displayName: "Fabrikam", domain: "fabrikam.onmicrosoft.com" });
    expect(await refusal({ tenant: tenant.id })).toMatchObject({ codes: [700016] });
  });

  test("hints at the Secret ID when that was pasted instead of the value", async () => {
    const application = running.lab.view().tenants[0]?.applications[0];
    const answer = await refusal({ form: { client_secret: application?.secrets[0]?.keyId } });
    expect(answer).toMatchObject({ status: 401, codes: [7000215] });
    expect(answer.description).toContain("not the client secret ID");
  });

  test("tells an expired secret from a wrong one", async () => {
    const secret = running.lab.addSecret(running.sample.clientId, { displayName: "old", validDays: -1 });
    expect(await refusal({ form: { client_secret: secret.value } })).toMatchObject({ status: 401, codes: [7000222] });
    const short = running.lab.addSecret(running.sample.clientId, { displayName: "short", validDays: 2 });
    expect((await askToken(running, { form: { client_secret: short.value } })).status).toBe(200);
    running.lab.advance(3 * day * 1000);
    expect(await refusal({ form: { client_secret: short.value } })).toMatchObject({ codes: [7000222] });
  });

  test("refuses a disabled application", async () => {
    running.lab.setEnabled(running.sample.clientId, false);
    expect(await refusal({})).toMatchObject({ error: "unauthorized_client", codes: [7000112] });
    running.lab.setEnabled(running.sample.clientId, true);
  });

  test("issues a token without roles when nobody consented; Graph then answers 403", async () => {
    running.lab.setConsent(running.sample.clientId, []);
    const { status, body } = await askToken(running);
    expect(status).toBe(200);
    const claims = JSON.parse(Buffer.from(String(body.access_token).split(".")[1] ?? "", "base64url").toString());
    expect(claims).not.toHaveProperty("roles");
    const graph = await signIn(running);
    expect(await graph("GET", "/v1.0/organization")).toMatchObject({
      status: 403,
      body: { error: { code: "Authorization_RequestDenied" } },
    });
  });
});
