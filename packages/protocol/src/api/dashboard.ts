import { z } from "zod";
import { readinessState } from "../readiness.ts";
import { day, identifier } from "../values.ts";

/** Numbers of the first page, for all organisations the caller may see or for one. */
export const dashboardView = z.object({
  pendingRequests: z.number().int(),
  deployments: z.object({ running: z.number().int(), succeededToday: z.number().int(), failedToday: z.number().int() }),
  registrations: z.object({ working: z.number().int(), ready: z.number().int(), failed: z.number().int() }),
  devices: z.number().int(),
  organisations: z.array(
    z.object({
      id: identifier,
      name: z.string(),
      readiness: readinessState.nullable(),
      credentialExpiresOn: day.nullable(),
      releasedPublication: z.number().int().nullable(),
    }),
  ),
});
export type DashboardView = z.infer<typeof dashboardView>;

export const dashboardQuery = z.object({ organisationId: identifier.optional() });
