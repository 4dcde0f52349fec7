import { randomBytes, randomUUID } from "node:crypto";
import { expect } from "vitest";
import { oneOrganisation } from "../src/database/connection.ts";
import { approve, hardwareHash, TestDevice } from "./agent-device.ts";
import { storeAutopilotDevice } from "./autopilot-devices/stored-device.ts";
import { buildDefinitionOf, createPackage, uploadFile } from "./definitions.ts";
import type { TestClient, TestServer } from "./harness.ts";
import { createPublishedBuild } from "./published-build.ts";

/** One valid request of a route, naming objects of the world's organisation. */
export interface RouteExample {
  readonly url: string;
  /** Sent as JSON. */
  readonly body?: unknown;
  /** Sent as it is, with the content type among `headers`. */
  readonly payload?: string;
  readonly headers?: Readonly<Record<string, string>>;
  /** The answer does not end by itself. */
  readonly isStream?: true;
}

/** One organisation with one of everything. */
export interface World {
  readonly organisationId: string;
  readonly bootProfileId: string;
  readonly operatingSystemId: string;
  readonly packageId: string;
  readonly buildId: string;
  readonly publicationId: string;
  readonly deviceId: string;
  /** A device that waits for approval. */
  readonly requestId: string;
  readonly deploymentId: string;
  readonly registrationId: string;
  readonly corporateIdentifierId: string;
  readonly autopilotDeviceId: string;
  readonly autopilotActionId: string;
  /** The device of the deployment; holds its token. */
  readonly device: TestDevice;
  readonly uploadId: string;
  readonly finishedUploadId: string;
  readonly importId: string;
  readonly webhookId: string;
  readonly autopilotImportId: string;
}

const tus = { "tus-resumable": "1.0.0" };

const beginUpload = (organisationId: string): RouteExample => ({
  url: "/api/uploads",
  headers: {
    ...tus,
    "upload-length": "4",
    "upload-metadata": `organisationId ${Buffer.from(organisationId).toString("base64")},filename ${Buffer.from("a.wim").toString("base64")}`,
  },
});

const tagChange = (id: string) => ({
  selection: { kind: "devices", ids: [id] },
  action: { kind: "change-group-tag", groupTag: "OD-FINANCE" },
});

/** One that has failed: no worker takes it up. */
const insertIdentifier = (server: TestServer, organisationId: string, deploymentId: string): Promise<string> =>
  server.context.database.within(oneOrganisation(organisationId), async (connection) => {
    const { id: deviceId } = await connection
      .selectFrom("devices")
      .select("id")
      .where("organisation_id", "=", organisationId)
      .limit(1)
      .executeTakeFirstOrThrow();
    const { id } = await connection
      .insertInto("corporate_identifiers")
      .values({
        organisation_id: organisationId,
        deployment_id: deploymentId,
        device_id: deviceId,
        manufacturer: "Dell Inc",
        model: "Latitude 5450",
        serial_number: "ABC123",
        state: "failed",
      })
      .returning("id")
      .executeTakeFirstOrThrow();
    return id;
  });

