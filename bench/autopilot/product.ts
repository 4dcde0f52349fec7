import { randomUUID } from "node:crypto";
import {
  advanceRegistrations,
  createGraphClient,
  createRequestBudget,
  createTokenSource,
  type Fetch,
  isEnd,
  newRegistration,
  type RegistrationStore,
  type StoredRegistration,
  standardCadence,
} from "@windlass/autopilot";
import type { VirtualClock } from "../support/virtual-clock.ts";
import { hardwareHashOf } from "./hardware-hash.ts";
import type { BenchLab } from "./lab.ts";

/** The server's worker pauses this long between two looks at one tenant, in milliseconds. */
const pauseMilliseconds = 100;

/** Registrations in memory: what is measured is what is asked of Microsoft, not PostgreSQL. */
class MemoryStore implements RegistrationStore {
  readonly rows = new Map<string, StoredRegistration>();

  async loadDue(until: Date, limit: number): Promise<StoredRegistration[]> {
    return [...this.rows.values()]
      .filter(({ record }) => record.nextCheckAt !== null && Date.parse(record.nextCheckAt) <= until.getTime())
      .slice(0, limit);
  }

  async save(record: StoredRegistration["record"], expectedVersion: number): Promise<StoredRegistration | null> {
    if (this.rows.get(record.id)?.version !== expectedVersion) return null;
    const stored = { record, version: expectedVersion + 1 };
    this.rows.set(record.id, stored);
    return stored;
  }

  /** When something is due next, in milliseconds since 1970. */
  nextDue(): number {
    let next = Number.POSITIVE_INFINITY;
    for (const { record } of this.rows.values()) {
      if (record.nextCheckAt !== null) next = Math.min(next, Date.parse(record.nextCheckAt));
    }
    return next;
  }
}

/** Registers devices as the server's worker does. @returns serial number → when it was known to be ready */
export const runProduct = async (
  lab: BenchLab,
  clock: VirtualClock,
  fetch: Fetch,
  serialNumbers: readonly string[],
): Promise<Map<string, number>> => {
  const timing = {
    now: () => clock.now(),
    sleep: (milliseconds: number) => clock.sleep(milliseconds),
    random: Math.random,
  };
  const endpoints = { authorityUrl: lab.url, graphUrl: lab.url };
  const { tenantId, clientId, groupTag, groupObjectId } = lab;
  const credential = { kind: "client-secret", value: lab.clientSecret } as const;
  const tokens = createTokenSource({ endpoints, tenantId, clientId, credential, fetch });
  const budget = createRequestBudget(timing);
  const graph = createGraphClient({ endpoints, tokens, fetch, timing, budget, newId: randomUUID });
  const store = new MemoryStore();
  for (const serialNumber of serialNumbers) {
    const device = {
      id: randomUUID(),
      serialNumber,
      hardwareHash: hardwareHashOf(serialNumber),
      groupTag,
      groupObjectId,
    };
    store.rows.set(device.id, { record: newRegistration(device, new Date(clock.now())), version: 1 });
  }
  for (let next = store.nextDue(); Number.isFinite(next); next = store.nextDue()) {
    await clock.sleep(Math.max(pauseMilliseconds, next - clock.now()));
    await advanceRegistrations({ graph, store, cadence: standardCadence, newId: randomUUID });
  }
  const ends = [...store.rows.values()].map(({ record }) => record).filter(({ state }) => isEnd(state));
  return new Map(
    ends
      .filter(({ state }) => state === "ready")
      .map(({ serialNumber, stateSince }) => [serialNumber, Date.parse(stateSince)]),
  );
};
