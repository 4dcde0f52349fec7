import { z } from "zod";
import { toldError } from "./errors/windlass-error.ts";
import { identifier, instant } from "./values.ts";

/**
 * One device's way into Windows Autopilot. States move only forward; `ready` and `failed` are ends (a re-check may
 * start a failed one anew).
 */
export const registrationState = z.enum([
  "captured",
  "submitted",
  "importing",
  "registered",
  "tagged",
  "in-group",
  "profile-assigned",
  "ready",
  "failed",
]);
export type RegistrationState = z.infer<typeof registrationState>;

export const registrationTransition = z.object({
  state: registrationState,
  at: instant,
  /** What was seen, in one sentence. */
  detail: z.string(),
});
export type RegistrationTransition = z.infer<typeof registrationTransition>;

/** What the console shows of a registration. The hardware hash itself never leaves the server (security rule 16). */
export const registrationView = z.object({
  id: identifier,
  organisationId: identifier,
  deploymentId: identifier,
  deviceId: identifier,
  serialNumber: z.string(),
  groupTag: z.string(),
  groupObjectId: identifier,
  state: registrationState,
  transitions: z.array(registrationTransition),
  failure: toldError.nullable(),
  autopilotDeviceId: z.string().nullable(),
  entraDeviceId: z.string().nullable(),
  profileName: z.string().nullable(),
  /** When the worker looks again; null at an end. */
  nextCheckAt: instant.nullable(),
});
export type RegistrationView = z.infer<typeof registrationView>;
