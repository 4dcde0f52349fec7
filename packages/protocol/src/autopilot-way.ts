import { z } from "zod";
import { referenceTo } from "./references.ts";
import { displayName, identifier } from "./values.ts";

/**
 * A group tag as Intune takes it. Microsoft documents no maximum; 128 is the limit other tools keep, and quotes or
 * brackets could not be written into a membership rule, where a backtick escapes the quotation mark after it.
 */
export const groupTag = z
  .string()
  .trim()
  .min(1)
  .max(128)
  .regex(/^[^"“”`[\]]+$/u, "quotation marks, backticks and square brackets cannot be part of a group tag");

/**
 * What becomes of a deployment whose registration has failed by name (another tenant's device, a refused hash, …). Being
 * slow is no failure. What was stored or signed before there was a choice fails.
 */
export const whenFailed = z.enum(["fail", "continue"]).optional().default("fail");

/** What a deployment does while Autopilot is still working, and when it has failed. */
export const waitPolicy = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("until-ready"), whenFailed }),
  z.object({
    kind: z.literal("minutes"),
    minutes: z.number().int().min(1).max(1440),
    /** What happens to the deployment when the time is over and the device is not ready. */
    afterwards: z.enum(["continue", "fail"]),
    whenFailed,
  }),
  /** Hands over what is needed and goes on, whatever becomes of it. */
  z.object({ kind: z.literal("none") }),
]);
export type WaitPolicy = z.infer<typeof waitPolicy>;

/**
 * How its devices are meant to be set up. Intune's deployment profile decides; the readiness report says where the two
 * disagree.
 */
export const autopilotMode = z.enum(["user-driven", "self-deploying", "pre-provisioned", "hybrid-user-driven"]);
export type AutopilotMode = z.infer<typeof autopilotMode>;

/** The device's hardware hash is imported; Intune assigns it a deployment profile through its group. */
export const registrationSettings = z.object({
  // Builds and publications from before there were several ways name none.
  way: z.literal("registration").optional().default("registration"),
  intendedMode: autopilotMode.optional().default("user-driven"),
  groupTag,
  /** Object id of the dynamic device group in Microsoft Entra. */
  groupObjectId: referenceTo("elsewhere"),
  waitPolicy,
});
export type RegistrationSettings = z.infer<typeof registrationSettings>;

/** A DNS name of the tenant, for example `contoso.com`. */
export const tenantDomain = z
  .string()
  .trim()
  .toLowerCase()
  .max(253)
  .regex(/^([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z]{2,63}$/, "expected a domain such as contoso.com");

/** Letters, digits and hyphens with `%SERIAL%` or `%RAND:n%`, as Autopilot fills it (Microsoft Learn, "Configure profiles"). */
const deviceNameTemplate = z
  .string()
  .trim()
  .max(40)
  .regex(/^([A-Za-z0-9-]|%SERIAL%|%RAND:([1-9]|1[0-5])%)+$/, "expected letters, digits, hyphens, %SERIAL% or %RAND:5%")
  .refine((text) => !/^\d+$/.test(text), "a name cannot be digits only")
  .refine((text) => text.replaceAll(/%[A-Z]+(:\d+)?%/g, "").length < 15, "at most 15 characters once it is filled");

/** A language tag such as `en-US`, or what the installed Windows has. */
const locale = z
  .string()
  .regex(/^(os-default|[a-z]{2,3}(-[A-Za-z]{4})?(-[A-Z]{2}|-\d{3})?)$/, "expected en-US or os-default");

/**
 * The profile lies in a file on the device: no hash, no registration, user-driven only. The file's correlation id is the
 * build's own id, so that a group's rule on it stays right for as long as the build.
 */
export const offlineProfileSettings = z.object({
  way: z.literal("offline-profile"),
  /** For people; the file carries it as a comment. */
  profileName: displayName,
  joinMethod: z.enum(["entra", "hybrid"]),
  accountType: z.enum(["standard", "administrator"]),
  /** Nobody gets past the organisation's sign-in with a local account. */
  forcedEnrollment: z.boolean(),
  hidePrivacySettings: z.boolean(),
  hideLicenseTerms: z.boolean(),
  skipKeyboardPage: z.boolean(),
  /** Hybrid join only: do not look for a domain controller before it. */
  skipConnectivityCheck: z.boolean(),
  /** Null: the device keeps the build's computer name. Not honoured for hybrid join. */
  deviceNameTemplate: deviceNameTemplate.nullable(),
  language: locale.nullable(),
  region: locale.nullable(),
  /** Null: the tenant's default domain, as the last check of the tenant connection found it. */
  tenantDomain: tenantDomain.nullable(),
});
export type OfflineProfileSettings = z.infer<typeof offlineProfileSettings>;

/** Autopilot device preparation ("v2"): no hash; the device joins a static group while it enrols. */
export const devicePreparationSettings = z.object({
  way: z.literal("device-preparation"),
  /** Object id of the assigned device security group that the device preparation policy names. */
  groupObjectId: referenceTo("elsewhere"),
  /** Name of the device preparation policy, for the readiness report; null: any. */
  policyName: displayName.nullable(),
  /** Import maker, model and serial number as a corporate identifier: needed where personal devices may not enrol. */
  importIdentifiers: z.boolean(),
  /** While the identifier is being imported. Without importing there is nothing to wait for. */
  waitPolicy,
});
export type DevicePreparationSettings = z.infer<typeof devicePreparationSettings>;

/** How a build's devices get into Windows Autopilot. */
export const autopilotSettings = z.discriminatedUnion("way", [
  registrationSettings,
  offlineProfileSettings,
  devicePreparationSettings,
]);
export type AutopilotSettings = z.infer<typeof autopilotSettings>;
export type AutopilotWay = AutopilotSettings["way"];

/** The tenant an offline profile enrols into. */
export const profileTenant = z.object({ id: identifier, domain: tenantDomain });
export type ProfileTenant = z.infer<typeof profileTenant>;

/** Everything that an `AutopilotConfigurationFile.json` says. */
export const offlineProfile = z.object({
  settings: offlineProfileSettings,
  tenant: profileTenant,
  /** Lower-case UUID; groups find the devices by it. */
  correlationId: identifier,
});
export type OfflineProfile = z.infer<typeof offlineProfile>;

/** As a publication holds it: an offline profile with its tenant, null where none was known. */
export const publishedAutopilotSettings = z.discriminatedUnion("way", [
  registrationSettings,
  offlineProfileSettings.extend({ tenant: profileTenant.nullable() }),
  devicePreparationSettings,
]);
export type PublishedAutopilotSettings = z.infer<typeof publishedAutopilotSettings>;
