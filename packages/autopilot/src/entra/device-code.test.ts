import { createServer, type Server } from "node:http";
import { afterEach, describe, expect, test } from "vitest";
import { decodeDelegatedClaims } from "./delegated-claims.ts";
import { askDeviceCode, beginDeviceCode } from "./device-code.ts";
import { DeviceCodeRefused } from "./device-code-failure.ts";
import { microsoftClouds } from "./endpoints.ts";

const servers: Server[] = [];
afterEach(() => {
  for (const server of servers.splice(0)) server.close();
});

/** A token service that gives one answer to everything and remembers what it was asked. */
const startEntra = async (status: number, body: unknown) => {
  const asked: { url: string; form: URLSearchParams }[] = [];
  const server = createServer(async (request, response) => {
    let text = "";
    for await (const chunk of request) text += String(chunk);
    asked.push({ url: request.url ?? "", form: new URLSearchParams(text) });
    response
      .writeHead(status, { "content-type": "application/json" })
      .end(typeof body === "string" ? body : JSON.stringify(body));
  });
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  const url = `http://127.0.0.1:${typeof address === "object" && address ? address.port : 0}`;
  const settings = {
    endpoints: { authorityUrl: url, graphUrl: url },
    tenant: "organizations",
    scopes: ["Group.ReadWrite.All", "Application.ReadWrite.All"],
    fetch,
  };
  return { asked, settings };
};

const codeAnswer = {
  user_code: "K7M2QXHF9",
  device_code: "secret-device-code",
  verification_uri: "https://microsoft.com/devicelogin",
  expires_in: 900,
  interval: 5,
};

const refusalOf = (work: Promise<unknown>): Promise<unknown> => work.catch((error: unknown) => error);

describe("a sign-in by code", () => {
  test("asks for the scopes of Graph by name, without a refresh token, as Microsoft's own public client", async () => {
    const entra = await startEntra(200, codeAnswer);
    expect(await beginDeviceCode(entra.settings)).toEqual({
      userCode: "K7M2QXHF9",
      deviceCode: "secret-device-code",
      verificationUrl: "https://microsoft.com/devicelogin",
      expiresInSeconds: 900,
      intervalSeconds: 5,
    });
    expect(entra.asked[0]?.url).toBe("/organizations/oauth2/v2.0/devicecode");
    expect(entra.asked[0]?.form.get("client_id")).toBe("14d82eec-204b-4c2f-b7e8-296a70dab67e");
    expect(entra.asked[0]?.form.get("scope")).toBe(
      "https://graph.microsoft.com/Group.ReadWrite.All https://graph.microsoft.com/Application.ReadWrite.All",
    );
  });

  test("asks for the scopes of the cloud's own Graph", async () => {
    const entra = await startEntra(200, codeAnswer);
    const endpoints = { ...microsoftClouds.usgov, authorityUrl: entra.settings.endpoints.authorityUrl };
    await beginDeviceCode({ ...entra.settings, endpoints });
    expect(entra.asked[0]?.form.get("scope")).toContain("https://graph.microsoft.us/Group.ReadWrite.All");
  });

  test("shows no link that is not one of the web", async () => {
    const entra = await startEntra(200, { ...codeAnswer, verification_uri: "javascript:alert(1)" });
    expect(await refusalOf(beginDeviceCode(entra.settings))).toMatchObject({ reason: "transient" });
  });

  test("is pending, told to slow down, or gives the token", async () => {
    const pending = await startEntra(400, { error: "authorization_pending" });
    expect(await askDeviceCode(pending.settings, "code")).toEqual({ kind: "pending" });
    expect(pending.asked[0]?.form.get("grant_type")).toBe("urn:ietf:params:oauth:grant-type:device_code");
    const slower = await startEntra(400, { error: "slow_down" });
    expect(await askDeviceCode(slower.settings, "code")).toEqual({ kind: "slow-down" });
    const given = await startEntra(200, { access_token: "a.b.c", expires_in: 3599 });
    expect(await askDeviceCode(given.settings, "code")).toEqual({
      kind: "token",
      accessToken: "a.b.c",
      expiresInSeconds: 3599,
    });
  });

  test.each([
    ["expired_token", "AADSTS70020: The provided value for the device code has expired.", "code-expired"],
    ["authorization_declined", "AADSTS70018: The end user denied the authorization request.", "declined"],
    ["invalid_grant", "AADSTS53003: Access has been blocked by Conditional Access policies.", "blocked-by-policy"],
    ["invalid_grant", "AADSTS530036: Access has been blocked by an authentication flow policy.", "blocked-by-policy"],
    ["interaction_required", "AADSTS50199: For security reasons, confirmation is required.", "blocked-by-policy"],
    ["access_denied", "AADSTS65004: User declined to consent to access the app.", "consent-declined"],
    ["invalid_grant", "AADSTS90094: The grant requires administrator permissions.", "consent-declined"],
    ["unauthorized_client", "AADSTS700016: Application not found in the directory.", "app-blocked"],
    ["invalid_grant", "AADSTS50020: User account does not exist in tenant.", "account-not-in-tenant"],
    ["server_error", "AADSTS90033: A transient error has occurred.", "transient"],
    ["strange", "Something else.", "refused"],
  ])("tells %s (%s) as %s", async (error, description, reason) => {
    const entra = await startEntra(400, { error, error_description: `${description} Trace ID: 1 Timestamp: 2` });
    const failure = await refusalOf(askDeviceCode(entra.settings, "secret-device-code"));
    expect(failure).toBeInstanceOf(DeviceCodeRefused);
    expect(failure).toMatchObject({ reason, message: description });
    expect(String(failure)).not.toContain("secret-device-code");
  });

  test("takes a page of HTML and a silent server for passing disturbances", async () => {
    const entra = await startEntra(503, "<html>busy</html>");
    expect(await refusalOf(askDeviceCode(entra.settings, "code"))).toMatchObject({ temporary: true });
    await new Promise((closed) => servers.pop()?.close(closed));
    expect(await refusalOf(askDeviceCode(entra.settings, "code"))).toMatchObject({
      reason: "unreachable",
      temporary: true,
    });
  });
});

describe("claims of a delegated token", () => {
  const token = (claims: unknown) => `e30.${Buffer.from(JSON.stringify(claims)).toString("base64url")}.x`;

  test("name the tenant, whoever signed in and what was granted", () => {
    expect(decodeDelegatedClaims(token({ tid: "t", upn: "ada@contoso.example", scp: "A.Read B.Write" }))).toEqual({
      tenantId: "t",
      userName: "ada@contoso.example",
      scopes: ["A.Read", "B.Write"],
    });
  });

  test("are none where it is no JWT", () => {
    for (const text of ["", "opaque", "a.b.c", "e30.bnVsbA.x"]) expect(decodeDelegatedClaims(text)).toBeNull();
  });
});
