import { TokenRefused } from "../entra/token-failure.ts";
import { isTagFresh } from "./apply-device.ts";
import { directoryInterval, refusalGrace, restAfterLook, sharedInterval } from "./cadence.ts";
import { type Confirmed, confirmProfiles } from "./confirm-profiles.ts";
import { decide, isShared, type NextStep } from "./decide.ts";
import { pollImports } from "./import-steps.ts";
import {
  costOfDeviceLook,
  type DeviceLook,
  lookAtDevices,
  type SeenRegistered,
  seenBySerialNumber,
} from "./look-devices.ts";
import { lookAtDirectory } from "./look-directory.ts";
import type { CloseLook } from "./memory.ts";
import { hasReached } from "./movement.ts";
import type { Observation } from "./observation.ts";
import { waitingSince } from "./record.ts";
import type { StoredRegistration } from "./store.ts";
import { type Learnt, noteAll, noteEach, nowOf, observationOfRefusal, type Tick, waitAfter } from "./tick.ts";
import { type WrongTag, writeTags } from "./write-tags.ts";

/** Which of the waiting devices a look is for: all, or those that somebody asked for. */
export type Subject = ReadonlySet<string> | "all";

const subjectsOf = (tick: Tick, subject: Subject, ...steps: NextStep[]): StoredRegistration[] => {
  const now = nowOf(tick);
  return [...tick.memory.waiting.values()].filter(
    ({ record }) => (subject === "all" || subject.has(record.id)) && steps.includes(decide(record, now, tick.cadence)),
  );
};

const seenIn = (look: DeviceLook, { record }: StoredRegistration): SeenRegistered | null | undefined =>
  record.autopilotDeviceId === null ? undefined : look.byId.get(record.autopilotDeviceId);

const deviceObservation = (look: DeviceLook, stored: StoredRegistration): Observation => {
  if (stored.record.autopilotDeviceId === null) {
    const found = seenBySerialNumber(look, stored.record.serialNumber);
    return found
      ? { kind: "devices-with-serial-number", devices: found.map(({ device }) => device) }
      : { kind: "not-yet" };
  }
  const seen = seenIn(look, stored);
  if (seen) return { kind: "autopilot-device", device: seen.device };
  return { kind: seen === null ? "autopilot-device-missing" : "not-yet" };
};

/** What is known of a device's profile without another question; null where a closer look has to tell. */
const plainProfile = ({ profile }: SeenRegistered): Observation | null => {
  if (profile.obstacle || !profile.assigned) return { kind: "profile", status: profile };
  return null;
};

/** How long a device whose profile proved not to be the final one is not looked at closely again. */
const closeLookPause = 60_000;

const isWorthCloseLook = (last: CloseLook | undefined, { profile }: SeenRegistered, now: number): boolean =>
  last === undefined || last.againAt <= now || last.assignedAt !== profile.assignedAt;

/** Profiles that seem to be assigned are looked at closely before anybody is told that a device is ready. */
const settleProfiles = async (tick: Tick, records: readonly StoredRegistration[], look: DeviceLook): Promise<void> => {
  const now = nowOf(tick).getTime();
  const settled: Learnt[] = [];
  const open: { readonly stored: StoredRegistration; readonly seen: SeenRegistered }[] = [];
  for (const stored of records) {
    const seen = seenIn(look, stored);
    if (!seen || !stored.record.tagConfirmed) continue;
    const plain = plainProfile(seen);
    if (plain) settled.push({ stored, observations: [plain] });
    else if (isWorthCloseLook(tick.memory.closeLooks.get(stored.record.id), seen, now)) open.push({ stored, seen });
  }
  await noteAll(tick, settled);
  const confirmed = await confirmProfiles(
    tick,
    open.map(({ stored, seen }) => ({
      record: stored.record,
      autopilotDeviceId: seen.device.id,
      profile: seen.profile,
    })),
  );
  const learnt = open.flatMap(({ stored, seen }): Learnt[] => {
    const known: Confirmed | undefined = confirmed.get(seen.device.id);
    if (!known) return [];
    return [{ stored, observations: [{ kind: "profile", status: known.profile, expectedProfileId: known.expected }] }];
  });
  await noteAll(tick, learnt);
  const againAt = now + closeLookPause * tick.cadence.factor;
  for (const { stored, seen } of open) {
    const { id } = stored.record;
    if (tick.memory.waiting.has(id)) tick.memory.closeLooks.set(id, { againAt, assignedAt: seen.profile.assignedAt });
  }
};

