import type { RouteExample, World } from "./world.ts";

/** Drivers and the packs they come in. */
export const driverExamples: Readonly<Record<string, (world: World) => RouteExample>> = {
  "GET /api/drivers": (world) => ({ url: `/api/drivers?organisationId=${world.organisationId}` }),
  "GET /api/drivers/summary": (world) => ({ url: `/api/drivers/summary?organisationId=${world.organisationId}` }),
  "POST /api/drivers/actions": (world) => ({
    url: "/api/drivers/actions",
    body: { driverIds: [world.driverId], action: "deactivate" },
  }),
  "GET /api/drivers/:driverId": (world) => ({ url: `/api/drivers/${world.driverId}` }),
  "PUT /api/drivers/:driverId": (world) => ({
    url: `/api/drivers/${world.driverId}`,
    body: {
      revision: 1,
      description: "Network",
      version: "2",
      active: true,
      availableToWindowsPe: true,
      filter: null,
      notes: "",
    },
  }),
  "DELETE /api/drivers/:driverId": (world) => ({ url: `/api/drivers/${world.spareDriverId}` }),

  "GET /api/driver-imports": (world) => ({ url: `/api/driver-imports?organisationId=${world.organisationId}` }),
  "POST /api/driver-imports": (world) => ({
    url: "/api/driver-imports",
    body: { organisationId: world.organisationId, uploadId: world.finishedUploadId },
  }),
  "GET /api/driver-imports/:importId": (world) => ({ url: `/api/driver-imports/${world.driverImportId}` }),
  "GET /api/driver-imports/:importId/files": (world) => ({ url: `/api/driver-imports/${world.driverImportId}/files` }),
  "DELETE /api/driver-imports/:importId": (world) => ({ url: `/api/driver-imports/${world.driverImportId}` }),
};
