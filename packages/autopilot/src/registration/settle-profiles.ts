import { confirmProfiles } from "./confirm-profiles.ts";
import { type DeviceLook, type SeenRegistered, seenIn } from "./look-devices.ts";
import type { CloseLook } from "./memory.ts";
import type { Observation } from "./observation.ts";
import type { StoredRegistration } from "./store.ts";
import { type Learnt, noteAll, nowOf, type Tick } from "./tick.ts";

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
export const settleProfiles = async (
  tick: Tick,
  records: readonly StoredRegistration[],
  look: DeviceLook,
): Promise<void> => {
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
    const known = confirmed.get(seen.device.id);
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
