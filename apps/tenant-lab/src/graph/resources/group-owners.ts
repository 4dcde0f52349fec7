import { addGroupOwner, ownersOfGroup, removeGroupOwner } from "../../operations/group-owners.ts";
import { findServicePrincipal } from "../../operations/service-principals.ts";
import type { Group } from "../../state/entities.ts";
import { objectBody, textOf } from "../body.ts";
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
import { holdsOne, readApplications, readGroups, writeGroups } from "../permissions.ts";

function own(call: GraphCall): Group {
  const id = parameter(call, "group-id");
  const group = call.lab.state.groups.get(id.toLowerCase());
  if (group?.tenantId !== call.caller.tenantId) throw graphFailures.directoryNotFound(id);
  return group;
}

/** An owner shows more than its type and id only to those who may read it (Microsoft Graph, "Limited information"). */
function presentOwner(call: GraphCall, objectId: string): object {
  const principal = findServicePrincipal(call.lab, call.caller.tenantId, objectId);
  if (principal === undefined) return { "@odata.type": "#microsoft.graph.user", id: objectId };
  const type = { "@odata.type": "#microsoft.graph.servicePrincipal", id: principal.id };
  if (!holdsOne(call.caller.roles, readApplications)) return type;
  return { ...type, appId: principal.appId, displayName: principal.displayName };
}

function list(call: GraphCall): GraphResponse {
  const pageSize = call.lab.behaviour().directoryPageSize;
  const present = ({ objectId }: { objectId: string }) => presentOwner(call, objectId);
  const options = { context: "directoryObjects", pageSize, largestPage: 999, present };
  return listing(call, ownersOfGroup(call.lab, own(call).id), options);
}

/** The id at the end of the reference that is sent, which names a directory object, service principal or user. */
function referenced(call: GraphCall): string {
  const reference = textOf(objectBody(call.body), "@odata.id") ?? "";
  const id = /\/(?:directoryObjects|servicePrincipals|users)\/([0-9a-f-]{36})$/i.exec(reference)?.[1]?.toLowerCase();
  const { tenantId } = call.caller;
  const known =
    id !== undefined &&
    (findServicePrincipal(call.lab, tenantId, id) !== undefined || call.lab.state.users.get(id)?.tenantId === tenantId);
  if (!known) throw graphFailures.directoryNotFound(id ?? reference);
  return id;
}

function add(call: GraphCall): GraphResponse {
  if (addGroupOwner(call.lab, own(call), referenced(call))) return noContent;
  throw graphFailures.directoryBadRequest(
    "One or more added object references already exist for the following modified properties: 'owners'.",
  );
}

function remove(call: GraphCall): GraphResponse {
  const id = (call.query.get("@id") ?? "").split("/").at(-1)?.toLowerCase() ?? "";
  if (!removeGroupOwner(call.lab, own(call), id)) throw graphFailures.directoryNotFound(id);
  return noContent;
}

const shared = { versions: bothVersions, area: "directory" } as const;

export const groupOwnerRoutes: readonly GraphRoute[] = [
  { ...shared, method: "GET", path: "/groups/{group-id}/owners", permissions: readGroups, handle: list },
  { ...shared, method: "POST", path: "/groups/{group-id}/owners/$ref", permissions: writeGroups, handle: add },
  { ...shared, method: "DELETE", path: "/groups/{group-id}/owners/$ref", permissions: writeGroups, handle: remove },
];
