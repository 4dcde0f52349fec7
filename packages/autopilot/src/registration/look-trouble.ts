import { TokenRefused } from "../entra/token-failure.ts";
import { refusalGrace } from "./cadence.ts";
import type { StoredRegistration } from "./store.ts";
import { noteEach, nowOf, observationOfRefusal, type Tick, waitAfter } from "./tick.ts";

/** Which of the waiting devices a look is for: all, or those that somebody asked for. */
export type Subject = ReadonlySet<string> | "all";

/** Trouble is told to people after this long, in milliseconds before scaling. */
const troubleToldAfter = 10 * 60_000;

/** The waiting devices that a look is for. */
export const allOf = (tick: Tick, subject: Subject): StoredRegistration[] =>
  [...tick.memory.waiting.values()].filter(({ record }) => subject === "all" || subject.has(record.id));

/**
 * Something could not be learnt. What time heals is waited for; what it does not heal ends the registrations, by name.
 *
 * @returns milliseconds to wait before the next look; 0 where nothing waits any more
 */
export const noteTrouble = async (tick: Tick, subject: Subject, error: unknown): Promise<number> => {
  const { memory, cadence } = tick;
  const now = nowOf(tick).getTime();
  memory.troubleSince ??= now;
  const lasted = now - memory.troubleSince;
  const wait = waitAfter(error, cadence);
  if (wait === null) {
    if (memory.wasAllowed && !(error instanceof TokenRefused) && lasted <= refusalGrace(cadence)) {
      await postponeDue(tick, subject, refusalGrace(cadence) / 4);
      return refusalGrace(cadence) / 4;
    }
    await noteEach(tick, allOf(tick, subject), observationOfRefusal(error, cadence));
    return 0;
  }
  if (!memory.troubleTold && lasted > troubleToldAfter * cadence.factor) {
    memory.troubleTold = true;
    const what = error instanceof Error ? error.message : String(error);
    await noteEach(tick, allOf(tick, "all"), { kind: "trouble", what, minutes: Math.round(lasted / 60_000) });
  }
  await postponeDue(tick, subject, wait);
  return wait;
};

/** Those that were due by themselves must not be due again at once. */
const postponeDue = async (tick: Tick, subject: Subject, milliseconds: number): Promise<void> => {
  const now = nowOf(tick).getTime();
  const due = allOf(tick, subject).filter(({ record }) => Date.parse(record.nextCheckAt ?? "") <= now);
  await noteEach(tick, due, { kind: "postponed", milliseconds });
};

/** Graph answers again. */
export const noteAnswered = async (tick: Tick): Promise<void> => {
  const { memory } = tick;
  memory.troubleSince = null;
  memory.wasAllowed = true;
  if (!memory.troubleTold) return;
  memory.troubleTold = false;
  await noteEach(tick, allOf(tick, "all"), { kind: "trouble-over" });
};
