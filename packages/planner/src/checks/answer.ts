import type { CheckLevel, CheckOutcome } from "@windlass/protocol";

/** What judging one check came to, before it is put together with what the check says of itself. */
export interface CheckAnswer {
  readonly outcome: CheckOutcome;
  readonly says: string;
  readonly measured: string | null;
  readonly remedy: string | null;
  readonly output?: string;
  /** Where the check itself says that it only warns. */
  readonly level?: CheckLevel;
}

export const passed = (says: string, measured: string | null): CheckAnswer => ({
  outcome: "passed",
  says,
  measured,
  remedy: null,
});

export const failed = (says: string, measured: string | null, remedy: string): CheckAnswer => ({
  outcome: "failed",
  says,
  measured,
  remedy,
});

/** @param missing what would have to be known, as a sentence */
export const cannotTell = (missing: string, remedy: string): CheckAnswer => ({
  outcome: "cannot-tell",
  says: missing,
  measured: null,
  remedy,
});

/** Names in a sentence, with how many more there are. */
export const listed = (names: readonly string[], most = 5): string => {
  const shown = names.slice(0, most).join(", ");
  return names.length > most ? `${shown} and ${names.length - most} more` : shown;
};
