import { setMembership } from "../../behaviour/groups.ts";
import { reconsiderProfile } from "../../behaviour/profiles.ts";
import type { Group } from "../../state/entities.ts";
import { graphFailures } from "../errors.ts";
import {
  bothVersions,
  type GraphCall,
  type GraphResponse,
  type GraphRoute,
  noContent,
  parameter,
} from "../exchange.ts";
import { writeGroupMembers } from "../permissions.ts";
import { groupOfPath } from "./group-of-path.ts";
import { alreadyReferenced, referencedId } from "./references.ts";

/** The members of a dynamic group are its rule's business. @throws GraphFailure 400 */
function assignedGroup(call: GraphCall): Group {
  const group = groupOfPath(call);
  if (group.membershipRule === null) return group;
  throw graphFailures.directoryBadRequest("Cannot update members of a group with dynamic membership.");
}

function changeMembership(call: GraphCall, objectId: string, member: boolean): GraphResponse {
  const group = assignedGroup(call);
  const device = call.lab.state.directoryDevices.get(objectId);
  if (device?.tenantId !== call.caller.tenantId) throw graphFailures.directoryNotFound(objectId);
  const now = call.lab.clock.now();
  const changed = setMembership(call.lab, group, objectId, member, now);
  if (!changed) throw member ? alreadyReferenced("members") : graphFailures.directoryNotFound(objectId);
  if (device.autopilotDeviceId !== null) reconsiderProfile(call.lab, device.autopilotDeviceId, now);
  return noContent;
}

const shared = { versions: bothVersions, area: "directory" } as const;
const members = "/groups/{group-id}/members";

export const groupMemberRoutes: readonly GraphRoute[] = [
  {
    ...shared,
    method: "POST",
    path: `${members}/$ref`,
    permissions: writeGroupMembers,
    handle: (call) => changeMembership(call, referencedId(call), true),
  },
  {
    ...shared,
    method: "DELETE",
    path: `${members}/{directoryObject-id}/$ref`,
    permissions: writeGroupMembers,
    handle: (call) => changeMembership(call, parameter(call, "directoryObject-id").toLowerCase(), false),
  },
];
