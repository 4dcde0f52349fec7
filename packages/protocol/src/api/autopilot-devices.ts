import { z } from "zod";
import {
  autopilotAction,
  autopilotDrift,
  autopilotDriftNote,
  autopilotEnrolment,
  autopilotProfileStatus,
  autopilotRemediation,
} from "../autopilot-device.ts";
import { toldError } from "../errors/windlass-error.ts";
import { registrationState } from "../registration.ts";
import { identifier, instant, pageOf } from "../values.ts";
import { cloud } from "./tenant-connections.ts";

/** One device of the synchronised copy, as the list shows it. */
export const autopilotDeviceSummary = z.object({
  id: identifier,
  organisationId: identifier,
  autopilotDeviceId: z.string(),
  serialNumber: z.string(),
  manufacturer: z.string(),
  model: z.string(),
  groupTag: z.string(),
  displayName: z.string(),
  userPrincipalName: z.string(),
  enrolment: autopilotEnrolment,
  /** Null where only Graph v1.0 answered, which does not know it. */
  profileStatus: autopilotProfileStatus.nullable(),
  lastContactedAt: instant.nullable(),
  drift: z.array(autopilotDrift),
  /** Intune took its deletion; it stays until Intune has carried it out. */
  deletingSince: instant.nullable(),
});
export type AutopilotDeviceSummary = z.infer<typeof autopilotDeviceSummary>;

export const autopilotDeviceView = autopilotDeviceSummary.extend({
  systemFamily: z.string(),
  purchaseOrder: z.string(),
  addressableUserName: z.string(),
  profileObstacle: z.string().nullable(),
  profileAssignedAt: instant.nullable(),
  remediation: autopilotRemediation.nullable(),
  entraDeviceId: z.string().nullable(),
  managedDeviceId: z.string().nullable(),
  /** When this row was last read from the tenant. */
  readAt: instant,
  driftNotes: z.array(autopilotDriftNote),
  expectedGroupTag: z.string().nullable(),
  build: z.object({ id: identifier, name: z.string() }).nullable(),
  deviceId: identifier.nullable(),
  deploymentId: identifier.nullable(),
  registration: z.object({ id: identifier, state: registrationState }).nullable(),
});
export type AutopilotDeviceView = z.infer<typeof autopilotDeviceView>;

export const autopilotDeviceSort = z.enum([
  "serialNumber",
  "manufacturer",
  "model",
  "groupTag",
  "profileStatus",
  "userPrincipalName",
  "displayName",
  "lastContactedAt",
]);
export type AutopilotDeviceSort = z.infer<typeof autopilotDeviceSort>;

/** What narrows the list, and what "all that match" means in an action. */
export const autopilotDeviceFilter = z.object({
  search: z.string().trim().max(200).exactOptional(),
  drift: autopilotDrift.exactOptional(),
  /** Empty: devices without a tag. */
  groupTag: z.string().max(512).exactOptional(),
  profileStatus: autopilotProfileStatus.exactOptional(),
});
export type AutopilotDeviceFilter = z.infer<typeof autopilotDeviceFilter>;

const ofOrganisation = { organisationId: identifier };

export const autopilotDeviceQuery = autopilotDeviceFilter.extend({
  ...ofOrganisation,
  sort: autopilotDeviceSort.default("serialNumber"),
  direction: z.enum(["ascending", "descending"]).default("ascending"),
  cursor: z.string().max(1000).optional(),
  limit: z.coerce.number().int().min(1).max(1000).default(50),
});
export type AutopilotDeviceQuery = z.infer<typeof autopilotDeviceQuery>;

/** `total` counts everything that matches, not only this page. */
export const autopilotDevicePage = pageOf(autopilotDeviceSummary).extend({ total: z.number().int() });
export type AutopilotDevicePageAnswer = z.infer<typeof autopilotDevicePage>;

export const autopilotDeviceExportQuery = autopilotDeviceFilter.extend(ofOrganisation);

export const organisationQuery = z.object(ofOrganisation);
export const organisationRequest = z.object(ofOrganisation);

/** The synchronisation of the copy here; Intune's own with the Autopilot service is {@link tenantSyncView}. */
export const autopilotSyncView = z.object({
  state: z.enum(["never", "waiting", "running", "done", "failed", "cancelled"]),
  requestedBy: z.string().nullable(),
  startedAt: instant.nullable(),
  finishedAt: instant.nullable(),
  pages: z.number().int(),
  records: z.number().int(),
  /** Records of the last complete one, to show progress against. */
  lastRecords: z.number().int().nullable(),
  lastCompleteAt: instant.nullable(),
  /** When it starts by itself again. */
  nextAt: instant.nullable(),
  /** Beta did not answer last time: profile, remediation and what is blocked are not known. */
  withoutDetails: z.boolean(),
  failure: toldError.nullable(),
});
export type AutopilotSyncView = z.infer<typeof autopilotSyncView>;

