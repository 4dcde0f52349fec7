import { newRegistration, type RegistrationRecord } from "./record.ts";

/** Failures after which an import that was under way is looked for instead of repeated. */
const interrupted = new Set<string | undefined>(["registration.no-connection", "registration.not-authorised"]);

/** What a failed registration had reached and need not be asked for again. */
const keptOf = (record: RegistrationRecord): Partial<RegistrationRecord> => {
  const { autopilotDeviceId, entraDeviceId, importId, importSentAt, importedId, alreadyRegistered, attempts } = record;
  if (autopilotDeviceId !== null && record.failure?.code !== "registration.device-gone")
    return { autopilotDeviceId, entraDeviceId };
  if (!interrupted.has(record.failure?.code)) return {};
  return { importId, importSentAt, importedId, alreadyRegistered, attempts };
};

/**
 * Somebody asked to check again: a waiting device is looked at now; a failed one starts anew, from what Intune is known
 * to have of it, so that nothing is registered twice. A device that is ready stays as it is.
 */
export const recheck = (record: RegistrationRecord, now: Date): RegistrationRecord => {
  const at = now.toISOString();
  if (record.state === "ready") return record;
  if (record.state !== "failed") return { ...record, nextCheckAt: at };
  return {
    ...newRegistration({ ...record, wantedName: record.computerName?.wanted ?? null }, now),
    ...keptOf(record),
    leftoverImportedIds: record.leftoverImportedIds,
    transitions: [...record.transitions, { state: "captured", at, detail: "Started again on request." }],
  };
};
