import { evaluateMembershipRule } from "@windlass/autopilot/membership-rule";
import type { LabCore } from "../lab-core.ts";
import type { DirectoryDevice, Group } from "../state/entities.ts";
import { reconsiderProfile } from "./profiles.ts";

/** Evaluates all dynamic groups of the tenant for one device. */
export function evaluateDeviceMemberships(lab: LabCore, objectId: string, at: number): void {
  const device = lab.state.directoryDevices.get(objectId);
  if (device === undefined) return;
  for (const group of lab.state.groups.by("tenantId", device.tenantId)) {
    evaluate(lab, group, device, at);
  }
}

/** Puts a device into the groups whose rules take it in, and schedules nothing. */
export function enterGroups(lab: LabCore, device: DirectoryDevice, at: number): void {
  const candidate = ruleCandidateOf(device);
  for (const group of lab.state.groups.by("tenantId", device.tenantId)) {
    if (group.membershipRule === null || group.processingState === "Paused") continue;
    const { result } = evaluateMembershipRule(group.membershipRule, candidate);
    if (result === "match") setMembership(lab, group, device.id, true, at);
  }
}

/** Evaluates one dynamic group for all devices of its tenant. */
export function evaluateGroupMembers(lab: LabCore, groupId: string, at: number): void {
  const group = lab.state.groups.get(groupId);
  if (group === undefined) return;
  for (const device of lab.state.directoryDevices.by("tenantId", group.tenantId)) {
    evaluate(lab, group, device, at);
  }
}

/** What rules may ask of a device. */
export const ruleCandidateOf = (device: DirectoryDevice) => ({
  physicalIds: device.physicalIds,
  properties: { displayName: device.displayName, deviceId: device.deviceId, accountEnabled: true },
});

function evaluate(lab: LabCore, group: Group, device: DirectoryDevice, at: number): void {
  if (group.membershipRule === null || group.processingState === "Paused") return;
  const { result, problems } = evaluateMembershipRule(group.membershipRule, ruleCandidateOf(device));
  const evaluationError = result === "cannot-tell" ? (problems[0]?.message ?? "The rule cannot be evaluated.") : null;
  lab.state.groups.put({ ...group, evaluatedAt: at, evaluationError });
  if (result === "cannot-tell") return;
  if (setMembership(lab, group, device.id, result === "match", at) && device.autopilotDeviceId !== null) {
    reconsiderProfile(lab, device.autopilotDeviceId, at);
  }
}

/** Adds or removes a member; false when it was so already. */
export function setMembership(lab: LabCore, group: Group, objectId: string, member: boolean, at: number): boolean {
  const id = `${group.id}/${objectId}`;
  const present = lab.state.memberships.get(id) !== undefined;
  if (present === member) return false;
  if (!member) lab.state.memberships.delete(id);
  else {
    const { tenantId } = group;
    const sequence = lab.state.nextSequence();
    lab.state.memberships.put({ id, sequence, tenantId, groupId: group.id, objectId, since: at });
  }
  return true;
}
