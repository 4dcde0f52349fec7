import { z } from "zod";
import { directoryRoleNames } from "../entra/directory-roles.ts";

const id = z.uuid();
const name = z.string().min(1).max(256);

export const newTenant = z.strictObject({ id: id.optional(), displayName: name, domain: z.string().min(3).max(253) });

export const newApplication = z.strictObject({
  clientId: id.optional(),
  displayName: name,
  roles: z.array(z.string()).default([]),
  ownsItself: z.boolean().optional(),
});

export const newSecret = z.strictObject({
  displayName: name.default("made in the lab"),
  value: z.string().min(1).optional(),
  validDays: z.number().default(180),
});

export const newCertificate = z.strictObject({ certificatePem: z.string().max(20_000), displayName: name.optional() });

export const newFederatedCredential = z.strictObject({
  name: z.string().min(1).max(120),
  issuer: z.url(),
  subject: z.string().min(1).max(600),
  audiences: z.array(z.string().min(1)).length(1).optional(),
  jwks: z.object({ keys: z.array(z.looseObject({ kty: z.string() })) }).optional(),
});

export const consent = z.strictObject({ roles: z.array(z.string()) });

export const owners = z.strictObject({ owners: z.array(id) });

export const newUser = z.strictObject({
  userPrincipalName: z.string().min(3).max(200),
  displayName: name.optional(),
  directoryRoles: z.array(z.enum(directoryRoleNames)).default([]),
});

export const signIn = z.union([
  z.strictObject({ userCode: z.string(), userPrincipalName: z.string() }),
  z.strictObject({ userCode: z.string(), decline: z.literal(true) }),
]);

export const enabled = z.strictObject({ enabled: z.boolean() });

export const newGroup = z.strictObject({
  id: id.optional(),
  displayName: name,
  description: z.string().nullable().optional(),
  membershipRule: z.string().max(3072).nullable(),
  processingState: z.enum(["On", "Paused"]).optional(),
});

export const groupChange = z.strictObject({
  membershipRule: z.string().max(3072).nullable().optional(),
  processingState: z.enum(["On", "Paused"]).optional(),
});

export const groupOwner = z.strictObject({ objectId: id });

export const newPreparationPolicy = z.strictObject({ name, assignedTo: z.array(id).optional() });

const target = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("group"), groupId: id }),
  z.strictObject({ kind: z.literal("exclusion-group"), groupId: id }),
  z.strictObject({ kind: z.literal("all-devices") }),
]);

export const newProfile = z.strictObject({
  id: id.optional(),
  displayName: name,
  description: z.string().optional(),
  deviceUsageType: z.enum(["singleUser", "shared"]).optional(),
  userType: z.enum(["administrator", "standard"]).optional(),
  joinType: z.enum(["entra", "hybrid"]).optional(),
  deviceNameTemplate: z.string().optional(),
  preprovisioningAllowed: z.boolean().optional(),
  hardwareHashExtractionEnabled: z.boolean().optional(),
  locale: z.string().optional(),
  hiddenPages: z
    .strictObject({
      privacySettingsHidden: z.boolean().exactOptional(),
      eulaHidden: z.boolean().exactOptional(),
      keyboardSelectionPageSkipped: z.boolean().exactOptional(),
      escapeLinkHidden: z.boolean().exactOptional(),
    })
    .optional(),
  assignTo: z.array(target).default([]),
});

export const hardware = z.strictObject({
  serialNumber: z.string().min(1).max(64),
  manufacturer: z.string().min(1).max(64).optional(),
  model: z.string().min(1).max(64).optional(),
  tpm: z.boolean().optional(),
});

export const registeredDevice = hardware.extend({
  groupTag: z.string().max(128).optional(),
  displayName: z.string().max(15).optional(),
});

export const deviceCondition = z.strictObject({
  remediation: z.enum(["none", "automatic", "manual"]).optional(),
  blocked: z.boolean().optional(),
});

export const manyDevices = z.strictObject({
  count: z.number().int().positive().max(200_000),
  groupTag: z.string().max(128).optional(),
  prefix: z.string().max(32).optional(),
  tpm: z.boolean().optional(),
});

export const newFault = z.strictObject({
  method: z.string().optional(),
  path: z.string().startsWith("/"),
  count: z.number().int().positive().optional(),
  effect: z.enum(["none", "performed", "twice"]).optional(),
  delayMilliseconds: z.number().int().nonnegative().max(600_000).optional(),
  rival: z
    .strictObject({ application: id, certificatePem: z.string().max(20_000), order: z.enum(["before", "over"]) })
    .optional(),
  drop: z.boolean().optional(),
  status: z.number().int().min(400).max(599).optional(),
  headers: z.record(z.string(), z.string()).optional(),
  body: z.unknown().optional(),
});

export const importFailure = z.strictObject({
  name,
  code: z.number().int().optional(),
  count: z.number().int().positive().optional(),
});

export const approvalDecision = z.strictObject({ decision: z.enum(["approved", "rejected", "cancelled"]) });

export const advance = z.strictObject({ seconds: z.number().nonnegative() });

const milliseconds = z.number().nonnegative();
const limit = z.strictObject({ requests: z.number().int().nonnegative(), windowMilliseconds: z.number().positive() });

export const behaviourChange = z.strictObject({
  speed: z.number().positive().exactOptional(),
  delays: z
    .strictObject({
      importStarts: milliseconds.exactOptional(),
      importFinishes: milliseconds.exactOptional(),
      tagReachesEntra: milliseconds.exactOptional(),
      groupEvaluation: milliseconds.exactOptional(),
      profileAssignment: milliseconds.exactOptional(),
      deregistration: milliseconds.exactOptional(),
      managedDeviceRemoval: milliseconds.exactOptional(),
      directoryReplication: milliseconds.exactOptional(),
      sync: milliseconds.exactOptional(),
      syncInterval: milliseconds.exactOptional(),
    })
    .exactOptional(),
  limits: z
    .strictObject({
      intuneWrites: limit.exactOptional(),
      intuneRequests: limit.exactOptional(),
      intuneTenantWrites: limit.exactOptional(),
      intuneTenantRequests: limit.exactOptional(),
      directoryUnits: limit.exactOptional(),
      directoryWrites: limit.exactOptional(),
    })
    .exactOptional(),
  intunePageSize: z.number().int().positive().exactOptional(),
  directoryPageSize: z.number().int().positive().exactOptional(),
  assignedStatus: z.enum(["assignedInSync", "assignedOutOfSync", "assignedUnkownSyncState"]).exactOptional(),
  retryAfter: z.enum(["seconds", "fractional", "absent"]).exactOptional(),
  protectedChanges: z.array(z.enum(["autopilot-imports", "autopilot-devices"])).exactOptional(),
  tokenSeconds: z.number().int().positive().exactOptional(),
  deviceCodeIntervalSeconds: z.number().int().nonnegative().exactOptional(),
  deviceCodeSeconds: z.number().int().positive().exactOptional(),
  tokenClockSkewSeconds: z.number().exactOptional(),
});
