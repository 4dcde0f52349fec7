import {
  type ErrorCode,
  type ErrorParameters,
  type RegistrationState,
  registrationState,
  WindlassError,
} from "@windlass/protocol";
import { type Cadence, intervalAt } from "./cadence.ts";
import { isEnd, type RegistrationRecord } from "./record.ts";

const rank = (state: RegistrationState): number => registrationState.options.indexOf(state);

/**
 * Brings a record into a later state and notes when and why. An ended one stays due only while an import record has to
 * be removed. Moving backwards is a defect of the caller.
 */
export const moveTo = (
  record: RegistrationRecord,
  state: RegistrationState,
  now: Date,
  detail: string,
): RegistrationRecord => {
  if (rank(state) <= rank(record.state)) throw new Error(`A registration cannot go from ${record.state} to ${state}.`);
  const at = now.toISOString();
  const transitions = [...record.transitions, { state, at, detail }];
  const done = isEnd(state) && record.leftoverImportedIds.length === 0;
  return { ...record, state, stateSince: at, transitions, nextCheckAt: done ? null : at };
};

/** Ends a record with a failure of the catalogue. */
export const failWith = (
  record: RegistrationRecord,
  code: ErrorCode,
  parameters: ErrorParameters,
  now: Date,
): RegistrationRecord => {
  const failure = new WindlassError(code, { parameters: { serialNumber: record.serialNumber, ...parameters } }).told();
  return { ...moveTo(record, "failed", now, failure.message), failure };
};

/** Looks again after the interval that the time in the state gives. */
export const waitUsual = (record: RegistrationRecord, now: Date, cadence: Cadence): RegistrationRecord => {
  const age = now.getTime() - Date.parse(record.stateSince);
  return waitFor(record, now, intervalAt(age, cadence));
};

export const waitFor = (record: RegistrationRecord, now: Date, milliseconds: number): RegistrationRecord => ({
  ...record,
  nextCheckAt: new Date(now.getTime() + Math.ceil(milliseconds)).toISOString(),
});
