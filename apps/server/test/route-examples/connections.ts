import { randomUUID } from "node:crypto";
import { webhook, webhookSecret } from "./requests.ts";
import type { RouteExample, World } from "./world.ts";

/** The server itself, people, organisations, their tenants and webhooks. */
export const connectionExamples: Readonly<Record<string, (world: World) => RouteExample>> = {
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
  "GET /api/installation": () => ({ url: "/api/installation" }),
  "GET /api/dashboard": (world) => ({ url: `/api/dashboard?organisationId=${world.organisationId}` }),

  "GET /api/organisations": () => ({ url: "/api/organisations" }),
  "POST /api/organisations": () => ({ url: "/api/organisations", body: { name: `Organisation ${randomUUID()}` } }),
  "GET /api/organisations/:organisationId": (world) => ({ url: `/api/organisations/${world.organisationId}` }),
  "PATCH /api/organisations/:organisationId": (world) => ({
    url: `/api/organisations/${world.organisationId}`,
    body: { name: `Renamed ${randomUUID()}` },
  }),

  "GET /api/settings": () => ({ url: "/api/settings" }),
  "PUT /api/settings": () => ({
    url: "/api/settings",
    body: { revision: 0, definition: { timeZone: "GMT Standard Time" } },
  }),
  "GET /api/organisations/:organisationId/settings": (world) => ({
    url: `/api/organisations/${world.organisationId}/settings`,
  }),
  "PUT /api/organisations/:organisationId/settings": (world) => ({
    url: `/api/organisations/${world.organisationId}/settings`,
    body: { revision: 1, definition: { timeZone: "Tokyo Standard Time" } },
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
};
