import { z } from "zod";
import { readinessReport } from "../readiness.ts";
import { day, identifier, instant } from "../values.ts";

export const cloud = z.enum(["global", "usgov", "dod", "china", "lab"]);
export type Cloud = z.infer<typeof cloud>;

/** The secret as it may be shown: everything but its value. */
export const credentialView = z.object({
  kind: z.literal("client-secret"),
  expiresOn: day.nullable(),
  setAt: instant,
});

export const tenantConnectionView = z.object({
  organisationId: identifier,
  tenantId: identifier,
  clientId: identifier,
  cloud,
  credential: credentialView.nullable(),
  updatedAt: instant,
});
export type TenantConnectionView = z.infer<typeof tenantConnectionView>;

export const tenantConnectionAnswer = z.object({ connection: tenantConnectionView.nullable() });

/** `credential` is write-only; leaving it out keeps the stored one. */
export const tenantConnectionInput = z.object({
  tenantId: identifier,
  clientId: identifier,
  cloud: cloud.default("global"),
  credential: z
    .object({
      kind: z.literal("client-secret"),
      value: z.string().trim().min(1).max(400),
      expiresOn: day.nullable().default(null),
    })
    .optional(),
});
export type TenantConnectionInput = z.infer<typeof tenantConnectionInput>;

/** `buildId` adds the rows on that build's group, rule and profile. */
export const readinessCheckRequest = z.object({ buildId: identifier.optional() });
export const readinessAnswer = z.object({ report: readinessReport.nullable() });