const wrongTags = (tick: Tick, records: readonly StoredRegistration[], look: DeviceLook): WrongTag[] => {
  const now = nowOf(tick);
  return records.flatMap((stored) => {
    const { record } = stored;
    if (record.autopilotDeviceId === null || record.tagConfirmed || isTagFresh(record, now, tick.cadence)) return [];
    const seen =
      seenIn(look, stored) ??
      seenBySerialNumber(look, record.serialNumber)?.find(({ device }) => device.id === record.autopilotDeviceId);
    return seen ? [{ stored, displayName: seen.device.displayName }] : [];
  });
};

const needsDirectory = ({ record }: StoredRegistration): boolean =>
  !record.directoryHidden && record.tagConfirmed && record.entraDeviceId !== null && !hasReached(record, "in-group");

const ask = async (tick: Tick, subject: Subject): Promise<void> => {
  const importing = subjectsOf(tick, subject, "poll-import");
  if (importing.length > 0) await pollImports(tick, importing);
  const devices = subjectsOf(tick, subject, "look", "find-by-serial-number");
  if (devices.length === 0) return;
  const look = await lookAtDevices(tick, devices);
  const seen = await noteAll(
    tick,
    devices.map((stored) => ({ stored, observations: [deviceObservation(look, stored)] })),
  );
  await writeTags(tick, wrongTags(tick, seen, look));
  const now = nowOf(tick).getTime();
  const directory = subjectsOf(tick, subject, "look").filter(needsDirectory);
  if (directory.length > 0 && (subject !== "all" || tick.memory.nextDirectoryLookAt <= now)) {
    await lookAtDirectory(tick, directory);
    if (subject === "all") tick.memory.nextDirectoryLookAt = now + directoryInterval(youngestOf(tick), tick.cadence);
  }
  await settleProfiles(tick, subjectsOf(tick, subject, "look"), look);
};

const youngestOf = (tick: Tick): number => {
  let since = Number.NEGATIVE_INFINITY;
  for (const { record } of tick.memory.waiting.values()) since = Math.max(since, waitingSince(record));
  return nowOf(tick).getTime() - since;
};

/** Trouble is told to people after this long, in milliseconds before scaling. */
const troubleToldAfter = 10 * 60_000;

const allOf = (tick: Tick, subject: Subject): StoredRegistration[] =>
  [...tick.memory.waiting.values()].filter(({ record }) => subject === "all" || subject.has(record.id));

/** Nothing could be learnt. What time heals is waited for; what it does not heal ends the registrations, by name. */
const noteTrouble = async (tick: Tick, subject: Subject, error: unknown): Promise<number> => {
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

const noteAnswered = async (tick: Tick): Promise<void> => {
  const { memory } = tick;
  memory.troubleSince = null;
  memory.wasAllowed = true;
  if (!memory.troubleTold) return;
  memory.troubleTold = false;
  await noteEach(tick, allOf(tick, "all"), { kind: "trouble-over" });
};

const giveUp = async (tick: Tick): Promise<void> => {
  const overdue = subjectsOf(tick, "all", "give-up");
  const hours = tick.cadence.giveUpAfterMilliseconds / 3_600_000;
  await noteEach(tick, overdue, { kind: "waited-too-long", hours });
};

/** One look at all devices that wait (or at some of them), and when the next one is to be. */
export const lookTogether = async (tick: Tick, subject: Subject): Promise<void> => {
  const { memory, cadence } = tick;
  const startedAt = nowOf(tick).getTime();
  let wait = 0;
  try {
    await giveUp(tick);
    await ask(tick, subject);
    await noteAnswered(tick);
  } catch (error) {
    wait = await noteTrouble(tick, subject, error);
  }
  if (subject !== "all" && wait === 0) return;
  const now = nowOf(tick);
  const devices = [...memory.waiting.values()].filter(({ record }) => isShared(decide(record, now, cadence))).length;
  const operations = costOfDeviceLook(tick, devices);
  const usual = sharedInterval({ operations, devices, youngest: youngestOf(tick) }, cadence);
  memory.nextLookAt = Math.max(startedAt + usual, now.getTime() + Math.max(wait, restAfterLook(cadence)));
};
