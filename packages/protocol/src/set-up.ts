import { z } from "zod";
import { cloud } from "./api/tenant-connections.ts";
import { groupTag } from "./autopilot-way.ts";
import { displayName, identifier, instant } from "./values.ts";

/** Permissions that a set-up may grant beside the required one, and what Windlass does with each. */
export const optionalPermissions = {
  "Device.Read.All":
    "Follows each device in Microsoft Entra: whether its group tag arrived and whether it is in the group.",
  "Group.Read.All": "Checks the group and its membership rule in the readiness report.",
  "Application.Read.All": "Reads when the credential expires, so that the warning does not depend on a date typed in.",
  "DeviceManagementManagedDevices.Read.All": "Tells whether a device enrolled in Intune after it was handed over.",
} as const;

/** Lets an app change app registrations that it owns: with itself as the owner, renew its own credential. */
export const rotationPermission = "Application.ReadWrite.OwnedBy";

/** What that puts at risk, in words for whoever decides. */
export const rotationRisk =
  "Whoever got hold of the credential could add further ones and so keep the access after it was replaced, and register new apps; permissions it cannot grant.";

export const requiredSetUpPermission = "DeviceManagementServiceConfig.ReadWrite.All";

const optionalPermission = z.enum([
  "Device.Read.All",
  "Group.Read.All",
  "Application.Read.All",
  "DeviceManagementManagedDevices.Read.All",
]);
export type OptionalPermission = z.infer<typeof optionalPermission>;

/** Text without line breaks or other control characters: it becomes a name in Microsoft's portals and in scripts. */
const plainName = displayName.regex(/^\P{Cc}+$/u, "control characters and line breaks cannot be part of a name");

/**
 * How Intune names devices: letters, digits and hyphens, `%SERIAL%` and `%RAND:x%`, at most 15 characters when filled,
 * not only digits (Microsoft Intune documentation, "Configure Windows Autopilot profiles").
 */
const deviceNameTemplate = z
  .string()
  .trim()
  .max(40)
  .regex(/^(?:[A-Za-z0-9-]|%SERIAL%|%RAND:[1-9]%|%RAND:1[0-5]%)*$/u, "use letters, digits, hyphens, %SERIAL%, %RAND:x%")
  .refine((text) => text === "" || !/^\d+$/u.test(text), "a name cannot consist of digits only")
  .refine(
    (text) =>
      text.replace(/%RAND:(\d+)%/gu, (_, digits: string) => "0".repeat(Number(digits))).replace("%SERIAL%", "S")
        .length <= 15,
    "the name would be longer than 15 characters",
  );

export const setUpProfile = z
  .object({
    name: plainName,
    mode: z.enum(["user-driven", "self-deploying", "hybrid-user-driven"]),
    /** Empty: devices keep the name Windows gives them. */
    deviceNameTemplate: deviceNameTemplate.default(""),
    userType: z.enum(["standard", "administrator"]).default("standard"),
    hideLicenceTerms: z.boolean().default(true),
    hidePrivacySettings: z.boolean().default(true),
    hideAccountChange: z.boolean().default(true),
    skipKeyboardPage: z.boolean().default(false),
    preprovisioningAllowed: z.boolean().default(false),
  })
  .refine(({ mode, deviceNameTemplate: template }) => mode !== "hybrid-user-driven" || template === "", {
    path: ["deviceNameTemplate"],
    message: "hybrid-joined devices are named by the domain join profile",
  })
  .refine(({ mode, preprovisioningAllowed }) => mode !== "self-deploying" || !preprovisioningAllowed, {
    path: ["preprovisioningAllowed"],
    message: "a self-deploying profile has no pre-provisioning",
  });
export type SetUpProfile = z.infer<typeof setUpProfile>;

/** What the administrator wants to have in the tenant when the set-up is done. */
export const setUpWish = z.object({
  cloud,
  /** Directory (tenant) id; null takes the tenant of whoever signs in. */
  tenantId: identifier.nullable(),
  applicationName: plainName,
  permissions: z.array(optionalPermission).max(10),
  /** Whether the app may renew its own credential, and does so before it ends. */
  renewsItself: z.boolean().default(true),
  credential: z.object({
    kind: z.enum(["certificate", "client-secret"]),
    /** Entra's portal allows at most 24 months. */
    validMonths: z.number().int().min(1).max(24),
  }),
  group: z.object({
    name: plainName,
    tag: groupTag.regex(/^\P{Cc}+$/u, "control characters cannot be part of a group tag"),
  }),
  /** Null: the organisation has its deployment profile already, assigned to this group or to all devices. */
  profile: setUpProfile.nullable(),
});
export type SetUpWish = z.infer<typeof setUpWish>;

export const setUpStepId = z.enum([
  "application",
  "service-principal",
  "permissions",
  "consent",
  "ownership",
  "credential",
  "group",
  "profile",
  "assignment",
  "hybrid-join",
  "connection",
  "check",
]);
export type SetUpStepId = z.infer<typeof setUpStepId>;

/** One step as planned and as far as it is. */
export const setUpStep = z.object({
  id: setUpStepId,
  title: z.string(),
  /** What will be done: made new, nothing because it is there already, changed, why it cannot be done, or left to a person. */
  verdict: z.enum(["create", "fits", "change", "cannot", "manual"]),
  detail: z.string(),
  remedy: z.string().nullable(),
  progress: z.enum(["waiting", "running", "done", "failed"]),
});
export type SetUpStep = z.infer<typeof setUpStep>;

const made = { name: z.string(), at: instant };

/** Something that a set-up made, with what it takes to remove exactly that. */
export const madeObject = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("application"), ...made, objectId: z.string(), clientId: z.string() }),
  z.object({ kind: z.literal("service-principal"), ...made, clientId: z.string() }),
  z.object({ kind: z.literal("permissions"), ...made, applicationId: z.string(), roleIds: z.array(z.string()) }),
  z.object({
    kind: z.literal("consent"),
    ...made,
    servicePrincipalId: z.string(),
    resourceId: z.string(),
    appRoleId: z.string(),
  }),
  z.object({ kind: z.literal("ownership"), ...made, applicationId: z.string(), ownerId: z.string() }),
  z.object({ kind: z.literal("certificate"), ...made, applicationId: z.string(), thumbprint: z.string() }),
  z.object({ kind: z.literal("client-secret"), ...made, applicationId: z.string(), keyId: z.string() }),
  z.object({ kind: z.literal("group"), ...made, objectId: z.string() }),
  z.object({ kind: z.literal("profile"), ...made, objectId: z.string() }),
  z.object({ kind: z.literal("assignment"), ...made, profileId: z.string(), groupId: z.string() }),
  z.object({ kind: z.literal("connection"), ...made, replaced: z.boolean() }),
]);
export type MadeObject = z.infer<typeof madeObject>;