/** Makes the world as an administrator of the installation. */
export const makeWorld = async (server: TestServer, administrator: TestClient): Promise<World> => {
  const published = await createPublishedBuild(server, administrator);
  const { organisationId, bootProfileId, build } = published;
  const software = await createPackage(administrator, organisationId);
  const file = { uploadId: await uploadFile(administrator, organisationId, Buffer.from("exe")), path: "setup.exe" };
  const added = await administrator.request("POST", `/api/software-packages/${software.id}/files`, file);
  expect(added).toMatchObject({ status: 200 });
  const autopilotDeviceId = await storeAutopilotDevice(server, organisationId, "LAB-WORLD");
  const action = await administrator.request<{ id: string }>("POST", "/api/autopilot-actions", {
    organisationId,
    ...tagChange(autopilotDeviceId),
    expectedDevices: 1,
  });
  expect(action).toMatchObject({ status: 201 });
  const waiting = new TestDevice(server, bootProfileId);
  await waiting.open();
  const device = new TestDevice(server, bootProfileId);
  await device.open();
  expect(await approve(administrator, device.sessionId, build.id)).toMatchObject({ status: 204 });
  const grant = await device.askForToken();
  device.token = grant.body.token;
  const registered = await device.send("POST", "/agent/v1/registration", {
    hardwareHash,
    serialNumber: device.serialNumber,
  });
  expect(registered).toMatchObject({ status: 202 });
  const devices = await administrator.request<{ items: { id: string }[] }>(
    "GET",
    `/api/devices?organisationId=${organisationId}`,
  );
  const registrations = await administrator.request<{ items: { id: string }[] }>(
    "GET",
    `/api/registrations?organisationId=${organisationId}`,
  );
  const upload = beginUpload(organisationId);
  const begun = await administrator.request("POST", upload.url, undefined, upload.headers);
  expect(begun).toMatchObject({ status: 201 });
  const started = await administrator.request<{ id: string }>("POST", "/api/operating-systems", {
    organisationId,
    uploadId: await uploadFile(administrator, organisationId, Buffer.from("wim")),
  });
  expect(started).toMatchObject({ status: 202 });
  const receiver = await administrator.request<{ id: string }>("POST", "/api/webhooks", {
    organisationId,
    ...webhook(),
    secret: webhookSecret(),
  });
  expect(receiver).toMatchObject({ status: 201 });
  return {
    organisationId,
    bootProfileId,
    operatingSystemId: published.operatingSystemId,
    packageId: software.id,
    buildId: build.id,
    publicationId: published.publicationId,
    deviceId: devices.body.items[0]?.id ?? "",
    requestId: waiting.sessionId,
    deploymentId: grant.body.deploymentId,
    registrationId: registrations.body.items[0]?.id ?? "",
    corporateIdentifierId: await insertIdentifier(server, organisationId, grant.body.deploymentId),
    autopilotDeviceId,
    autopilotActionId: action.body.id,
    device,
    uploadId: String(begun.headers.location).split("/").at(-1) ?? "",
    finishedUploadId: await uploadFile(administrator, organisationId, Buffer.from("wim")),
    importId: started.body.id,
    webhookId: receiver.body.id,
    autopilotImportId: await sendCsv(administrator, organisationId),
  };
};

const octets = { "content-type": "application/octet-stream" };

/** A file that a worker would refuse; no worker runs here. */
const sendCsv = async (administrator: TestClient, organisationId: string): Promise<string> => {
  const address = `/api/autopilot-imports?organisationId=${organisationId}&fileName=devices.csv`;
  const sent = await administrator.request<{ id: string }>("POST", address, Buffer.from("csv"), octets);
  expect(sent).toMatchObject({ status: 201 });
  return sent.body.id;
};

/** A name that never resolves (RFC 6761), so that no test calls anybody. */
const webhook = () => ({
  name: `Webhook ${randomUUID()}`,
  url: "https://receiver.invalid/hook",
  events: ["credential-expiring"],
});

const webhookSecret = () => `whsec_${randomBytes(32).toString("base64")}`;

const softwarePackage = () => ({ name: `Package ${randomUUID()}`, version: "1.0", steps: [] });

/**
 * Every route there is, by method and address as registered; HEAD takes GET's where it has none of its own. A new route
 * gets its line here, and what it needs to exist gets made in {@link makeWorld}.
 */
