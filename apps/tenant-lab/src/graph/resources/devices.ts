import type { Device } from "@microsoft/microsoft-graph-types";
import { removeDirectoryDevice } from "../../behaviour/registration.ts";
import type { DirectoryDevice, Group } from "../../state/entities.ts";
import { objectBody, textsOf } from "../body.ts";
import { graphFailures } from "../errors.ts";
import {
  bothVersions,
  contextOf,
  type GraphCall,
  type GraphResponse,
  type GraphRoute,
  graphInstant,
  noContent,
  parameter,
} from "../exchange.ts";
import { type FilterClause, meets, parseFilter } from "../odata/filter.ts";
import { expandedNames, listing, single } from "../odata/listing.ts";
import { checkMembership, holdsOne, readDevices, readGroups, writeDevices } from "../permissions.ts";
import { presentGroup } from "./groups-presenter.ts";

/** A device that has been registered but never joined: most facts are not known yet. */
export function presentDevice(device: DirectoryDevice): Device {
  return {
    id: device.id,
    deletedDateTime: null,
    accountEnabled: true,
    alternativeSecurityIds: [],
    approximateLastSignInDateTime: null,
    complianceExpirationDateTime: null,
    deviceCategory: null,
    deviceId: device.deviceId,
    deviceMetadata: null,
    deviceVersion: null,
    displayName: device.displayName,
    isCompliant: null,
    isManaged: null,
    onPremisesLastSyncDateTime: null,
    onPremisesSyncEnabled: null,
    operatingSystem: "Windows",
    operatingSystemVersion: "10.0",
    physicalIds: [...device.physicalIds],
    profileType: "RegisteredDevice",
    registrationDateTime: graphInstant(device.createdAt),
    systemLabels: [],
    trustType: "AzureAd",
  };
}

function own(call: GraphCall): DirectoryDevice {
  const objectId = call.parameters["device-id"];
  const device =
    objectId === undefined
      ? call.lab.state.directoryDevices.by("deviceId", parameter(call, "deviceId").toLowerCase())[0]
      : call.lab.state.directoryDevices.get(objectId.toLowerCase());
  if (device?.tenantId !== call.caller.tenantId) {
    throw graphFailures.directoryNotFound(objectId ?? parameter(call, "deviceId"));
  }
  return device;
}

function filteredValue(device: DirectoryDevice, clause: FilterClause): string | readonly string[] {
  if (clause.any && clause.field === "physicalIds") return device.physicalIds;
  if (!clause.any && clause.operator !== "contains") {
    if (clause.field === "deviceId") return device.deviceId;
    if (clause.field === "displayName") return device.displayName;
    if (clause.field === "id" && clause.operator === "eq") return device.id;
  }
  throw graphFailures.directoryBadRequest(
    `Unsupported or invalid query filter clause specified for property '${clause.field}' of resource 'Device'.`,
  );
}

function list(call: GraphCall): GraphResponse {
  const text = call.query.get("$filter");
  const clauses = text === null ? [] : parseFilter(text);
  if (clauses === null) throw graphFailures.directoryBadRequest("Invalid filter clause");
  const { directoryDevices } = call.lab.state;
  const deviceId = clauses.find((clause) => clause.field === "deviceId" && clause.operator === "eq")?.value;
  const candidates =
    deviceId === undefined
      ? directoryDevices.by("tenantId", call.caller.tenantId)
      : directoryDevices.by("deviceId", deviceId.toLowerCase());
  const devices = candidates.filter(
    (device) =>
      device.tenantId === call.caller.tenantId &&
      clauses.every((clause) => meets(clause, filteredValue(device, clause))),
  );
  const pageSize = call.lab.behaviour().directoryPageSize;
  const present = (device: DirectoryDevice) => presentAsAsked(call, device);
  return listing(call, devices, { context: "devices", pageSize, largestPage: 999, present });
}

/** With the groups, where `$expand` asks for them. */
function presentAsAsked(call: GraphCall, device: DirectoryDevice): object {
  if (!expandedNames(call.query).includes("memberOf")) return presentDevice(device);
  return { ...presentDevice(device), memberOf: presentExpandedGroups(call, device) };
}

function groupsOf(call: GraphCall, device: DirectoryDevice): Group[] {
  const { memberships, groups } = call.lab.state;
  return memberships.by("objectId", device.id).flatMap((one) => groups.get(one.groupId) ?? []);
}

/** An expansion gives 20 objects at most, whatever there are. Microsoft Graph, "Use query parameters", $expand. */
function presentExpandedGroups(call: GraphCall, device: DirectoryDevice): object[] {
  return groupsOf(call, device)
    .slice(0, 20)
    .map((group) => ({ "@odata.type": "#microsoft.graph.group", id: group.id }));
}

/** Types the caller may not read come with their id only. */
function memberOf(call: GraphCall): GraphResponse {
  const whole = holdsOne(call.caller.roles, readGroups);
  const present = (group: Group) => ({
    "@odata.type": "#microsoft.graph.group",
    ...(whole ? presentGroup(group, call) : { id: group.id }),
  });
  const pageSize = call.lab.behaviour().directoryPageSize;
  const options = { context: "directoryObjects", pageSize, largestPage: 999, present };
  return listing(call, groupsOf(call, own(call)), options);
}

function check(name: "groupIds" | "ids") {
  return (call: GraphCall): GraphResponse => {
    const wanted = textsOf(objectBody(call.body), name, 20);
    const member = new Set(groupsOf(call, own(call)).map((group) => group.id));
    const value = wanted.map((id) => id.toLowerCase()).filter((id) => member.has(id));
    return { status: 200, body: { "@odata.context": contextOf(call, "Collection(Edm.String)"), value } };
  };
}

const readable = { method: "GET", versions: bothVersions, area: "directory", permissions: readDevices } as const;
const checking = { method: "POST", versions: bothVersions, area: "directory", permissions: checkMembership } as const;

const getOne = (call: GraphCall) => single(call, "devices/$entity", presentAsAsked(call, own(call)));

/** Allowed for a registered device too, although it takes the anchor away: the real API does not stop anybody either. */
const remove = (call: GraphCall) => {
  removeDirectoryDevice(call.lab, own(call).id);
  return noContent;
};

const removing = { method: "DELETE", versions: bothVersions, area: "directory", permissions: writeDevices } as const;

export const deviceRoutes: readonly GraphRoute[] = [
  { ...readable, path: "/devices", handle: list },
  { ...readable, path: "/devices/{device-id}", handle: getOne },
  { ...readable, path: "/devices(deviceId='{deviceId}')", handle: getOne },
  { ...removing, path: "/devices/{device-id}", handle: remove },
  { ...removing, path: "/devices(deviceId='{deviceId}')", handle: remove },
  { ...readable, path: "/devices/{device-id}/memberOf", handle: memberOf },
  { ...readable, path: "/devices/{device-id}/transitiveMemberOf", handle: memberOf },
  { ...checking, path: "/devices/{device-id}/checkMemberGroups", handle: check("groupIds") },
  { ...checking, path: "/devices/{device-id}/checkMemberObjects", handle: check("ids") },
];
