import { passwordSecret } from "./requests.ts";
import type { RouteExample, World } from "./world.ts";

/** Definitions, secrets and the history of changes. */
export const definitionExamples: Readonly<Record<string, (world: World) => RouteExample>> = {
  "GET /api/secrets": (world) => ({ url: `/api/secrets?organisationId=${world.organisationId}` }),
  "POST /api/secrets": (world) => ({ url: "/api/secrets", body: passwordSecret(world.organisationId) }),
  "POST /api/secrets/deletions": (world) => ({ url: "/api/secrets/deletions", body: { ids: [world.spareSecretId] } }),
  "GET /api/secrets/:secretId": (world) => ({ url: `/api/secrets/${world.secretId}` }),
  "PUT /api/secrets/:secretId": (world) => ({
    url: `/api/secrets/${world.secretId}`,
    body: { revision: 1, definition: { name: "Renamed" } },
  }),
  "PUT /api/secrets/:secretId/value": (world) => ({
    url: `/api/secrets/${world.secretId}/value`,
    body: { value: { kind: "password", password: "another" } },
  }),
  "DELETE /api/secrets/:secretId": (world) => ({ url: `/api/secrets/${world.secretId}` }),

  "GET /api/changes": (world) => ({ url: `/api/changes?objectId=${world.buildId}` }),
};
