import type { RouteExample, World } from "./world.ts";

/** Drivers and the packs they come in. */
export const driverExamples: Readonly<Record<string, (world: World) => RouteExample>> = {
  "GET /api/drivers": (world) => ({ url: `/api/drivers?organisationId=${world.organisationId}` }),
  "GET /api/drivers/summary": (world) => ({ url: `/api/drivers/summary?organisationId=${world.organisationId}` }),
  "POST /api/drivers/actions": (world) => ({
    url: "/api/drivers/actions",
    body: { driverIds: [world.driverId], action: "deactivate" },
  }),
  "POST /api/drivers/actions/preview": (world) => ({
    url: "/api/drivers/actions/preview",
    body: { driverIds: [world.driverId], action: "delete" },
  }),
  "POST /api/drivers/changes": (world) => ({
    url: "/api/drivers/changes",
    body: { driverIds: [world.driverId], change: { limitedMinimumBuild: 22_621 } },
  }),
  "POST /api/drivers/changes/preview": (world) => ({
    url: "/api/drivers/changes/preview",
    body: { driverIds: [world.driverId], change: { filter: { how: "remove" } } },
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

  "GET /api/driver-packs": (world) => ({ url: `/api/driver-packs?organisationId=${world.organisationId}` }),
  "POST /api/driver-packs/actions": (world) => ({
    url: "/api/driver-packs/actions",
    body: { packIds: [world.driverPackId], action: "deactivate" },
  }),
  "POST /api/driver-packs/actions/preview": (world) => ({
    url: "/api/driver-packs/actions/preview",
    body: { packIds: [world.driverPackId], action: "delete" },
  }),
  "POST /api/driver-packs/replacements": (world) => ({
    url: "/api/driver-packs/replacements",
    body: {
      replaced: world.driverPackId,
      replacedRevision: 1,
      by: world.newerDriverPackId,
      byRevision: 1,
      carry: true,
      afterwards: "deactivate",
    },
  }),
  "POST /api/driver-packs/replacements/preview": (world) => ({
    url: "/api/driver-packs/replacements/preview",
    body: { replaced: world.driverPackId, by: world.newerDriverPackId },
  }),
  "GET /api/driver-packs/:packId": (world) => ({ url: `/api/driver-packs/${world.driverPackId}` }),
  "PUT /api/driver-packs/:packId": (world) => ({
    url: `/api/driver-packs/${world.driverPackId}`,
    body: {
      revision: 1,
      name: "Latitude 5450",
      vendor: "Dell",
      version: "A05",
      active: true,
      filter: null,
      notes: "",
      otherData: [],
    },
  }),

  "GET /api/driver-imports": (world) => ({ url: `/api/driver-imports?organisationId=${world.organisationId}` }),
  "POST /api/driver-imports": (world) => ({
    url: "/api/driver-imports",
    body: { organisationId: world.organisationId, uploadId: world.finishedUploadId },
  }),
  "GET /api/driver-imports/:importId": (world) => ({ url: `/api/driver-imports/${world.driverImportId}` }),
  "GET /api/driver-imports/:importId/files": (world) => ({ url: `/api/driver-imports/${world.driverImportId}/files` }),
  "DELETE /api/driver-imports/:importId": (world) => ({ url: `/api/driver-imports/${world.driverImportId}` }),
};
