import { findBySerialNumber, sameSerialNumber } from "../graph/autopilot-devices.ts";
import { GraphRefused } from "../graph/graph-refused.ts";
import { findImports, type ImportRecord, importDevices, largestImport } from "../graph/imports.ts";
import { importGrace } from "./cadence.ts";
import { seenDevice } from "./device-steps.ts";
import type { Observation } from "./observation.ts";
import type { StoredRegistration } from "./store.ts";
import { note, nowOf, observationOfRefusal, type Tick } from "./tick.ts";

const ofDevice = (records: readonly ImportRecord[], stored: StoredRegistration): ImportRecord | undefined =>
  records.find((record) => sameSerialNumber(record.serialNumber, stored.record.serialNumber));

/** Sends one import call for devices whose import id is stored. Halves the call where one bad hash spoils it. */
const sendImport = async (tick: Tick, chunk: readonly StoredRegistration[]): Promise<void> => {
  const devices = chunk.map(({ record }) => ({
    serialNumber: record.serialNumber,
    hardwareHash: record.hardwareHash,
    groupTag: record.groupTag,
    importId: record.importId ?? "",
    assignedUser: record.assignedUser,
    productId: record.productId,
  }));
  let answered: ImportRecord[];
  try {
    answered = await importDevices(tick.graph, devices);
  } catch (error) {
    if (error instanceof GraphRefused && error.status === 400) {
      const [only] = chunk;
      if (chunk.length === 1 && only) {
        const becauseOfHash = /Edm\.Binary|hardwareIdentifier/iu.test(error.message);
        await note(tick, only, { kind: "import-refused", becauseOfHash, what: error.message });
        return;
      }
      const middle = Math.ceil(chunk.length / 2);
      await sendImport(tick, chunk.slice(0, middle));
      await sendImport(tick, chunk.slice(middle));
      return;
    }
    const observation = observationOfRefusal(error, tick.cadence);
    for (const stored of chunk) await note(tick, stored, observation);
    return;
  }
  for (const stored of chunk) {
    const importedId = ofDevice(answered, stored)?.id;
    // A device missing in the answer is looked for by its import id later.
    if (importedId) await note(tick, stored, { kind: "import-accepted", importedId });
  }
};

/** Stores the import id on every device first, then sends. */
const chooseAndSend = async (
  tick: Tick,
  records: readonly StoredRegistration[],
  keepImportId: boolean,
): Promise<void> => {
  const seen = new Set<string>();
  const unique = records.filter(({ record }) => {
    const serialNumber = record.serialNumber.trim().toLowerCase();
    return !seen.has(serialNumber) && seen.add(serialNumber);
  });
  for (const stored of records.filter((entry) => !unique.includes(entry)))
    await note(tick, stored, { kind: "not-yet" });
  for (let start = 0; start < unique.length; start += largestImport) {
    const importId = tick.newId();
    const chosen: StoredRegistration[] = [];
    for (const stored of unique.slice(start, start + largestImport)) {
      const kept = keepImportId ? stored.record.importId : null;
      const next = await note(tick, stored, { kind: "import-chosen", importId: kept ?? importId });
      if (next) chosen.push(next);
    }
    if (chosen.length > 0) await sendImport(tick, chosen);
  }
};

/** Coalesces all devices that wait for an import into one call (of at most 500). */
export const startImports = (tick: Tick, records: readonly StoredRegistration[]): Promise<void> =>
  chooseAndSend(tick, records, false);

/**
 * Imports whose answer nobody has: looked for by their import id before anything is sent again, and not before a lost
 * call must have shown up.
 */
export const confirmImports = async (tick: Tick, records: readonly StoredRegistration[]): Promise<void> => {
  const found = await findImports(tick.graph, [...new Set(records.map(({ record }) => record.importId ?? ""))]);
  const missing: StoredRegistration[] = [];
  for (const stored of records) {
    const ours = found.filter(({ importId }) => importId?.toLowerCase() === stored.record.importId?.toLowerCase());
    const importedId = ofDevice(ours, stored)?.id;
    if (importedId) await note(tick, stored, { kind: "import-accepted", importedId });
    else missing.push(stored);
  }
  const now = nowOf(tick).getTime();
  const sentBefore = now - importGrace(tick.cadence);
  const overdue = missing.filter(({ record }) => Date.parse(record.importSentAt ?? "") <= sentBefore);
  for (const stored of missing.filter((entry) => !overdue.includes(entry))) {
    const wait = Date.parse(stored.record.importSentAt ?? "") + importGrace(tick.cadence) - now;
    await note(tick, stored, { kind: "postponed", milliseconds: wait });
  }
  await chooseAndSend(tick, overdue, true);
};

const progressOf = (record: ImportRecord | undefined): Observation => {
  if (!record) return { kind: "import-gone" };
  const { deviceImportStatus, deviceErrorName, deviceRegistrationId } = record.state ?? {};
  if (deviceImportStatus === "error") return { kind: "import-error", name: deviceErrorName ?? "" };
  // A complete import without the device's id: found by its serial number like one that was there before.
  if (deviceImportStatus === "complete" && !deviceRegistrationId)
    return { kind: "import-error", name: "ZtdDeviceAlreadyAssigned" };
  if (deviceImportStatus === "complete" && deviceRegistrationId) {
    return { kind: "import-complete", autopilotDeviceId: deviceRegistrationId };
  }
  return { kind: "not-yet" };
};

/** One look covers every import that is under way. */
export const pollImports = async (tick: Tick, records: readonly StoredRegistration[]): Promise<void> => {
  const found = await findImports(tick.graph, [...new Set(records.map(({ record }) => record.importId ?? ""))]);
  const byId = new Map(found.map((record) => [record.id, record]));
  for (const stored of records) await note(tick, stored, progressOf(byId.get(stored.record.importedId ?? "")));
};

/** Devices that Intune says are already in this tenant. */
export const findRegistered = async (tick: Tick, records: readonly StoredRegistration[]): Promise<void> => {
  for (const stored of records) {
    const devices = await findBySerialNumber(tick.graph, stored.record.serialNumber);
    await note(tick, stored, { kind: "devices-with-serial-number", devices: devices.map(seenDevice) });
  }
};
