import { isEnd, type RegistrationRecord } from "./record.ts";
import type { Leftovers, RegistrationChange, RegistrationStore, StoredRegistration } from "./store.ts";

const twoDays = 48 * 3_600_000;
const thirtyDays = 30 * 24 * 3_600_000;

interface Leftover {
  readonly since: number | null;
  readonly notBefore: number;
}

/**
 * Registrations in memory, for a program that registers devices once and for tests: what is in it is lost with the
 * process. Everything a store promises but that it is durable.
 *
 * @example
 * const store = new MemoryRegistrationStore();
 * store.add(newRegistration({ id, serialNumber, hardwareHash, groupTag, groupObjectId }, new Date()));
 */
export class MemoryRegistrationStore implements RegistrationStore {
  readonly #rows = new Map<string, StoredRegistration>();
  readonly #leftovers = new Map<string, Leftover>();

  add(record: RegistrationRecord): void {
    this.#rows.set(record.id, { record, version: 1 });
  }

  all(): RegistrationRecord[] {
    return [...this.#rows.values()].map(({ record }) => record);
  }

  /** Import records that are still to be removed. */
  leftovers(): string[] {
    return [...this.#leftovers.keys()];
  }

  /** When a device is due by itself next, in milliseconds since 1970; null where none is. */
  nextDue(): number | null {
    let next = Number.POSITIVE_INFINITY;
    for (const { record } of this.#rows.values())
      if (record.nextCheckAt !== null) next = Math.min(next, Date.parse(record.nextCheckAt));
    return Number.isFinite(next) ? next : null;
  }

  async loadDue(until: Date, limit: number): Promise<StoredRegistration[]> {
    const due: StoredRegistration[] = [];
    for (const stored of this.#rows.values()) {
      const { nextCheckAt } = stored.record;
      if (nextCheckAt !== null && Date.parse(nextCheckAt) <= until.getTime()) due.push(stored);
      if (due.length === limit) break;
    }
    return due;
  }

  async loadWaiting(): Promise<StoredRegistration[]> {
    return [...this.#rows.values()].filter(({ record }) => record.state !== "captured" && !isEnd(record.state));
  }

  async save(changes: readonly RegistrationChange[]): Promise<StoredRegistration[]> {
    return changes.flatMap(({ record, expectedVersion }) => {
      const before = this.#rows.get(record.id);
      if (before?.version !== expectedVersion) return [];
      for (const id of record.leftoverImportedIds) this.#leftovers.set(id, { since: null, notBefore: 0 });
      const { hardwareHash } = before.record;
      const kept = { ...record, hardwareHash, leftoverImportedIds: [] };
      const stored = { record: kept, version: expectedVersion + 1 };
      this.#rows.set(record.id, stored);
      return [stored];
    });
  }

  async loadLeftovers(now: Date, limit: number): Promise<Leftovers> {
    const importedIds: string[] = [];
    let nextAt: number | null = null;
    for (const [id, { notBefore }] of this.#leftovers) {
      if (notBefore <= now.getTime() && importedIds.length < limit) importedIds.push(id);
      nextAt = Math.min(nextAt ?? Number.POSITIVE_INFINITY, notBefore);
    }
    return { importedIds, nextAt: nextAt === null ? null : new Date(nextAt) };
  }

  async forgetLeftovers(importedIds: readonly string[]): Promise<void> {
    for (const id of importedIds) this.#leftovers.delete(id);
  }

  async postponeLeftovers(importedIds: readonly string[], until: Date): Promise<void> {
    this.#takeUpLater(importedIds, until, twoDays);
  }

  async keepLeftovers(importedIds: readonly string[], until: Date): Promise<void> {
    this.#takeUpLater(importedIds, until, thirtyDays);
  }

  #takeUpLater(importedIds: readonly string[], until: Date, atMost: number): void {
    for (const id of importedIds) {
      const since = this.#leftovers.get(id)?.since ?? until.getTime();
      if (until.getTime() - since > atMost) this.#leftovers.delete(id);
      else this.#leftovers.set(id, { since, notBefore: until.getTime() });
    }
  }
}
