import type { ProfileStatus } from "../graph/beta/profile-status.ts";
import { tagOfPhysicalId } from "../membership-rule/physical-ids.ts";
import { applyImportObservation } from "./apply-import.ts";
import type { Cadence } from "./cadence.ts";
import { intervalAt } from "./cadence.ts";
import { failWith, moveTo, waitFor, waitUsual } from "./movement.ts";
import type { Observation } from "./observation.ts";
import { isEnd, newRegistration, type RegistrationRecord } from "./record.ts";

const applyEntraDevice = (
  record: RegistrationRecord,
  objectId: string,
  physicalIds: readonly string[],
  now: Date,
  cadence: Cadence,
): RegistrationRecord => {
  const seen = { ...record, entraObjectId: objectId };
  const tagged = physicalIds.some((id) => tagOfPhysicalId(id)?.toLowerCase() === record.groupTag.toLowerCase());
  if (!tagged) return waitUsual(seen, now, cadence);
  return moveTo(seen, "tagged", now, "Microsoft Entra shows the group tag on the device.");
};

const applyProfile = (
  record: RegistrationRecord,
  status: ProfileStatus,
  now: Date,
  cadence: Cadence,
): RegistrationRecord => {
  if (status.obstacle) return failWith(record, "registration.profile-refused", { obstacle: status.obstacle }, now);
  if (!status.assigned) return waitUsual(record, now, cadence);
  const named = { ...record, profileName: status.profileName ?? record.profileName };
  const profile = named.profileName ? `The deployment profile “${named.profileName}”` : "A deployment profile";
  const assigned =
    record.state === "profile-assigned" ? named : moveTo(named, "profile-assigned", now, `${profile} is assigned.`);
  if (!status.assignedAt) return waitUsual(assigned, now, cadence);
  return moveTo(assigned, "ready", now, "Intune has dated the assignment: the device can be handed over.");
};

/**
 * The record after something was learnt. Pure; states only move forward, and an end stays an end.
 *
 * @throws Error where the observation makes no sense in the record's state, which is a defect of the caller
 */
export const apply = (
  record: RegistrationRecord,
  observation: Observation,
  now: Date,
  cadence: Cadence,
): RegistrationRecord => {
  if (isEnd(record.state) && !observation.kind.startsWith("import-record-")) return record;
  const imported = applyImportObservation(record, observation, now, cadence);
  if (imported) return imported;
  switch (observation.kind) {
    case "entra-device":
      return applyEntraDevice(record, observation.objectId, observation.physicalIds, now, cadence);
    case "membership":
      if (!observation.member) return waitUsual(record, now, cadence);
      return moveTo(record, "in-group", now, "The device is a member of the group.");
    case "profile":
      return applyProfile(record, observation.status, now, cadence);
    case "directory-hidden":
      return { ...record, directoryHidden: true, nextCheckAt: now.toISOString() };
    case "postponed":
      return waitFor(record, now, Math.max(observation.milliseconds, intervalAt(0, cadence)));
    case "not-authorised":
      return failWith(record, "registration.not-authorised", { what: observation.what }, now);
    case "no-connection":
      return failWith(record, "registration.no-connection", {}, now);
    case "waited-too-long":
      return failWith(record, "registration.timed-out", { state: record.state, hours: observation.hours }, now);
    default:
      return waitUsual(record, now, cadence);
  }
};

/**
 * Somebody asked to check again: a waiting device is looked at now; a failed one starts anew, where a device that Intune
 * knows already is found and not registered twice. A device that is ready stays as it is.
 */
export const recheck = (record: RegistrationRecord, now: Date): RegistrationRecord => {
  const at = now.toISOString();
  if (record.state === "ready") return record;
  if (record.state !== "failed") return { ...record, nextCheckAt: at };
  return {
    ...newRegistration(record, now),
    leftoverImportedIds: record.leftoverImportedIds,
    transitions: [...record.transitions, { state: "captured", at, detail: "Started again on request." }],
  };
};
