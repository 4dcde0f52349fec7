import type { ReadinessRow } from "@windlass/protocol";
import type { ReadinessReason } from "./reasons.ts";
import { type ReadinessRowId, readinessRowCatalogue } from "./row-catalogue.ts";

/** Where in the portals things are. */
export const portal = {
  overview: "Entra admin center › App registrations › your app › Overview",
  secrets: "Entra admin center › App registrations › your app › Certificates & secrets",
  federated: "Entra admin center › App registrations › your app › Certificates & secrets › Federated credentials",
  permissions: "Entra admin center › App registrations › your app › API permissions",
  enterpriseApplication: "Entra admin center › Enterprise applications › your app › Properties",
  groups: "Entra admin center › Groups › All groups",
  approvals: "Intune admin center › Tenant administration › Multi Admin Approval › Access policies",
  profiles: "Intune admin center › Devices › Device onboarding › Enrollment › Deployment profiles",
} as const;

/** A row before it is known when, and for which build, it was judged. */
export type JudgedRow = Omit<ReadinessRow, "id" | "buildId" | "checkedAt"> & { readonly id: ReadinessRowId };

type Verdict = Pick<JudgedRow, "state" | "detail"> &
  Partial<Pick<JudgedRow, "missingPermission" | "remedy" | "step">> & { readonly reason?: ReadinessReason };

/** One row; what a verdict leaves out is null. */
export const row = (id: ReadinessRowId, verdict: Verdict): JudgedRow => {
  const { step, title } = readinessRowCatalogue[id];
  return { reason: null, missingPermission: null, remedy: null, id, step, title, ...verdict };
};

export const passed = (id: ReadinessRowId, detail: string): JudgedRow => row(id, { state: "passed", detail });

export const remedy = (text: string, portalPath: string | null = null, copyText: string | null = null) => ({
  text,
  portalPath,
  copyText,
});

/** A row that needs a token and has none. */
export const withoutToken = (id: ReadinessRowId): JudgedRow =>
  row(id, { state: "cannot-tell", reason: "no-token", detail: "Not checked: Microsoft Entra gave no token." });

/** A row whose read was refused for want of a permission. */
export const withoutPermission = (id: ReadinessRowId, permission: string, detail: string): JudgedRow =>
  row(id, {
    state: "cannot-tell",
    reason: "permission-missing",
    missingPermission: permission,
    detail,
    remedy: remedy(
      `Optional: add the application permission ${permission} (Microsoft Graph) and grant admin consent, then this is checked too.`,
      portal.permissions,
      permission,
    ),
  });

/** A row whose read failed in passing. */
export const unavailable = (id: ReadinessRowId, message: string): JudgedRow =>
  row(id, {
    state: "cannot-tell",
    reason: "unavailable",
    detail: message,
    remedy: remedy("Check again in a few minutes."),
  });
