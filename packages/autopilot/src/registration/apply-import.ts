import { approvalOver } from "./apply-approval.ts";
import { applyFound } from "./apply-device.ts";
import { type Cadence, importGrace } from "./cadence.ts";
import { failWith, moveTo, waitFor, waitShared, waitUsual } from "./movement.ts";
import type { Observation } from "./observation.ts";
import type { RegistrationRecord } from "./record.ts";

/** Imports of one device before Intune's passing errors count as lasting. */
const mostImports = 5;

const withLeftover = (record: RegistrationRecord): RegistrationRecord => {
  const { importedId, leftoverImportedIds } = record;
  if (importedId === null || leftoverImportedIds.includes(importedId)) return record;
  return { ...record, leftoverImportedIds: [...leftoverImportedIds, importedId] };
};

type LastingError = "registration.storage-error" | "registration.duplicated" | "registration.not-listed";

/** Imports the device once more, unless that has been tried often enough. */
const startAgain = (
  record: RegistrationRecord,
  lasting: LastingError,
  now: Date,
  cadence: Cadence,
): RegistrationRecord => {
  if (record.attempts >= mostImports) return failWith(record, lasting, { attempts: record.attempts }, now);
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
      return waitShared({ ...record, alreadyRegistered: true }, now, cadence);
    case "ZtdDeviceDuplicated":
      if (record.attempts >= mostImports) return failWith(record, "registration.duplicated", {}, now);
      // The same device came twice: one of the two gets through, and this one is found beside it.
      return waitShared({ ...record, alreadyRegistered: true }, now, cadence);
    case "ZtdDeviceAssignedToOtherTenant":
    case "ZtdDeviceAssignedToAnotherTenant":
      return failWith(record, "registration.other-tenant", {}, now);
    case "InvalidZtdHardwareHash":
    case "InvalidHardwareIdentifier":
    case "ZtdDeviceBadHardwareHash":
      return failWith(record, "registration.invalid-hash", {}, now);
    case "StorageError":
      return startAgain(record, "registration.storage-error", now, cadence);
    default:
      return failWith(record, "registration.import-failed", { name: name || "no reason given" }, now);
  }
};

/** Observations about the import itself, and about a device that Intune says it knows. */
export const applyImportObservation = (
  record: RegistrationRecord,
  observation: Observation,
  now: Date,
  cadence: Cadence,
): RegistrationRecord | undefined => {
  switch (observation.kind) {
    case "import-chosen": {
      const { importId } = observation;
      const sent = { importId, importedId: null, importSentAt: now.toISOString(), attempts: record.attempts + 1 };
      const chosen = { ...record, ...sent };
      const moved =
        record.state === "captured" ? moveTo(chosen, "submitted", now, "The import is being sent to Intune.") : chosen;
      // If this worker dies before the answer, the next one looks for the import once it must have shown up.
      return waitFor(moved, now, importGrace(cadence));
    }
    case "import-accepted": {
      const approved = record.approval === null ? record : { ...record, ...approvalOver(now) };
      const accepted = { ...approved, importedId: observation.importedId };
      if (record.state !== "submitted" && record.state !== "captured") return waitShared(accepted, now, cadence);
      return waitShared(moveTo(accepted, "importing", now, "Intune has accepted the import."), now, cadence);
    }
    case "import-complete": {
      const { autopilotDeviceId } = observation;
      const found = { ...withLeftover(record), autopilotDeviceId };
      return waitShared(moveTo(found, "registered", now, "Intune has registered the device."), now, cadence);
    }
    case "import-error":
      return applyImportError(record, observation.name, now, cadence);
    case "import-refused":
      return observation.becauseOfHash
        ? failWith(record, "registration.invalid-hash", {}, now)
        : failWith(record, "registration.import-failed", { name: observation.what }, now);
    case "import-gone":
      // Somebody else removed it; it may have been finished before, so the device is looked for before anything is sent.
      return waitShared({ ...record, importedId: null, alreadyRegistered: true }, now, cadence);
    case "devices-with-serial-number":
      return applyFound(record, observation.devices, now, cadence, () =>
        startAgain(record, "registration.not-listed", now, cadence),
      );
    default:
      return undefined;
  }
};
