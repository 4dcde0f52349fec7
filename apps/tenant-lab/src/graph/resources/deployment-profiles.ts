import { addAssignment, addProfile, removeAssignment } from "../../operations/profiles.ts";
import type { AssignmentTarget, DeploymentProfile, ProfileAssignment } from "../../state/entities.ts";
import { booleanOf, isObject, type JsonObject, objectBody, textOf } from "../body.ts";
import { graphFailures } from "../errors.ts";
import { betaOnly, type GraphCall, type GraphResponse, type GraphRoute, noContent, parameter } from "../exchange.ts";
import { listing, single } from "../odata/listing.ts";
import { readServiceConfiguration, writeServiceConfiguration } from "../permissions.ts";
import { presentAutopilotDevice } from "./autopilot-device-presenter.ts";
import { presentAssignment, presentProfile } from "./profile-presenter.ts";

const collection = "/deviceManagement/windowsAutopilotDeploymentProfiles";
const item = `${collection}/{windowsAutopilotDeploymentProfile-id}`;
const context = "deviceManagement/windowsAutopilotDeploymentProfiles";
const assignmentPath = `${item}/assignments/{windowsAutopilotDeploymentProfileAssignment-id}`;

function own(call: GraphCall): DeploymentProfile {
  const profile = call.lab.state.profiles.get(parameter(call, "windowsAutopilotDeploymentProfile-id"));
  if (profile?.tenantId !== call.caller.tenantId) throw graphFailures.intuneNotFound();
  return profile;
}

function page<Kind extends { id: string; sequence: number }>(
  call: GraphCall,
  values: Kind[],
  fragment: string,
  present: (value: Kind) => object,
): GraphResponse {
  const size = call.lab.behaviour().intunePageSize;
  return listing(call, values, { context: fragment, pageSize: size, largestPage: size, present });
}

function assignmentsOf(call: GraphCall, profile: DeploymentProfile): ProfileAssignment[] {
  return call.lab.state.assignments.by("profileId", profile.id);
}

function ownAssignment(call: GraphCall): ProfileAssignment {
  const id = parameter(call, "windowsAutopilotDeploymentProfileAssignment-id");
  const assignment = assignmentsOf(call, own(call)).find((one) => one.id === id);
  if (assignment === undefined) throw graphFailures.intuneNotFound();
  return assignment;
}

function create(call: GraphCall): GraphResponse {
  const body = objectBody(call.body);
  const experience = body.outOfBoxExperienceSetting ?? body.outOfBoxExperienceSettings;
  const settings: JsonObject = isObject(experience) ? experience : {};
  const shared = textOf(settings, "deviceUsageType") === "shared";
  const displayName = textOf(body, "displayName");
  if (displayName === null || displayName === "") throw graphFailures.intuneBadRequest("DisplayName is required");
  const profile = addProfile(call.lab, call.caller.tenantId, {
    displayName,
    description: textOf(body, "description") ?? "",
    deviceUsageType: shared ? "shared" : "singleUser",
    userType: textOf(settings, "userType") === "administrator" ? "administrator" : "standard",
    joinType: (textOf(body, "@odata.type") ?? "").includes("activeDirectory") ? "hybrid" : "entra",
    deviceNameTemplate: textOf(body, "deviceNameTemplate") ?? "",
    preprovisioningAllowed: booleanOf(body, "preprovisioningAllowed") ?? false,
  });
  return single(call, `${context}/$entity`, presentProfile(profile), 201);
}

/** A profile with assignments cannot be deleted: they have to go first. */
function remove(call: GraphCall): GraphResponse {
  const profile = own(call);
  if (assignmentsOf(call, profile).length > 0) {
    throw graphFailures.intuneBadRequest("The profile is still assigned and cannot be deleted");
  }
  call.lab.state.profiles.delete(profile.id);
  return noContent;
}

function readTarget(call: GraphCall): AssignmentTarget {
  const target = objectBody(call.body).target;
  if (!isObject(target)) throw graphFailures.intuneBadRequest("A target is required");
  const type = textOf(target, "@odata.type") ?? "";
  if (type.endsWith("allDevicesAssignmentTarget")) return { kind: "all-devices" };
  const groupId = textOf(target, "groupId");
  if (groupId === null) throw graphFailures.intuneBadRequest("The target's group is required");
  return type.endsWith("exclusionGroupAssignmentTarget")
    ? { kind: "exclusion-group", groupId }
    : { kind: "group", groupId };
}

const readable = { versions: betaOnly, area: "intune", permissions: readServiceConfiguration } as const;
const writable = { versions: betaOnly, area: "intune", permissions: writeServiceConfiguration } as const;

export const deploymentProfileRoutes: readonly GraphRoute[] = [
  {
    ...readable,
    method: "GET",
    path: collection,
    handle: (call) => {
      const profiles = call.lab.state.profiles.by("tenantId", call.caller.tenantId);
      return page(call, profiles, context, presentProfile);
    },
  },
  { ...writable, method: "POST", path: collection, handle: create },
  {
    ...readable,
    method: "GET",
    path: item,
    handle: (call) => {
      const profile = own(call);
      const expand = (call.query.get("$expand") ?? "").split(",").map((name) => name.trim());
      const assignments = expand.includes("assignments")
        ? { assignments: assignmentsOf(call, profile).map(presentAssignment) }
        : {};
      return single(call, `${context}/$entity`, { ...presentProfile(profile), ...assignments });
    },
  },
  { ...writable, method: "DELETE", path: item, handle: remove },
  {
    ...readable,
    method: "GET",
    path: `${item}/assignedDevices`,
    handle: (call) => {
      const profile = own(call);
      const devices = call.lab.state.autopilotDevices.filter((device) => device.profileId === profile.id);
      const fragment = `${context}('${profile.id}')/assignedDevices`;
      return page(call, devices, fragment, (device) => presentAutopilotDevice(call.lab, device, "beta"));
    },
  },
  {
    ...readable,
    method: "GET",
    path: `${item}/assignments`,
    handle: (call) => {
      const profile = own(call);
      return page(call, assignmentsOf(call, profile), `${context}('${profile.id}')/assignments`, presentAssignment);
    },
  },
  {
    ...writable,
    method: "POST",
    path: `${item}/assignments`,
    handle: (call) => {
      const profile = own(call);
      const assignment = addAssignment(call.lab, profile, readTarget(call));
      return single(call, `${context}('${profile.id}')/assignments/$entity`, presentAssignment(assignment), 201);
    },
  },
  {
    ...readable,
    method: "GET",
    path: assignmentPath,
    handle: (call) => single(call, `${context}/assignments/$entity`, presentAssignment(ownAssignment(call))),
  },
  {
    ...writable,
    method: "DELETE",
    path: assignmentPath,
    handle: (call) => {
      removeAssignment(call.lab, ownAssignment(call));
      return noContent;
    },
  },
];
