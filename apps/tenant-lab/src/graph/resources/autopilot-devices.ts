import { managedDeviceOf } from "../../behaviour/enrolment.ts";
import { schedule } from "../../behaviour/schedule.ts";
import type { AutopilotDevice } from "../../state/entities.ts";
import { objectBody, textOf } from "../body.ts";
import { graphFailures } from "../errors.ts";
import {
  betaOnly,
  bothVersions,
  type GraphCall,
  type GraphResponse,
  type GraphRoute,
  noContent,
  parameter,
} from "../exchange.ts";
import { meets, parseFilter } from "../odata/filter.ts";
import { listing, single } from "../odata/listing.ts";
import { readServiceConfiguration, writeServiceConfiguration } from "../permissions.ts";
import { presentAutopilotDevice } from "./autopilot-device-presenter.ts";
import { presentProfile } from "./profile-presenter.ts";

const collection = "/deviceManagement/windowsAutopilotDeviceIdentities";
export const autopilotDevicePath = `${collection}/{windowsAutopilotDeviceIdentity-id}`;
const item = autopilotDevicePath;
const context = "deviceManagement/windowsAutopilotDeviceIdentities";

/** The device that the path names, if it is the caller's tenant's. @throws GraphFailure 404 */
export function ownAutopilotDevice(call: GraphCall): AutopilotDevice {
  const device = call.lab.state.autopilotDevices.get(parameter(call, "windowsAutopilotDeviceIdentity-id"));
  if (device?.tenantId !== call.caller.tenantId) throw graphFailures.intuneNotFound();
  return device;
}

/** Only `contains(serialNumber,…)` works, and not for values with hyphens or spaces: so the real service answers. */
function list(call: GraphCall): GraphResponse {
  const text = call.query.get("$filter");
  const clauses = text === null ? [] : parseFilter(text);
  const usable = clauses?.every(
    ({ field, operator, any, value }) =>
      !any && field === "serialNumber" && operator === "contains" && !/[\s-]/.test(value),
  );
  if (clauses === null || !usable) throw graphFailures.intuneBadRequest("An error has occurred");
  const devices = call.lab.state.autopilotDevices.filter(
    (device) => device.tenantId === call.caller.tenantId && clauses.every((clause) => meets(clause, device.serialKey)),
  );
  const size = call.lab.behaviour().intunePageSize;
  const present = (device: AutopilotDevice) => presentAutopilotDevice(call.lab, device, call.version);
  return listing(call, devices, { context, pageSize: size, largestPage: size, present });
}

function getOne(call: GraphCall): GraphResponse {
  const device = ownAutopilotDevice(call);
  const body = presentAutopilotDevice(call.lab, device, call.version);
  const expanded = (call.query.get("$expand") ?? "").split(",").map((name) => name.trim());
  if (call.version === "v1.0" || expanded[0] === "") return single(call, `${context}/$entity`, body);
  const profiles = Object.fromEntries(
    expanded.map((name) => {
      if (name !== "deploymentProfile" && name !== "intendedDeploymentProfile") {
        throw graphFailures.intuneBadRequest(`Could not find a property named '${name}'`);
      }
      const profileId = name === "deploymentProfile" ? device.profileId : device.intendedProfileId;
      const profile = profileId === null ? undefined : call.lab.state.profiles.get(profileId);
      return [name, profile === undefined ? null : presentProfile(profile)];
    }),
  );
  return single(call, `${context}/$entity`, { ...body, ...profiles });
}

/** The real service has been seen to lose a name or tag that is not sent along; the lab always does. */
function updateProperties(call: GraphCall): GraphResponse {
  const device = ownAutopilotDevice(call);
  const body = objectBody(call.body);
  const displayName = textOf(body, "displayName") ?? "";
  if (displayName !== "" && (!/^[A-Za-z0-9-]{1,15}$/.test(displayName) || /^\d+$/.test(displayName))) {
    throw graphFailures.intuneBadRequest("The device name is invalid");
  }
  const groupTag = textOf(body, "groupTag") ?? "";
  call.lab.state.autopilotDevices.put({
    ...device,
    displayName,
    groupTag,
    userPrincipalName: textOf(body, "userPrincipalName") ?? device.userPrincipalName,
    addressableUserName: textOf(body, "addressableUserName") ?? device.addressableUserName,
  });
  if (groupTag !== device.groupTag) {
    const task = { kind: "publish-tag", autopilotDeviceId: device.id } as const;
    schedule(call.lab, device.tenantId, call.lab.clock.now(), "tagReachesEntra", task);
  }
  return noContent;
}

/** Windows Autopilot, "Deregister a device": the Intune record has to go first. */
function remove(call: GraphCall): GraphResponse {
  const device = ownAutopilotDevice(call);
  if (managedDeviceOf(call.lab, device.id) !== undefined) {
    throw graphFailures.intuneBadRequest("The device is still enrolled");
  }
  if (!device.deleting) {
    call.lab.state.autopilotDevices.put({ ...device, deleting: true });
    const task = { kind: "deregister", autopilotDeviceId: device.id } as const;
    schedule(call.lab, device.tenantId, call.lab.clock.now(), "deregistration", task);
  }
  return noContent;
}

function profileOf(which: "profileId" | "intendedProfileId") {
  return (call: GraphCall): GraphResponse => {
    const id = ownAutopilotDevice(call)[which];
    const profile = id === null ? undefined : call.lab.state.profiles.get(id);
    if (profile === undefined) throw graphFailures.intuneNotFound();
    return single(call, "deviceManagement/windowsAutopilotDeploymentProfiles/$entity", presentProfile(profile));
  };
}

const readable = { area: "intune", permissions: readServiceConfiguration } as const;
const writable = { area: "intune", permissions: writeServiceConfiguration } as const;

export const autopilotDeviceRoutes: readonly GraphRoute[] = [
  { ...readable, method: "GET", path: collection, versions: bothVersions, handle: list },
  { ...readable, method: "GET", path: item, versions: bothVersions, handle: getOne },
  { ...writable, method: "DELETE", path: item, versions: bothVersions, handle: remove },
  {
    ...writable,
    method: "POST",
    path: `${item}/updateDeviceProperties`,
    versions: bothVersions,
    handle: updateProperties,
  },
  {
    ...readable,
    method: "GET",
    path: `${item}/deploymentProfile`,
    versions: betaOnly,
    handle: profileOf("profileId"),
  },
  {
    ...readable,
    method: "GET",
    path: `${item}/intendedDeploymentProfile`,
    versions: betaOnly,
    handle: profileOf("intendedProfileId"),
  },
];
