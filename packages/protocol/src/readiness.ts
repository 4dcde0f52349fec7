import { z } from "zod";
import { identifier, instant } from "./values.ts";

export const readinessState = z.enum(["passed", "failed", "warning", "cannot-tell"]);
export type ReadinessState = z.infer<typeof readinessState>;

export const readinessRemedy = z.object({
  text: z.string(),
  /** Where in the portal, for example "Entra admin center › App registrations › … › API permissions". */
  portalPath: z.string().nullable(),
  /** Text to paste there. */
  copyText: z.string().nullable(),
});

/** One row of the readiness report. */
export const readinessRow = z.object({
  /** Stable name, for example `token`, `tenant-id`, `permission-required`, `graph-read`, `group`, `profile`. */
  id: z.string(),
  /** The preparation step (1 to 7) that this row proves. */
  step: z.number().int().min(1).max(7),
  title: z.string(),
  state: readinessState,
  detail: z.string(),
  /** Stable reason of a failure, for example `wrong-secret`, `secret-id-pasted`; null when passed. */
  reason: z.string().nullable(),
  missingPermission: z.string().nullable(),
  remedy: readinessRemedy.nullable(),
});
export type ReadinessRow = z.infer<typeof readinessRow>;

export const readinessReport = z.object({
  id: identifier,
  organisationId: identifier,
  checkedAt: instant,
  /** The worst state of all rows. */
  outcome: readinessState,
  rows: z.array(readinessRow).min(1),
});
export type ReadinessReport = z.infer<typeof readinessReport>;
