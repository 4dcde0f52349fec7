import { GraphRefused } from "../graph/graph-refused.ts";
import { isTagFresh } from "./apply-device.ts";
import { directoryInterval, restAfterLook, sharedInterval } from "./cadence.ts";
import { decide, isShared, type NextStep } from "./decide.ts";
import { lacksName } from "./device-name.ts";
import { pollImports } from "./import-steps.ts";
import { costOfDeviceLook, type DeviceLook, lookAtDevices, seenBySerialNumber, seenIn } from "./look-devices.ts";
import { lookAtDirectory } from "./look-directory.ts";
import { allOf, noteAnswered, noteTrouble, type Subject } from "./look-trouble.ts";
import { hasReached } from "./movement.ts";
import type { Observation } from "./observation.ts";
import { isEnd, waitingSince } from "./record.ts";
import { settleProfiles } from "./settle-profiles.ts";
import type { StoredRegistration } from "./store.ts";
import { noteAll, noteEach, nowOf, type Tick } from "./tick.ts";
import { type WrongProperties, writeProperties } from "./write-properties.ts";

const subjectsOf = (tick: Tick, subject: Subject, ...steps: NextStep[]): StoredRegistration[] => {
  const now = nowOf(tick);
  return allOf(tick, subject).filter(({ record }) => steps.includes(decide(record, now, tick.cadence)));
};

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

const wrongProperties = (tick: Tick, records: readonly StoredRegistration[], look: DeviceLook): WrongProperties[] => {
  const now = nowOf(tick);
  return records.flatMap((stored) => {
    const { record } = stored;
    const tag = !record.tagConfirmed && !isTagFresh(record, now, tick.cadence);
    if (record.autopilotDeviceId === null || isEnd(record.state)) return [];
    if (!tag && !lacksName(record, now, tick.cadence)) return [];
    const seen =
      seenIn(look, stored) ??
      seenBySerialNumber(look, record.serialNumber)?.find(({ device }) => device.id === record.autopilotDeviceId);
    return seen ? [{ stored, tag, displayName: seen.device.displayName }] : [];
  });
};

const needsDirectory = ({ record }: StoredRegistration): boolean =>
  !record.directoryHidden && record.tagConfirmed && record.entraDeviceId !== null && !hasReached(record, "in-group");

/**
 * The directory explains where a device stands, and Intune's profile decides: while the directory has trouble, devices
 * still become ready.
 *
 * @returns what the directory could not answer with
 */
const lookAtDirectoryIfDue = async (tick: Tick, subject: Subject): Promise<GraphRefused | null> => {
  const { memory, cadence } = tick;
  const now = nowOf(tick).getTime();
  const devices = subjectsOf(tick, subject, "look").filter(needsDirectory);
  if (devices.length === 0 || (subject === "all" && memory.nextDirectoryLookAt > now)) return null;
  try {
    await lookAtDirectory(tick, devices);
  } catch (error) {
    if (error instanceof GraphRefused) return error;
    throw error;
  }
  if (subject === "all") memory.nextDirectoryLookAt = now + directoryInterval(youngestOf(tick), cadence);
  return null;
};

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
  await writeProperties(tick, wrongProperties(tick, seen, look));
  const trouble = await lookAtDirectoryIfDue(tick, subject);
  await settleProfiles(tick, subjectsOf(tick, subject, "look"), look);
  if (trouble) throw trouble;
};

const youngestOf = (tick: Tick): number => {
  let since = Number.NEGATIVE_INFINITY;
  for (const { record } of tick.memory.waiting.values()) since = Math.max(since, waitingSince(record));
  return nowOf(tick).getTime() - since;
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
