import { randomUUID } from "node:crypto";
import type { ReadinessReport, ReadinessRow, TenantConnectionView } from "@windlass/protocol";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { dumpTables } from "../database-dump.ts";
import { buildDefinitionOf, createBuild, createOrganisation, insertOperatingSystem } from "../definitions.ts";
import { startTestServer, type TestClient, type TestServer } from "../harness.ts";
import { type LabProcess, startLabProcess } from "../tenant-lab.ts";

let lab: LabProcess;
let server: TestServer;
let administrator: TestClient;

beforeAll(async () => {
  lab = await startLabProcess(1000);
  server = await startTestServer({ WINDLASS_LAB_URL: lab.url });
  administrator = await server.signInAs([{ role: "administrator", organisationId: null }]);
});
afterAll(async () => {
  await server.close();
  await lab.stop();
});

const pathOf = (organisationId: string, rest: string) => `/api/organisations/${organisationId}/${rest}`;
const secretOf = (value: string, expiresOn: string | null = null) => ({ kind: "client-secret", value, expiresOn });

const connect = async (organisationId: string, changes: Record<string, unknown> = {}) => {
  const { tenantId, clientId, clientSecret } = lab.sample;
  const body = { tenantId, clientId, cloud: "lab", credential: secretOf(clientSecret), ...changes };
  return administrator.request<TenantConnectionView>("PUT", pathOf(organisationId, "tenant-connection"), body);
};

const check = async (organisationId: string, buildId?: string) =>
  administrator.request<ReadinessReport>(
    "POST",
    pathOf(organisationId, "readiness-checks"),
    buildId === undefined ? {} : { buildId },
  );

const rowOf = (report: ReadinessReport, id: string): ReadinessRow | undefined =>
  report.rows.find((row) => row.id === id);

describe("a tenant connection", () => {
  it("is kept with its secret sealed: no answer and no table shows the value", async () => {
    const organisationId = await createOrganisation(administrator);
    expect((await administrator.request("GET", pathOf(organisationId, "tenant-connection"))).body).toEqual({
      connection: null,
    });
    const canary = `canary-${randomUUID()}~value`;
    const saved = await connect(organisationId, { credential: secretOf(canary, "2027-11-01") });
    expect(saved).toMatchObject({ status: 200, body: { cloud: "lab", credential: { expiresOn: "2027-11-01" } } });
    const read = await administrator.request("GET", pathOf(organisationId, "tenant-connection"));
    expect(saved.text + read.text).not.toContain(canary);
    expect(JSON.stringify(await dumpTables(server))).not.toContain(canary);
  });

  it("keeps its secret when it is saved without one, and replaces it when there is a new one", async () => {
    const organisationId = await createOrganisation(administrator);
    await connect(organisationId);
    const kept = await connect(organisationId, { credential: undefined });
    expect(kept.body.credential).not.toBeNull();
    expect((await check(organisationId)).body.outcome).toBe("passed");
    await connect(organisationId, { credential: secretOf("not the secret") });
    expect(rowOf((await check(organisationId)).body, "token")).toMatchObject({ reason: "wrong-secret" });
  });

  it("cannot be to a lab on an installation that has none", async () => {
    const other = await startTestServer();
    const client = await other.signInAs([{ role: "administrator", organisationId: null }]);
    const organisationId = await createOrganisation(client);
    const body = { tenantId: lab.sample.tenantId, clientId: lab.sample.clientId, cloud: "lab" };
    const answer = await client.request("PUT", pathOf(organisationId, "tenant-connection"), body);
    await other.close();
    expect(answer).toMatchObject({ status: 422, body: { error: { code: "tenant.cloud-not-available" } } });
  });
});

describe("a readiness check", () => {
  it("passes for the sample tenant and becomes the newest report and the organisation's state", async () => {
    const organisationId = await createOrganisation(administrator);
    await connect(organisationId);
    const empty = await administrator.request("GET", pathOf(organisationId, "readiness-report"));
    expect(empty.body).toEqual({ report: null });
    const checked = await check(organisationId);
    expect(checked).toMatchObject({ status: 200, body: { organisationId, outcome: "passed" } });
    expect(rowOf(checked.body, "graph-read")?.detail).toContain("Windlass Lab");
    const newest = await administrator.request("GET", pathOf(organisationId, "readiness-report"));
    expect(newest.body).toEqual({ report: checked.body });
    const organisation = await administrator.request("GET", `/api/organisations/${organisationId}`);
    expect(organisation.body).toMatchObject({ connection: "passed" });
  });

  it.each([
    ["wrong-tenant", () => ({ tenantId: randomUUID() })],
    ["unknown-client", () => ({ clientId: randomUUID() })],
    ["wrong-secret", () => ({ credential: secretOf("something else") })],
    ["secret-id-pasted", () => ({ credential: secretOf(randomUUID()) })],
  ])("tells %s apart, with its own remedy", async (reason, changes) => {
    const organisationId = await createOrganisation(administrator);
    await connect(organisationId, changes());
    const { body } = await check(organisationId);
    expect(body.outcome).toBe("failed");
    expect(rowOf(body, "token")).toMatchObject({
      state: "failed",
      reason,
      remedy: { text: expect.stringContaining(" ") },
    });
  });

  it("of a build judges its group, rule and profile", async () => {
    const organisationId = await createOrganisation(administrator);
    await connect(organisationId);
    const operatingSystemId = await insertOperatingSystem(server, organisationId);
    const buildWith = async (groupTag: string) => {
      const { groupObjectId } = lab.sample;
      const autopilot = { groupTag, groupObjectId, waitPolicy: { kind: "none" } } as const;
      return createBuild(administrator, organisationId, buildDefinitionOf(operatingSystemId, { autopilot }));
    };
    const right = await check(organisationId, (await buildWith(lab.sample.groupTag)).id);
    expect(right.body.outcome).toBe("passed");
    const wrong = await check(organisationId, (await buildWith("ANOTHER-TAG")).id);
    expect(rowOf(wrong.body, "group-rule")).toMatchObject({
      state: "failed",
      remedy: { copyText: '(device.devicePhysicalIds -any (_ -eq "[OrderID]:ANOTHER-TAG"))' },
    });
  });

  it("without a connection or without a secret says what to enter", async () => {
    const organisationId = await createOrganisation(administrator);
    expect(await check(organisationId)).toMatchObject({
      status: 409,
      body: { error: { code: "tenant.not-connected" } },
    });
    await connect(organisationId, { credential: undefined });
    expect(await check(organisationId)).toMatchObject({
      status: 409,
      body: { error: { code: "tenant.not-connected" } },
    });
  });

  it("of another organisation's build is refused as if there were none", async () => {
    const organisationId = await createOrganisation(administrator);
    const elsewhere = await createOrganisation(administrator);
    await connect(organisationId);
    const foreign = buildDefinitionOf(await insertOperatingSystem(server, elsewhere));
    const build = await createBuild(administrator, elsewhere, foreign);
    expect(await check(organisationId, build.id)).toMatchObject({ status: 404 });
  });
});
