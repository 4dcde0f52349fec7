import type { RouteExample, World } from "./world.ts";

/** Connectors, and what they speak. */
export const connectorExamples: Readonly<Record<string, (world: World) => RouteExample>> = {
  "GET /api/connectors": (world) => ({ url: `/api/connectors?organisationId=${world.organisationId}` }),
  "POST /api/connectors": (world) => ({
    url: "/api/connectors",
    body: { organisationId: world.organisationId, definition: { name: "Another", domain: "corp.example.com" } },
  }),
  "POST /api/connectors/:connectorId/revocation": (world) => ({
    url: `/api/connectors/${world.connectorId}/revocation`,
  }),

  // Refused before anything is done: none of these is signed.
  "POST /connector/v1/enrolment": () => ({
    url: "/connector/v1/enrolment",
    body: { publicKey: "A".repeat(43), code: "A".repeat(43), computer: "MEMBER-1", version: "0.1.0" },
  }),
  "POST /connector/v1/work": () => ({ url: "/connector/v1/work", body: {} }),
  "POST /connector/v1/work/:accountId/result": (world) => ({
    url: `/connector/v1/work/${world.deploymentId}/result`,
    body: { outcome: "failed", attempt: 1, problem: { kind: "timed-out" } },
  }),
};
