import { TokenRefused } from "../entra/token-failure.ts";
import type { GraphClient } from "../graph/client.ts";
import { GraphRefused } from "../graph/graph-refused.ts";
import { type Cadence, coalescingSlack } from "./cadence.ts";
import { decide, type NextStep } from "./decide.ts";
import {
  checkMemberships,
  deleteLeftovers,
  readAutopilotDevices,
  readEntraDevices,
  readProfiles,
} from "./device-steps.ts";
import { confirmImports, findRegistered, pollImports, startImports } from "./import-steps.ts";
import { isEnd } from "./record.ts";
import type { RegistrationStore, StoredRegistration } from "./store.ts";
import { note, nowOf, stepFor, type Tick } from "./tick.ts";

export interface AdvanceSettings {
  readonly graph: GraphClient;
  readonly store: RegistrationStore;
  readonly cadence: Cadence;
  /** Gives a fresh UUID. */
  readonly newId: () => string;
}

/** Most devices one tick takes up; the rest is taken up by the next. */
const mostAtOnce = 2000;

/** Rounds in one tick: a device that gets ahead is looked at again at once, as far as this. */
const mostRounds = 8;

type Step = (tick: Tick, records: readonly StoredRegistration[]) => Promise<void>;

const giveUp: Step = async (tick, records) => {
  const hours = tick.cadence.giveUpAfterMilliseconds / 3_600_000;
  for (const stored of records) await note(tick, stored, { kind: "waited-too-long", hours });
};

/** In this order, so that a device which an earlier step brought on is taken up again in the next round. */
const steps: readonly (readonly [NextStep, Step])[] = [
  ["give-up", giveUp],
  ["confirm-import", confirmImports],
  ["start-import", startImports],
  ["poll-import", pollImports],
  ["find-by-serial-number", findRegistered],
  ["read-autopilot-device", readAutopilotDevices],
  ["read-entra-device", readEntraDevices],
  ["check-membership", checkMemberships],
  ["read-profile", readProfiles],
];

/** Writes left free for imports and tags while import records are removed. */
const reservedWrites = 30;

/**
 * Removes import records, as many as Intune's limit on writes leaves room for: they are only job records, and no device
 * waits for them. Where Graph cannot be asked, the devices themselves will say so.
 */
const tidied = async (tick: Tick, due: readonly StoredRegistration[]): Promise<readonly StoredRegistration[]> => {
  const untidy = due.filter(({ record }) => record.leftoverImportedIds.length > 0);
  const now = untidy.slice(0, Math.max(0, tick.graph.writesAvailable() - reservedWrites));
  const later = untidy.slice(now.length).filter(({ record }) => isEnd(record.state));
  const set = new Set([...now, ...later]);
  const others = due.filter((stored) => !set.has(stored));
  for (const stored of later) await note(tick, stored, { kind: "import-record-kept" });
  try {
    return [...others, ...(await deleteLeftovers(tick, now))];
  } catch (error) {
    if (!(error instanceof GraphRefused || error instanceof TokenRefused)) throw error;
    const kept = await Promise.all(now.map((stored) => note(tick, stored, { kind: "import-record-kept" })));
    return [...others, ...kept.filter((stored) => stored !== null)];
  }
};

/**
 * Moves one tenant connection's devices on as far as they get now: one import call for all that wait for one, one look
 * for all imports, batches for the rest. Safe to be killed at any moment and run again, by one worker at a time.
 *
 * @returns how many devices were looked at
 * @throws what the store throws; refusals of Entra and Graph are noted on the devices instead
 */
export const advanceRegistrations = async (settings: AdvanceSettings): Promise<number> => {
  const tick: Tick = settings;
  const looked = new Set<string>();
  for (let round = 0; round < mostRounds; round += 1) {
    const now = nowOf(tick);
    // Later rounds take up only what got ahead, or two looks would follow each other within the slack.
    const until = round === 0 ? new Date(now.getTime() + coalescingSlack(tick.cadence)) : now;
    const due = await tidied(tick, await tick.store.loadDue(until, mostAtOnce));
    if (due.length === 0) break;
    for (const { record } of due) looked.add(record.id);
    const planned = due.map((stored) => ({ stored, step: decide(stored.record, now, tick.cadence) }));
    for (const [name, step] of steps) {
      const records = planned.filter((entry) => entry.step === name).map(({ stored }) => stored);
      await stepFor(tick, records, (list) => step(tick, list));
    }
  }
  return looked.size;
};
