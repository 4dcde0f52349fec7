import type { Cadence } from "./cadence.ts";
import { isEnd, type RegistrationRecord } from "./record.ts";

/** What to do next for a device. Everything here can be repeated without harm. */
export type NextStep =
  | "nothing"
  | "give-up"
  | "start-import"
  | "confirm-import"
  | "poll-import"
  | "find-by-serial-number"
  | "read-autopilot-device"
  | "read-entra-device"
  | "check-membership"
  | "read-profile";

/** Decides from the record alone, so that a worker that takes over goes on where the last one was killed. */
export const decide = (record: RegistrationRecord, now: Date, cadence: Cadence): NextStep => {
  const { state } = record;
  if (isEnd(state)) return "nothing";
  if (now.getTime() - Date.parse(record.stateSince) > cadence.giveUpAfterMilliseconds) return "give-up";
  switch (state) {
    case "captured":
    case "submitted":
    case "importing":
      if (record.alreadyRegistered) return "find-by-serial-number";
      if (record.importId === null) return "start-import";
      return record.importedId === null ? "confirm-import" : "poll-import";
    case "registered":
      if (!record.tagConfirmed || record.entraDeviceId === null) return "read-autopilot-device";
      return record.directoryHidden ? "read-profile" : "read-entra-device";
    case "tagged":
      return record.directoryHidden ? "read-profile" : "check-membership";
    default:
      return "read-profile";
  }
};
