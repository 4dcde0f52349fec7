import { setMembership } from "../behaviour/groups.ts";
import { reconsiderProfile } from "../behaviour/profiles.ts";
import { scheduleOnce } from "../behaviour/schedule.ts";
import type { LabCore } from "../lab-core.ts";
import type { Group } from "../state/entities.ts";
import { LabRefusal } from "./refusal.ts";
import { tenantOf } from "./tenants.ts";

export interface NewGroup {
  readonly id?: string | undefined;
  readonly displayName: string;
  readonly description?: string | null | undefined;
  readonly mailNickname?: string | undefined;
  /** Null makes an assigned group. */
  readonly membershipRule: string | null;
  readonly processingState?: "On" | "Paused" | undefined;
}

export function addGroup(lab: LabCore, tenantId: string, request: NewGroup): Group {
  const tenant = tenantOf(lab, tenantId);
  const id = (request.id ?? lab.newId()).toLowerCase();
  if (lab.state.groups.get(id) !== undefined) throw new LabRefusal(409, `There is a group ${id} already.`);
  const now = lab.clock.now();
  const group = lab.state.groups.put({
    id,
    sequence: lab.state.nextSequence(),
    tenantId: tenant.id,
    displayName: request.displayName,
    description: request.description ?? null,
    mailNickname: request.mailNickname ?? id.slice(0, 8),
    membershipRule: request.membershipRule,
    processingState: request.processingState ?? "On",
    createdAt: now,
    evaluatedAt: null,
    evaluationError: null,
  });
  scheduleOnce(lab, tenant.id, now, "groupEvaluation", { kind: "evaluate-group", groupId: id });
  return group;
}

/** @throws LabRefusal 404 */
export function groupOf(lab: LabCore, groupId: string): Group {
  const group = lab.state.groups.get(groupId.toLowerCase());
  if (group === undefined) throw new LabRefusal(404, `There is no group ${groupId}.`);
  return group;
}

export interface GroupChange {
  readonly displayName?: string | undefined;
  readonly description?: string | null | undefined;
  readonly membershipRule?: string | null | undefined;
  readonly processingState?: "On" | "Paused" | undefined;
}

export function changeGroup(lab: LabCore, groupId: string, change: GroupChange): Group {
  const group = groupOf(lab, groupId);
  const changed = lab.state.groups.put({
    ...group,
    displayName: change.displayName ?? group.displayName,
    description: change.description === undefined ? group.description : change.description,
    membershipRule: change.membershipRule === undefined ? group.membershipRule : change.membershipRule,
    processingState: change.processingState ?? group.processingState,
  });
  const task = { kind: "evaluate-group", groupId: group.id } as const;
  scheduleOnce(lab, group.tenantId, lab.clock.now(), "groupEvaluation", task);
  return changed;
}

/** Removes a group with its memberships and with the assignments that point at it. */
export function removeGroup(lab: LabCore, groupId: string): void {
  const group = groupOf(lab, groupId);
  const now = lab.clock.now();
  const members = lab.state.memberships.by("groupId", group.id).map((one) => one.objectId);
  for (const objectId of members) setMembership(lab, group, objectId, false, now);
  for (const owner of lab.state.groupOwners.by("groupId", group.id)) lab.state.groupOwners.delete(owner.id);
  lab.state.groups.delete(group.id);
  for (const objectId of members) {
    const autopilotDeviceId = lab.state.directoryDevices.get(objectId)?.autopilotDeviceId;
    if (autopilotDeviceId) reconsiderProfile(lab, autopilotDeviceId, now);
  }
}
