import { constants, createPublicKey, verify as verifySignature, X509Certificate } from "node:crypto";
import { createServer, type Server } from "node:http";
import { afterEach, beforeAll, describe, expect, test } from "vitest";
import { type CertificatePair, makeClientCertificate } from "./certificate.ts";
import type { ClientCredential } from "./client-credential.ts";
import { federatedAudience, microsoftClouds } from "./endpoints.ts";
import { TokenRefused } from "./token-failure.ts";
import { createTokenSource } from "./tokens.ts";

const tenantId = "6f0d2a6e-7f6c-4a39-8c2a-0f1f5f0c7a01";
const clientId = "1c9d5a58-4c1d-4a5e-8d4b-5b3a0b7f2c02";
const servers: Server[] = [];
let pair: CertificatePair;

beforeAll(async () => {
  pair = await makeClientCertificate({ commonName: "Windlass", from: new Date(), days: 30 });
});
afterEach(() => {
  for (const server of servers.splice(0)) server.close();
});

/** A token endpoint over plain HTTP that keeps the forms it was sent. */
const startTokenEndpoint = async (
  status = 200,
  body: unknown = { token_type: "Bearer", expires_in: 3599, access_token: "a.b.c" },
) => {
  const forms: URLSearchParams[] = [];
  const server = createServer(async (request, response) => {
    let text = "";
    for await (const chunk of request) text += String(chunk);
    forms.push(new URLSearchParams(text));
    response.writeHead(status, { "content-type": "application/json" }).end(JSON.stringify(body));
  });
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  return { forms, url: `http://127.0.0.1:${typeof address === "object" && address ? address.port : 0}` };
};

const sourceFor = (url: string, credential: ClientCredential) =>
  createTokenSource({ endpoints: { authorityUrl: url, graphUrl: url }, tenantId, clientId, credential, fetch });

const certificateCredential = (): ClientCredential => ({ kind: "certificate", ...pair });

const decoded = (part: string | undefined): Record<string, unknown> =>
  JSON.parse(Buffer.from(part ?? "", "base64url").toString("utf8"));

describe("a certificate", () => {
  test("signs an assertion with PS256, named by its SHA-256 thumbprint, for this tenant's token endpoint", async () => {
    const endpoint = await startTokenEndpoint();
    expect(await sourceFor(endpoint.url, certificateCredential()).token()).toBe("a.b.c");
    const form = endpoint.forms[0];
    expect(form?.get("client_secret")).toBeNull();
    expect(form?.get("client_assertion_type")).toBe("urn:ietf:params:oauth:client-assertion-type:jwt-bearer");
    const [head, payload, signature] = (form?.get("client_assertion") ?? "").split(".");
    const thumbprint = Buffer.from(pair.sha256Thumbprint, "hex").toString("base64url");
    expect(decoded(head)).toEqual({ alg: "PS256", typ: "JWT", "x5t#S256": thumbprint });
    const claims = decoded(payload);
    expect(claims).toMatchObject({ iss: clientId, sub: clientId });
    // MSAL knows a lab by https alone (decision record 0006), and names it so.
    expect(claims.aud).toBe(`${endpoint.url.replace("http:", "https:")}/${tenantId}/oauth2/v2.0/token`);
    const lifetime = Number(claims.exp) - Number(claims.nbf);
    expect(lifetime).toBe(600);
    const saltLength = 32;
    const key = {
      key: createPublicKey(new X509Certificate(pair.certificatePem).publicKey.export({ type: "spki", format: "pem" })),
      padding: constants.RSA_PKCS1_PSS_PADDING,
      saltLength,
    };
    const signed = Buffer.from(`${head}.${payload}`);
    expect(verifySignature("sha256", signed, key, Buffer.from(signature ?? "", "base64url"))).toBe(true);
    expect(verifySignature("sha256", Buffer.from(`${head}.x`), key, Buffer.from(signature ?? "", "base64url"))).toBe(
      false,
    );
  });
});

