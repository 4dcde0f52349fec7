import { createHash, X509Certificate } from "node:crypto";
import { calculateJwkThumbprint, exportJWK, generateKeyPair, importPKCS8, type JWTPayload, SignJWT } from "jose";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type ClientCertificate, makeClientCertificate } from "./certificates.ts";
import { askToken, minute, type Running, send, start, startSample } from "./client.ts";

const assertionType = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer";

let running: Running;
let own: ClientCertificate;
let other: ClientCertificate;

beforeAll(async () => {
  [own, other] = await Promise.all([makeClientCertificate(start), makeClientCertificate(start)]);
  running = await startSample();
});
afterAll(() => running.close());

const answer = async (assertion: string, form: Record<string, string | undefined> = {}) => {
  const { status, body } = await askToken(running, {
    form: { client_secret: undefined, client_assertion_type: assertionType, client_assertion: assertion, ...form },
  });
  return { status, error: body.error, codes: body.error_codes, description: String(body.error_description), body };
};

const digest = (certificate: ClientCertificate, algorithm: string) =>
  createHash(algorithm).update(new X509Certificate(certificate.certificatePem).raw).digest("base64url");

interface AssertionChange {
  readonly claims?: JWTPayload;
  readonly header?: Readonly<Record<string, string | undefined>>;
  readonly algorithm?: string;
  readonly signedWith?: ClientCertificate;
}

/** An assertion as Microsoft's guide has it, or one that differs. */
async function makeAssertion(certificate: ClientCertificate, change: AssertionChange = {}): Promise<string> {
  const algorithm = change.algorithm ?? "PS256";
  const seconds = start / 1000;
  const { clientId, tenantId } = running.sample;
  const header = { alg: algorithm, typ: "JWT", "x5t#S256": digest(certificate, "sha256"), ...change.header };
  const key = await importPKCS8((change.signedWith ?? certificate).privateKeyPem, algorithm);
  return new SignJWT({
    aud: `${running.url}/${tenantId}/oauth2/v2.0/token`,
    iss: clientId,
    sub: clientId,
    jti: crypto.randomUUID(),
    nbf: seconds,
    iat: seconds,
    exp: seconds + 600,
    ...change.claims,
  })
    .setProtectedHeader(header)
    .sign(key);
}

const claimsOf = (token: unknown) =>
  JSON.parse(Buffer.from(String(token).split(".")[1] ?? "", "base64url").toString()) as JWTPayload;

describe("an application with a certificate", () => {
  beforeAll(() => {
    running.lab.addCertificate(running.sample.clientId, own);
  });

  test("gets a token that says so", async () => {
    const { status, body } = await answer(await makeAssertion(own));
    expect(status).toBe(200);
    expect(claimsOf(body.access_token)).toMatchObject({ appid: running.sample.clientId, appidacr: "2" });
  });

  test("may use RS256 with the older thumbprint, and no other algorithm", async () => {
    const header = { "x5t#S256": undefined, x5t: digest(own, "sha1") };
    expect(await answer(await makeAssertion(own, { algorithm: "RS256", header }))).toMatchObject({ status: 200 });
    expect(await answer(await makeAssertion(own, { algorithm: "PS512" }))).toMatchObject({ codes: [5002730] });
  });

  test.each([
    ["the token endpoint named with https", (url: string, tenant: string) => `${url}/${tenant}/oauth2/v2.0/token`],
    ["the issuer of version 2.0", (url: string, tenant: string) => `${url}/${tenant}/v2.0`],
    ["the token endpoint of version 1.0", (url: string, tenant: string) => `${url}/${tenant}/oauth2/token`],
  ])("may call its audience by %s", async (_name, audience) => {
    const aud = audience(running.url.replace("http:", "https:"), running.sample.tenantId);
    expect(await answer(await makeAssertion(own, { claims: { aud } }))).toMatchObject({ status: 200 });
  });

  const hour = 3600;
  const seconds = start / 1000;
  test.each<[string, () => Promise<string>, number, string]>([
    ["another certificate", () => makeAssertion(other), 700027, "The key was not found"],
    ["another key", () => makeAssertion(own, { signedWith: other }), 700027, "verify the signature failed"],
    [
      "no thumbprint",
      () => makeAssertion(own, { header: { "x5t#S256": undefined } }),
      50027,
      "No certificate thumbprint",
    ],
    [
      "a thumbprint in hexadecimal",
      () =>
        makeAssertion(own, { header: { "x5t#S256": Buffer.from(digest(own, "sha256"), "base64url").toString("hex") } }),
      700027,
      "The key was not found",
    ],
    [
      "another audience",
      () => makeAssertion(own, { claims: { aud: "https://graph.microsoft.com" } }),
      700023,
      "audience",
    ],
    ["another subject", () => makeAssertion(own, { claims: { sub: crypto.randomUUID() } }), 700021, "client_id"],
    [
      "a time long over",
      () => makeAssertion(own, { claims: { exp: seconds - hour } }),
      700024,
      "not within its valid time",
    ],
    [
      "a time to come",
      () => makeAssertion(own, { claims: { nbf: seconds + hour } }),
      700024,
      "not within its valid time",
    ],
    ["no assertion at all", async () => "this is none", 50027, "malformed"],
  ])("is refused with %s", async (_name, make, code, words) => {
    const refused = await answer(await make());
    expect(refused).toMatchObject({ status: 401, error: "invalid_client", codes: [code] });
    expect(refused.description).toContain(words);
  });

  test("has to say what kind of assertion it sends", async () => {
    const assertion = await makeAssertion(own);
    expect(await answer(assertion, { client_assertion_type: undefined })).toMatchObject({ codes: [900144] });
    expect(await answer(assertion, { client_assertion_type: "saml" })).toMatchObject({ error: "invalid_request" });
  });

  test("is refused when the token service's clock runs away, and not for a few minutes", async () => {
    const assertion = await makeAssertion(own);
    running.lab.changeBehaviour({ tokenClockSkewSeconds: 14 * 60 });
    expect(await answer(assertion)).toMatchObject({ status: 200 });
    running.lab.changeBehaviour({ tokenClockSkewSeconds: 16 * 60 });
    expect(await answer(assertion)).toMatchObject({ codes: [700024] });
    running.lab.changeBehaviour({ tokenClockSkewSeconds: -6 * 60 });
    expect(await answer(assertion)).toMatchObject({ codes: [700024] });
    running.lab.changeBehaviour({ tokenClockSkewSeconds: 0 });
  });

  test("is refused with 700027 once the certificate has expired, and after it was taken away", async () => {
    const short = await makeClientCertificate(start - 10 * 86_400_000, 5);
    const expired = running.lab.addCertificate(running.sample.clientId, short);
    const refused = await answer(await makeAssertion(short));
    expect(refused).toMatchObject({ status: 401, codes: [700027] });
    expect(refused.description).toContain("The key used is expired");
    running.lab.removeCertificate(running.sample.clientId, expired.keyId);
    expect((await answer(await makeAssertion(short))).description).toContain("The key was not found");
  });
});

