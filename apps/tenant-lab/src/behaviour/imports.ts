import { type HardwareFacts, readHardwareHash } from "../hardware.ts";
import type { LabCore } from "../lab-core.ts";
import type { ImportRecord } from "../state/entities.ts";
import { register } from "./registration.ts";
import { schedule } from "./schedule.ts";

/** What a caller sends for one device. */
export interface ImportRequest {
  readonly importId: string | null;
  readonly serialNumber: string;
  readonly productKey: string;
  readonly groupTag: string;
  readonly assignedUserPrincipalName: string | null;
  /** Base64 that decodes; whether it is a hardware hash is found out later. */
  readonly hardwareIdentifier: string;
}

/** Takes the devices of one call. The outcome comes later, in each record's state. */
export function submitImports(
  lab: LabCore,
  caller: { readonly tenantId: string; readonly applicationId: string },
  requests: readonly ImportRequest[],
): ImportRecord[] {
  const now = lab.clock.now();
  const seen = new Set<string>();
  return requests.map((request) => {
    const key = deviceKeyOf(request);
    const duplicateInCall = seen.has(key);
    seen.add(key);
    const record = lab.state.imports.put({
      ...request,
      id: lab.newId(),
      sequence: lab.state.nextSequence(),
      tenantId: caller.tenantId,
      status: "unknown",
      errorCode: 0,
      errorName: "",
      registrationId: "",
      duplicateInCall,
    });
    lab.state.importJournal.put({
      id: lab.newId(),
      sequence: lab.state.nextSequence(),
      tenantId: caller.tenantId,
      at: now,
      applicationId: caller.applicationId,
      importedIdentityId: record.id,
      importId: request.importId,
      serialNumber: request.serialNumber,
      groupTag: request.groupTag,
      outcome: "waiting",
    });
    schedule(lab, caller.tenantId, now, "importStarts", { kind: "start-import", importedId: record.id });
    schedule(lab, caller.tenantId, now, "importFinishes", { kind: "finish-import", importedId: record.id });
    return record;
  });
}

export function startImport(lab: LabCore, importedId: string): void {
  const record = lab.state.imports.get(importedId);
  if (record?.status === "unknown") lab.state.imports.put({ ...record, status: "pending" });
}

/** Ends an import. A record deleted meanwhile ends nothing. */
export function finishImport(lab: LabCore, importedId: string, at: number): void {
  const record = lab.state.imports.get(importedId);
  if (record === undefined) return;
  const hardware = readHardwareHash(record.hardwareIdentifier);
  const refusal = refusalOf(lab, record, hardware);
  if (refusal !== null || hardware === null) {
    const { name, code } = refusal ?? invalidHash;
    lab.state.imports.put({ ...record, status: "error", errorCode: code, errorName: name });
    noteOutcome(lab, importedId, name);
    return;
  }
  const device = register(lab, record, hardware, at);
  lab.state.imports.put({ ...record, status: "complete", registrationId: device.id });
  noteOutcome(lab, importedId, "complete");
}

interface Refusal {
  readonly name: string;
  readonly code: number;
}

/** Names and codes: Windows Autopilot, "Manually register devices", device import errors. Duplicated has no known code. */
const invalidHash: Refusal = { name: "InvalidZtdHardwareHash", code: 802 };

function refusalOf(lab: LabCore, record: ImportRecord, hardware: HardwareFacts | null): Refusal | null {
  const verdict = takeVerdict(lab, record.serialNumber.toLowerCase());
  if (verdict !== null) return verdict;
  if (hardware === null) return invalidHash;
  if (record.duplicateInCall) return { name: "ZtdDeviceDuplicated", code: 0 };
  const key = hardware.serialNumber.toLowerCase();
  if (lab.state.foreignDevices.get(key) !== undefined) return otherTenant;
  const holder = lab.state.autopilotDevices.by("serialKey", key)[0];
  if (holder === undefined) return null;
  return holder.tenantId === record.tenantId ? { name: "ZtdDeviceAlreadyAssigned", code: 806 } : otherTenant;
}

/** An error that was prepared for this serial number, as often as it was asked for. */
function takeVerdict(lab: LabCore, serialKey: string): Refusal | null {
  const verdict = lab.state.importVerdicts.get(serialKey);
  if (verdict === undefined) return null;
  if (verdict.remaining <= 1) lab.state.importVerdicts.delete(serialKey);
  else lab.state.importVerdicts.put({ ...verdict, remaining: verdict.remaining - 1 });
  return { name: verdict.name, code: verdict.code };
}

const otherTenant: Refusal = { name: "ZtdDeviceAssignedToOtherTenant", code: 808 };

function deviceKeyOf(request: ImportRequest): string {
  const hardware = readHardwareHash(request.hardwareIdentifier);
  return (hardware?.serialNumber ?? request.serialNumber).toLowerCase();
}

function noteOutcome(lab: LabCore, importedIdentityId: string, outcome: string): void {
  const entry = lab.state.importJournal.by("importedIdentityId", importedIdentityId)[0];
  if (entry !== undefined) lab.state.importJournal.put({ ...entry, outcome });
}
