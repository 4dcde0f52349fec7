import { type ErrorCode, type ErrorParameters, type ToldError, WindlassError } from "@windlass/protocol";
import { isDeviceName } from "../devices/change.ts";
import { type Cadence, listingGrace, tagGrace } from "./cadence.ts";
import type { RegistrationRecord } from "./record.ts";

/**
 * The name that Intune's record of a device is to carry, and how far that is. A name that cannot be written is told and
 * stops nothing: the device has its name from its answer file.
 */
export interface WantedName {
  readonly wanted: string;
  /** Intune shows it. */
  readonly confirmed: boolean;
  readonly writes: number;
  readonly writtenAt: string | null;
  /** Since when writing it is refused by something that time may heal. */
  readonly refusedSince: string | null;
  /** Why it is not written any more; null while it may be. */
  readonly failure: ToldError | null;
}

/** Writes of a name before somebody else's changes count as lasting. */
const mostNameWrites = 3;

const told = (serialNumber: string, name: string, code: ErrorCode, parameters: ErrorParameters): ToldError =>
  new WindlassError(code, { parameters: { serialNumber, name, ...parameters } }).told();

/** A name that nobody has tried to write yet. */
export const wantedName = (wanted: string, serialNumber: string): WantedName => ({
  wanted,
  confirmed: false,
  writes: 0,
  writtenAt: null,
  refusedSince: null,
  failure: isDeviceName(wanted)
    ? null
    : told(serialNumber, wanted, "registration.name-not-written", { what: "Intune takes no such name" }),
});

/** Names of computers are the same without regard to case. */
const isSame = (left: string | null, right: string): boolean => (left ?? "").toLowerCase() === right.toLowerCase();

const isFresh = ({ writtenAt }: WantedName, now: Date, cadence: Cadence): boolean =>
  writtenAt !== null && now.getTime() - Date.parse(writtenAt) < tagGrace(cadence);

/** The name to send along with a change of the record; null: none is to be changed. */
export const nameToSend = ({ computerName }: RegistrationRecord): string | null =>
  computerName === null || computerName.failure !== null ? null : computerName.wanted;

/** Whether Intune's record is to be given the name now. */
export const lacksName = ({ computerName }: RegistrationRecord, now: Date, cadence: Cadence): boolean =>
  computerName !== null &&
  !computerName.confirmed &&
  computerName.failure === null &&
  !isFresh(computerName, now, cadence);

/** Whether a device that has everything else is kept back for its name: not once it was written, nor where it cannot be. */
export const waitsForName = ({ computerName }: RegistrationRecord): boolean =>
  computerName !== null && !computerName.confirmed && computerName.writtenAt === null && computerName.failure === null;

/** The record after Intune's name of the device was seen. */
export const nameSeen = (
  record: RegistrationRecord,
  found: string | null,
  now: Date,
  cadence: Cadence,
): RegistrationRecord => {
  const { computerName, serialNumber } = record;
  if (computerName === null) return record;
  if (isSame(found, computerName.wanted)) {
    if (computerName.confirmed) return record;
    return { ...record, computerName: { ...computerName, confirmed: true, refusedSince: null, failure: null } };
  }
  const isOverwritten = computerName.writes >= mostNameWrites && !isFresh(computerName, now, cadence);
  if (computerName.failure === null && isOverwritten) {
    const parameters = { found: found ?? "" };
    const failure = told(serialNumber, computerName.wanted, "registration.name-overwritten", parameters);
    return { ...record, computerName: { ...computerName, confirmed: false, failure } };
  }
  return computerName.confirmed ? { ...record, computerName: { ...computerName, confirmed: false } } : record;
};

/** The record after Intune took the name. */
export const nameWritten = (record: RegistrationRecord, now: Date): RegistrationRecord => {
  const { computerName } = record;
  if (computerName === null) return record;
  const written = { writes: computerName.writes + 1, writtenAt: now.toISOString(), refusedSince: null };
  return { ...record, computerName: { ...computerName, ...written } };
};

/** The record after Intune refused the name, for good or for as long as that may last. */
export const nameRefused = (
  record: RegistrationRecord,
  { what, lasting }: { readonly what: string; readonly lasting: boolean },
  now: Date,
  cadence: Cadence,
): RegistrationRecord => {
  const { computerName, serialNumber } = record;
  if (computerName === null || computerName.failure !== null) return record;
  const refusedSince = computerName.refusedSince ?? now.toISOString();
  const isOver = lasting || now.getTime() - Date.parse(refusedSince) > listingGrace(cadence);
  const failure = isOver ? told(serialNumber, computerName.wanted, "registration.name-not-written", { what }) : null;
  return { ...record, computerName: { ...computerName, refusedSince, failure } };
};
