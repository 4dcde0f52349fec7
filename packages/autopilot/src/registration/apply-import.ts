import { type Cadence, importGrace, intervalAt, listingGrace } from "./cadence.ts";
import { failWith, moveTo, waitFor, waitUsual } from "./movement.ts";
import type { Observation, SeenAutopilotDevice } from "./observation.ts";
import { isEnd, type RegistrationRecord } from "./record.ts";

/** Imports of one device before Intune's passing errors count as lasting. */
const mostImports = 5;

const withLeftover = (record: RegistrationRecord): RegistrationRecord => {
  const { importedId, leftoverImportedIds } = record;
  if (importedId === null || leftoverImportedIds.includes(importedId)) return record;
  return { ...record, leftoverImportedIds: [...leftoverImportedIds, importedId] };
};

const withoutLeftover = (record: RegistrationRecord, importedId: string): RegistrationRecord => {
  const leftoverImportedIds = record.leftoverImportedIds.filter((id) => !sameText(id, importedId));
  const done = isEnd(record.state) && leftoverImportedIds.length === 0;
  return { ...record, leftoverImportedIds, ...(done && { nextCheckAt: null }) };
};

/** An ended record is kept due for its import records, but not for ever; others are looked at anyway. */
const keepLeftovers = (record: RegistrationRecord, now: Date, cadence: Cadence): RegistrationRecord => {
  if (!isEnd(record.state)) return record;
  const age = now.getTime() - Date.parse(record.stateSince);
  if (age > cadence.giveUpAfterMilliseconds) return { ...record, leftoverImportedIds: [], nextCheckAt: null };
  return waitFor(record, now, intervalAt(age, cadence));
};

const sameText = (left: string | null, right: string): boolean => (left ?? "").toLowerCase() === right.toLowerCase();

/** Whether Intune's record carries the build's tag in exactly its spelling. */
const carriesTag = (device: SeenAutopilotDevice, record: RegistrationRecord): boolean =>
  device.groupTag === record.groupTag;

const startAgain = (record: RegistrationRecord, name: string, now: Date, cadence: Cadence): RegistrationRecord => {
  if (record.attempts >= mostImports) return failWith(record, "registration.import-failed", { name }, now);
  const fresh = { importId: null, importSentAt: null, importedId: null, alreadyRegistered: false };
  return waitUsual({ ...record, ...fresh }, now, cadence);
};

/**
 * What an import's error means, by its name: the number that comes with it is not dependable.
 *
 * Source: Microsoft Intune documentation, "Manually register devices with Windows Autopilot", import error messages.
 */
const applyImportError = (
  before: RegistrationRecord,
  name: string,
  now: Date,
  cadence: Cadence,
): RegistrationRecord => {
  const record = withLeftover(before);
  switch (name) {
    case "ZtdDeviceAlreadyAssigned":
      return { ...record, alreadyRegistered: true, nextCheckAt: now.toISOString() };
    case "ZtdDeviceDuplicated":
      // The same device came twice: one of the two gets through, and this one is found beside it.
      return waitFor({ ...record, alreadyRegistered: true }, now, importGrace(cadence));
    case "ZtdDeviceAssignedToOtherTenant":
    case "ZtdDeviceAssignedToAnotherTenant":
      return failWith(record, "registration.other-tenant", {}, now);
    case "InvalidZtdHardwareHash":
    case "InvalidHardwareIdentifier":
    case "ZtdDeviceBadHardwareHash":
      return failWith(record, "registration.invalid-hash", {}, now);
    case "StorageError":
      return startAgain(record, name, now, cadence);
    default:
      return failWith(record, "registration.import-failed", { name: name || "no reason given" }, now);
  }
};

const applyFound = (
  record: RegistrationRecord,
  devices: readonly SeenAutopilotDevice[],
  now: Date,
  cadence: Cadence,
): RegistrationRecord => {
  const [device] = devices;
  if (devices.length > 1) return failWith(record, "registration.ambiguous", { count: devices.length }, now);
  if (!device) {
    const overdue = now.getTime() - Date.parse(record.importSentAt ?? "") > listingGrace(cadence);
    return overdue
      ? startAgain(record, "Intune knows the device but does not list it", now, cadence)
      : waitUsual(record, now, cadence);
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
  return moveTo(found, "registered", now, detail);
};

const applyDevice = (
  record: RegistrationRecord,
  device: SeenAutopilotDevice,
  now: Date,
  cadence: Cadence,
): RegistrationRecord => {
  const seen = { ...record, entraDeviceId: device.entraDeviceId || null, tagConfirmed: carriesTag(device, record) };
  const complete = seen.tagConfirmed && seen.entraDeviceId !== null;
  return complete ? { ...seen, nextCheckAt: now.toISOString() } : waitUsual(seen, now, cadence);
};

/** Observations up to the point where Intune knows the device with its tag. */
export const applyImportObservation = (
  record: RegistrationRecord,
  observation: Observation,
  now: Date,
  cadence: Cadence,
): RegistrationRecord | undefined => {
  switch (observation.kind) {
    case "import-chosen": {
      const { importId } = observation;
      const chosen = {
        ...record,
        importId,
        importedId: null,
        importSentAt: now.toISOString(),
        attempts: record.attempts + 1,
      };
      const moved =
        record.state === "captured" ? moveTo(chosen, "submitted", now, "The import is being sent to Intune.") : chosen;
      // If this worker dies before the answer, the next one looks for the import once it must have shown up.
      return waitFor(moved, now, importGrace(cadence));
    }
    case "import-accepted": {
      const accepted = { ...record, importedId: observation.importedId };
      if (record.state !== "submitted") return waitUsual(accepted, now, cadence);
      return waitUsual(moveTo(accepted, "importing", now, "Intune has accepted the import."), now, cadence);
    }
    case "import-complete": {
      const { autopilotDeviceId } = observation;
      return moveTo(
        { ...withLeftover(record), autopilotDeviceId },
        "registered",
        now,
        "Intune has registered the device.",
      );
    }
    case "import-error":
      return applyImportError(record, observation.name, now, cadence);
    case "import-refused":
      return observation.becauseOfHash
        ? failWith(record, "registration.invalid-hash", {}, now)
        : failWith(record, "registration.import-failed", { name: observation.what }, now);
    case "import-gone":
      // Somebody else removed it; it may have been finished before, so the device is looked for before anything is sent.
      return { ...record, importedId: null, alreadyRegistered: true, nextCheckAt: now.toISOString() };
    case "import-record-deleted":
      return withoutLeftover(record, observation.importedId);
    case "import-record-kept":
      return keepLeftovers(record, now, cadence);
    case "devices-with-serial-number":
      return applyFound(record, observation.devices, now, cadence);
    case "autopilot-device":
      return applyDevice(record, observation.device, now, cadence);
    case "tag-written":
      return waitUsual(record, now, cadence);
    default:
      return undefined;
  }
};
