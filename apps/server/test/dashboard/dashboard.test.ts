import { randomBytes, randomUUID } from "node:crypto";
import { type DashboardView, type InstallationView, type Inventory, installationView } from "@windlass/protocol";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { wholeInstallation } from "../../src/database/connection.ts";
import { json } from "../../src/database/rows.ts";
import { createOrganisation, createPublishable } from "../definitions.ts";
import { startTestServer, type TestClient, type TestServer } from "../harness.ts";

const now = new Date("2026-11-23T00:30:00Z");
const yesterday = new Date("2026-11-22T23:59:59Z");

let server: TestServer;
let administrator: TestClient;

beforeAll(async () => {
  server = await startTestServer({}, { clock: () => now });
  administrator = await server.signInAs([{ role: "administrator", organisationId: null }]);
});
afterAll(() => server.close());

const inventory: Inventory = {
  architecture: "x64",
  firmware: "uefi",
  secureBoot: true,
  smbios: {
    manufacturer: "Contoso",
    product: "Model",
    sku: "sku",
    family: "family",
    serialNumber: "S",
    uuid: "4c4c4544-0058-4b10-8032-b7c04f395433",
    chassisType: 10,
    boardManufacturer: "boardManufacturer",
    boardProduct: "boardProduct",
    firmwareVersion: "firmwareVersion",
  },
  memoryBytes: 8_000_000_000,
  disks: [],
  networkInterfaces: [],
  tpm: { present: false, version: null },
  hardwareIds: [],
  deviceNodes: [],
};

/** What agents leave behind, as rows: each device with one session, perhaps a deployment and a registration. */
const insertDevice = (
  organisationId: string,
  bootProfileId: string,
  publicationId: string,
  what: { deployment?: "running" | "succeeded" | "failed"; finishedAt?: Date; registration?: string },
) =>
  server.database.within(wholeInstallation, async (connection) => {
    const device = await connection
      .insertInto("devices")
      .values({ organisation_id: organisationId, serial_number: randomUUID() })
      .returning("id")
      .executeTakeFirstOrThrow();
    const session = await connection
      .insertInto("agent_sessions")
      .values({
        organisation_id: organisationId,
        boot_profile_id: bootProfileId,
        public_key: randomBytes(32).toString("base64url"),
        match_code: "AB12",
        state: what.deployment ? "approved" : "pending",
        platform: "simulated",
        agent_version: "1",
        inventory: json(inventory),
        device_id: device.id,
      })
      .returning("id")
      .executeTakeFirstOrThrow();
    if (!what.deployment) return;
    const deployment = await connection
      .insertInto("deployments")
      .values({
        organisation_id: organisationId,
        session_id: session.id,
        device_id: device.id,
        publication_id: publicationId,
        build_id: randomUUID(),
        build_name: "Office",
        state: what.deployment,
        token_sha256: null,
        approved_by: "Test user",
        computer_name: null,
        phase: null,
        finished_at: what.finishedAt ?? null,
      })
      .returning("id")
      .executeTakeFirstOrThrow();
    if (!what.registration) return;
    await connection
      .insertInto("registrations")
      .values({
        organisation_id: organisationId,
        deployment_id: deployment.id,
        device_id: device.id,
        serial_number: "S",
        hardware_hash: "H",
        group_tag: "Sales",
        group_object_id: randomUUID(),
        state: what.registration,
      })
      .execute();
  });

const dashboardOf = async (client: TestClient, organisationId?: string) => {
  const query = organisationId ? `?organisationId=${organisationId}` : "";
  const answer = await client.request<DashboardView>("GET", `/api/dashboard${query}`);
  expect(answer.status).toBe(200);
  return answer.body;
};

/** An organisation with a publication, a tenant connection and devices in every state. */
const prepare = async () => {
  const { organisationId } = await createPublishable(server, administrator);
  const publication = await administrator.request<{ id: string }>("POST", "/api/publications", { organisationId });
  const bootProfileId = await server.database.within(wholeInstallation, async (connection) => {
    const secret = await connection
      .insertInto("secrets")
      .values({
        organisation_id: organisationId,
        name: "client-secret",
        kind: "client-secret",
        envelope: json({ version: 1, masterKeyId: "", wrappedKey: "", sealed: "" }),
      })
      .returning("id")
      .executeTakeFirstOrThrow();
    await connection
      .insertInto("tenant_connections")
      .values({
        organisation_id: organisationId,
        tenant_id: randomUUID(),
        client_id: randomUUID(),
        cloud: "global",
        updated_at: yesterday,
      })
      .execute();
    await connection
      .insertInto("tenant_credentials")
      .values({
        organisation_id: organisationId,
        place: "current",
        kind: "client-secret",
        secret_id: secret.id,
        ends_at: new Date("2027-04-01T00:00:00Z"),
        ends_from: "entered",
      })
      .execute();
    for (const [at, outcome] of [
      [yesterday, "failed"],
      [now, "warning"],
    ] as const)
      await connection
        .insertInto("readiness_reports")
        .values({ organisation_id: organisationId, checked_at: at, outcome, rows: json([]) })
        .execute();
    const profile = await connection
      .selectFrom("boot_profiles")
      .select("id")
      .where("organisation_id", "=", organisationId)
      .executeTakeFirstOrThrow();
    return profile.id;
  });
  const devices: Parameters<typeof insertDevice>[3][] = [
    {},
    {},
    { deployment: "running", registration: "importing" },
    { deployment: "succeeded", finishedAt: now, registration: "ready" },
    { deployment: "succeeded", finishedAt: yesterday, registration: "ready" },
    { deployment: "failed", finishedAt: now, registration: "failed" },
    { deployment: "failed", finishedAt: yesterday },
  ];
  for (const device of devices) await insertDevice(organisationId, bootProfileId, publication.body.id, device);
  return organisationId;
};

