import { createHash } from "node:crypto";
import type { AppRoleAssignment } from "@microsoft/microsoft-graph-types";
import { firstPartyPrincipal, microsoftGraphAppId } from "../../entra/first-party.ts";
import { type GraphAppRole, graphAppRoles } from "../../entra/graph-app-roles.ts";
import type { ServicePrincipal } from "../../operations/service-principals.ts";
import { consentAdministrators } from "../access.ts";
import { objectBody, textOf } from "../body.ts";
import { graphFailures } from "../errors.ts";
import {
  bothVersions,
  type GraphCall,
  type GraphResponse,
  type GraphRoute,
  graphInstant,
  noContent,
  parameter,
} from "../exchange.ts";
import { listing, single } from "../odata/listing.ts";
import { grantAppRoles, readApplications } from "../permissions.ts";
import { servicePrincipalOfPath } from "./service-principals.ts";

/** Microsoft Graph's service principal in the caller's tenant. @throws GraphFailure 404 */
function graphPrincipalId(call: GraphCall): string {
  const principal = firstPartyPrincipal(call.lab, call.caller.tenantId, microsoftGraphAppId);
  if (principal === undefined) throw graphFailures.directoryNotFound(microsoftGraphAppId);
  return principal.id;
}

function assignmentId(principal: ServicePrincipal, role: GraphAppRole): string {
  return createHash("sha256").update(`${principal.id} ${role.id}`).digest("base64url");
}

/** v1.0 calls the moment createdDateTime, beta creationTimestamp. */
function presentAssignment(call: GraphCall, principal: ServicePrincipal, role: GraphAppRole): AppRoleAssignment {
  const at = graphInstant(principal.application?.createdAt ?? 0);
  const moment = call.version === "beta" ? { creationTimestamp: at } : { createdDateTime: at };
  return {
    id: assignmentId(principal, role),
    deletedDateTime: null,
    appRoleId: role.id,
    ...moment,
    principalDisplayName: principal.displayName,
    principalId: principal.id,
    principalType: "ServicePrincipal",
    resourceDisplayName: "Microsoft Graph",
    resourceId: graphPrincipalId(call),
  };
}

function list(call: GraphCall): GraphResponse {
  const principal = servicePrincipalOfPath(call);
  const granted = new Set(principal.application?.roles);
  const roles = graphAppRoles
    .filter((role) => granted.has(role.value))
    .map((role, index) => ({ ...role, sequence: index + 1 }));
  const pageSize = call.lab.behaviour().directoryPageSize;
  const context = `servicePrincipals('${principal.id}')/appRoleAssignments`;
  const present = (role: GraphAppRole) => presentAssignment(call, principal, role);
  return listing(call, roles, { context, pageSize, largestPage: 999, present });
}

/** Consents to one application permission. Tokens issued before do not know of it. */
function grant(call: GraphCall): GraphResponse {
  const principal = servicePrincipalOfPath(call);
  const { application } = principal;
  const body = objectBody(call.body);
  if (application === null || application.principalVisibleFrom > call.lab.clock.now()) {
    throw graphFailures.directoryNotFound(principal.id);
  }
  if (textOf(body, "principalId")?.toLowerCase() !== principal.id) {
    throw graphFailures.directoryBadRequest("The principalId does not match the service principal of the path.");
  }
  const resourceId = textOf(body, "resourceId")?.toLowerCase() ?? "";
  if (resourceId !== graphPrincipalId(call)) throw graphFailures.directoryNotFound(resourceId);
  const role = graphAppRoles.find((one) => one.id === textOf(body, "appRoleId")?.toLowerCase());
  if (role === undefined)
    throw graphFailures.directoryBadRequest("Permission being assigned was not found on application");
  if (application.roles.includes(role.value)) {
    throw graphFailures.directoryBadRequest("Permission being assigned already exists on the object");
  }
  call.lab.state.applications.put({ ...application, roles: [...application.roles, role.value] });
  const context = `servicePrincipals('${principal.id}')/appRoleAssignments/$entity`;
  return single(call, context, presentAssignment(call, principal, role), 201);
}

/** Takes one consent back. Tokens issued before keep it until they end. */
function revoke(call: GraphCall): GraphResponse {
  const principal = servicePrincipalOfPath(call);
  const id = parameter(call, "appRoleAssignment-id");
  const role = graphAppRoles.find((one) => assignmentId(principal, one) === id);
  const { application } = principal;
  if (application === null || role === undefined || !application.roles.includes(role.value)) {
    throw graphFailures.directoryNotFound(id);
  }
  const roles = application.roles.filter((value) => value !== role.value);
  call.lab.state.applications.put({ ...application, roles });
  return noContent;
}

const shared = {
  path: "/servicePrincipals/{servicePrincipal-id}/appRoleAssignments",
  versions: bothVersions,
  area: "directory",
} as const;

export const appRoleAssignmentRoutes: readonly GraphRoute[] = [
  { ...shared, method: "GET", permissions: readApplications, handle: list },
  {
    ...shared,
    method: "POST",
    permissions: grantAppRoles,
    directoryRoles: consentAdministrators,
    handle: grant,
  },
  {
    ...shared,
    method: "DELETE",
    path: `${shared.path}/{appRoleAssignment-id}`,
    permissions: grantAppRoles,
    directoryRoles: consentAdministrators,
    handle: revoke,
  },
];
