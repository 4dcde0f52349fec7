import type { RouteExample, World } from "./world.ts";

/** What drivers a device would get, and what a filter says of one. */
export const driverMatchingExamples: Readonly<Record<string, (world: World) => RouteExample>> = {
  "GET /api/devices/:deviceId/drivers": (world) => ({ url: `/api/devices/${world.deviceId}/drivers` }),
  "GET /api/driver-coverage": (world) => ({ url: `/api/driver-coverage?organisationId=${world.organisationId}` }),
  "POST /api/driver-matches": (world) => ({
    url: "/api/driver-matches",
    body: {
      organisationId: world.organisationId,
      architecture: "x64",
      nodes: [{ hardwareIds: ["PCI\\VEN_8086&DEV_15F3"] }],
    },
  }),
  "POST /api/filter-trials": (world) => ({
    url: "/api/filter-trials",
    body: {
      organisationId: world.organisationId,
      filter: { field: "model", operator: "is", values: ["Latitude 5450"] },
      device: { deviceId: world.deviceId },
    },
  }),
};
