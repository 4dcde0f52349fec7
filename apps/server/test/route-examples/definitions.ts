import { location, passwordSecret } from "./requests.ts";
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

  "GET /api/definitions": (world) => ({
    url: `/api/definitions?kind=location&organisationId=${world.organisationId}`,
  }),
  "POST /api/definitions": (world) => ({ url: "/api/definitions", body: location(world.organisationId) }),
  "POST /api/definitions/deletions": (world) => ({
    url: "/api/definitions/deletions",
    body: { ids: [world.spareDefinitionId] },
  }),
  "POST /api/definitions/merges": (world) => ({
    url: "/api/definitions/merges",
    body: { intoId: world.vendorId, ids: [world.spareVendorId] },
  }),
  "POST /api/definitions/model-vendors": (world) => ({
    url: "/api/definitions/model-vendors",
    body: { vendorId: world.vendorId, ids: [world.deviceModelId] },
  }),
  "GET /api/definitions/:definitionId": (world) => ({ url: `/api/definitions/${world.definitionId}` }),
  "PUT /api/definitions/:definitionId": (world) => ({
    url: `/api/definitions/${world.definitionId}`,
    body: { revision: 1, definition: location(world.organisationId).definition },
  }),
  "DELETE /api/definitions/:definitionId": (world) => ({ url: `/api/definitions/${world.definitionId}` }),
  "GET /api/hardware": (world) => ({ url: `/api/hardware?organisationId=${world.organisationId}` }),
  "POST /api/hardware/decisions": (world) => ({
    url: "/api/hardware/decisions",
    body: { organisationId: world.organisationId, manufacturer: "Contoso", product: null, ignored: true },
  }),

  "GET /api/changes": (world) => ({ url: `/api/changes?objectId=${world.buildId}` }),
};