describe("the dashboard", () => {
  it("counts what waits, runs, ended today and is registered in one organisation", async () => {
    const organisationId = await prepare();
    const view = await dashboardOf(administrator, organisationId);
    expect(view).toMatchObject({
      pendingRequests: 2,
      devices: 7,
      deployments: { running: 1, succeededToday: 1, failedToday: 1 },
      registrations: { working: 1, ready: 2, failed: 1 },
      organisations: [
        { id: organisationId, readiness: "warning", credentialExpiresOn: "2027-03-31", releasedPublication: 1 },
      ],
    });
  });

  it("counts over the organisations of the viewer, and no others", async () => {
    const mine = await prepare();
    await prepare();
    const empty = await createOrganisation(administrator, "Empty");
    const viewer = await server.signInAs([
      { role: "auditor", organisationId: mine },
      { role: "technician", organisationId: empty },
    ]);
    const view = await dashboardOf(viewer);
    expect(view).toMatchObject({ pendingRequests: 2, devices: 7, registrations: { working: 1, ready: 2, failed: 1 } });
    expect(view.organisations.map((entry) => entry.id).toSorted()).toEqual([mine, empty].toSorted());
    expect(view.organisations.find((entry) => entry.id === empty)).toMatchObject({
      readiness: null,
      credentialExpiresOn: null,
      releasedPublication: null,
    });
    expect((await dashboardOf(administrator)).pendingRequests).toBeGreaterThan(2);
  });

  it("does not exist for an organisation the viewer has no role in", async () => {
    const [mine, foreign] = [await createOrganisation(administrator), await createOrganisation(administrator)];
    const viewer = await server.signInAs([{ role: "auditor", organisationId: mine }]);
    expect(await viewer.request("GET", `/api/dashboard?organisationId=${foreign}`)).toMatchObject({ status: 404 });
    expect(await viewer.request("GET", "/api/dashboard?organisationId=mine")).toMatchObject({ status: 400 });
    expect(await server.stranger.request("GET", "/api/dashboard")).toMatchObject({ status: 401 });
  });
});

const installationOf = async (client: TestClient): Promise<InstallationView> => {
  const answer = await client.request("GET", "/api/installation");
  expect(answer).toMatchObject({ status: 200 });
  return installationView.parse(answer.body);
};

describe("the installation", () => {
  it("tells what runs, and what each organisation of the viewer did in thirty days", async () => {
    const [mine, other] = [await prepare(), await prepare()];
    const empty = await createOrganisation(administrator);
    const viewer = await server.signInAs([
      { role: "auditor", organisationId: mine },
      { role: "auditor", organisationId: empty },
    ]);
    const view = await installationOf(viewer);
    expect(view.organisations).toHaveLength(2);
    expect(view.organisations).toContainEqual({
      id: mine,
      name: expect.any(String),
      released: 1,
      devices: 7,
      deployments: { running: 1, succeeded: 2, failed: 2 },
      registrations: 2,
    });
    expect(view.organisations.find(({ id }) => id === empty)).toMatchObject({
      released: null,
      devices: 0,
      deployments: { running: 0, succeeded: 0, failed: 0 },
    });
    expect(view.versions).toMatchObject({
      windlass: expect.stringMatching(/^\d+\.\d+\.\d+$/),
      node: process.versions.node,
      postgresql: expect.stringMatching(/^\d+/),
      migration: expect.stringMatching(/^\d{4}-.*\.sql$/),
      agents: [{ version: "1", platform: "simulated", devices: 7 }],
    });
    expect(view.people).toBeNull();
    const whole = await installationOf(administrator);
    expect(whole.organisations.map(({ id }) => id)).toEqual(expect.arrayContaining([mine, other, empty]));
    expect(whole.people).toBeGreaterThan(0);
  });
});
