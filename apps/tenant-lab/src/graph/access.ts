import type { DirectoryRole } from "../entra/directory-roles.ts";
import { graphFailures } from "./errors.ts";
import type { GraphCaller, GraphRoute } from "./exchange.ts";
import { holdsOne } from "./permissions.ts";

/** Who may change app registrations and service principals of others. */
export const applicationAdministrators: readonly DirectoryRole[] = [
  "Global Administrator",
  "Application Administrator",
  "Cloud Application Administrator",
];

/** Who may consent to application permissions of Microsoft Graph: application administrators may not. */
export const consentAdministrators: readonly DirectoryRole[] = [
  "Global Administrator",
  "Privileged Role Administrator",
];

const groupAdministrators: readonly DirectoryRole[] = [
  "Global Administrator",
  "Groups Administrator",
  "Intune Administrator",
];

const intuneAdministrators: readonly DirectoryRole[] = ["Global Administrator", "Intune Administrator"];

/**
 * Whether the caller may use the operation: the permission was granted, and, when a person signed in, the person's role
 * allows it too. The effective permission of a delegated call is the intersection of both (Microsoft identity platform,
 * "Permissions and consent overview").
 *
 * @throws GraphFailure 403
 */
export function checkAccess(caller: GraphCaller, route: GraphRoute): void {
  if (route.delegatedOnly === true && caller.user === null) throw graphFailures.forbiddenDirectory();
  if (route.permissions !== null && !holdsOne(caller.roles, route.permissions)) {
    throw route.area === "intune"
      ? graphFailures.forbiddenIntune(route.permissions)
      : graphFailures.forbiddenDirectory();
  }
  if (caller.user === null || roleAllows(caller, route)) return;
  throw route.area === "intune" ? graphFailures.forbiddenUser() : graphFailures.forbiddenDirectory();
}

function roleAllows({ user }: GraphCaller, route: GraphRoute): boolean {
  const wanted = route.directoryRoles === undefined ? usualRoles(route) : route.directoryRoles;
  return wanted === null || wanted.some((role) => user?.directoryRoles.includes(role));
}

/** Every member of a tenant may read its directory; null says that no role is needed. */
function usualRoles(route: GraphRoute): readonly DirectoryRole[] | null {
  if (route.area === "intune") return intuneAdministrators;
  return route.method === "GET" || route.permissions === null ? null : groupAdministrators;
}
