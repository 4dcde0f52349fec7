import { execFile } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createLabClock } from "../src/clock.ts";
import { type ClientCertificate, makeCertificates, makeClientCertificate } from "./certificates.ts";
import { type Running, startSample } from "./client.ts";

const run = promisify(execFile);

describe("Microsoft's own clients, unchanged", { timeout: 90_000 }, () => {
  let running: Running;
  let directory: string;
  let own: ClientCertificate;

  beforeAll(async () => {
    directory = mkdtempSync(join(tmpdir(), "tenant-lab-"));
    const { authority, key, cert } = await makeCertificates();
    writeFileSync(join(directory, "authority.pem"), authority);
    // Microsoft's libraries date their assertions by the machine's clock.
    running = await startSample({ tls: { key, cert }, clock: createLabClock() });
    running.lab.changeBehaviour({ deviceCodeIntervalSeconds: 1 });
    own = await makeClientCertificate(Date.now());
    running.lab.addCertificate(running.sample.clientId, own);
    for (const serialNumber of ["LAB1", "LAB2", "LAB3", "LAB4", "LAB5"]) {
      running.lab.addRegisteredDevice(running.sample.tenantId, { serialNumber });
    }
  });
  afterAll(async () => {
    await running.close();
    rmSync(directory, { recursive: true });
  });

  const runClients = (more: Record<string, string>) => {
    const { url, sample, lab } = running;
    const environment = {
      PATH: process.env.PATH ?? "",
      LAB_URL: url,
      LAB_TENANT: sample.tenantId,
      LAB_CLIENT: sample.clientId,
      LAB_SECRET: sample.clientSecret,
      LAB_CERTIFICATE: own.privateKeyPem + own.certificatePem,
      LAB_USER: `admin@${sample.domain}`,
      LAB_HASH: lab.makeHardwareHash({ serialNumber: "LABX" }),
      ...more,
    };
    const child = join(import.meta.dirname, "microsoft-clients.child.ts");
    return run(process.execPath, [child], { env: environment, encoding: "utf8" });
  };

  test("sign in, read, import, page and batch over TLS, and retry what was throttled", async () => {
    expect(running.url).toMatch(/^https:\/\/127\.0\.0\.1:/);
    running.lab.addFault({ path: "/v1.0/organization", status: 429, headers: { "Retry-After": "1" } });
    const { stdout } = await runClients({ NODE_EXTRA_CA_CERTS: join(directory, "authority.pem") });
    expect(JSON.parse(stdout)).toEqual({
      refusal: expect.stringContaining("AADSTS7000215"),
      byCertificate: 3,
      signedIn: { upn: `admin@${running.sample.domain}`, scp: "Group.ReadWrite.All" },
      organisation: "Windlass Lab",
      importStatus: "unknown",
      firstPage: 2,
      serials: ["LAB1", "LAB2", "LAB3", "LAB4", "LAB5"],
      profiles: ["Finance user-driven"],
      missingInBatch: 404,
      missingDevice: { statusCode: 404, code: "Request_ResourceNotFound" },
    });
    expect(running.lab.faults()).toEqual([]);
    expect(running.lab.importJournal("LABX")).toHaveLength(1);
  });

  test("do not talk to the lab while its authority is unknown to them", async () => {
    await expect(runClients({})).rejects.toThrow("endpoints_resolution_error");
    expect(running.lab.importJournal("LABX")).toHaveLength(1);
  });
});
