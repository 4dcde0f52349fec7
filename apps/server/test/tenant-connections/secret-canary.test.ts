import { createPrivateKey, randomUUID } from "node:crypto";
import { makeClientCertificate } from "@windlass/autopilot";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createLog } from "../../src/log.ts";
import { dumpTables, tablesThatTell } from "../database-dump.ts";
import { createOrganisation } from "../definitions.ts";
import { pathOf, secretOf, startTenantSite, type TenantSite } from "./tenant-site.ts";

const logged: string[] = [];
let site: TenantSite;

beforeAll(async () => {
  const log = createLog("trace", { write: (line) => void logged.push(line) });
  site = await startTenantSite({ log });
});
afterAll(() => site.close());

const newCanary = () => `canary-${randomUUID()}~value`;

/** Every answer that an administrator gets about a connection whose secret this is. */
const answersAbout = async (organisationId: string, canary: string): Promise<string> => {
  const saved = await site.connect(organisationId, { credential: secretOf(canary, "2027-11-01") });
  expect(saved.status).toBe(200);
  const checked = await site.check(organisationId);
  const paths = ["tenant-connection", "readiness-report"].map((rest) => pathOf(organisationId, rest));
  const read = await Promise.all(
    [...paths, "/api/organisations", "/api/dashboard"].map((path) => site.administrator.request("GET", path)),
  );
  return [saved, checked, ...read].map(({ text }) => text).join("\n");
};

/** Security rule 4. */
describe("a client secret", () => {
  it("that works stands in no answer, no table and no line of the log", async () => {
    const canary = newCanary();
    await site.lab.control("POST", `/applications/${site.lab.sample.clientId}/secrets`, { value: canary });
    const organisationId = await createOrganisation(site.administrator);
    const answers = await answersAbout(organisationId, canary);
    expect(answers).toContain('"outcome":"passed"');
    expect(answers).not.toContain(canary);
    expect(await tablesThatTell(site.server, canary)).toEqual([]);
    expect(logged.join("")).not.toContain(canary);
  });

  it("that Microsoft refuses stands nowhere either", async () => {
    const canary = newCanary();
    const organisationId = await createOrganisation(site.administrator);
    const answers = await answersAbout(organisationId, canary);
    expect(answers).toContain('"reason":"wrong-secret"');
    expect(answers).not.toContain(canary);
    expect(await tablesThatTell(site.server, canary)).toEqual([]);
    expect(logged.join("")).not.toContain(canary);
  });

  it("in a message that is refused, or lost on its way to Microsoft, is not repeated", async () => {
    const canary = newCanary();
    const organisationId = await createOrganisation(site.administrator);
    const malformed = await site.connect(organisationId, { credential: secretOf(canary, "no day") });
    expect(malformed.status).toBe(400);
    await site.lab.control("POST", "/faults", { path: "/*/oauth2/v2.0/token", drop: true, count: 100 });
    const answers = await answersAbout(organisationId, canary);
    await site.lab.control("DELETE", "/faults");
    expect(answers).toContain('"reason":"unreachable"');
    expect(malformed.text + answers).not.toContain(canary);
    expect(logged.join("")).not.toContain(canary);
    // What is looked at is what the server writes.
    site.server.context.log.info("a line of this log");
    expect(logged.join("")).toContain("a line of this log");
  });
});

/** A private key could be written down whole, by its lines, or by the number that makes it private. */
const tracesOf = (privateKeyPem: string): string[] => {
  const { d = "", p = "" } = createPrivateKey(privateKeyPem).export({ format: "jwk" });
  const lines = privateKeyPem.split("\n").filter((line) => line.length > 20 && !line.startsWith("-----"));
  return [d, p, ...lines];
};

describe("a private key", () => {
  it("stands in no answer, no table and no line of the log, accepted or refused", async () => {
    const organisationId = await createOrganisation(site.administrator);
    await site.connect(organisationId);
    const pair = await makeClientCertificate({ commonName: "canary", from: new Date(), days: 30 });
    const { certificatePem, privateKeyPem } = pair;
    const path = pathOf(organisationId, "tenant-connection/credential-replacements");
    const send = (key: string) =>
      site.administrator.request("POST", path, {
        credential: { kind: "certificate", certificatePem, privateKeyPem: key },
      });
    const refused = await send(privateKeyPem);
    expect(refused.status).toBe(422);
    const broken = await send(privateKeyPem.replace("MII", "XXX"));
    expect(broken.body).toMatchObject({ error: { code: "credential.key-unreadable" } });
    await site.lab.control("POST", `/applications/${site.lab.sample.clientId}/certificates`, { certificatePem });
    const accepted = await send(privateKeyPem);
    expect(accepted.status).toBe(200);
    const checked = await site.check(organisationId);
    const read = await site.administrator.request("GET", pathOf(organisationId, "tenant-connection"));
    const told = [refused, broken, accepted, checked, read].map(({ text }) => text).join("\n") + logged.join("");
    const dump = [...(await dumpTables(site.server)).values()].flat().join("\n");
    expect(read.text).toContain(pair.sha256Thumbprint);
    for (const trace of tracesOf(privateKeyPem)) {
      expect(told).not.toContain(trace);
      expect(dump).not.toContain(trace);
    }
  });
});