describe("a federated token", () => {
  const federated = (readToken: () => Promise<string>): ClientCredential => ({
    kind: "federated-token",
    tokenFile: "azure/token",
    readToken,
  });

  test("is read anew for each request to Entra", async () => {
    const endpoint = await startTokenEndpoint();
    let count = 0;
    const source = sourceFor(
      endpoint.url,
      federated(async () => {
        count += 1;
        return `head.token${count}.signature`;
      }),
    );
    await source.token();
    await source.token(true);
    const sent = endpoint.forms.map((form) => form.get("client_assertion"));
    expect(new Set(sent).size).toBe(2);
    expect(sent.every((one) => /^head\.token\d+\.signature$/u.test(one ?? ""))).toBe(true);
  });

  test("that cannot be read is said in the reader's words, and waiting may help", async () => {
    const endpoint = await startTokenEndpoint();
    const source = sourceFor(
      endpoint.url,
      federated(() => Promise.reject(new Error("There is no token file “azure/token”."))),
    );
    await expect(source.token()).rejects.toMatchObject({
      reason: "federated-token-unreadable",
      temporary: true,
      message: "There is no token file “azure/token”.",
    });
    expect(endpoint.forms).toEqual([]);
  });

  test("is asked for with the audience of its cloud", () => {
    const audiences = Object.entries(microsoftClouds).map(([cloud, endpoints]) => [
      cloud,
      federatedAudience(endpoints),
    ]);
    expect(Object.fromEntries(audiences)).toEqual({
      global: "api://AzureADTokenExchange",
      usgov: "api://AzureADTokenExchangeUSGov",
      dod: "api://AzureADTokenExchangeUSGov",
      china: "api://AzureADTokenExchangeChina",
    });
  });
});

describe("a refusal is told by what the credential is", () => {
  const certificate = () => certificateCredential();
  const token = (): ClientCredential => ({ kind: "federated-token", tokenFile: "t", readToken: async () => "a.b.c" });
  const secret = (): ClientCredential => ({ kind: "client-secret", value: "x" });

  test.each([
    [
      "certificate",
      certificate,
      700027,
      "The certificate with identifier used to sign the client assertion is not registered on application. [Reason - The key was not found.]",
      "certificate-not-registered",
    ],
    [
      "certificate",
      certificate,
      700027,
      "Client assertion failed signature validation. [Reason - The key used is expired.]",
      "certificate-expired",
    ],
    [
      "certificate",
      certificate,
      1000502,
      "The provided certificate is not within its specified validity period.",
      "certificate-expired",
    ],
    ["certificate", certificate, 7000214, "Certificate has been revoked.", "certificate-refused"],
    ["certificate", certificate, 700024, "Client assertion is not within its valid time range.", "clock-wrong"],
    ["certificate", certificate, 999, "Something new.", "certificate-refused"],
    [
      "federated token",
      token,
      70021,
      "No matching federated identity record found for presented assertion.",
      "federated-trust-missing",
    ],
    [
      "federated token",
      token,
      700211,
      "No matching federated identity record found for presented assertion issuer.",
      "federated-issuer-mismatch",
    ],
    [
      "federated token",
      token,
      700212,
      "No matching federated identity record found for presented assertion audience.",
      "federated-audience-mismatch",
    ],
    [
      "federated token",
      token,
      700213,
      "No matching federated identity record found for presented assertion subject.",
      "federated-subject-mismatch",
    ],
    [
      "federated token",
      token,
      700024,
      "Client assertion is not within its valid time range.",
      "federated-token-expired",
    ],
    ["federated token", token, 999, "Something new.", "federated-trust-missing"],
    ["client secret", secret, 999, "Something new.", "wrong-secret"],
  ])("%s", async (_kind, credential, code, sentence, reason) => {
    const description = `AADSTS${code}: ${sentence} Trace ID: 1 Correlation ID: 2 Timestamp: 3`;
    const body = { error: "invalid_client", error_description: description, error_codes: [code] };
    const endpoint = await startTokenEndpoint(401, body);
    const failure = await sourceFor(endpoint.url, credential())
      .token()
      .catch((thrown: unknown) => thrown);
    expect(failure).toBeInstanceOf(TokenRefused);
    expect(failure).toMatchObject({ reason, aadsts: code, temporary: false, message: `AADSTS${code}: ${sentence}` });
  });
});
