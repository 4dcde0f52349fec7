import { randomUUID } from "node:crypto";
import { octets } from "./requests.ts";
import type { RouteExample, World } from "./world.ts";

/** A file of one row. */
const assetFile =
  (what: "preview" | "import") =>
  (world: World): RouteExample => ({
    url: `/api/assets/${what}?organisationId=${world.organisationId}&fileName=assets.csv`,
    headers: octets,
    payload: `Serial number,Computer name\n${randomUUID()},PC-${randomUUID().slice(0, 8)}\n`,
  });

/** Devices and deployments. */
export const deviceExamples: Readonly<Record<string, (world: World) => RouteExample>> = {
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

  "GET /api/assets": (world) => ({ url: `/api/assets?organisationId=${world.organisationId}` }),
  "POST /api/assets": (world) => ({
    url: "/api/assets",
    body: { organisationId: world.organisationId, definition: { serialNumber: randomUUID() } },
  }),
  "PUT /api/assets/:assetId": (world) => ({
    url: `/api/assets/${world.assetId}`,
    body: { revision: 1, definition: { serialNumber: randomUUID(), assetTag: "A-1" } },
  }),
  "DELETE /api/assets/:assetId": (world) => ({ url: `/api/assets/${world.assetId}` }),
  "POST /api/assets/preview": assetFile("preview"),
  "POST /api/assets/import": assetFile("import"),
  "GET /api/asset-export": (world) => ({ url: `/api/asset-export?organisationId=${world.organisationId}` }),

  "GET /api/deployments": (world) => ({ url: `/api/deployments?organisationId=${world.organisationId}` }),
  "GET /api/deployments/:deploymentId": (world) => ({ url: `/api/deployments/${world.deploymentId}` }),
  // Refused, because the device waits for nothing: after who calls was authorised.
  "POST /api/deployments/:deploymentId/check-decision": (world) => ({
    url: `/api/deployments/${world.deploymentId}/check-decision`,
    body: { stepId: "01-check-device", decision: "go-on", reason: "The dock is on order." },
  }),
  "GET /api/deployments/:deploymentId/events": (world) => ({ url: `/api/deployments/${world.deploymentId}/events` }),
};
