import type { RegistrationRecord } from "./record.ts";

/** A record with the mark by which the store sees that nobody else wrote it meanwhile. */
export interface StoredRegistration {
  readonly record: RegistrationRecord;
  readonly version: number;
}

export interface RegistrationChange {
  readonly record: RegistrationRecord;
  readonly expectedVersion: number;
}

/** Import records of Intune that are done with. */
export interface Leftovers {
  readonly importedIds: readonly string[];
  /** When the next ones may be taken up; null where there are none. */
  readonly nextAt: Date | null;
}

/** Where one tenant connection's registrations live. */
export interface RegistrationStore {
  /** Those whose `nextCheckAt` is at or before `until`, earliest first. */
  readonly loadDue: (until: Date, limit: number) => Promise<StoredRegistration[]>;
  /**
   * All that have left `captured` and have not ended, whenever they are due: once for each worker that takes over. Their
   * hardware hashes may be left empty.
   */
  readonly loadWaiting: () => Promise<StoredRegistration[]>;
  /**
   * Stores records durably before it returns, together; never their hardware hashes. What a record has in
   * `leftoverImportedIds` is moved into the queue of {@link loadLeftovers} in the same breath.
   *
   * @returns those that were stored, in any order; one that another worker wrote meanwhile is left out, and all are where
   *   the lease is lost
   */
  readonly save: (changes: readonly RegistrationChange[]) => Promise<StoredRegistration[]>;
  /** Import records to be removed from Intune by now. */
  readonly loadLeftovers: (now: Date, limit: number) => Promise<Leftovers>;
  readonly forgetLeftovers: (importedIds: readonly string[]) => Promise<void>;
  /** Takes these up again later; one that has been tried for two days is forgotten. */
  readonly postponeLeftovers: (importedIds: readonly string[], until: Date) => Promise<void>;
  /**
   * Intune keeps these, because their removal needs a second administrator: they are taken up again then, and forgotten
   * after thirty days.
   */
  readonly keepLeftovers: (importedIds: readonly string[], until: Date) => Promise<void>;
}
