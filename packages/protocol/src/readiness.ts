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

/** The seven preparation steps, in their order; a row's `step` counts from 1. */
export const preparationSteps = [
  "App registration",
  "Credential",
  "Graph permissions",
  "Admin consent",
  "Dynamic device group",
  "Membership rule",
  "Deployment profile",
] as const;

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
  /** The build whose group, rule or profile it is about; null: the connection itself. */
  buildId: identifier.nullable(),
  /** Rows can be checked again alone. */
  checkedAt: instant,
});
export type ReadinessRow = z.infer<typeof readinessRow>;

export const readinessReport = z.object({
  id: identifier,
  organisationId: identifier,
  /** When all of it was checked the last time; rows say when each was. */
  checkedAt: instant,
  /** The worst state of all rows. */
  outcome: readinessState,
  /** The builds that rows are about, by name. */
  builds: z.array(z.object({ id: identifier, name: z.string() })),
  rows: z.array(readinessRow).min(1),
});
export type ReadinessReport = z.infer<typeof readinessReport>;
