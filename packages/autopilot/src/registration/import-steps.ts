import { findImports, type ImportRecord } from "../graph/imports.ts";
import { importGrace } from "./cadence.ts";
import type { Observation } from "./observation.ts";
import { ofDevice, sendImport } from "./send-import.ts";
import type { StoredRegistration } from "./store.ts";
import { type Learnt, noteAll, noteEach, nowOf, type Tick } from "./tick.ts";

/** One of each serial number; the others wait, so that no device is imported twice at once. */
const withoutTwins = (records: readonly StoredRegistration[]) => {
  const seen = new Set<string>();
  const unique: StoredRegistration[] = [];
  const twins: StoredRegistration[] = [];
  for (const stored of records) {
    const serialNumber = stored.record.serialNumber.trim().toLowerCase();
    (seen.has(serialNumber) ? twins : unique).push(stored);
    seen.add(serialNumber);
  }
  return { unique, twins };
};

/** Stores the import id of one call on its devices. */
const choose = async (
  tick: Tick,
  chunk: readonly StoredRegistration[],
  keepImportId: boolean,
): Promise<StoredRegistration[]> => {
  const importId = tick.newId();
  const hashes = new Map(chunk.map(({ record }) => [record.id, record.hardwareHash]));
  const chosen = await noteAll(
    tick,
    chunk.map((stored): Learnt => {
      const kept = keepImportId ? stored.record.importId : null;
      return { stored, observations: [{ kind: "import-chosen", importId: kept ?? importId }] };
    }),
  );
  // A store gives no hashes back.
  return chosen.map(({ record, version }) => {
    const hardwareHash = hashes.get(record.id) ?? record.hardwareHash;
    return { record: { ...record, hardwareHash }, version };
  });
};

/** Stores the import id on every device first, then sends, several calls at once while that goes well. */
const chooseAndSend = async (
  tick: Tick,
  records: readonly StoredRegistration[],
  keepImportId: boolean,
): Promise<void> => {
  const { unique, twins } = withoutTwins(records);
  await noteEach(tick, twins, { kind: "not-yet" });
  const { memory } = tick;
  for (let start = 0; start < unique.length; ) {
    const calls: Promise<void>[] = [];
    for (const most = memory.importCalls; calls.length < most && start < unique.length; ) {
      const chunk = unique.slice(start, start + memory.importSize);
      start += chunk.length;
      const chosen = await choose(tick, chunk, keepImportId);
      if (chosen.length > 0) calls.push(sendImport(tick, chosen));
    }
    const ends = await Promise.allSettled(calls);
    for (const end of ends) if (end.status === "rejected") throw end.reason;
  }
};

/** Coalesces all devices that wait for an import into as few calls as go well. */
export const startImports = (tick: Tick, records: readonly StoredRegistration[]): Promise<void> =>
  chooseAndSend(tick, records, false);

const importIdsOf = (records: readonly StoredRegistration[]): string[] => [
  ...new Set(records.map(({ record }) => record.importId ?? "")),
];

/** The import record of each device whose import id Intune knows. */
export const findOwnImports = async (
  tick: Tick,
  records: readonly StoredRegistration[],
): Promise<Map<string, ImportRecord>> => {
  const { records: found, pages } = await findImports(tick.graph, importIdsOf(records), tick.memory.importPages);
  if (pages !== null) tick.memory.importPages = pages;
  const ours = new Map<string, ImportRecord[]>();
  for (const one of found) {
    const key = (one.importId ?? "").toLowerCase();
    ours.set(key, [...(ours.get(key) ?? []), one]);
  }
  return new Map(
    records.flatMap((stored) => {
      const imported = ofDevice(ours.get((stored.record.importId ?? "").toLowerCase()) ?? [], stored);
      return imported ? [[stored.record.id, imported]] : [];
    }),
  );
};

/**
 * Imports whose answer nobody has: looked for by their import id before anything is sent again, and not before a lost
 * call must have shown up.
 */
export const confirmImports = async (tick: Tick, records: readonly StoredRegistration[]): Promise<void> => {
  const found = await findOwnImports(tick, records);
  const now = nowOf(tick).getTime();
  const overdueBefore = now - importGrace(tick.cadence);
  const overdue: StoredRegistration[] = [];
  const learnt: Learnt[] = [];
  for (const stored of records) {
    const importedId = found.get(stored.record.id)?.id;
    const sentAt = Date.parse(stored.record.importSentAt ?? "");
    if (importedId) learnt.push({ stored, observations: [{ kind: "import-accepted", importedId }] });
    else if (sentAt <= overdueBefore) overdue.push(stored);
    else learnt.push({ stored, observations: [{ kind: "postponed", milliseconds: sentAt - overdueBefore }] });
  }
  await noteAll(tick, learnt);
  await chooseAndSend(tick, overdue, true);
};

const progressOf = (record: ImportRecord | undefined): Observation => {
  if (!record) return { kind: "import-gone" };
  const { deviceImportStatus, deviceErrorName, deviceRegistrationId } = record.state ?? {};
  if (deviceImportStatus === "error") return { kind: "import-error", name: deviceErrorName ?? "" };
  // A complete import without the device's id: found by its serial number like one that was there before.
  if (deviceImportStatus === "complete" && !deviceRegistrationId)
    return { kind: "import-error", name: "ZtdDeviceAlreadyAssigned" };
  if (deviceImportStatus === "complete" && deviceRegistrationId)
    return { kind: "import-complete", autopilotDeviceId: deviceRegistrationId };
  return { kind: "not-yet" };
};

/** One look covers every import that is under way. */
export const pollImports = async (tick: Tick, records: readonly StoredRegistration[]): Promise<void> => {
  const { records: found, pages } = await findImports(tick.graph, importIdsOf(records), tick.memory.importPages);
  if (pages !== null) tick.memory.importPages = pages;
  const byId = new Map(found.map((record) => [record.id, record]));
  await noteAll(
    tick,
    records.map((stored) => ({ stored, observations: [progressOf(byId.get(stored.record.importedId ?? ""))] })),
  );
};
