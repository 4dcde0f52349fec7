import { hardwareHash } from "../agent-device.ts";
import type { RouteExample, World } from "./world.ts";

/** What asks to be deployed, and what devices speak. */
export const agentExamples: Readonly<Record<string, (world: World) => RouteExample>> = {
  "GET /api/deployment-requests": (world) => ({
    url: `/api/deployment-requests?organisationId=${world.organisationId}`,
  }),
  "GET /api/deployment-requests/:requestId/computer-name": (world) => ({
    url: `/api/deployment-requests/${world.requestId}/computer-name?buildId=${world.buildId}`,
  }),
  "GET /api/deployment-requests/:requestId/optional-packages": (world) => ({
    url: `/api/deployment-requests/${world.requestId}/optional-packages?buildId=${world.buildId}`,
  }),
  "POST /api/deployment-requests/:requestId/approve": (world) => ({
    url: `/api/deployment-requests/${world.requestId}/approve`,
    body: { buildId: world.buildId },
  }),
  "POST /api/deployment-requests/:requestId/refuse": (world) => ({
    url: `/api/deployment-requests/${world.requestId}/refuse`,
    body: { reason: "not ours" },
  }),

  "POST /agent/v1/sessions": (world) => ({ url: "/agent/v1/sessions", body: world.device.openRequest }),
  "GET /agent/v1/sessions/:sessionId": (world) => ({ url: `/agent/v1/sessions/${world.device.sessionId}` }),
  "POST /agent/v1/sessions/:sessionId/token": (world) => ({
    url: `/agent/v1/sessions/${world.device.sessionId}/token`,
  }),
  "POST /agent/v1/events": () => ({
    url: "/agent/v1/events",
    body: { events: [{ sequence: 1, at: "2026-11-03T08:00:00.000Z", body: { kind: "phase-started", phase: "disk" } }] },
  }),
  "GET /agent/v1/registration": () => ({ url: "/agent/v1/registration" }),
  "POST /agent/v1/registration": ({ device }) => ({
    url: "/agent/v1/registration",
    body: { hardwareHash, serialNumber: device.serialNumber },
  }),
  "GET /agent/v1/corporate-identifier": () => ({ url: "/agent/v1/corporate-identifier" }),
  // Refused, because the build registers its devices: after who calls was proven.
  "POST /agent/v1/corporate-identifier": () => ({ url: "/agent/v1/corporate-identifier", body: {} }),
  "GET /agent/v1/check-decisions/:stepId": () => ({ url: "/agent/v1/check-decisions/01-check-device" }),
  // Refused, because its build needs no computer account: after who calls was proven.
  "GET /agent/v1/computer-account": () => ({ url: "/agent/v1/computer-account" }),
  // Refused, because no step is under way: after who calls was proven.
  "POST /agent/v1/step-secrets": () => ({
    url: "/agent/v1/step-secrets",
    body: { stepId: "05-run-software-step", attempt: 1, readerKey: "A".repeat(43) },
  }),
  "POST /agent/v1/finish": () => ({
    url: "/agent/v1/finish",
    body: { outcome: "succeeded", error: null, lastSequence: 0 },
  }),
};
