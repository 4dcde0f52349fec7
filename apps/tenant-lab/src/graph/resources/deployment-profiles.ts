import { addAssignment, addProfile, changeProfile, removeAssignment } from "../../operations/profiles.ts";
import type { DeploymentProfile, ProfileAssignment } from "../../state/entities.ts";
import { objectBody } from "../body.ts";
import { graphFailures } from "../errors.ts";
import { betaOnly, type GraphCall, type GraphResponse, type GraphRoute, noContent, parameter } from "../exchange.ts";
import { listing, single } from "../odata/listing.ts";
import { readServiceConfiguration, writeServiceConfiguration } from "../permissions.ts";
import { presentAutopilotDevice } from "./autopilot-device-presenter.ts";
import { readProfile, readTarget } from "./profile-body.ts";
import { presentAssignment, presentProfile } from "./profile-presenter.ts";

const collection = "/deviceManagement/windowsAutopilotDeploymentProfiles";
const item = `${collection}/{windowsAutopilotDeploymentProfile-id}`;
const context = "deviceManagement/windowsAutopilotDeploymentProfiles";
/** Windows Autopilot, "Configure profiles": limits. */
const mostProfiles = 350;
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
  const profiles = call.lab.state.profiles.by("tenantId", call.caller.tenantId);
  if (profiles.length >= mostProfiles) {
    throw graphFailures.intuneBadRequest(`The maximum number of ${mostProfiles} profiles has been reached`);
  }
  const wanted = readProfile(objectBody(call.body), null);
  const profile = addProfile(call.lab, call.caller.tenantId, wanted);
  return single(call, `${context}/$entity`, presentProfile(profile), 201);
}

/** The type of a profile, Entra or hybrid join, stays as it was made. */
function change(call: GraphCall): GraphResponse {
  const profile = own(call);
  const wanted = readProfile(objectBody(call.body), profile);
  changeProfile(call.lab, profile, wanted);
  return single(call, `${context}/$entity`, presentProfile(own(call)));
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

function assign(call: GraphCall): GraphResponse {
  const profile = own(call);
  const target = readTarget(objectBody(call.body));
  if (target.kind === "all-devices" && holderOfAllDevices(call, profile) !== undefined) {
    throw graphFailures.intuneBadRequest("Another profile is assigned to all devices already");
  }
  const assignment = addAssignment(call.lab, profile, target);
  return single(call, `${context}('${profile.id}')/assignments/$entity`, presentAssignment(assignment), 201);
}

function holderOfAllDevices(call: GraphCall, profile: DeploymentProfile): ProfileAssignment | undefined {
  return call.lab.state.assignments
    .by("tenantId", call.caller.tenantId)
    .find((one) => one.target.kind === "all-devices" && one.profileId !== profile.id);
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
  { ...writable, method: "PATCH", path: item, handle: change },
  { ...writable, method: "DELETE", path: item, handle: remove },
  {
    ...readable,
    method: "GET",
    path: `${collection}/$count`,
    handle: (call) => ({ status: 200, body: call.lab.state.profiles.by("tenantId", call.caller.tenantId).length }),
  },
  {
    ...readable,
    method: "GET",
    path: `${item}/assignedDevices/$count`,
    handle: (call) => ({ status: 200, body: call.lab.state.autopilotDevices.by("profileId", own(call).id).length }),
  },
  {
    ...readable,
    method: "GET",
    path: `${item}/assignments/$count`,
    handle: (call) => ({ status: 200, body: assignmentsOf(call, own(call)).length }),
  },
  {
    ...readable,
    method: "GET",
    path: `${item}/assignedDevices`,
    handle: (call) => {
      const profile = own(call);
      const devices = call.lab.state.autopilotDevices.by("profileId", profile.id);
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
    handle: assign,
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
