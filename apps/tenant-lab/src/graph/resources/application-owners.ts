import { servicePrincipalsOf } from "../../operations/service-principals.ts";
import { objectBody, textOf } from "../body.ts";
import { graphFailures } from "../errors.ts";
import { bothVersions, type GraphCall, type GraphResponse, type GraphRoute, noContent } from "../exchange.ts";
import { listing } from "../odata/listing.ts";
import { readApplications, writeApplications } from "../permissions.ts";
import { applicationOfPath, checkMayWrite } from "./application-access.ts";

function list(call: GraphCall): GraphResponse {
  const principals = new Set(servicePrincipalsOf(call.lab, call.caller.tenantId).map((one) => one.id));
  const owners = applicationOfPath(call).owners.map((id, index) => ({ id, sequence: index + 1 }));
  const present = ({ id }: { readonly id: string }) => ({
    "@odata.type": principals.has(id) ? "#microsoft.graph.servicePrincipal" : "#microsoft.graph.user",
    id,
  });
  const pageSize = call.lab.behaviour().directoryPageSize;
  return listing(call, owners, { context: "directoryObjects", pageSize, largestPage: 999, present });
}

/** The object a `@odata.id` points at, by its last segment. @throws GraphFailure 400 */
export function referencedId(call: GraphCall): string {
  const reference = textOf(objectBody(call.body), "@odata.id") ?? "";
  const id = /\/([0-9a-f-]{36})$/i.exec(reference)?.[1];
  if (id === undefined) throw graphFailures.directoryBadRequest("The property '@odata.id' has to name an object.");
  return id.toLowerCase();
}

function add(call: GraphCall): GraphResponse {
  const application = applicationOfPath(call);
  checkMayWrite(call, application);
  const id = referencedId(call);
  const known = servicePrincipalsOf(call.lab, call.caller.tenantId).some((one) => one.id === id);
  if (!known && call.lab.state.users.get(id)?.tenantId !== call.caller.tenantId) {
    throw graphFailures.directoryNotFound(id);
  }
  if (application.owners.includes(id)) {
    throw graphFailures.directoryBadRequest(
      "One or more added object references already exist for the following modified properties: 'owners'.",
    );
  }
  call.lab.state.applications.put({ ...application, owners: [...application.owners, id] });
  return noContent;
}

const shared = { versions: bothVersions, area: "directory" } as const;

/** Microsoft Graph reference, "application: add owner": an application that owns itself may renew its own credentials. */
export const applicationOwnerRoutes: readonly GraphRoute[] = [
  {
    ...shared,
    method: "GET",
    path: "/applications/{application-id}/owners",
    permissions: readApplications,
    handle: list,
  },
  {
    ...shared,
    method: "POST",
    path: "/applications/{application-id}/owners/$ref",
    permissions: writeApplications,
    directoryRoles: null,
    handle: add,
  },
];
