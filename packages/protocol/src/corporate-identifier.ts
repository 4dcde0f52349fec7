import { z } from "zod";
import { toldError } from "./errors/windlass-error.ts";
import { identifier, instant } from "./values.ts";

/** One device's way to being known to Intune as a corporate device, and back; `captured` and `deleting` are no ends. */
export const corporateIdentifierState = z.enum(["captured", "imported", "failed", "deleting", "deleted"]);
export type CorporateIdentifierState = z.infer<typeof corporateIdentifierState>;

export const corporateIdentifierTransition = z.object({
  state: corporateIdentifierState,
  at: instant,
  /** What was seen, in one sentence. */
  detail: z.string(),
});
export type CorporateIdentifierTransition = z.infer<typeof corporateIdentifierTransition>;

/** What the console shows of it. */
export const corporateIdentifierView = z.object({
  id: identifier,
  organisationId: identifier,
  deploymentId: identifier,
  deviceId: identifier,
  /** As Intune has it: maker, model and serial number. */
  manufacturer: z.string(),
  model: z.string(),
  serialNumber: z.string(),
  state: corporateIdentifierState,
  transitions: z.array(corporateIdentifierTransition),
  failure: toldError.nullable(),
  /** What does not stop it, but the device: it is registered for the classic Autopilot, which goes first. */
  warning: toldError.nullable(),
  /** When the worker tries again; null at an end. */
  nextCheckAt: instant.nullable(),
});
export type CorporateIdentifierView = z.infer<typeof corporateIdentifierView>;

/** Which ones to take off Intune's list again, all of one organisation. */
export const corporateIdentifierDeletion = z.object({
  organisationId: identifier,
  ids: z.array(identifier).min(1).max(500),
});
export const corporateIdentifierDeletionAnswer = z.object({
  /** How many are to be deleted now, those of other deployments of the same devices among them. */
  deleting: z.number().int().nonnegative(),
});

/** Answer to `POST` and `GET /agent/v1/corporate-identifier`; the request carries nothing. */
export const corporateIdentifierForAgent = z.object({
  state: z.enum(["captured", "imported", "failed"]),
  ready: z.boolean(),
  failed: z.boolean(),
  failure: toldError.nullable(),
  pollAfterSeconds: z.number().positive(),
});
export type CorporateIdentifierForAgent = z.infer<typeof corporateIdentifierForAgent>;
