import { tagOfPhysicalId } from "../membership-rule/physical-ids.ts";
import { applyApproval } from "./apply-approval.ts";
import { applyDeviceObservation } from "./apply-device.ts";
import { applyImportObservation } from "./apply-import.ts";
import { applyProfile } from "./apply-profile.ts";
import { type Cadence, intervalAt } from "./cadence.ts";
import { decide, isShared } from "./decide.ts";
import { failWith, hasReached, moveTo, noticeOf, waitFor, waitShared, waitUsual } from "./movement.ts";
import type { Observation } from "./observation.ts";
import { isEnd, type RegistrationRecord } from "./record.ts";

const applyEntraDevice = (
  record: RegistrationRecord,
  objectId: string,
  physicalIds: readonly string[],
  now: Date,
  cadence: Cadence,
): RegistrationRecord => {
  const seen = waitShared({ ...record, entraObjectId: objectId }, now, cadence);
  const tagged = physicalIds.some((id) => tagOfPhysicalId(id)?.toLowerCase() === record.groupTag.toLowerCase());
  if (!tagged || hasReached(record, "tagged")) return seen;
  return waitShared(moveTo(seen, "tagged", now, "Microsoft Entra shows the group tag on the device."), now, cadence);
};

const applyMembership = (record: RegistrationRecord, now: Date, cadence: Cadence): RegistrationRecord => {
  // Before Entra shows the right tag, the membership may be one that the old tag gave.
  if (!hasReached(record, "tagged") || hasReached(record, "in-group")) return waitShared(record, now, cadence);
  return waitShared(moveTo(record, "in-group", now, "The device is a member of the group."), now, cadence);
};

/** What may happen in any state. */
const applyAnywhere = (
  record: RegistrationRecord,
  observation: Observation,
  now: Date,
  cadence: Cadence,
): RegistrationRecord => {
  switch (observation.kind) {
    case "directory-hidden":
      return waitShared({ ...record, directoryHidden: true }, now, cadence);
    case "postponed":
      return waitFor(record, now, Math.max(observation.milliseconds, intervalAt(0, cadence)));
    case "trouble":
      return noticeOf(record, "registration.throttled", { what: observation.what, minutes: observation.minutes });
    case "trouble-over":
      return record.notice?.code === "registration.throttled" ? { ...record, notice: null } : record;
    case "not-authorised":
      return failWith(record, "registration.not-authorised", { what: observation.what }, now);
    case "no-connection":
      return failWith(record, "registration.no-connection", {}, now);
    case "waited-too-long":
      if (record.approval !== null)
        return applyApproval(record, { kind: "approval-ended", how: "expired" }, now, cadence) ?? record;
      return failWith(record, "registration.timed-out", { state: record.state, hours: observation.hours }, now);
    default:
      return isShared(decide(record, now, cadence))
        ? waitShared(record, now, cadence)
        : waitUsual(record, now, cadence);
  }
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
  if (isEnd(record.state)) return record;
  switch (observation.kind) {
    case "entra-device":
      return applyEntraDevice(record, observation.objectId, observation.physicalIds, now, cadence);
    case "membership":
      return observation.member ? applyMembership(record, now, cadence) : waitShared(record, now, cadence);
    case "profile":
      return applyProfile(record, observation.status, observation.expectedProfileId, now, cadence);
    default:
      return (
        applyImportObservation(record, observation, now, cadence) ??
        applyDeviceObservation(record, observation, now, cadence) ??
        applyApproval(record, observation, now, cadence) ??
        applyAnywhere(record, observation, now, cadence)
      );
  }
};
