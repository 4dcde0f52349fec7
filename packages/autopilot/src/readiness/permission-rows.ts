import type { ReadinessFacts } from "./facts.ts";
import {
  isGranted,
  optionalPermissions,
  recommendedPermission,
  requiredPermission,
  surplusPermissions,
} from "./permissions.ts";
import { type JudgedRow, passed, portal, remedy, row, unavailable, withoutToken } from "./row.ts";
import { type ReadinessRowId, readinessRowCatalogue } from "./row-catalogue.ts";

const requiredRow = (roles: readonly string[]): JudgedRow => {
  if (roles.includes(requiredPermission)) {
    return passed(
      "permission-required",
      `${requiredPermission} is granted: it registers devices, writes their group tags and reads deployment profiles.`,
    );
  }
  return row("permission-required", {
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

const watchesDevices = [recommendedPermission, "Device.ReadWrite.All", "Directory.Read.All", "Directory.ReadWrite.All"];

const recommendedRow = (roles: readonly string[]): JudgedRow => {
  const granted = watchesDevices.find((name) => roles.includes(name));
  if (granted) {
    return passed(
      "permission-recommended",
      `${granted} is granted: a device's group tag and group membership can be watched in Microsoft Entra.`,
    );
  }
  return row("permission-recommended", {
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

/** What an administrator would gain by each permission; nothing is wrong without them. */
const optionalRow = (roles: readonly string[]): JudgedRow => {
  const told = optionalPermissions.map((permission) => {
    const { name, purpose } = permission;
    return isGranted(roles, permission)
      ? `${name} ${purpose}.`
      : `Not granted, and optional: ${name}, which ${purpose}.`;
  });
  return passed("permission-optional", told.join(" "));
};

const surplusRow = (roles: readonly string[]): JudgedRow => {
  const surplus = surplusPermissions(roles);
  if (surplus.length === 0) return passed("permission-surplus", "The app holds no permission that is not used.");
  const named = surplus.map(({ name, level, why }) => `${name} (${level} risk: ${why})`).join("; ");
  return row("permission-surplus", {
    state: "warning",
    reason: "permission-surplus",
    detail: `The app may do more than Windlass needs: ${named}.`,
    remedy: remedy(
      "Remove these permissions unless another program uses the same app registration.",
      portal.permissions,
      surplus.map(({ name }) => name).join("\n"),
    ),
  });
};

const consentRow = (roles: readonly string[]): JudgedRow => {
  if (roles.length > 0) {
    return passed("consent", `Consent is given; the token carries ${roles.length} application permissions.`);
  }
  return row("consent", {
    state: "failed",
    reason: "consent-missing",
    detail: "The token carries no permission at all: nobody has granted admin consent yet.",
    remedy: remedy(
      "Choose “Grant admin consent for …” as an administrator of the tenant. It takes effect within a few minutes.",
      portal.permissions,
    ),
  });
};

const readRow = ({ organisation }: ReadinessFacts): JudgedRow => {
  if (organisation?.kind === "seen") return passed("graph-read", `Connected to “${organisation.value}”.`);
  if (organisation?.kind === "unavailable") return unavailable("graph-read", organisation.message);
  return row("graph-read", {
    state: "failed",
    reason: "graph-refused",
    missingPermission: requiredPermission,
    detail: `Microsoft Graph refused the first read${organisation?.kind === "forbidden" ? `: ${organisation.message}` : "."}`,
    remedy: remedy("Correct permissions and consent as named above, then check again.", portal.permissions),
  });
};

const judgedHere = (Object.keys(readinessRowCatalogue) as ReadinessRowId[]).filter((id) =>
  [3, 4].includes(readinessRowCatalogue[id].step),
);

/** Permissions as the token carries them, and one read to prove that they work. */
export const permissionRows = (facts: ReadinessFacts): JudgedRow[] => {
  const { token } = facts;
  if (token.kind === "refused") return judgedHere.map(withoutToken);
  const roles = token.claims?.roles ?? [];
  return [
    requiredRow(roles),
    recommendedRow(roles),
    optionalRow(roles),
    surplusRow(roles),
    consentRow(roles),
    readRow(facts),
  ];
};
