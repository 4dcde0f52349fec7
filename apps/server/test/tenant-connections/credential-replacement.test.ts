import { X509Certificate } from "node:crypto";
import { makeClientCertificate } from "@windlass/autopilot";
import type { ReadinessRow, TenantConnectionView } from "@windlass/protocol";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { dumpTables, tablesThatTell } from "../database-dump.ts";
import { createOrganisation } from "../definitions.ts";
import { pathOf, rowOf, secretOf, startTenantSite, type TenantSite } from "./tenant-site.ts";

let site: TenantSite;

beforeAll(async () => {
  site = await startTenantSite();
});
afterAll(() => site.close());

interface Refusal {
  readonly error: { code: string; message: string; remedy: string; details?: { reason: string } };
}

const ask = <Body = TenantConnectionView>(
  method: "POST" | "DELETE" | "GET",
  organisationId: string,
  rest: string,
  body?: unknown,
) => site.administrator.request<Body>(method, pathOf(organisationId, `tenant-connection${rest}`), body);

const replace = <Body = TenantConnectionView>(organisationId: string, credential: unknown) =>
  ask<Body>("POST", organisationId, "/credential-replacements", { credential });

/** An organisation whose connection works, with the secret of the sample app. */
const connected = async (): Promise<string> => {
  const organisationId = await createOrganisation(site.administrator);
  expect(await site.connect(organisationId)).toMatchObject({ status: 200 });
  return organisationId;
};

const tokenRow = async (organisationId: string): Promise<ReadinessRow | undefined> =>
  rowOf((await site.check(organisationId)).body, "token");

/** As an administrator does in the portal. */
const upload = (certificatePem: string) =>
  site.lab.control("POST", `/applications/${site.lab.sample.clientId}/certificates`, { certificatePem });

const newSecret = async (validDays = 180): Promise<string> => {
  const path = `/applications/${site.lab.sample.clientId}/secrets`;
  const made = (await site.lab.control("POST", path, { validDays })) as { value: string };
  return made.value;
};

describe("replacing a credential in one step", () => {
  it("uses the new one from then on, once Entra has accepted it", async () => {
    const organisationId = await connected();
    const replaced = await replace(organisationId, secretOf(await newSecret(), "2027-11-01"));
    expect(replaced).toMatchObject({
      status: 200,
      body: { credential: { kind: "client-secret", expiresOn: "2027-11-01", expiryFrom: "entered" } },
    });
    expect(await tokenRow(organisationId)).toMatchObject({ state: "passed" });
  });

  it("refuses a wrong one in plain words, keeps the one in use, and leaves nothing of it behind", async () => {
    const organisationId = await connected();
    const before = await dumpTables(site.server);
    const wrong = "canary-wrong-secret~value";
    const refused = await replace<Refusal>(organisationId, secretOf(wrong));
    expect(refused).toMatchObject({
      status: 422,
      body: { error: { code: "credential.refused", details: { reason: "wrong-secret" } } },
    });
    expect(refused.body.error.message).toContain("nothing was changed");
    expect(refused.body.error.remedy).toContain("Make a new client secret");
    expect(refused.text).not.toContain(wrong);
    expect(await dumpTables(site.server)).toEqual(before);
    expect(await tokenRow(organisationId)).toMatchObject({ state: "passed" });
  });

  it("does not count a service that cannot be reached against the credential", async () => {
    const organisationId = await connected();
    await site.lab.control("POST", "/faults", { path: "/*/oauth2/v2.0/token", drop: true, count: 20 });
    const answer = await replace<Refusal>(organisationId, secretOf(await newSecret()));
    await site.lab.control("DELETE", "/faults");
    expect(answer).toMatchObject({ status: 503, body: { error: { code: "credential.not-tried" } } });
    expect(await tokenRow(organisationId)).toMatchObject({ state: "passed" });
  });

  it("takes a certificate with its key, and says by name what is wrong with one", async () => {
    const organisationId = await connected();
    const made = await makeClientCertificate({ commonName: "brought along", from: new Date(), days: 90 });
    const { certificatePem, privateKeyPem } = made;
    const credential = { kind: "certificate", certificatePem, privateKeyPem };
    const early = await replace<Refusal>(organisationId, credential);
    expect(early.body.error).toMatchObject({
      code: "credential.refused",
      details: { reason: "certificate-not-registered" },
    });
    await upload(certificatePem);
    const replaced = await replace(organisationId, credential);
    expect(replaced).toMatchObject({
      status: 200,
      body: {
        credential: { kind: "certificate", sha256Thumbprint: made.sha256Thumbprint, subject: "CN=brought along" },
      },
    });
    expect(replaced.text).not.toContain("PRIVATE KEY");
    expect(await tokenRow(organisationId)).toMatchObject({ state: "passed" });
    const other = await makeClientCertificate({ commonName: "other", from: new Date(), days: 90 });
    const mixed = await replace<Refusal>(organisationId, { ...credential, privateKeyPem: other.privateKeyPem });
    expect(mixed).toMatchObject({ status: 422, body: { error: { code: "credential.key-mismatch" } } });
    expect(mixed.text).not.toContain(other.privateKeyPem.split("\n")[1]);
  });

  it("needs a connection, and says so", async () => {
    const organisationId = await createOrganisation(site.administrator);
    expect(await replace(organisationId, secretOf("anything"))).toMatchObject({
      status: 409,
      body: { error: { code: "tenant.not-connected" } },
    });
  });
});

describe("a certificate that the server makes", () => {
  it("waits until it was uploaded, then takes the place of the secret; its key never leaves", async () => {
    const organisationId = await connected();
    const prepared = await ask("POST", organisationId, "/certificates", { days: 90 });
    const next = prepared.body.nextCredential;
    if (next?.kind !== "certificate") throw new Error("no certificate waits");
    expect(prepared.body.credential?.kind).toBe("client-secret");
    expect(new X509Certificate(next.certificatePem).subject).toContain("CN=Windlass");
    const verify = <Body = TenantConnectionView>() =>
      ask<Body>("POST", organisationId, "/next-credential/verification");
    const early = await verify<Refusal>();
    expect(early.body.error).toMatchObject({
      code: "credential.refused",
      details: { reason: "certificate-not-registered" },
    });
    expect(early.body.error.remedy).toContain("upload it on the tab “Certificates”");
    await upload(next.certificatePem);
    const verified = await verify();
    expect(verified).toMatchObject({
      status: 200,
      body: { nextCredential: null, credential: { kind: "certificate", sha256Thumbprint: next.sha256Thumbprint } },
    });
    expect(await tokenRow(organisationId)).toMatchObject({ state: "passed" });
    expect(await verify()).toMatchObject({ status: 409, body: { error: { code: "credential.none-waiting" } } });
    expect(prepared.text + early.text + verified.text).not.toContain("PRIVATE KEY");
    expect(await tablesThatTell(site.server, "PRIVATE KEY")).toEqual([]);
  });

  it("is forgotten on request, and when the connection becomes one of another app", async () => {
    const organisationId = await connected();
    await ask("POST", organisationId, "/certificates", {});
    const discarded = await ask("DELETE", organisationId, "/next-credential");
    expect(discarded).toMatchObject({
      status: 200,
      body: { nextCredential: null, credential: { kind: "client-secret" } },
    });
    await ask("POST", organisationId, "/certificates", {});
    const kept = await site.connect(organisationId);
    expect(kept.body.nextCredential).not.toBeNull();
    const moved = await site.connect(organisationId, { clientId: "1c9d5a58-4c1d-4a5e-8d4b-5b3a0b7f2c02" });
    expect(moved.body.nextCredential).toBeNull();
  });
});
