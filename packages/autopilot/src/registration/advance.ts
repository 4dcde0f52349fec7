import type { GraphClient } from "../graph/client.ts";
import { awaitApprovals } from "./approvals.ts";
import { type Cadence, coalescingSlack } from "./cadence.ts";
import { decide, isShared, type NextStep } from "./decide.ts";
import { confirmImports, startImports } from "./import-steps.ts";
import { lookTogether } from "./look.ts";
import { RegistrationMemory } from "./memory.ts";
import type { RegistrationStore, StoredRegistration } from "./store.ts";
import { noteEach, nowOf, stepFor, type Tick } from "./tick.ts";
import { tidy } from "./tidy.ts";

export interface AdvanceSettings {
  readonly graph: GraphClient;
  readonly store: RegistrationStore;
  readonly cadence: Cadence;
  /** Gives a fresh UUID. */
  readonly newId: () => string;
  /** What was remembered of this tenant at the last tick of this worker; without it everything is asked anew. */
  readonly memory?: RegistrationMemory;
}

/** What one tick did. */
export interface Advanced {
  /** Devices that were looked at. */
  readonly looked: number;
  /**
   * When the devices that wait together are to be looked at again, in milliseconds since 1970; null where none waits.
   * Devices that are due by themselves may come earlier.
   */
  readonly nextAt: number | null;
}

/** Most devices one round takes up; the rest is taken up by the next. */
const mostAtOnce = 4000;

/** Rounds in one tick: devices that get ahead are taken up again at once, as far as this. */
const mostRounds = 24;

/** What is remembered is read anew after this long, in milliseconds: whatever was changed beside us is seen then. */
const memoryKept = 10 * 60_000;

type Step = (tick: Tick, records: readonly StoredRegistration[]) => Promise<void>;

const giveUp: Step = async (tick, records) => {
  const hours = tick.cadence.giveUpAfterMilliseconds / 3_600_000;
  await noteEach(tick, records, { kind: "waited-too-long", hours });
};

const steps: readonly (readonly [NextStep, Step])[] = [
  ["give-up", giveUp],
  ["confirm-import", confirmImports],
  ["start-import", startImports],
  ["await-approval", awaitApprovals],
];

const readMemory = async (tick: Tick): Promise<void> => {
  const { memory, store, cadence } = tick;
  const now = nowOf(tick);
  if (memory.readAt !== null && now.getTime() - memory.readAt < memoryKept * cadence.factor) return;
  const waiting = await store.loadWaiting();
  memory.waiting.clear();
  for (const stored of waiting) memory.keep(stored, now, cadence);
  memory.readAt = now.getTime();
  memory.nextTidyAt = Math.min(memory.nextTidyAt, now.getTime());
};

/**
 * One round: what is due by itself, then the shared look where it is due or somebody asked for one.
 *
 * @returns how many devices it took up
 */
const round = async (tick: Tick, until: Date): Promise<number> => {
  const { memory, cadence, store } = tick;
  const due = await store.loadDue(until, mostAtOnce);
  const now = nowOf(tick);
  const planned = due.map((stored) => ({ stored, step: decide(stored.record, now, cadence) }));
  const asked = new Set<string>();
  for (const { stored, step } of planned) {
    if (!isShared(step)) continue;
    memory.keep(stored, now, cadence);
    asked.add(stored.record.id);
  }
  for (const [name, step] of steps) {
    const records = planned.filter((entry) => entry.step === name).map(({ stored }) => stored);
    await stepFor(tick, records, (list) => step(tick, list));
  }
  if (memory.waiting.size > 0 && memory.nextLookAt <= nowOf(tick).getTime()) {
    const looked = memory.waiting.size;
    await lookTogether(tick, "all");
    return due.length + looked;
  }
  if (asked.size > 0) await lookTogether(tick, asked);
  return due.length;
};

/**
 * Moves one tenant connection's devices on as far as they get now: few import calls for all that wait for one, one look
 * for all that wait. Safe to be killed at any moment and run again, by one worker at a time.
 *
 * @throws what the store throws; refusals of Entra and Graph are noted on the devices instead
 */
export const advanceRegistrations = async (settings: AdvanceSettings): Promise<Advanced> => {
  const memory = settings.memory ?? new RegistrationMemory();
  const tick: Tick = { ...settings, memory };
  await readMemory(tick);
  let looked = 0;
  for (let count = 0; count < mostRounds; count += 1) {
    const now = nowOf(tick);
    // Later rounds take up only what got ahead, or two looks would follow each other within the slack.
    const until = count === 0 ? new Date(now.getTime() + coalescingSlack(tick.cadence)) : now;
    const taken = await round(tick, until);
    if (taken === 0) break;
    looked += taken;
  }
  await tidy(tick);
  const tidyAt = Number.isFinite(memory.nextTidyAt) ? [memory.nextTidyAt] : [];
  const lookAt = memory.waiting.size > 0 ? [memory.nextLookAt] : [];
  const next = [...tidyAt, ...lookAt];
  return { looked, nextAt: next.length === 0 ? null : Math.min(...next) };
};
