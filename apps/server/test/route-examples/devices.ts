import { randomUUID } from "node:crypto";
import type { RouteExample, World } from "./world.ts";

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

  "GET /api/deployments": (world) => ({ url: `/api/deployments?organisationId=${world.organisationId}` }),
  "GET /api/deployments/:deploymentId": (world) => ({ url: `/api/deployments/${world.deploymentId}` }),
  // Refused, because the device waits for nothing: after who calls was authorised.
  "POST /api/deployments/:deploymentId/check-decision": (world) => ({
    url: `/api/deployments/${world.deploymentId}/check-decision`,
    body: { stepId: "01-check-device", decision: "go-on", reason: "The dock is on order." },
  }),
  "GET /api/deployments/:deploymentId/events": (world) => ({ url: `/api/deployments/${world.deploymentId}/events` }),
};
