import {
  type ErrorCode,
  type ErrorParameters,
  type RegistrationState,
  registrationState,
  type ToldError,
  WindlassError,
} from "@windlass/protocol";
import { backstop, type Cadence, intervalAt } from "./cadence.ts";
import { isEnd, type RegistrationRecord, waitingSince } from "./record.ts";

const rank = (state: RegistrationState): number => registrationState.options.indexOf(state);

/** Whether a record has come at least as far as a state. */
export const hasReached = (record: RegistrationRecord, state: RegistrationState): boolean =>
  rank(record.state) >= rank(state);

/**
 * Brings a record into a later state and notes when and why. What it waited for before is forgotten. Moving backwards is
 * a defect of the caller.
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
  return { ...record, state, stateSince: at, transitions, notice: null, nextCheckAt: isEnd(state) ? null : at };
};

const told = (record: RegistrationRecord, code: ErrorCode, parameters: ErrorParameters): ToldError =>
  new WindlassError(code, { parameters: { serialNumber: record.serialNumber, ...parameters } }).told();

/** Ends a record with a failure of the catalogue. */
export const failWith = (
  record: RegistrationRecord,
  code: ErrorCode,
  parameters: ErrorParameters,
  now: Date,
): RegistrationRecord => {
  const failure = told(record, code, parameters);
  return { ...moveTo(record, "failed", now, failure.message), failure, approval: null };
};

/** Says what somebody could do while the record waits. */
export const noticeOf = (
  record: RegistrationRecord,
  code: ErrorCode,
  parameters: ErrorParameters = {},
): RegistrationRecord => {
  const notice = told(record, code, parameters);
  const same = record.notice?.code === code && record.notice.message === notice.message;
  return same ? record : { ...record, notice };
};

/** Looks at this device again after the interval that the time in the state gives. */
export const waitUsual = (record: RegistrationRecord, now: Date, cadence: Cadence): RegistrationRecord =>
  waitFor(record, now, intervalAt(now.getTime() - waitingSince(record), cadence));

/** Leaves the next look to the tenant's schedule. */
export const waitShared = (record: RegistrationRecord, now: Date, cadence: Cadence): RegistrationRecord =>
  waitFor(record, now, backstop(cadence));

export const waitFor = (record: RegistrationRecord, now: Date, milliseconds: number): RegistrationRecord => ({
  ...record,
  nextCheckAt: new Date(now.getTime() + Math.ceil(milliseconds)).toISOString(),
});
