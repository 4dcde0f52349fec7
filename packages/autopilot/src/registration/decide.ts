import { approvalGiveUp, type Cadence } from "./cadence.ts";
import { isEnd, type RegistrationRecord, waitingSince } from "./record.ts";

/** What to do next for a device. Everything here can be repeated without harm. */
export type NextStep =
  | "nothing"
  | "give-up"
  | "start-import"
  | "confirm-import"
  | "await-approval"
  | "poll-import"
  | "find-by-serial-number"
  | "look";

const isOverdue = (record: RegistrationRecord, now: Date, cadence: Cadence): boolean => {
  const since = record.approval === null ? waitingSince(record) : Date.parse(record.approval.since);
  const longest = record.approval === null ? cadence.giveUpAfterMilliseconds : approvalGiveUp;
  return now.getTime() - since > longest;
};

/** Decides from the record alone, so that a worker that takes over goes on where the last one was killed. */
export const decide = (record: RegistrationRecord, now: Date, cadence: Cadence): NextStep => {
  if (isEnd(record.state)) return "nothing";
  if (isOverdue(record, now, cadence)) return "give-up";
  if (record.approval !== null) return "await-approval";
  if (record.autopilotDeviceId !== null) return "look";
  if (record.alreadyRegistered) return "find-by-serial-number";
  if (record.importId === null) return "start-import";
  return record.importedId === null ? "confirm-import" : "poll-import";
};

/** Steps that are taken for all waiting devices of a tenant together, by its own schedule. */
export const isShared = (step: NextStep): boolean =>
  step === "poll-import" || step === "find-by-serial-number" || step === "look";
