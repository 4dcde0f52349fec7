import { inventoryOf } from "../agent-device.ts";
import type { RouteExample, World } from "./world.ts";

export const planPreviewExamples: Readonly<Record<string, (world: World) => RouteExample>> = {
  "GET /api/plan-previews/optional-packages": (world) => ({
    url: `/api/plan-previews/optional-packages?organisationId=${world.organisationId}&buildId=${world.buildId}`,
  }),
  "POST /api/plan-previews": (world) => ({
    url: "/api/plan-previews",
    body: {
      organisationId: world.organisationId,
      buildId: world.buildId,
      device: { kind: "told", inventory: inventoryOf("PREVIEWED") },
    },
  }),
};
