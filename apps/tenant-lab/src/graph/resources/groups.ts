import { addGroup } from "../../operations/groups.ts";
import type { DirectoryDevice, Group } from "../../state/entities.ts";
import { objectBody, textOf } from "../body.ts";
import { graphFailures } from "../errors.ts";
import { bothVersions, type GraphCall, type GraphResponse, type GraphRoute, parameter } from "../exchange.ts";
import { type FilterClause, meets, parseFilter } from "../odata/filter.ts";
import { listing, single } from "../odata/listing.ts";
import { createGroups, holdsOne, readDevices, readGroups } from "../permissions.ts";
import { presentDevice } from "./devices.ts";
import { presentGroup } from "./groups-presenter.ts";

function own(call: GraphCall): Group {
  const id = parameter(call, "group-id");
  const group = call.lab.state.groups.get(id.toLowerCase());
  if (group?.tenantId !== call.caller.tenantId) throw graphFailures.directoryNotFound(id);
  return group;
}

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

function memberDevices(call: GraphCall): DirectoryDevice[] {
  const group = own(call);
  const ids = new Set(call.lab.state.memberships.by("groupId", group.id).map((one) => one.objectId));
  return call.lab.state.directoryDevices.filter((device) => ids.has(device.id));
}

/** Devices show more than their id only to those who may read devices. */
function presentMember(call: GraphCall, device: DirectoryDevice): object {
  return {
    "@odata.type": "#microsoft.graph.device",
    ...(holdsOne(call.caller.roles, readDevices) ? presentDevice(device) : { id: device.id }),
  };
}

const members = (call: GraphCall) =>
  page(call, memberDevices(call), "directoryObjects", (device) => presentMember(call, device));

const memberDevicesOnly = (call: GraphCall) => {
  if (call.query.get("$count") === "true" && call.headers.consistencylevel?.toLowerCase() !== "eventual") {
    throw graphFailures.directoryBadRequest("Request with $count=true needs the header ConsistencyLevel: eventual.");
  }
  return page(call, memberDevices(call), "devices", (device) => presentMember(call, device));
};

function create(call: GraphCall): GraphResponse {
  const body = objectBody(call.body);
  const displayName = textOf(body, "displayName");
  const mailNickname = textOf(body, "mailNickname");
  if (displayName === null || mailNickname === null) {
    throw graphFailures.directoryBadRequest("A value is required for property 'displayName' and 'mailNickname'.");
  }
  const group = addGroup(call.lab, call.caller.tenantId, {
    displayName,
    mailNickname,
    description: textOf(body, "description"),
    membershipRule: textOf(body, "membershipRule"),
    processingState: textOf(body, "membershipRuleProcessingState") === "Paused" ? "Paused" : "On",
  });
  return single(call, "groups/$entity", presentGroup(group, call), 201);
}

const readable = { method: "GET", versions: bothVersions, area: "directory", permissions: readGroups } as const;

export const groupRoutes: readonly GraphRoute[] = [
  { ...readable, path: "/groups", handle: list },
  {
    method: "POST",
    path: "/groups",
    versions: bothVersions,
    area: "directory",
    permissions: createGroups,
    handle: create,
  },
  {
    ...readable,
    path: "/groups/{group-id}",
    handle: (call) => single(call, "groups/$entity", presentGroup(own(call), call)),
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
];
