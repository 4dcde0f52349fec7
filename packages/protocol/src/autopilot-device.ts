import { z } from "zod";
import { groupTag } from "./autopilot-way.ts";
import { computerNameTemplate } from "./build/naming.ts";

/** What Intune knows of a registered device's enrolment; `blocked` is said by Graph's beta only. */
export const autopilotEnrolment = z.enum([
  "unknown",
  "not-contacted",
  "enrolled",
  "pending-reset",
  "failed",
  "blocked",
]);
export type AutopilotEnrolment = z.infer<typeof autopilotEnrolment>;

/** How far Intune is with giving a device its deployment profile. */
export const autopilotProfileStatus = z.enum([
  "unknown",
  "not-assigned",
  "pending",
  "assigned",
  "assigned-out-of-sync",
  "assigned-sync-unknown",
  "failed",
]);
export type AutopilotProfileStatus = z.infer<typeof autopilotProfileStatus>;

/** Whether changed hardware has to be told to Intune; the portal says "Fix pending" and "Attention required". */
export const autopilotRemediation = z.enum(["unknown", "none", "automatic", "manual"]);
export type AutopilotRemediation = z.infer<typeof autopilotRemediation>;

/** Where what Intune has of a device and what is known here do not agree, or where somebody has to act. */
export const autopilotDrift = z.enum([
  "tag-differs",
  "never-deployed",
  "remediation-automatic",
  "remediation-manual",
  "profile-not-assigned",
  "profile-failed",
  "blocked",
  "duplicate-serial",
]);
export type AutopilotDrift = z.infer<typeof autopilotDrift>;

export const autopilotDriftNote = z.object({
  kind: autopilotDrift,
  /** `information` needs nobody: most devices of a tenant were never deployed by this product. */
  severity: z.enum(["attention", "information"]),
  explanation: z.string(),
  nextAction: z.string(),
});
export type AutopilotDriftNote = z.infer<typeof autopilotDriftNote>;

/** A user principal name as far as it can be judged here; whether the domain is the tenant's, Intune says. */
export const userPrincipalName = z
  .string()
  .trim()
  .max(254)
  .regex(/^[^@\s]+@[^@\s]+\.[^@\s]+$/u, "expected a user principal name such as ada@contoso.com");

/** What can be done to one registered device or to many. */
export const autopilotAction = z.discriminatedUnion("kind", [
  /** An empty tag takes the tag away. */
  z.object({ kind: z.literal("change-group-tag"), groupTag: z.union([groupTag, z.literal("")]) }),
  /** Filled for each device, like a build's computer name. */
  z.object({ kind: z.literal("rename"), nameTemplate: computerNameTemplate }),
  z.object({
    kind: z.literal("assign-user"),
    userPrincipalName,
    addressableUserName: z.string().trim().max(120).default(""),
  }),
  z.object({ kind: z.literal("unassign-user") }),
  z.object({ kind: z.literal("unblock") }),
  /** `alsoFromIntune` ends the enrolment of devices that have one; without it those are left alone and say so. */
  z.object({ kind: z.literal("delete"), alsoFromIntune: z.boolean().default(false) }),
]);
export type AutopilotAction = z.infer<typeof autopilotAction>;
