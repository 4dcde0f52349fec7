import type { IdentifierOutcome } from "@windlass/autopilot";
import { type CorporateIdentifierState, type ToldError, WindlassError } from "@windlass/protocol";
import type { IdentifierProgress, IdentifierRow } from "./repository.ts";

/** As long as a registration may take. */
const longestHours = 48;
const firstPause = 15_000;
const longestPause = 5 * 60_000;

const to = (
  before: Pick<IdentifierProgress, "transitions" | "attempts">,
  state: CorporateIdentifierState,
  detail: string,
  now: Date,
): IdentifierProgress => ({
  state,
  attempts: before.attempts,
  transitions: [...before.transitions, { state, at: now.toISOString(), detail }],
  failure: null,
  warning: null,
  nextCheckAt: null,
});

/** One whose device has just asked for it, or that is to be tried again. */
export const captured = (now: Date, before: Pick<IdentifierProgress, "transitions"> = { transitions: [] }) => ({
  ...to({ transitions: before.transitions, attempts: 0 }, "captured", "Maker, model and serial number are known.", now),
  nextCheckAt: now,
});

export const failed = (
  before: Pick<IdentifierProgress, "transitions" | "attempts">,
  failure: ToldError,
  now: Date,
): IdentifierProgress => ({ ...to(before, "failed", failure.message, now), failure });

/** One that a person wants taken off Intune's list. */
export const deleting = (now: Date, { transitions }: Pick<IdentifierProgress, "transitions">): IdentifierProgress => ({
  ...to({ transitions, attempts: 0 }, "deleting", "It is to be deleted in Intune.", now),
  nextCheckAt: now,
});

/** When the present attempt began: whoever checks again or deletes begins anew. */
const begunAt = ({ state: present, transitions, created_at }: IdentifierRow): number => {
  const last = transitions.findLast(({ state }) => state === present);
  return last ? Date.parse(last.at) : created_at.getTime();
};

const notDeleted = (serialNumber: string, what: string): ToldError => {
  const parameters = { serialNumber, what: what.replace(/\.$/, "") };
  return new WindlassError("corporate-identifier.not-deleted", { parameters }).told();
};

const postponed = (
  row: IdentifierRow,
  outcome: Extract<IdentifierOutcome, { kind: "postponed" }>,
  now: Date,
  factor: number,
): IdentifierProgress => {
  const { serial_number: serialNumber, attempts } = row;
  if (now.getTime() - begunAt(row) > longestHours * 3_600_000 * factor) {
    const parameters = { serialNumber, hours: longestHours, what: outcome.what.replace(/\.$/, "") };
    if (row.state === "deleting") return failed(row, notDeleted(serialNumber, outcome.what), now);
    return failed(row, new WindlassError("corporate-identifier.timed-out", { parameters }).told(), now);
  }
  const doubled = Math.min(firstPause * 2 ** Math.min(attempts, 10), longestPause) * factor;
  const pause = Math.max(outcome.milliseconds ?? 0, doubled);
  return {
    state: row.state,
    attempts: attempts + 1,
    transitions: row.transitions,
    failure: null,
    warning: null,
    nextCheckAt: new Date(now.getTime() + pause),
  };
};

const classic = (serialNumber: string): ToldError =>
  new WindlassError("corporate-identifier.registered-classic", { parameters: { serialNumber } }).told();

const whatOf = (outcome: IdentifierOutcome): string =>
  "what" in outcome ? outcome.what : "the organisation has no working tenant connection";

/**
 * What an answer of Microsoft's comes to. Pure.
 *
 * @param factor below 1 where the tenant is a lab that runs ahead
 */
export const afterOutcome = (
  row: IdentifierRow,
  identifier: string,
  outcome: IdentifierOutcome,
  now: Date,
  factor: number,
): IdentifierProgress => {
  const refuse = (error: WindlassError) =>
    failed(row, row.state === "deleting" ? notDeleted(row.serial_number, whatOf(outcome)) : error.told(), now);
  switch (outcome.kind) {
    case "imported": {
      const seen = outcome.known
        ? "Intune had it as a corporate device before."
        : "Intune knows it as a corporate device.";
      const unread = outcome.registeredClassic === null ? " Whether it is registered could not be read." : "";
      const imported = to(row, "imported", `${seen}${unread}`, now);
      return { ...imported, warning: outcome.registeredClassic ? classic(row.serial_number) : null };
    }
    case "deleted": {
      const seen = outcome.known
        ? "Intune does not count it as a corporate device any more."
        : "Intune did not have it any more.";
      return to(row, "deleted", seen, now);
    }
    case "refused":
      return refuse(
        new WindlassError("corporate-identifier.refused", {
          parameters: { identifier, what: outcome.what.replace(/\.$/, "") },
        }),
      );
    case "not-authorised":
      return refuse(
        new WindlassError("corporate-identifier.not-authorised", {
          parameters: { what: outcome.what.replace(/\.$/, "") },
        }),
      );
    case "no-connection":
      return refuse(new WindlassError("corporate-identifier.no-connection"));
    case "postponed":
      return postponed(row, outcome, now, factor);
  }
};
