import type { ServicePrincipal as GraphServicePrincipal } from "@microsoft/microsoft-graph-types";
import { microsoftGraphAppId } from "../../entra/first-party.ts";
import { graphAppRoles } from "../../entra/graph-app-roles.ts";
import {
  addServicePrincipal,
  enableServicePrincipal,
  findServicePrincipal,
  removeServicePrincipal,
  type ServicePrincipal,
  servicePrincipalsOf,
} from "../../operations/service-principals.ts";
import { applicationAdministrators } from "../access.ts";
import { booleanOf, objectBody, textOf } from "../body.ts";
import { graphFailures } from "../errors.ts";
import {
  bothVersions,
  type GraphCall,
  type GraphResponse,
  type GraphRoute,
  noContent,
  parameter,
} from "../exchange.ts";
import { listing, single } from "../odata/listing.ts";
import { matchesNames, readNameFilter } from "../odata/name-filter.ts";
import { readApplications, writeApplications } from "../permissions.ts";
import { checkMayWrite } from "./application-access.ts";
import { usableAfterReplication } from "./replication.ts";

function presentServicePrincipal(principal: ServicePrincipal): GraphServicePrincipal {
  const roles = principal.appId === microsoftGraphAppId ? graphAppRoles : [];
  return {
    id: principal.id,
    deletedDateTime: null,
    accountEnabled: principal.enabled,
    appDisplayName: principal.displayName,
    appId: principal.appId,
    appOwnerOrganizationId: principal.application?.tenantId ?? "f8cdef31-a31e-4b4a-93e4-5f571e91255a",
    appRoles: roles.map(({ id, value, displayName }) => ({
      allowedMemberTypes: ["Application"],
      description: displayName,
      displayName,
      id,
      isEnabled: true,
      origin: "Application",
      value,
    })),
    displayName: principal.displayName,
    keyCredentials: [],
    passwordCredentials: [],
    servicePrincipalType: "Application",
    signInAudience: principal.application?.details.signInAudience ?? "AzureADMultipleOrgs",
    tags: [],
  };
}

/** The service principal of the path, by object id or by client id. @throws GraphFailure 404 */
export function servicePrincipalOfPath(call: GraphCall): ServicePrincipal {
  const { tenantId } = call.caller;
  const objectId = call.parameters["servicePrincipal-id"];
  const principal =
    objectId === undefined
      ? servicePrincipalsOf(call.lab, tenantId).find((one) => one.appId === parameter(call, "appId").toLowerCase())
      : findServicePrincipal(call.lab, tenantId, objectId.toLowerCase());
  if (principal === undefined) throw graphFailures.directoryNotFound(objectId ?? parameter(call, "appId"));
  return principal;
}

function list(call: GraphCall): GraphResponse {
  const clauses = readNameFilter(call, "ServicePrincipal");
  const principals = servicePrincipalsOf(call.lab, call.caller.tenantId).filter((one) => matchesNames(clauses, one));
  const pageSize = call.lab.behaviour().directoryPageSize;
  const options = { context: "servicePrincipals", pageSize, largestPage: 999, present: presentServicePrincipal };
  return listing(call, principals, options);
}

const getOne = (call: GraphCall) =>
  single(call, "servicePrincipals/$entity", presentServicePrincipal(servicePrincipalOfPath(call)));

function create(call: GraphCall): GraphResponse {
  const appId = textOf(objectBody(call.body), "appId")?.toLowerCase();
  if (appId === undefined) throw graphFailures.directoryBadRequest("A value is required for property 'appId'.");
  const made = addServicePrincipal(call.lab, call.caller.tenantId, appId, usableAfterReplication(call));
  if (made === "exists") {
    throw graphFailures.alreadyThere(
      `The service principal cannot be created, updated, or restored because the service principal name ${appId} is already in use.`,
    );
  }
  if (made === "no-application") {
    throw graphFailures.directoryBadRequest(
      `The appId '${appId}' of the service principal does not reference a valid application object.`,
    );
  }
  return single(call, "servicePrincipals/$entity", presentServicePrincipal(made), 201);
}

/** @throws GraphFailure 403 unless the caller may change it: its owner's right follows the application's */
function writablePrincipal(call: GraphCall): ServicePrincipal {
  const principal = servicePrincipalOfPath(call);
  if (principal.application !== null) checkMayWrite(call, principal.application);
  else if (!call.caller.roles.includes("Application.ReadWrite.All")) throw graphFailures.forbiddenDirectory();
  return principal;
}

function change(call: GraphCall): GraphResponse {
  const principal = writablePrincipal(call);
  const enabled = booleanOf(objectBody(call.body), "accountEnabled");
  if (enabled !== null) enableServicePrincipal(call.lab, principal, enabled);
  return noContent;
}

function remove(call: GraphCall): GraphResponse {
  removeServicePrincipal(call.lab, writablePrincipal(call));
  return noContent;
}

const shared = { versions: bothVersions, area: "directory" } as const;
const readable = { ...shared, method: "GET", permissions: readApplications } as const;
const writable = { ...shared, permissions: writeApplications, directoryRoles: applicationAdministrators } as const;

export const servicePrincipalRoutes: readonly GraphRoute[] = [
  { ...readable, path: "/servicePrincipals", handle: list },
  { ...writable, method: "POST", path: "/servicePrincipals", handle: create },
  ...["/servicePrincipals(appId='{appId}')", "/servicePrincipals/{servicePrincipal-id}"].flatMap(
    (path): GraphRoute[] => [
      { ...readable, path, handle: getOne },
      { ...writable, method: "PATCH", path, handle: change },
      { ...writable, method: "DELETE", path, handle: remove },
    ],
  ),
];
