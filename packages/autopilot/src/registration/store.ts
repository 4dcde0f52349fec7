import type { RegistrationRecord } from "./record.ts";

/** A record with the mark by which the store sees that nobody else wrote it meanwhile. */
export interface StoredRegistration {
  readonly record: RegistrationRecord;
  readonly version: number;
}

/** Where one tenant connection's registrations live. */
export interface RegistrationStore {
  /** Those whose `nextCheckAt` is at or before `until`, earliest first. */
  readonly loadDue: (until: Date, limit: number) => Promise<StoredRegistration[]>;
  /**
   * Stores a record durably before it returns.
   *
   * @returns the new version, or null where another worker wrote it or the lease is lost; then nothing is stored
   */
  readonly save: (record: RegistrationRecord, expectedVersion: number) => Promise<StoredRegistration | null>;
}
