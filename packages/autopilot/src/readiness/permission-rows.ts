import type { ReadinessRow } from "@windlass/protocol";
import type { ReadinessFacts } from "./facts.ts";
import {
  groupPermission,
  portal,
  recommendedPermission,
  remedy,
  requiredPermission,
  row,
  secretPermission,
  unavailable,
  withoutToken,
} from "./row.ts";

/** Permissions this product has a use for; anything else is more than it should have. */
const usefulPermissions = new Set([
  requiredPermission,
  recommendedPermission,
  groupPermission,
  "GroupMember.Read.All",
  secretPermission,
  "DeviceManagementServiceConfig.Read.All",
  "DeviceManagementManagedDevices.Read.All",
]);

const heads = {
  required: { id: "permission-required", step: 3, title: "Required permission" },
  recommended: { id: "permission-recommended", step: 3, title: "Recommended permission" },
  surplus: { id: "permission-surplus", step: 3, title: "No more permissions than needed" },
  consent: { id: "consent", step: 4, title: "Admin consent" },
  read: { id: "graph-read", step: 4, title: "Reading from Microsoft Graph" },
} as const;

const requiredRow = (roles: readonly string[]): ReadinessRow => {
  if (roles.includes(requiredPermission)) {
    return row(heads.required, { state: "passed", detail: `${requiredPermission} is granted.` });
  }
  return row(heads.required, {
    state: "failed",
    reason: "permission-missing",
    missingPermission: requiredPermission,
    detail: `The token does not carry ${requiredPermission}, without which no device can be registered.`,
    remedy: remedy(
      "Add it as an application permission of Microsoft Graph (not a delegated one) and grant admin consent.",
      portal.permissions,
      requiredPermission,
    ),
  });
};

const recommendedRow = (roles: readonly string[]): ReadinessRow => {
  if (roles.includes(recommendedPermission) || roles.includes("Directory.Read.All")) {
    return row(heads.recommended, { state: "passed", detail: "Devices can be watched in Microsoft Entra." });
  }
  return row(heads.recommended, {
    state: "warning",
    reason: "permission-missing",
    missingPermission: recommendedPermission,
    detail: "Devices can be registered, but their group tag and group membership cannot be watched.",
    remedy: remedy(
      "Add it as an application permission and grant admin consent.",
      portal.permissions,
      recommendedPermission,
    ),
  });
};

const surplusRow = (roles: readonly string[]): ReadinessRow => {
  const surplus = roles.filter((role) => !usefulPermissions.has(role));
  if (surplus.length === 0) {
    return row(heads.surplus, { state: "passed", detail: "The app holds no permission that is not used." });
  }
  return row(heads.surplus, {
    state: "warning",
    reason: "permission-surplus",
    detail: `The app may do more than Windlass needs: ${surplus.join(", ")}.`,
    remedy: remedy(
      "Remove these permissions unless another program uses the same app registration.",
      portal.permissions,
      surplus.join("\n"),
    ),
  });
};

const consentRow = (roles: readonly string[]): ReadinessRow => {
  if (roles.length > 0) return row(heads.consent, { state: "passed", detail: "Application permissions are granted." });
  return row(heads.consent, {
    state: "failed",
    reason: "consent-missing",
    detail: "The token carries no permission at all: nobody has granted admin consent yet.",
    remedy: remedy(
      "Choose “Grant admin consent for …” as an administrator of the tenant. It takes effect within a few minutes.",
      portal.permissions,
    ),
  });
};

const readRow = ({ organisation }: ReadinessFacts): ReadinessRow => {
  if (organisation?.kind === "seen") {
    return row(heads.read, { state: "passed", detail: `Connected to “${organisation.value}”.` });
  }
  if (organisation?.kind === "unavailable") return unavailable(heads.read, organisation.message);
  return row(heads.read, {
    state: "failed",
    reason: "graph-refused",
    missingPermission: requiredPermission,
    detail: `Microsoft Graph refused the first read${organisation?.kind === "forbidden" ? `: ${organisation.message}` : "."}`,
    remedy: remedy("Correct permissions and consent as named above, then check again.", portal.permissions),
  });
};

/** Permissions as the token carries them, and one read to prove that they work. */
export const permissionRows = (facts: ReadinessFacts): ReadinessRow[] => {
  const { token } = facts;
  if (token.kind === "refused") return Object.values(heads).map(withoutToken);
  const roles = token.claims?.roles ?? [];
  return [requiredRow(roles), recommendedRow(roles), surplusRow(roles), consentRow(roles), readRow(facts)];
};
