import { octets, tagChange } from "./requests.ts";
import type { RouteExample, World } from "./world.ts";

/** Autopilot devices, actions on them, registrations and imports. */
export const autopilotExamples: Readonly<Record<string, (world: World) => RouteExample>> = {
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
  "GET /api/corporate-identifiers": (world) => ({
    url: `/api/corporate-identifiers?organisationId=${world.organisationId}`,
  }),
  "POST /api/corporate-identifiers/delete": (world) => ({
    url: "/api/corporate-identifiers/delete",
    body: { organisationId: world.organisationId, ids: [world.corporateIdentifierId] },
  }),
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
};
