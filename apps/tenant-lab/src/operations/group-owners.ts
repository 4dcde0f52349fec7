import type { LabCore } from "../lab-core.ts";
import type { Group, GroupOwner } from "../state/entities.ts";

/** Object ids of the service principals and users that own a group. */
export const ownersOfGroup = (lab: LabCore, groupId: string): GroupOwner[] =>
  lab.state.groupOwners.by("groupId", groupId);

export const ownsGroup = (lab: LabCore, groupId: string, objectId: string): boolean =>
  ownersOfGroup(lab, groupId).some((owner) => owner.objectId === objectId);

/** @returns false where the object owned it already */
export function addGroupOwner(lab: LabCore, group: Group, objectId: string): boolean {
  if (ownsGroup(lab, group.id, objectId)) return false;
  lab.state.groupOwners.put({
    id: `${group.id}/${objectId}`,
    sequence: lab.state.nextSequence(),
    tenantId: group.tenantId,
    groupId: group.id,
    objectId,
  });
  return true;
}

/** @returns false where the object does not own it */
export function removeGroupOwner(lab: LabCore, group: Group, objectId: string): boolean {
  const owned = ownsGroup(lab, group.id, objectId);
  lab.state.groupOwners.delete(`${group.id}/${objectId}`);
  return owned;
}