export const routeExamples: Readonly<Record<string, (world: World) => RouteExample>> = {
  "GET /api/health": () => ({ url: "/api/health" }),
  "GET /api/openapi.json": () => ({ url: "/api/openapi.json" }),
  "GET /api/setup": () => ({ url: "/api/setup" }),
  "POST /api/setup": () => ({
    url: "/api/setup",
    body: { token: "t".repeat(43), name: "Nobody", email: "nobody@example.test", password: "not the password" },
  }),
  "GET /api/session": () => ({ url: "/api/session" }),
  "POST /api/session": () => ({ url: "/api/session", body: { email: "nobody@example.test", password: "wrong" } }),
  "DELETE /api/session": () => ({ url: "/api/session" }),
  "GET /api/live": () => ({ url: "/api/live", isStream: true }),
  "GET /api/dashboard": (world) => ({ url: `/api/dashboard?organisationId=${world.organisationId}` }),

  "GET /api/organisations": () => ({ url: "/api/organisations" }),
  "POST /api/organisations": () => ({ url: "/api/organisations", body: { name: `Organisation ${randomUUID()}` } }),
  "GET /api/organisations/:organisationId": (world) => ({ url: `/api/organisations/${world.organisationId}` }),
  "PATCH /api/organisations/:organisationId": (world) => ({
    url: `/api/organisations/${world.organisationId}`,
    body: { name: `Renamed ${randomUUID()}` },
  }),

  "GET /api/organisations/:organisationId/tenant-connection": (world) => ({
    url: `/api/organisations/${world.organisationId}/tenant-connection`,
  }),
  "GET /api/organisations/:organisationId/offered-offline-profiles": (world) => ({
    url: `/api/organisations/${world.organisationId}/offered-offline-profiles`,
  }),
  "PUT /api/organisations/:organisationId/tenant-connection": (world) => ({
    url: `/api/organisations/${world.organisationId}/tenant-connection`,
    body: { tenantId: randomUUID(), clientId: randomUUID() },
  }),
  "POST /api/organisations/:organisationId/tenant-connection/credential-replacements": (world) => ({
    url: `/api/organisations/${world.organisationId}/tenant-connection/credential-replacements`,
    body: { credential: { kind: "federated-token", tokenFile: "token" } },
  }),
  "POST /api/organisations/:organisationId/tenant-connection/certificates": (world) => ({
    url: `/api/organisations/${world.organisationId}/tenant-connection/certificates`,
    body: { days: 90 },
  }),
  "POST /api/organisations/:organisationId/tenant-connection/next-credential/verification": (world) => ({
    url: `/api/organisations/${world.organisationId}/tenant-connection/next-credential/verification`,
  }),
  "PUT /api/organisations/:organisationId/tenant-connection/rotation": (world) => ({
    url: `/api/organisations/${world.organisationId}/tenant-connection/rotation`,
    body: { settings: null },
  }),
  "POST /api/organisations/:organisationId/tenant-connection/rotations": (world) => ({
    url: `/api/organisations/${world.organisationId}/tenant-connection/rotations`,
  }),
  "DELETE /api/organisations/:organisationId/tenant-connection/next-credential": (world) => ({
    url: `/api/organisations/${world.organisationId}/tenant-connection/next-credential`,
  }),
  // Without a connection, so that no test calls Microsoft.
  "POST /api/organisations/:organisationId/readiness-checks": (world) => ({
    url: `/api/organisations/${world.organisationId}/readiness-checks`,
    body: {},
  }),
  "GET /api/organisations/:organisationId/readiness-report": (world) => ({
    url: `/api/organisations/${world.organisationId}/readiness-report`,
  }),

  "GET /api/organisations/:organisationId/set-up": (world) => ({
    url: `/api/organisations/${world.organisationId}/set-up`,
  }),
  "PUT /api/organisations/:organisationId/set-up": (world) => ({
    url: `/api/organisations/${world.organisationId}/set-up`,
    body: {
      wish: {
        cloud: "global",
        tenantId: null,
        applicationName: "Windlass",
        permissions: [],
        credential: { kind: "certificate", validMonths: 12 },
        group: { name: "Devices", tag: "OD-FINANCE" },
        profile: null,
      },
    },
  }),
  // To undo what was never made is no question to Microsoft.
  "POST /api/organisations/:organisationId/set-up/proceed": (world) => ({
    url: `/api/organisations/${world.organisationId}/set-up/proceed`,
    body: { purpose: "undo" },
  }),
  "POST /api/organisations/:organisationId/set-up/start": (world) => ({
    url: `/api/organisations/${world.organisationId}/set-up/start`,
    body: { revision: 1 },
  }),
  "POST /api/organisations/:organisationId/set-up/cancel": (world) => ({
    url: `/api/organisations/${world.organisationId}/set-up/cancel`,
  }),
  "POST /api/organisations/:organisationId/set-up/script": (world) => ({
    url: `/api/organisations/${world.organisationId}/set-up/script`,
    body: { kind: "terraform" },
  }),
  "POST /api/organisations/:organisationId/set-up/adopt": (world) => ({
    url: `/api/organisations/${world.organisationId}/set-up/adopt`,
    body: { tenantId: randomUUID(), clientId: randomUUID() },
  }),
  "GET /api/webhooks": (world) => ({ url: `/api/webhooks?organisationId=${world.organisationId}` }),
  "POST /api/webhooks": (world) => ({
    url: "/api/webhooks",
    body: { organisationId: world.organisationId, ...webhook(), secret: webhookSecret() },
  }),
  "PUT /api/webhooks/:webhookId": (world) => ({ url: `/api/webhooks/${world.webhookId}`, body: webhook() }),
  "DELETE /api/webhooks/:webhookId": (world) => ({ url: `/api/webhooks/${world.webhookId}` }),
  "POST /api/webhooks/:webhookId/test": (world) => ({ url: `/api/webhooks/${world.webhookId}/test` }),

  "GET /api/boot-profiles": (world) => ({ url: `/api/boot-profiles?organisationId=${world.organisationId}` }),
  "GET /api/boot-profiles/:bootProfileId/boot-medium": (world) => ({
    url: `/api/boot-profiles/${world.bootProfileId}/boot-medium`,
  }),

  "POST /api/uploads": (world) => beginUpload(world.organisationId),
  "HEAD /api/uploads/:uploadId": (world) => ({ url: `/api/uploads/${world.uploadId}`, headers: tus }),
  "PATCH /api/uploads/:uploadId": (world) => ({
    url: `/api/uploads/${world.uploadId}`,
    payload: "ab",
    headers: { ...tus, "upload-offset": "0", "content-type": "application/offset+octet-stream" },
  }),
  "DELETE /api/uploads/:uploadId": (world) => ({ url: `/api/uploads/${world.uploadId}`, headers: tus }),

  "GET /api/operating-systems": (world) => ({ url: `/api/operating-systems?organisationId=${world.organisationId}` }),
  "POST /api/operating-systems": (world) => ({
    url: "/api/operating-systems",
    body: { organisationId: world.organisationId, uploadId: world.finishedUploadId },
  }),
  "GET /api/operating-systems/:operatingSystemId": (world) => ({
    url: `/api/operating-systems/${world.operatingSystemId}`,
  }),
  "PATCH /api/operating-systems/:operatingSystemId": (world) => ({
    url: `/api/operating-systems/${world.operatingSystemId}`,
    body: { name: "Windows 11 for the office" },
  }),
  "DELETE /api/operating-systems/:operatingSystemId": (world) => ({
    url: `/api/operating-systems/${world.operatingSystemId}`,
  }),
  "GET /api/operating-system-imports": (world) => ({
    url: `/api/operating-system-imports?organisationId=${world.organisationId}`,
  }),
  "GET /api/operating-system-imports/:importId": (world) => ({
    url: `/api/operating-system-imports/${world.importId}`,
  }),
  "DELETE /api/operating-system-imports/:importId": (world) => ({
    url: `/api/operating-system-imports/${world.importId}`,
  }),

  "GET /api/software-packages": (world) => ({ url: `/api/software-packages?organisationId=${world.organisationId}` }),
  "POST /api/software-packages": (world) => ({
    url: "/api/software-packages",
    body: { organisationId: world.organisationId, ...softwarePackage() },
  }),
  "GET /api/software-packages/:packageId": (world) => ({ url: `/api/software-packages/${world.packageId}` }),
  "PUT /api/software-packages/:packageId": (world) => ({
    url: `/api/software-packages/${world.packageId}`,
    body: { revision: 1, ...softwarePackage() },
  }),
  "POST /api/software-packages/:packageId/files": (world) => ({
    url: `/api/software-packages/${world.packageId}/files`,
    body: { uploadId: world.uploadId, path: "other.exe" },
  }),
  "DELETE /api/software-packages/:packageId/files": (world) => ({
    url: `/api/software-packages/${world.packageId}/files?path=setup.exe`,
  }),
  "DELETE /api/software-packages/:packageId": (world) => ({ url: `/api/software-packages/${world.packageId}` }),

  "GET /api/builds": (world) => ({ url: `/api/builds?organisationId=${world.organisationId}` }),
  "POST /api/builds": (world) => ({
    url: "/api/builds",
    body: { organisationId: world.organisationId, definition: buildDefinitionOf(world.operatingSystemId) },
  }),
  "GET /api/builds/:buildId": (world) => ({ url: `/api/builds/${world.buildId}` }),
  "PUT /api/builds/:buildId": (world) => ({
    url: `/api/builds/${world.buildId}`,
    body: { revision: 1, definition: buildDefinitionOf(world.operatingSystemId) },
  }),
  "DELETE /api/builds/:buildId": (world) => ({ url: `/api/builds/${world.buildId}` }),

  "GET /api/publications": (world) => ({ url: `/api/publications?organisationId=${world.organisationId}` }),
  "POST /api/publications": (world) => ({ url: "/api/publications", body: { organisationId: world.organisationId } }),
  "GET /api/publications/preview": (world) => ({
    url: `/api/publications/preview?organisationId=${world.organisationId}`,
  }),
  "GET /api/publications/:publicationId": (world) => ({ url: `/api/publications/${world.publicationId}` }),

  "GET /api/devices": (world) => ({ url: `/api/devices?organisationId=${world.organisationId}` }),
  "POST /api/devices": (world) => ({
    url: "/api/devices",
    body: { organisationId: world.organisationId, serialNumber: randomUUID(), prestagedBuildId: world.buildId },
  }),
  "GET /api/devices/:deviceId": (world) => ({ url: `/api/devices/${world.deviceId}` }),
  "PATCH /api/devices/:deviceId": (world) => ({
    url: `/api/devices/${world.deviceId}`,
    body: { prestagedBuildId: world.buildId },
  }),

  "GET /api/deployments": (world) => ({ url: `/api/deployments?organisationId=${world.organisationId}` }),
  "GET /api/deployments/:deploymentId": (world) => ({ url: `/api/deployments/${world.deploymentId}` }),
  "GET /api/deployments/:deploymentId/events": (world) => ({ url: `/api/deployments/${world.deploymentId}/events` }),

  "GET /api/autopilot-devices": (world) => ({
    url: `/api/autopilot-devices?organisationId=${world.organisationId}`,
  }),
  "GET /api/autopilot-devices/status": (world) => ({
    url: `/api/autopilot-devices/status?organisationId=${world.organisationId}`,
  }),
  "GET /api/autopilot-devices/unregistered": (world) => ({
    url: `/api/autopilot-devices/unregistered?organisationId=${world.organisationId}`,
  }),
  "GET /api/autopilot-devices/export": (world) => ({
    url: `/api/autopilot-devices/export?organisationId=${world.organisationId}`,
  }),
  "GET /api/autopilot-devices/:autopilotDeviceId": (world) => ({
    url: `/api/autopilot-devices/${world.autopilotDeviceId}`,
  }),
  "POST /api/autopilot-devices/synchronise": (world) => ({
    url: "/api/autopilot-devices/synchronise",
    body: { organisationId: world.organisationId },
  }),
  "POST /api/autopilot-devices/cancel-synchronisation": (world) => ({
    url: "/api/autopilot-devices/cancel-synchronisation",
    body: { organisationId: world.organisationId },
  }),
  "GET /api/autopilot-devices/tenant-synchronisation": (world) => ({
    url: `/api/autopilot-devices/tenant-synchronisation?organisationId=${world.organisationId}`,
  }),
  "POST /api/autopilot-devices/tenant-synchronisation": (world) => ({
    url: "/api/autopilot-devices/tenant-synchronisation",
    body: { organisationId: world.organisationId },
  }),
  "GET /api/autopilot-actions": (world) => ({
    url: `/api/autopilot-actions?organisationId=${world.organisationId}`,
  }),
  "POST /api/autopilot-actions/preview": (world) => ({
    url: "/api/autopilot-actions/preview",
    body: { organisationId: world.organisationId, ...tagChange(world.autopilotDeviceId) },
  }),
  "POST /api/autopilot-actions": (world) => ({
    url: "/api/autopilot-actions",
    body: { organisationId: world.organisationId, ...tagChange(world.autopilotDeviceId), expectedDevices: 1 },
  }),
  "GET /api/autopilot-actions/:actionId": (world) => ({ url: `/api/autopilot-actions/${world.autopilotActionId}` }),
  "GET /api/autopilot-actions/:actionId/items": (world) => ({
    url: `/api/autopilot-actions/${world.autopilotActionId}/items`,
  }),
  "GET /api/autopilot-actions/:actionId/export": (world) => ({
    url: `/api/autopilot-actions/${world.autopilotActionId}/export`,
  }),
  "POST /api/autopilot-actions/:actionId/cancel": (world) => ({
    url: `/api/autopilot-actions/${world.autopilotActionId}/cancel`,
  }),
  "GET /api/registrations": (world) => ({ url: `/api/registrations?organisationId=${world.organisationId}` }),
  "POST /api/corporate-identifiers/:corporateIdentifierId/recheck": (world) => ({
    url: `/api/corporate-identifiers/${world.corporateIdentifierId}/recheck`,
  }),
  "POST /api/registrations/:registrationId/recheck": (world) => ({
    url: `/api/registrations/${world.registrationId}/recheck`,
  }),

  "GET /api/autopilot-imports": (world) => ({ url: `/api/autopilot-imports?organisationId=${world.organisationId}` }),
  "POST /api/autopilot-imports": (world) => ({
    url: `/api/autopilot-imports?organisationId=${world.organisationId}&fileName=devices.csv`,
    payload: "Device Serial Number,Hardware Hash\n",
    headers: octets,
  }),
  "GET /api/autopilot-imports/:importId": (world) => ({ url: `/api/autopilot-imports/${world.autopilotImportId}` }),
  "GET /api/autopilot-imports/:importId/rows": (world) => ({
    url: `/api/autopilot-imports/${world.autopilotImportId}/rows`,
  }),
  // Still to be read, so that it cannot be confirmed; the request itself is in order.
  "POST /api/autopilot-imports/:importId/confirm": (world) => ({
    url: `/api/autopilot-imports/${world.autopilotImportId}/confirm`,
    body: { tags: { kind: "build", buildId: world.buildId } },
  }),
  "POST /api/autopilot-imports/:importId/cancel": (world) => ({
    url: `/api/autopilot-imports/${world.autopilotImportId}/cancel`,
  }),
  "DELETE /api/autopilot-imports/:importId": (world) => ({ url: `/api/autopilot-imports/${world.autopilotImportId}` }),
  "GET /api/autopilot-export": (world) => ({ url: `/api/autopilot-export?organisationId=${world.organisationId}` }),

  "GET /api/deployment-requests": (world) => ({
    url: `/api/deployment-requests?organisationId=${world.organisationId}`,
  }),
  "POST /api/deployment-requests/:requestId/approve": (world) => ({
    url: `/api/deployment-requests/${world.requestId}/approve`,
    body: { buildId: world.buildId },
  }),
  "POST /api/deployment-requests/:requestId/refuse": (world) => ({
    url: `/api/deployment-requests/${world.requestId}/refuse`,
    body: { reason: "not ours" },
  }),

  "POST /agent/v1/sessions": (world) => ({ url: "/agent/v1/sessions", body: world.device.openRequest }),
  "GET /agent/v1/sessions/:sessionId": (world) => ({ url: `/agent/v1/sessions/${world.device.sessionId}` }),
  "POST /agent/v1/sessions/:sessionId/token": (world) => ({
    url: `/agent/v1/sessions/${world.device.sessionId}/token`,
  }),
  "POST /agent/v1/events": () => ({
    url: "/agent/v1/events",
    body: { events: [{ sequence: 1, at: "2026-11-03T08:00:00.000Z", body: { kind: "phase-started", phase: "disk" } }] },
  }),
  "GET /agent/v1/registration": () => ({ url: "/agent/v1/registration" }),
  "POST /agent/v1/registration": ({ device }) => ({
    url: "/agent/v1/registration",
    body: { hardwareHash, serialNumber: device.serialNumber },
  }),
  "GET /agent/v1/corporate-identifier": () => ({ url: "/agent/v1/corporate-identifier" }),
  // Refused, because the build registers its devices: after who calls was proven.
  "POST /agent/v1/corporate-identifier": () => ({ url: "/agent/v1/corporate-identifier", body: {} }),
  "POST /agent/v1/finish": () => ({
    url: "/agent/v1/finish",
    body: { outcome: "succeeded", error: null, lastSequence: 0 },
  }),
};
