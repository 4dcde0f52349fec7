import { randomUUID } from "node:crypto";
import type { TenantConnectionView } from "@windlass/protocol";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { buildDefinitionOf, createBuild, createOrganisation, insertOperatingSystem } from "../definitions.ts";
import { startTestServer, type TestClient, type TestServer } from "../harness.ts";
import type { LabProcess } from "../tenant-lab.ts";
import { pathOf, rowOf, secretOf, startTenantSite, type TenantSite } from "./tenant-site.ts";

let site: TenantSite;
let lab: LabProcess;
let server: TestServer;
let administrator: TestClient;

beforeAll(async () => {
  site = await startTenantSite();
  ({ lab, server, administrator } = site);
});
afterAll(() => site.close());

const connect = (organisationId: string, changes: Record<string, unknown> = {}) =>
  site.connect(organisationId, changes);
const check = (organisationId: string, buildId?: string) => site.check(organisationId, buildId);

describe("a tenant connection", () => {
  it("is read back with everything but the secret's value", async () => {
    const organisationId = await createOrganisation(administrator);
    const path = pathOf(organisationId, "tenant-connection");
    expect((await administrator.request("GET", path)).body).toEqual({ connection: null });
    const saved = await connect(organisationId, { credential: secretOf("the value", "2027-11-01") });
    expect(saved).toMatchObject({ status: 200, body: { cloud: "lab", credential: { expiresOn: "2027-11-01" } } });
    expect((await administrator.request("GET", path)).body).toEqual({ connection: saved.body });
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

  it("with a wrong credential is refused, and what was there stays", async () => {
    const organisationId = await createOrganisation(administrator);
    const wrong = { credential: secretOf("not the secret"), untried: undefined };
    expect(await connect(organisationId, wrong)).toMatchObject({
      status: 422,
      body: { error: { code: "credential.refused" } },
    });
    const path = pathOf(organisationId, "tenant-connection");
    expect((await administrator.request("GET", path)).body).toEqual({ connection: null });
    const saved = await connect(organisationId, { untried: undefined });
    expect(saved).toMatchObject({ status: 200, body: { credential: { triedAt: expect.any(String) } } });
    expect(await connect(organisationId, wrong)).toMatchObject({ status: 422 });
    expect((await administrator.request("GET", path)).body).toEqual({ connection: saved.body });
    expect((await check(organisationId)).body.outcome).toBe("passed");
  });

  it("with its stored credential for another app is tried, too", async () => {
    const organisationId = await createOrganisation(administrator);
    await connect(organisationId, { untried: undefined });
    const elsewhere = { clientId: randomUUID(), credential: undefined };
    expect(await connect(organisationId, { ...elsewhere, untried: undefined })).toMatchObject({
      status: 422,
      body: { error: { code: "credential.refused" } },
    });
    expect(await connect(organisationId, elsewhere)).toMatchObject({
      status: 200,
      body: { clientId: elsewhere.clientId, credential: { triedAt: null } },
    });
  });

  it("stored untried says so until a check has signed in with it", async () => {
    const organisationId = await createOrganisation(administrator);
    const saved = await connect(organisationId, { untried: true });
    expect(saved.body.credential).toMatchObject({ triedAt: null });
    await check(organisationId);
    const { body } = await administrator.request<{ connection: TenantConnectionView }>(
      "GET",
      pathOf(organisationId, "tenant-connection"),
    );
    expect(body.connection.credential?.triedAt).toEqual(expect.any(String));
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

  it("says nothing of a connection that was changed since", async () => {
    const organisationId = await createOrganisation(administrator);
    const shown = async () => {
      const path = `/api/organisations/${organisationId}`;
      const organisation = await administrator.request<{ connection: string }>("GET", path);
      const dashboard = await administrator.request<{ organisations: { id: string; readiness: string | null }[] }>(
        "GET",
        `/api/dashboard?organisationId=${organisationId}`,
      );
      return [organisation.body.connection, dashboard.body.organisations[0]?.readiness];
    };
    await connect(organisationId);
    expect(await shown()).toEqual(["not-checked", null]);
    await check(organisationId);
    expect(await shown()).toEqual(["passed", "passed"]);
    await connect(organisationId, { credential: secretOf("not the secret") });
    expect(await shown()).toEqual(["not-checked", null]);
    await check(organisationId);
    expect(await shown()).toEqual(["failed", "failed"]);
  });

  it("says nothing of a connection that was changed while it ran", async () => {
    const organisationId = await createOrganisation(administrator);
    await connect(organisationId);
    await lab.control("POST", "/faults", { path: "/*/oauth2/v2.0/token", delayMilliseconds: 700 });
    const running = check(organisationId);
    await vi.waitFor(async () => expect(await lab.control("GET", "/faults")).toEqual({ faults: [] }), 20_000);
    await connect(organisationId, { credential: secretOf("not the secret") });
    expect((await running).body.outcome).toBe("passed");
    const organisation = await administrator.request("GET", `/api/organisations/${organisationId}`);
    expect(organisation.body).toMatchObject({ connection: "not-checked" });
  });

  it("of a build judges its group, rule and profile", async () => {
    const organisationId = await createOrganisation(administrator);
    await connect(organisationId);
    const operatingSystemId = await insertOperatingSystem(server, organisationId);
    const buildWith = async (groupTag: string) => {
      const { groupObjectId } = lab.sample;
      const waitPolicy = { kind: "none" } as const;
      const autopilot = {
        way: "registration",
        intendedMode: "user-driven",
        groupTag,
        groupObjectId,
        waitPolicy,
      } as const;
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
