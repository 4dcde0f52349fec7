import type { ReadinessRow } from "@windlass/protocol";

/** Where in the portals things are. */
export const portal = {
  overview: "Entra admin center › App registrations › your app › Overview",
  secrets: "Entra admin center › App registrations › your app › Certificates & secrets",
  federated: "Entra admin center › App registrations › your app › Certificates & secrets › Federated credentials",
  permissions: "Entra admin center › App registrations › your app › API permissions",
  enterpriseApplication: "Entra admin center › Enterprise applications › your app › Properties",
  groups: "Entra admin center › Groups › All groups",
  profiles: "Intune admin center › Devices › Device onboarding › Enrollment › Deployment profiles",
} as const;

export const requiredPermission = "DeviceManagementServiceConfig.ReadWrite.All";
export const recommendedPermission = "Device.Read.All";
export const groupPermission = "Group.Read.All";
export const secretPermission = "Application.Read.All";

type Verdict = Pick<ReadinessRow, "state" | "detail"> &
  Partial<Pick<ReadinessRow, "reason" | "missingPermission" | "remedy">>;

/** One row; what a verdict leaves out is null. */
export const row = (head: Pick<ReadinessRow, "id" | "step" | "title">, verdict: Verdict): ReadinessRow => ({
  reason: null,
  missingPermission: null,
  remedy: null,
  ...head,
  ...verdict,
});

export const remedy = (text: string, portalPath: string | null = null, copyText: string | null = null) => ({
  text,
  portalPath,
  copyText,
});

/** A row that needs a token and has none. */
export const withoutToken = (head: Pick<ReadinessRow, "id" | "step" | "title">): ReadinessRow =>
  row(head, { state: "cannot-tell", reason: "no-token", detail: "Not checked: Microsoft Entra gave no token." });

/** A row whose read was refused for want of a permission. */
export const withoutPermission = (
  head: Pick<ReadinessRow, "id" | "step" | "title">,
  permission: string,
  detail: string,
): ReadinessRow =>
  row(head, {
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
export const unavailable = (head: Pick<ReadinessRow, "id" | "step" | "title">, message: string): ReadinessRow =>
  row(head, {
    state: "cannot-tell",
    reason: "unavailable",
    detail: message,
    remedy: remedy("Check again in a few minutes."),
  });
