import type { ProfileStatus } from "../graph/beta/profile-status.ts";
import { backstop, type Cadence, listingGrace } from "./cadence.ts";
import { waitsForName } from "./device-name.ts";
import { failWith, hasReached, moveTo, waitShared } from "./movement.ts";
import { type RegistrationRecord, waitingSince } from "./record.ts";

/** Details that Intune gives beside a refusal, with the failure that they are; any other is told as it is. */
const obstacleCodes = {
  hardwareRequirementsNotMet: "registration.profile-requirements",
  surfaceHubProfileNotSupported: "registration.profile-for-other-hardware",
  holoLensProfileNotSupported: "registration.profile-for-other-hardware",
  windowsPcProfileNotSupported: "registration.profile-for-other-hardware",
  surfaceHub2SProfileNotSupported: "registration.profile-for-other-hardware",
} as const;

const isKnownObstacle = (name: string): name is keyof typeof obstacleCodes => name in obstacleCodes;

const refused = (record: RegistrationRecord, obstacle: string, now: Date): RegistrationRecord => {
  if (obstacle === "failed") return failWith(record, "registration.profile-failed", {}, now);
  const code = isKnownObstacle(obstacle) ? obstacleCodes[obstacle] : "registration.profile-refused";
  return failWith(record, code, { obstacle }, now);
};

/**
 * Whether the profile that the device has is the one it is to be handed over with. A device that was in the tenant
 * before, or that a profile for all devices reached first, may carry another one for a while, assigned and dated.
 */
const isFinalProfile = (
  record: RegistrationRecord,
  { deployedProfileId, intendedProfileId }: ProfileStatus,
  expectedProfileId: string | null | undefined,
  now: Date,
  cadence: Cadence,
): boolean => {
  if (expectedProfileId && deployedProfileId === expectedProfileId) return true;
  // Only a read of the single device tells what Intune intends.
  if (intendedProfileId === undefined || intendedProfileId !== deployedProfileId) return false;
  if (!expectedProfileId) return record.directoryHidden || hasReached(record, "in-group");
  // An older profile of another group may win; but Intune may also just not have noticed the new group yet.
  return hasReached(record, "in-group") && now.getTime() - waitingSince(record) > backstop(cadence);
};

/** A refusal may be an old one, of the profile that the device had before this run; Intune takes its time to notice. */
const isStale = ({ importSentAt, alreadyRegistered, ...record }: RegistrationRecord, now: Date, cadence: Cadence) => {
  const isNew = importSentAt !== null && !alreadyRegistered && record.tagWrites === 0;
  return !isNew && now.getTime() - Date.parse(record.tagWrittenAt ?? record.stateSince) < listingGrace(cadence);
};

const passed = "Not seen by itself: the deployment profile that the group gives has reached the device.";

/** States that the arrival of the group's profile proves, although nobody looked at the right moment. */
const passThrough = (record: RegistrationRecord, now: Date): RegistrationRecord => {
  if (record.directoryHidden) return record;
  const tagged = hasReached(record, "tagged") ? record : moveTo(record, "tagged", now, passed);
  return hasReached(tagged, "in-group") ? tagged : moveTo(tagged, "in-group", now, passed);
};

/** What Intune says about the deployment profile of a device whose tag it has right. */
export const applyProfile = (
  record: RegistrationRecord,
  status: ProfileStatus,
  expectedProfileId: string | null | undefined,
  now: Date,
  cadence: Cadence,
): RegistrationRecord => {
  const waiting = waitShared(record, now, cadence);
  // Before the tag is right, Intune speaks of the profile that the old tag gave.
  if (!record.tagConfirmed) return waiting;
  if (status.obstacle) return isStale(record, now, cadence) ? waiting : refused(record, status.obstacle, now);
  if (!status.assigned || !isFinalProfile(record, status, expectedProfileId, now, cadence)) return waiting;
  const named = { ...passThrough(record, now), profileName: status.profileName ?? record.profileName };
  const profile = named.profileName ? `The deployment profile “${named.profileName}”` : "A deployment profile";
  const assigned = hasReached(named, "profile-assigned")
    ? named
    : moveTo(named, "profile-assigned", now, `${profile} is assigned.`);
  // Windows asks for the name when it is set up: it has to be there before the device is handed over.
  if (!status.assignedAt || waitsForName(assigned)) return waitShared(assigned, now, cadence);
  return moveTo(assigned, "ready", now, "Intune has dated the assignment: the device can be handed over.");
};
