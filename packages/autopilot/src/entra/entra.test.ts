import { createServer, type Server } from "node:http";
import { afterEach, describe, expect, test } from "vitest";
import { decodeTokenClaims } from "./token-claims.ts";
import { classifyTokenFailure, TokenRefused } from "./token-failure.ts";
import { createTokenSource } from "./tokens.ts";

const tenantId = "6f0d2a6e-7f6c-4a39-8c2a-0f1f5f0c7a01";
const clientId = "1c9d5a58-4c1d-4a5e-8d4b-5b3a0b7f2c02";
const servers: Server[] = [];

afterEach(() => {
  for (const server of servers.splice(0)) server.close();
});

interface Asked {
  url: string;
  form: URLSearchParams;
}

/** A token service over plain HTTP that gives one answer to everything and remembers what it was asked. */
const startTokenService = async (status: number, body: string, headers: Readonly<Record<string, string>> = {}) => {
  const asked: Asked[] = [];
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    asked.push({ url: request.url ?? "", form: new URLSearchParams(Buffer.concat(chunks).toString()) });
    response.writeHead(status, { "content-type": "application/json", ...headers }).end(body);
  });
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  const port = typeof address === "object" && address ? address.port : 0;
  return { asked, url: `http://127.0.0.1:${port}` };
};

const sourceFor = (url: string, value = "s3cret~value") =>
  createTokenSource({
    endpoints: { authorityUrl: url, graphUrl: `${url}/graph` },
    tenantId,
    clientId,
    credential: { kind: "client-secret", value },
    fetch,
  });

const tokenAnswer = (token: string) => JSON.stringify({ token_type: "Bearer", expires_in: 3599, access_token: token });

describe("a token source", () => {
  test("reaches a lab over plain HTTP through MSAL and asks for Graph's default scope", async () => {
    const service = await startTokenService(200, tokenAnswer("a.b.c"));
    expect(await sourceFor(service.url).token()).toBe("a.b.c");
    expect(service.asked).toHaveLength(1);
    expect(service.asked[0]?.url).toContain(`/${tenantId}/oauth2/v2.0/token`);
    const form = service.asked[0]?.form;
    expect(form?.get("grant_type")).toBe("client_credentials");
    expect(form?.get("client_id")).toBe(clientId);
    expect(form?.get("client_secret")).toBe("s3cret~value");
    expect(form?.get("scope")).toContain("https://graph.microsoft.com/.default");
  });

  test("keeps a token until it is told to renew it", async () => {
    const service = await startTokenService(200, tokenAnswer("a.b.c"));
    const source = sourceFor(service.url);
    await source.token();
    await source.token();
    expect(service.asked).toHaveLength(1);
    await source.token(true);
    expect(service.asked).toHaveLength(2);
  });

  test.each([
    [90002, "invalid_request", "x", "wrong-tenant"],
    [700016, "unauthorized_client", "x", "unknown-client"],
    [7000112, "unauthorized_client", "x", "client-disabled"],
    [7000215, "invalid_client", "x", "wrong-secret"],
    [7000215, "invalid_client", "0e1c3f5a-1111-4222-8333-444455556666", "secret-id-pasted"],
    [7000222, "invalid_client", "x", "secret-expired"],
    [650056, "invalid_request", "x", "consent-missing"],
    [90033, "temporarily_unavailable", "x", "transient"],
    [900432, "invalid_request", "x", "wrong-cloud"],
    [1234567, "invalid_client", "x", "wrong-secret"],
    [1234567, "invalid_scope", "x", "refused"],
  ])("tells AADSTS%i (%s) with secret %s as %s", async (code, error, secret, reason) => {
    const description = `AADSTS${code}: Something is wrong. Trace ID: 1 Correlation ID: 2 Timestamp: 3`;
    const body = JSON.stringify({ error, error_description: description, error_codes: [code] });
    const service = await startTokenService(error === "invalid_client" ? 401 : 400, body);
    const failure = await sourceFor(service.url, secret)
      .token()
      .catch((thrown: unknown) => thrown);
    expect(failure).toBeInstanceOf(TokenRefused);
    expect(failure).toMatchObject({ reason, aadsts: code });
    expect(String(failure)).not.toContain(secret === "x" ? "client_secret" : secret);
    expect(failure).toHaveProperty("message", `AADSTS${code}: Something is wrong.`);
  });

  test("does not carry the secret along a redirect", async () => {
    const elsewhere = await startTokenService(200, tokenAnswer("stolen.b.c"));
    const service = await startTokenService(307, "", { location: `${elsewhere.url}/token` });
    await expect(sourceFor(service.url).token()).rejects.toMatchObject({ reason: "unreachable" });
    expect(elsewhere.asked).toEqual([]);
  });

  test("takes a page of HTML for a passing disturbance, and nobody listening for unreachable", async () => {
    const service = await startTokenService(503, "<html>busy</html>");
    await expect(sourceFor(service.url).token()).rejects.toMatchObject({
      reason: "transient",
      temporary: true,
      message: "The token service answered HTTP 503.",
    });
    await new Promise((closed) => servers.pop()?.close(closed));
    await expect(sourceFor(service.url).token()).rejects.toMatchObject({
      reason: "unreachable",
      message: expect.stringContaining("ECONNREFUSED"),
    });
  });
});

test("a failure without a known number is told by its OAuth name", () => {
  expect(
    classifyTokenFailure({ error: "unauthorized_client", description: "?" }, { kind: "client-secret", value: "x" }),
  ).toBe("unknown-client");
});

describe("claims of a token", () => {
  const token = (claims: unknown) => `e30.${Buffer.from(JSON.stringify(claims)).toString("base64url")}.x`;

  test("are read for diagnosis", () => {
    expect(decodeTokenClaims(token({ tid: "t", appid: "a", roles: ["R1", 2] }))).toEqual({
      tenantId: "t",
      clientId: "a",
      roles: ["R1"],
    });
  });

  test("without roles mean that consent is missing, and no JWT at all gives none", () => {
    expect(decodeTokenClaims(token({ tid: "t", azp: "a" }))).toMatchObject({ clientId: "a", roles: [] });
    for (const text of ["", "opaque", "a.b.c", "e30.bnVsbA.x"]) expect(decodeTokenClaims(text)).toBeNull();
  });
});
