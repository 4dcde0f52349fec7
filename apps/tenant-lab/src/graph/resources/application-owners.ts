import type { Application } from "../../state/entra-entities.ts";
import { graphFailures } from "../errors.ts";
import {
  bothVersions,
  type GraphCall,
  type GraphResponse,
  type GraphRoute,
  noContent,
  parameter,
} from "../exchange.ts";
import { listing } from "../odata/listing.ts";
import { directoryReaders, holdsOne, readApplications, writeApplications } from "../permissions.ts";
import { applicationOfPath, checkMayWrite } from "./application-access.ts";
import { alreadyReferenced, ownerTypeOf, referencedId } from "./references.ts";

function list(call: GraphCall): GraphResponse {
  const owners = applicationOfPath(call).owners.map((id, index) => ({ id, sequence: index + 1 }));
  const present = ({ id }: { readonly id: string }) => ({ "@odata.type": ownerTypeOf(call, id), id });
  const pageSize = call.lab.behaviour().directoryPageSize;
  return listing(call, owners, { context: "directoryObjects", pageSize, largestPage: 999, present });
}

/** Owners are directory objects: changing them takes reading the directory beside writing the application. */
function applicationToChange(call: GraphCall): Application {
  const application = applicationOfPath(call);
  checkMayWrite(call, application);
  if (!holdsOne(call.caller.roles, directoryReaders)) throw graphFailures.forbiddenDirectory();
  return application;
}

function add(call: GraphCall): GraphResponse {
  const application = applicationToChange(call);
  const id = referencedId(call);
  if (ownerTypeOf(call, id) === null) throw graphFailures.directoryNotFound(id);
  if (application.owners.includes(id)) throw alreadyReferenced("owners");
  call.lab.state.applications.put({ ...application, owners: [...application.owners, id] });
  return noContent;
}

function remove(call: GraphCall): GraphResponse {
  const application = applicationToChange(call);
  const id = parameter(call, "directoryObject-id").toLowerCase();
  if (!application.owners.includes(id)) throw graphFailures.directoryNotFound(id);
  call.lab.state.applications.put({ ...application, owners: application.owners.filter((owner) => owner !== id) });
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
  {
    ...shared,
    method: "DELETE",
    path: "/applications/{application-id}/owners/{directoryObject-id}/$ref",
    permissions: writeApplications,
    directoryRoles: null,
    handle: remove,
  },
];
