import { z } from "zod";
import { identifier } from "../values.ts";

export const liveTopic = z.enum([
  "organisations",
  "tenant-connections",
  "tenant-set-ups",
  "operating-systems",
  "drivers",
  "software-packages",
  "software-products",
  "builds",
  "publications",
  "devices",
  "assets",
  "deployment-requests",
  "deployments",
  "registrations",
  "autopilot-imports",
  "webhooks",
  "autopilot-devices",
  "autopilot-actions",
  "definitions",
  "secrets",
  "connectors",
  "content",
  "settings",
]);
export type LiveTopic = z.infer<typeof liveTopic>;

/**
 * One server-sent event of `GET /api/live` (event name `change`): a nudge that something of this kind changed. The
 * data itself is fetched through the API, so that authority is decided in one place. After (re)connecting, the event
 * `connected` tells the viewer to fetch everything once.
 */
export const liveChange = z.object({
  topic: liveTopic,
  organisationId: identifier.nullable(),
  id: identifier.nullable(),
});
export type LiveChange = z.infer<typeof liveChange>;
