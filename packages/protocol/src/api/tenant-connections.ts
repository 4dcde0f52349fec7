import { z } from "zod";
import { offlineProfileSettings } from "../autopilot-way.ts";
import { readinessReport } from "../readiness.ts";
import { identifier, instant } from "../values.ts";
import { credentialInput, credentialView, rotationView } from "./credentials.ts";

export const cloud = z.enum(["global", "usgov", "dod", "china", "lab"]);
export type Cloud = z.infer<typeof cloud>;

export const tenantConnectionView = z
  .object({
    organisationId: identifier,
    tenantId: identifier,
    clientId: identifier,
    cloud,
    /** The one in use. */
    credential: credentialView.nullable(),
    /** One that takes its place as soon as Entra accepts it. */
    nextCredential: credentialView.nullable(),
    rotation: rotationView,
    updatedAt: instant,
  })
  .meta({ id: "TenantConnection" });
export type TenantConnectionView = z.infer<typeof tenantConnectionView>;

/** A deployment profile of the tenant as settings of an offline profile. */
const offeredOfflineProfile = z.object({
  id: z.string(),
  name: z.string(),
  /** Null: it cannot become a file; `why` says it. */
  settings: offlineProfileSettings.nullable(),
  /** What the file cannot say of it. */
  leftOut: z.array(z.string()),
  why: z.string().nullable(),
});

/** What the tenant offers; without a usable connection nothing can be asked. */
export const offeredOfflineProfiles = z.object({ connected: z.boolean(), items: z.array(offeredOfflineProfile) });
export type OfferedOfflineProfiles = z.infer<typeof offeredOfflineProfiles>;

export const tenantConnectionAnswer = z.object({ connection: tenantConnectionView.nullable() });

/**
 * The whole connection as somebody enters it. `credential` is write-only; leaving it out keeps the stored one. A new
 * credential, or the stored one for another app, is tried by signing in; refused, nothing is stored. `untried` stores it
 * all the same, for preparing a connection where Microsoft cannot be reached; the connection then shows that nobody has tried it.
 */
export const tenantConnectionInput = z.object({
  tenantId: identifier,
  clientId: identifier,
  cloud: cloud.default("global"),
  credential: credentialInput.optional(),
  untried: z.boolean().optional(),
});
export type TenantConnectionInput = z.infer<typeof tenantConnectionInput>;

/**
 * Without anything the connection alone is checked. `buildId` adds the rows on that build's group, rule and profile,
 * `allBuilds` those of every build that registers devices. `rowId` checks one row of the newest report again, and nothing
 * else; a build's row needs its `buildId`.
 */
export const readinessCheckRequest = z.object({
  buildId: identifier.optional(),
  allBuilds: z.boolean().optional(),
  rowId: z.string().max(60).optional(),
});
export type ReadinessCheckRequest = z.infer<typeof readinessCheckRequest>;

/** `buildId` leaves out the rows of other builds. */
export const readinessReportQuery = z.object({ buildId: identifier.optional() });
export const readinessAnswer = z.object({ report: readinessReport.nullable() });
