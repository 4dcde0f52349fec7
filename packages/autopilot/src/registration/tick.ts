import { TokenRefused } from "../entra/token-failure.ts";
import type { GraphClient } from "../graph/client.ts";
import { GraphRefused } from "../graph/graph-refused.ts";
import { apply } from "./apply.ts";
import type { Cadence } from "./cadence.ts";
import type { RegistrationMemory } from "./memory.ts";
import type { Observation } from "./observation.ts";
import type { RegistrationRecord } from "./record.ts";
import type { RegistrationChange, RegistrationStore, StoredRegistration } from "./store.ts";

/** What the steps of one tick work with. */
export interface Tick {
  readonly graph: GraphClient;
  readonly store: RegistrationStore;
  readonly cadence: Cadence;
  readonly memory: RegistrationMemory;
  /** A fresh UUID. */
  readonly newId: () => string;
}

/** What was learnt about one device, in this order. */
export interface Learnt {
  readonly stored: StoredRegistration;
  readonly observations: readonly Observation[];
}

export const nowOf = (tick: Tick): Date => new Date(tick.graph.timing.now());

/** Records stored in one transaction: few enough to be quick, many enough that thousands of devices are few of them. */
const savedTogether = 500;

/** Whether a change is only about when to look again, and the time that is stored serves as well. */
const isOnlyLater = (before: RegistrationRecord, after: RegistrationRecord, now: Date): boolean => {
  if (before.nextCheckAt === null || after.nextCheckAt === null) return before === after;
  if (Date.parse(before.nextCheckAt) <= now.getTime()) return false;
  if (Date.parse(after.nextCheckAt) < Date.parse(before.nextCheckAt)) return false;
  const old = new Map<string, unknown>(Object.entries(before));
  return Object.entries(after).every(([name, value]) => name === "nextCheckAt" || old.get(name) === value);
};

/**
 * Applies what was learnt and stores what changed.
 *
 * @returns the devices as they are now; those that somebody else has are left out
 */
export const noteAll = async (tick: Tick, learnt: readonly Learnt[]): Promise<StoredRegistration[]> => {
  const now = nowOf(tick);
  const unchanged: StoredRegistration[] = [];
  const changes: RegistrationChange[] = [];
  for (const { stored, observations } of learnt) {
    const record = observations.reduce((known, one) => apply(known, one, now, tick.cadence), stored.record);
    if (isOnlyLater(stored.record, record, now)) unchanged.push(stored);
    else changes.push({ record, expectedVersion: stored.version });
  }
  const saved: StoredRegistration[] = [];
  if (changes.some(({ record }) => record.leftoverImportedIds.length > 0)) tick.memory.nextTidyAt = 0;
  for (let start = 0; start < changes.length; start += savedTogether) {
    const group = changes.slice(start, start + savedTogether);
    const stored = await tick.store.save(group);
    saved.push(...stored);
    const kept = new Set(stored.map(({ record }) => record.id));
    tick.memory.forgetAll(group.flatMap(({ record }) => (kept.has(record.id) ? [] : record.id)));
    for (const one of stored) tick.memory.keep(one, now, tick.cadence);
  }
  return [...unchanged, ...saved];
};

/** The same observation about several devices. */
export const noteEach = (
  tick: Tick,
  records: readonly StoredRegistration[],
  observation: Observation,
): Promise<StoredRegistration[]> =>
  noteAll(
    tick,
    records.map((stored) => ({ stored, observations: [observation] })),
  );

/** Wait for a service that did not say how long, in milliseconds before scaling. */
const unavailableWait = 15_000;

/** How long to wait after a refusal that time heals, in milliseconds; null where time alone does not. */
export const waitAfter = (error: unknown, { factor }: Cadence): number | null => {
  if (error instanceof TokenRefused) return error.temporary ? unavailableWait * factor : null;
  if (!(error instanceof GraphRefused)) throw error;
  if (error.status === 401 || error.status === 403) return null;
  return error.retryAfterMilliseconds ?? unavailableWait * factor;
};

/** What a refused request means for a device, whatever the request was. */
export const observationOfRefusal = (error: unknown, cadence: Cadence): Observation => {
  const milliseconds = waitAfter(error, cadence);
  if (milliseconds !== null) return { kind: "postponed", milliseconds };
  if (error instanceof TokenRefused) return { kind: "no-connection" };
  return { kind: "not-authorised", what: error instanceof Error ? error.message : String(error) };
};

/** Runs a step for several devices; a failure of the whole step is noted on each of them. */
export const stepFor = async (
  tick: Tick,
  records: readonly StoredRegistration[],
  step: (records: readonly StoredRegistration[]) => Promise<void>,
): Promise<void> => {
  if (records.length === 0) return;
  try {
    await step(records);
  } catch (error) {
    // Those the step had already noted have a newer version and are left alone by the store.
    await noteEach(tick, records, observationOfRefusal(error, tick.cadence));
  }
};
