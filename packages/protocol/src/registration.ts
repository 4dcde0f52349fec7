import { z } from "zod";
import { toldError } from "./errors/windlass-error.ts";
import { hardwareHashSummary } from "./hardware-hash.ts";
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

/** Where a registration comes from: a device being deployed, or a row of a CSV file. */
export const registrationOrigin = z.enum(["deployment", "csv"]);
export type RegistrationOrigin = z.infer<typeof registrationOrigin>;

/** The computer name as Intune's record of the device is to carry it, and how far that is. */
export const registrationName = z.object({
  name: z.string(),
  state: z.enum(["waiting", "written", "failed"]),
  /** Why it is not written; nothing of the deployment fails by it. */
  failure: toldError.nullable(),
});
export type RegistrationName = z.infer<typeof registrationName>;

/** What the console shows of a registration. The hardware hash itself never leaves the server (security rule 16). */
export const registrationView = z.object({
  id: identifier,
  organisationId: identifier,
  origin: registrationOrigin,
  /** Null where the device was not deployed here. */
  deploymentId: identifier.nullable(),
  /** Null where the device has never been seen here. */
  deviceId: identifier.nullable(),
  serialNumber: z.string(),
  groupTag: z.string(),
  groupObjectId: identifier,
  /** User principal name of the person the device is meant for, where a CSV file names one. */
  assignedUser: z.string().nullable(),
  /** What its hardware hash says; null for registrations of older versions. */
  hash: hardwareHashSummary.nullable(),
  state: registrationState,
  transitions: z.array(registrationTransition),
  failure: toldError.nullable(),
  /** What somebody could do while the device waits, for example approve a change in Intune; not a failure. */
  notice: toldError.nullable(),
  autopilotDeviceId: z.string().nullable(),
  entraDeviceId: z.string().nullable(),
  profileName: z.string().nullable(),
  /** Null where no name was decided, or where Intune would ignore it. */
  computerName: registrationName.nullable(),
  /** When the worker looks again; null at an end. */
  nextCheckAt: instant.nullable(),
});
export type RegistrationView = z.infer<typeof registrationView>;
