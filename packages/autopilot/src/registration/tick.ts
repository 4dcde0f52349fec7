import { TokenRefused } from "../entra/token-failure.ts";
import type { GraphClient } from "../graph/client.ts";
import { GraphRefused } from "../graph/graph-refused.ts";
import { apply } from "./apply.ts";
import type { Cadence } from "./cadence.ts";
import type { Observation } from "./observation.ts";
import type { RegistrationStore, StoredRegistration } from "./store.ts";

/** What the steps of one tick work with. */
export interface Tick {
  readonly graph: GraphClient;
  readonly store: RegistrationStore;
  readonly cadence: Cadence;
  /** A fresh UUID. */
  readonly newId: () => string;
}

export const nowOf = (tick: Tick): Date => new Date(tick.graph.timing.now());

/** Applies what was learnt and stores the result; null where somebody else has the record now. */
export const note = (
  tick: Tick,
  stored: StoredRegistration,
  observation: Observation,
): Promise<StoredRegistration | null> =>
  tick.store.save(apply(stored.record, observation, nowOf(tick), tick.cadence), stored.version);

/** Wait for a service that did not say how long, in milliseconds before scaling. */
const unavailableWait = 15_000;

/** What a refused request means for a device, whatever the request was. */
export const observationOfRefusal = (error: unknown, cadence: Cadence): Observation => {
  const postponed = (milliseconds: number | null): Observation => ({
    kind: "postponed",
    milliseconds: milliseconds ?? unavailableWait * cadence.factor,
  });
  if (error instanceof TokenRefused) return error.temporary ? postponed(null) : { kind: "no-connection" };
  if (!(error instanceof GraphRefused)) throw error;
  if (error.status === 401 || error.status === 403) return { kind: "not-authorised", what: error.message };
  return postponed(error.retryAfterMilliseconds);
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
    const observation = observationOfRefusal(error, tick.cadence);
    // Those the step had already noted have a newer version and are left alone by the store.
    for (const stored of records) await note(tick, stored, observation);
  }
};
