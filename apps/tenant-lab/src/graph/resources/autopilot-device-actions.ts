import type { AutopilotDevice } from "../../state/entities.ts";
import { objectBody, textOf } from "../body.ts";
import { graphFailures } from "../errors.ts";
import { betaOnly, bothVersions, type GraphCall, type GraphResponse, type GraphRoute, noContent } from "../exchange.ts";
import { writeServiceConfiguration } from "../permissions.ts";
import { autopilotDevicePath, ownAutopilotDevice } from "./autopilot-devices.ts";

/** Only the part after the @ is looked at: it has to be the tenant's (Windows Autopilot, "Manually register devices"). */
function assignUser(call: GraphCall): GraphResponse {
  const device = ownAutopilotDevice(call);
  const body = objectBody(call.body);
  const userPrincipalName = textOf(body, "userPrincipalName") ?? "";
  const domain = /^[^@\s]+@([^@\s]+)$/.exec(userPrincipalName)?.[1];
  const tenant = call.lab.state.tenants.get(device.tenantId);
  if (domain === undefined || domain.toLowerCase() !== tenant?.domain.toLowerCase()) {
    throw graphFailures.intuneBadRequest("The user principal name is invalid");
  }
  return put(call, { ...device, userPrincipalName, addressableUserName: textOf(body, "addressableUserName") ?? "" });
}

function unassignUser(call: GraphCall): GraphResponse {
  return put(call, { ...ownAutopilotDevice(call), userPrincipalName: "", addressableUserName: "" });
}

function put(call: GraphCall, device: AutopilotDevice): GraphResponse {
  call.lab.state.autopilotDevices.put(device);
  return noContent;
}

function allowNextEnrolment(call: GraphCall): GraphResponse {
  const condition = call.lab.state.deviceConditions.get(ownAutopilotDevice(call).id);
  if (condition !== undefined) call.lab.state.deviceConditions.put({ ...condition, blocked: false });
  return noContent;
}

const action = { method: "POST", area: "intune", permissions: writeServiceConfiguration } as const;

/** What may be done to one registered device beyond its properties. `allowNextEnrollment` is in beta only. */
export const autopilotDeviceActionRoutes: readonly GraphRoute[] = [
  { ...action, path: `${autopilotDevicePath}/assignUserToDevice`, versions: bothVersions, handle: assignUser },
  { ...action, path: `${autopilotDevicePath}/unassignUserFromDevice`, versions: bothVersions, handle: unassignUser },
  { ...action, path: `${autopilotDevicePath}/allowNextEnrollment`, versions: betaOnly, handle: allowNextEnrolment },
];