describe("an application that trusts another issuer", () => {
  const issuer = "https://ci.example/issuer";
  const trusted = { name: "pipeline", issuer, subject: "repo:windlass:main" };
  let sign: (claims: JWTPayload) => Promise<string>;

  beforeAll(async () => {
    const { privateKey, publicKey } = await generateKeyPair("RS256", { extractable: true });
    const jwk = await exportJWK(publicKey);
    const kid = await calculateJwkThumbprint(jwk);
    const added = await send(
      `${running.url}/lab/applications/${running.sample.clientId}/federated-credentials`,
      "POST",
      {
        ...trusted,
        jwks: { keys: [{ ...jwk, kid, alg: "RS256" }] },
      },
    );
    expect(added).toMatchObject({ status: 201, body: { audiences: ["api://AzureADTokenExchange"] } });
    const seconds = start / 1000;
    const usual = { iss: issuer, sub: trusted.subject, aud: "api://AzureADTokenExchange", exp: seconds + 300 };
    sign = (claims) => new SignJWT({ ...usual, ...claims }).setProtectedHeader({ alg: "RS256", kid }).sign(privateKey);
  });

  test("gets a token for that issuer's token", async () => {
    const { status, body } = await answer(await sign({}));
    expect(status).toBe(200);
    expect(claimsOf(body.access_token)).toMatchObject({ appidacr: "2" });
  });

  test.each([
    ["another issuer", { iss: "https://evil.example" }, 700211],
    ["another audience", { aud: "api://else" }, 700212],
    ["a subject differing in case only", { sub: "repo:Windlass:main" }, 700213],
    ["a time that is over", { exp: start / 1000 - 3600 }, 700024],
  ])("is refused with %s", async (_name, claims, code) => {
    expect(await answer(await sign(claims))).toMatchObject({ status: 401, error: "invalid_client", codes: [code] });
  });

  test("is refused with a signature of somebody else, and when the issuer's keys are nowhere to be found", async () => {
    const parts = (await sign({})).split(".");
    const forged = (await sign({ exp: start / 1000 + 301 })).split(".");
    expect(await answer([parts[0], forged[1], parts[2]].join("."))).toMatchObject({ codes: [50013] });
    running.lab.addFederatedCredential(running.sample.clientId, {
      ...trusted,
      name: "two",
      issuer: "https://silent.example",
    });
    expect(await answer(await sign({ iss: "https://silent.example" }))).toMatchObject({ codes: [501661] });
  });

  test("is refused once the trust was taken back", async () => {
    running.lab.removeFederatedCredential(running.sample.clientId, "pipeline");
    running.lab.advance(minute);
    expect(await answer(await sign({}))).toMatchObject({ codes: [700211] });
  });
});
