import { approvalOver } from "./apply-approval.ts";
import { type Cadence, listingGrace, tagGrace } from "./cadence.ts";
import { nameRefused, nameSeen, nameWritten } from "./device-name.ts";
import { failWith, hasReached, moveTo, noticeOf, waitShared } from "./movement.ts";
import type { Observation, SeenAutopilotDevice } from "./observation.ts";
import type { RegistrationRecord } from "./record.ts";

/** Writes of the group tag before somebody else's changes count as lasting. */
const mostTagWrites = 5;

/** Whether Intune's record carries the build's tag in exactly its spelling. */
const carriesTag = (device: SeenAutopilotDevice, record: RegistrationRecord): boolean =>
  device.groupTag === record.groupTag;

/** What Intune says of the device beside its tag and profile, in words. */
const withNotice = (record: RegistrationRecord, device: SeenAutopilotDevice): RegistrationRecord => {
  if (record.approval !== null) return record;
  if (device.remediation === "automaticRemediationRequired")
    return noticeOf(record, "registration.automatic-remediation");
  if (device.enrolment === "blocked" || device.userlessEnrolment === "blocked")
    return noticeOf(record, "registration.enrolment-blocked");
  if (device.enrolment === "enrolled") return noticeOf(record, "registration.still-enrolled");
  return record.notice === null ? record : { ...record, notice: null };
};

/** The one record of Intune that has the device's serial number. */
export const applyFound = (
  record: RegistrationRecord,
  devices: readonly SeenAutopilotDevice[],
  now: Date,
  cadence: Cadence,
  notListed: () => RegistrationRecord,
): RegistrationRecord => {
  const [device] = devices;
  if (devices.length > 1) return failWith(record, "registration.ambiguous", { count: devices.length }, now);
  if (!device) {
    const overdue = now.getTime() - Date.parse(record.importSentAt ?? "") > listingGrace(cadence);
    return overdue ? notListed() : waitShared(record, now, cadence);
  }
  const found = {
    ...record,
    autopilotDeviceId: device.id,
    entraDeviceId: device.entraDeviceId,
    tagConfirmed: carriesTag(device, record),
  };
  const detail = found.tagConfirmed
    ? "The device was already registered in this tenant, with the right group tag."
    : `The device was already registered in this tenant with the group tag “${device.groupTag ?? ""}”, which is being changed.`;
  const named = nameSeen(moveTo(found, "registered", now, detail), device.displayName, now, cadence);
  return waitShared(withNotice(named, device), now, cadence);
};

const applySeen = (
  before: RegistrationRecord,
  device: SeenAutopilotDevice,
  now: Date,
  cadence: Cadence,
): RegistrationRecord => {
  if (device.remediation === "manualRemediationRequired")
    return failWith(before, "registration.remediation-needed", {}, now);
  const known = hasReached(before, "registered")
    ? before
    : moveTo(before, "registered", now, "Intune has the device registered.");
  const listed = nameSeen({ ...known, missingSince: null }, device.displayName, now, cadence);
  const record = withNotice(listed, device);
  const tagConfirmed = carriesTag(device, record);
  if (!tagConfirmed && record.tagWrites >= mostTagWrites && !isTagFresh(record, now, cadence))
    return failWith(record, "registration.tag-overwritten", { found: device.groupTag ?? "" }, now);
  // A change of the tag that waits for approval has been made by somebody if the tag is right.
  const approved = tagConfirmed && record.approval?.operation === "tag" ? { ...record, ...approvalOver(now) } : record;
  return waitShared(
    { ...approved, tagConfirmed, entraDeviceId: device.entraDeviceId || record.entraDeviceId },
    now,
    cadence,
  );
};

/** Whether the tag was written so lately that Intune may not show it yet. */
export const isTagFresh = ({ tagWrittenAt }: RegistrationRecord, now: Date, cadence: Cadence): boolean =>
  tagWrittenAt !== null && now.getTime() - Date.parse(tagWrittenAt) < tagGrace(cadence);

/** Observations about Intune's record of a device. */
export const applyDeviceObservation = (
  record: RegistrationRecord,
  observation: Observation,
  now: Date,
  cadence: Cadence,
): RegistrationRecord | undefined => {
  switch (observation.kind) {
    case "autopilot-device":
      return applySeen(record, observation.device, now, cadence);
    case "autopilot-device-missing": {
      const missingSince = record.missingSince ?? now.toISOString();
      if (now.getTime() - Date.parse(missingSince) > listingGrace(cadence))
        return failWith(record, "registration.device-gone", {}, now);
      return waitShared({ ...record, missingSince }, now, cadence);
    }
    case "tag-written": {
      const approved = record.approval === null ? record : { ...record, ...approvalOver(now) };
      const written = { tagWrites: record.tagWrites + 1, tagWrittenAt: now.toISOString() };
      return waitShared({ ...approved, ...written }, now, cadence);
    }
    case "name-written":
      return waitShared(nameWritten(record, now), now, cadence);
    case "name-refused":
      return waitShared(nameRefused(record, observation, now, cadence), now, cadence);
    default:
      return undefined;
  }
};
