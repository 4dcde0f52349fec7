import { sendBatch } from "../graph/batch.ts";
import { assignedDeviceIdPages } from "../graph/beta/device-list.ts";
import { deviceWithProfilesRequest, type ProfileStatus, profileStatusOf } from "../graph/beta/profile-status.ts";
import { type AssignedProfile, readAssignedProfiles } from "../graph/beta/profiles.ts";
import { GraphRefused } from "../graph/graph-refused.ts";
import { entityOf } from "../graph/json.ts";
import type { RegistrationRecord } from "./record.ts";
import { nowOf, type Tick } from "./tick.ts";

/** How long it is believed which profile a group gives, in milliseconds before scaling. */
const profilesKept = 3 * 60_000;

/** Single reads in one look: few enough that the look stays a quick one. */
const mostReads = 200;

/** Below this many, single reads are as good as the list of a profile's devices. */
const fewDevices = 20;

/** A device whose profile seems to be assigned. */
export interface Candidate {
  readonly record: RegistrationRecord;
  readonly autopilotDeviceId: string;
  readonly profile: ProfileStatus;
}

const isLasting = (error: unknown): boolean =>
  error instanceof GraphRefused && [400, 403, 404, 405, 501].includes(error.status);

const readProfiles = async (tick: Tick): Promise<readonly AssignedProfile[] | null> => {
  const now = nowOf(tick).getTime();
  const known = tick.memory.profiles;
  if (known !== null && now - known.readAt < profilesKept * tick.cadence.factor) return known.profiles;
  let profiles: readonly AssignedProfile[] | null = null;
  try {
    profiles = await readAssignedProfiles(tick.graph);
  } catch (error) {
    // What a group gives stays unknown; the devices' own reads still decide.
    if (!isLasting(error)) throw error;
  }
  tick.memory.profiles = { readAt: now, profiles };
  return profiles;
};

const names = (ids: readonly string[], groupId: string): boolean => ids.some((id) => id.toLowerCase() === groupId);

const reaches = (profile: AssignedProfile, groupId: string): boolean =>
  profile.allDevices || names(profile.groupIds, groupId);

/** What a group gives: the oldest profile that is assigned to it, or to all devices, and does not exclude it. */
const winnerOf = (profiles: readonly AssignedProfile[], groupObjectId: string): AssignedProfile | null => {
  const groupId = groupObjectId.toLowerCase();
  return profiles.find((one) => reaches(one, groupId) && !names(one.excludedGroupIds, groupId)) ?? null;
};

/**
 * Whether a device can have no other profile than this one: it is new in the tenant, all its groups are known, and no
 * other profile reaches any of them.
 */
const isOnlyOne = (
  tick: Tick,
  profiles: readonly AssignedProfile[],
  winner: AssignedProfile,
  record: RegistrationRecord,
): boolean => {
  const groups = tick.memory.groupsOf.get(record.id);
  const isNew = record.importSentAt !== null && !record.alreadyRegistered && record.tagWrites === 0;
  if (!isNew || !groups?.includes(record.groupObjectId.toLowerCase())) return false;
  return profiles.every((one) => one.id === winner.id || !groups.some((groupId) => reaches(one, groupId)));
};

/** What was learnt about a candidate; `expected` is the profile of its group, undefined where unknown. */
export interface Confirmed {
  readonly profile: ProfileStatus;
  readonly expected: string | null | undefined;
}

/** Which candidates the lists of devices of their groups' profiles name. */
const findInLists = async (
  tick: Tick,
  candidates: readonly Candidate[],
  winnerFor: (candidate: Candidate) => AssignedProfile | null | undefined,
): Promise<ReadonlySet<string>> => {
  const found = new Set<string>();
  if (!tick.memory.listsAssignedDevices) return found;
  const open = new Set(candidates.map(({ autopilotDeviceId }) => autopilotDeviceId));
  try {
    for (const profileId of new Set(candidates.flatMap((candidate) => winnerFor(candidate)?.id ?? []))) {
      for await (const page of assignedDeviceIdPages(tick.graph, profileId)) {
        for (const id of page) if (open.has(id)) found.add(id);
      }
    }
  } catch (error) {
    if (!isLasting(error)) throw error;
    tick.memory.listsAssignedDevices = false;
  }
  return found;
};

/** Reads devices one by one, as many as keep the look a quick one. */
const readEach = async (
  tick: Tick,
  candidates: readonly Candidate[],
  winnerFor: (candidate: Candidate) => AssignedProfile | null | undefined,
  confirmed: Map<string, Confirmed>,
): Promise<void> => {
  const now = candidates.slice(0, mostReads);
  const requests = now.map(({ autopilotDeviceId }) => deviceWithProfilesRequest(autopilotDeviceId));
  const answers = await sendBatch(tick.graph, requests, "beta");
  for (const [index, candidate] of now.entries()) {
    const answer = answers[index];
    if (!answer || answer instanceof GraphRefused) continue;
    const device = entityOf<Parameters<typeof profileStatusOf>[0]>(answer.body);
    const winner = winnerFor(candidate);
    const expected = winner === null ? null : winner?.id;
    if (device) confirmed.set(candidate.autopilotDeviceId, { profile: profileStatusOf(device), expected });
  }
};

/**
 * Looks closely at devices whose profile seems to be assigned: is it the one that their group gives, or the one that
 * Intune intends? Many need no question, many are found together in the list of the profile's devices, the rest is read
 * one by one.
 *
 * @returns what is known of each, by its Autopilot device id; the rest has to wait for the next look
 * @throws GraphRefused, TokenRefused
 */
export const confirmProfiles = async (
  tick: Tick,
  candidates: readonly Candidate[],
): Promise<ReadonlyMap<string, Confirmed>> => {
  const confirmed = new Map<string, Confirmed>();
  if (candidates.length === 0) return confirmed;
  const profiles = await readProfiles(tick);
  const winners = new Map<string, AssignedProfile | null>();
  const winnerFor = ({ record: { groupObjectId } }: Candidate): AssignedProfile | null | undefined => {
    if (profiles === null) return undefined;
    const known = winners.get(groupObjectId);
    if (known !== undefined) return known;
    const winner = winnerOf(profiles, groupObjectId);
    winners.set(groupObjectId, winner);
    return winner;
  };
  const confirm = ({ autopilotDeviceId, profile }: Candidate, { id, name }: AssignedProfile) =>
    confirmed.set(autopilotDeviceId, {
      profile: { ...profile, profileName: name, deployedProfileId: id },
      expected: id,
    });
  const isOpen = ({ autopilotDeviceId }: Candidate) => !confirmed.has(autopilotDeviceId);

  for (const candidate of candidates) {
    const winner = winnerFor(candidate);
    if (profiles && winner && isOnlyOne(tick, profiles, winner, candidate.record)) confirm(candidate, winner);
  }
  const unclear = candidates.filter(isOpen);
  if (unclear.length > fewDevices) {
    const listed = await findInLists(tick, unclear, winnerFor);
    for (const candidate of unclear) {
      const winner = winnerFor(candidate);
      if (winner && listed.has(candidate.autopilotDeviceId)) confirm(candidate, winner);
    }
  }
  await readEach(tick, unclear.filter(isOpen), winnerFor, confirmed);
  return confirmed;
};