export const autopilotDeviceStatus = z.object({
  /** Cloud of the tenant connection; null without one that has a credential. */
  cloud: cloud.nullable(),
  sync: autopilotSyncView,
  total: z.number().int(),
  drift: z.array(z.object({ kind: autopilotDrift, devices: z.number().int() })),
  /** Deployed here with a build that registers in Autopilot, and not in the tenant's list. */
  unregistered: z.number().int(),
  /** Tags that devices have, most used first, at most 200; with the builds of this organisation that have them. */
  tags: z.array(z.object({ groupTag: z.string(), devices: z.number().int(), builds: z.array(z.string()) })),
});
export type AutopilotDeviceStatus = z.infer<typeof autopilotDeviceStatus>;

/** A device that was deployed here and is not registered in the tenant. */
export const unregisteredDeviceView = z.object({
  deviceId: identifier,
  organisationId: identifier,
  serialNumber: z.string(),
  deploymentId: identifier,
  buildName: z.string(),
  deployedAt: instant,
  registration: z.object({ id: identifier, state: registrationState }).nullable(),
  nextAction: z.string(),
});
export type UnregisteredDeviceView = z.infer<typeof unregisteredDeviceView>;

export const unregisteredDeviceQuery = z.object({
  ...ofOrganisation,
  cursor: z.string().max(400).optional(),
  limit: z.coerce.number().int().min(1).max(1000).default(50),
});

/** Intune's synchronisation with the Autopilot service, read from the tenant. */
export const tenantSyncView = z.object({
  state: z.enum(["unknown", "running", "completed", "failed"]),
  lastSyncAt: instant.nullable(),
  lastRequestedAt: instant.nullable(),
  /** When the next one may be asked for; null for now. */
  allowedAt: instant.nullable(),
});
export type TenantSyncView = z.infer<typeof tenantSyncView>;

/** Null without a tenant connection. */
export const tenantSyncAnswer = z.object({ sync: tenantSyncView.nullable() });

/** The devices of an action: named, or all that match a filter. */
export const autopilotSelection = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("devices"), ids: z.array(identifier).min(1).max(5000) }),
  z.object({ kind: z.literal("filter"), filter: autopilotDeviceFilter }),
]);
export type AutopilotSelection = z.infer<typeof autopilotSelection>;

export const autopilotActionPreviewRequest = z.object({
  ...ofOrganisation,
  selection: autopilotSelection,
  action: autopilotAction,
});

/** What an action would do, with the first devices by name. */
export const autopilotActionPreview = z.object({
  devices: z.number().int(),
  /** Devices for which nothing would have to be done, as far as the copy tells. */
  unchanged: z.number().int(),
  /** Devices of a deletion that are enrolled in Intune. */
  enrolled: z.number().int(),
  samples: z.array(z.object({ serialNumber: z.string(), what: z.string() })),
  /** What has to be typed to confirm; null where nothing has to be. */
  confirmation: z.string().nullable(),
});
export type AutopilotActionPreview = z.infer<typeof autopilotActionPreview>;

export const autopilotActionRequest = autopilotActionPreviewRequest.extend({
  /** As many as the preview showed; a filter that finds another number meanwhile is refused. */
  expectedDevices: z.number().int().positive(),
  confirmation: z.string().max(200).optional(),
  /** For Multi Admin Approval, where the tenant asks for a second administrator. */
  reason: z.string().trim().max(500).default(""),
});
export type AutopilotActionRequest = z.infer<typeof autopilotActionRequest>;

export const autopilotActionView = z.object({
  id: identifier,
  organisationId: identifier,
  action: autopilotAction,
  state: z.enum(["waiting", "running", "done", "cancelled", "failed"]),
  requestedBy: z.string(),
  requestedAt: instant,
  finishedAt: instant.nullable(),
  devices: z.number().int(),
  done: z.number().int(),
  failed: z.number().int(),
  cancelled: z.number().int(),
  /** Why nothing of it goes on at the moment. */
  note: z.string().nullable(),
  failure: toldError.nullable(),
});
export type AutopilotActionView = z.infer<typeof autopilotActionView>;

export const autopilotActionItemView = z.object({
  position: z.number().int(),
  autopilotDeviceId: z.string(),
  serialNumber: z.string(),
  state: z.enum(["pending", "done", "failed", "cancelled"]),
  detail: z.string().nullable(),
  failure: toldError.nullable(),
  finishedAt: instant.nullable(),
});
export type AutopilotActionItemView = z.infer<typeof autopilotActionItemView>;

export const autopilotActionListQuery = z.object({
  ...ofOrganisation,
  cursor: z.string().max(400).optional(),
  limit: z.coerce.number().int().min(1).max(200).default(20),
});

export const autopilotActionItemQuery = z.object({
  state: z.enum(["pending", "done", "failed", "cancelled"]).optional(),
  cursor: z.string().max(400).optional(),
  limit: z.coerce.number().int().min(1).max(1000).default(100),
});
