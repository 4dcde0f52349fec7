import type { Group, Membership } from "../../state/entities.ts";
import { graphFailures } from "../errors.ts";
import { bothVersions, type GraphCall, type GraphResponse, type GraphRoute } from "../exchange.ts";
import { type FilterClause, meets, parseFilter } from "../odata/filter.ts";
import { listing, single } from "../odata/listing.ts";
import { holdsOne, readDevices, readGroups } from "../permissions.ts";
import { presentDevice } from "./devices.ts";
import { groupOfPath } from "./group-of-path.ts";
import { presentGroup } from "./groups-presenter.ts";

function filteredValue(group: Group, clause: FilterClause): string | readonly string[] {
  if (!clause.any && clause.field === "displayName" && clause.operator !== "contains") return group.displayName;
  if (clause.any && clause.field === "groupTypes" && clause.operator === "eq") {
    return group.membershipRule === null ? [] : ["DynamicMembership"];
  }
  throw graphFailures.directoryBadRequest(
    `Unsupported or invalid query filter clause specified for property '${clause.field}' of resource 'Group'.`,
  );
}

function list(call: GraphCall): GraphResponse {
  const text = call.query.get("$filter");
  const clauses = text === null ? [] : parseFilter(text);
  if (clauses === null) throw graphFailures.directoryBadRequest("Invalid filter clause");
  const groups = call.lab.state.groups.filter(
    (group) =>
      group.tenantId === call.caller.tenantId && clauses.every((clause) => meets(clause, filteredValue(group, clause))),
  );
  return page(call, groups, "groups", (group) => presentGroup(group, call));
}

function page<Kind extends { id: string; sequence: number }>(
  call: GraphCall,
  values: Kind[],
  context: string,
  present: (value: Kind) => object,
): GraphResponse {
  const pageSize = call.lab.behaviour().directoryPageSize;
  return listing(call, values, { context, pageSize, largestPage: 999, present });
}

/** Memberships, in the order in which they came. They end with the device. */
function membershipsOf(call: GraphCall): Membership[] {
  return call.lab.state.memberships.by("groupId", groupOfPath(call).id);
}

/** Devices show more than their id only to those who may read devices. */
function presentMember(call: GraphCall, { objectId }: Membership): object {
  const device = call.lab.state.directoryDevices.get(objectId);
  const whole = device !== undefined && holdsOne(call.caller.roles, readDevices);
  return { "@odata.type": "#microsoft.graph.device", ...(whole ? presentDevice(device) : { id: objectId }) };
}

const members = (call: GraphCall) =>
  page(call, membershipsOf(call), "directoryObjects", (one) => presentMember(call, one));

const memberDevicesOnly = (call: GraphCall) => {
  if (call.query.get("$count") === "true") requireEventual(call);
  return page(call, membershipsOf(call), "devices", (one) => presentMember(call, one));
};

/** Counting is an advanced query of the directory. @throws GraphFailure 400 */
function requireEventual(call: GraphCall): void {
  if (call.headers.consistencylevel?.toLowerCase() === "eventual") return;
  throw graphFailures.directoryBadRequest("$count needs the header ConsistencyLevel: eventual.");
}

function countMembers(call: GraphCall): GraphResponse {
  requireEventual(call);
  return { status: 200, body: membershipsOf(call).length };
}

const readable = { method: "GET", versions: bothVersions, area: "directory", permissions: readGroups } as const;

export const groupRoutes: readonly GraphRoute[] = [
  { ...readable, path: "/groups", handle: list },
  {
    ...readable,
    path: "/groups/{group-id}",
    handle: (call) => single(call, "groups/$entity", presentGroup(groupOfPath(call), call)),
  },
  { ...readable, path: "/groups/{group-id}/members", units: 3, handle: members },
  { ...readable, path: "/groups/{group-id}/members/microsoft.graph.device", units: 3, handle: memberDevicesOnly },
  { ...readable, path: "/groups/{group-id}/transitiveMembers", units: 5, handle: members },
  {
    ...readable,
    path: "/groups/{group-id}/transitiveMembers/microsoft.graph.device",
    units: 5,
    handle: memberDevicesOnly,
  },
  { ...readable, path: "/groups/{group-id}/members/$count", units: 3, handle: countMembers },
  { ...readable, path: "/groups/{group-id}/transitiveMembers/$count", units: 5, handle: countMembers },
];
