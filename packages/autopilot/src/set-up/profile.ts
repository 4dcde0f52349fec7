import type { SetUpProfile } from "@windlass/protocol";
import {
  type AssignmentFinding,
  assignmentsOf,
  assignToGroup,
  changeProfile,
  createProfile,
  type ProfileFinding,
  profileBody,
  profilesNamed,
} from "../graph/beta/set-up-profiles.ts";
import { createOnce, findEventually, orNull, patiently } from "./patience.ts";
import { defineStep } from "./step.ts";
import { bearsMark, instantNow, madeOf, markOf, type SetUpWorld } from "./world.ts";

const modeNames = {
  "user-driven": "user-driven",
  "self-deploying": "self-deploying",
  "hybrid-user-driven": "user-driven with hybrid join",
} as const satisfies Record<SetUpProfile["mode"], string>;

const settingNames = {
  name: "name",
  mode: "mode",
  deviceNameTemplate: "device name template",
  userType: "user account type",
  hideLicenceTerms: "licence terms page",
  hidePrivacySettings: "privacy settings page",
  hideAccountChange: "change account options",
  skipKeyboardPage: "keyboard page",
  preprovisioningAllowed: "pre-provisioning",
} as const satisfies Record<keyof SetUpProfile, string>;

const settings: readonly (keyof SetUpProfile)[] = [
  "mode",
  "deviceNameTemplate",
  "userType",
  "hideLicenceTerms",
  "hidePrivacySettings",
  "hideAccountChange",
  "skipKeyboardPage",
  "preprovisioningAllowed",
];

const differences = (wished: SetUpProfile, found: SetUpProfile): string[] =>
  settings
    .filter((setting) => setting !== "userType" || wished.mode !== "self-deploying")
    .filter((setting) => wished[setting] !== found[setting])
    .map((setting) => settingNames[setting]);

/** Names that Intune takes; anything else ends in an error without a reason (CIPP; Microsoft365DSC issue 3892). */
const namesTaken = /^[\p{L}\p{N} :"?.@$&_[\]{}|\\]+$/u;

const wishedProfile = ({ wish }: SetUpWorld): SetUpProfile => {
  if (!wish.profile) throw new Error("no profile is wished for");
  return wish.profile;
};

const isOurs = (world: SetUpWorld, found: ProfileFinding): boolean =>
  madeOf(world, "profile")?.objectId === found.id || bearsMark(world, found.description);

const wishesProfile = ({ wish }: SetUpWorld): boolean => wish.profile !== null;

const findMarked = async (world: SetUpWorld): Promise<ProfileFinding | null> =>
  (await profilesNamed(world.graph, wishedProfile(world).name)).find((one) => bearsMark(world, one.description)) ??
  null;

const rememberProfile = (world: SetUpWorld, { id, settings: { name } }: ProfileFinding): Promise<void> =>
  world.memory.remember("profile", { kind: "profile", name, at: instantNow(world), objectId: id });

export const profileStep = defineStep<readonly ProfileFinding[]>({
  id: "profile",
  title: "Deployment profile",
  isWanted: wishesProfile,
  look: async (world) => {
    const found = await profilesNamed(world.graph, wishedProfile(world).name);
    const ours = found.filter((one) => isOurs(world, one));
    const meant = ours.length === 1 ? ours : found;
    const [only] = meant;
    if (meant.length === 1 && only) world.subjects.profileId = only.id;
    return meant;
  },
  judge: (world, found) => {
    const wished = wishedProfile(world);
    const [first] = found;
    const name = `“${wished.name}”`;
    if (!first && !namesTaken.test(wished.name))
      return {
        verdict: "cannot",
        detail: `Intune refuses ${name} as the name of a new profile.`,
        remedy: 'Use letters, digits, spaces and : " ? . @ $ & _ [ ] { } | \\ only; a hyphen is refused, too.',
      };
    if (!first) return { verdict: "create", detail: `${name}, ${modeNames[wished.mode]}.` };
    if (found.length > 1)
      return {
        verdict: "cannot",
        detail: `${found.length} deployment profiles have the name ${name}.`,
        remedy: "Choose another name for the profile.",
      };
    const differing = differences(wished, first.settings);
    if (differing.length === 0) return { verdict: "fits", detail: `${name} is there, ${modeNames[wished.mode]}.` };
    if (isOurs(world, first)) return { verdict: "change", detail: `${name} changes: ${differing.join(", ")}.` };
    return {
      verdict: "cannot",
      detail: `${name} is there already with other settings: ${differing.join(", ")}.`,
      remedy: "Choose another name for the profile, or choose the same settings. What others made is not changed.",
    };
  },
  apply: async (world, found) => {
    const wished = wishedProfile(world);
    const body = profileBody(wished, markOf(world.setUpId));
    const [only] = found;
    if (only && madeOf(world, "profile")?.objectId === only.id) {
      await changeProfile(world.graph, only.id, body);
      return;
    }
    const profile = await createOnce(world, "profile", {
      find: () => findMarked(world),
      create: () => createProfile(world.graph, body),
    });
    await rememberProfile(world, profile);
    world.subjects.profileId = profile.id;
  },
  adopt: async (world) => {
    const found = await findEventually(world, () => findMarked(world));
    if (found) await rememberProfile(world, found);
  },
});

export const assignmentStep = defineStep<readonly AssignmentFinding[]>({
  id: "assignment",
  title: "Profile assignment",
  isWanted: wishesProfile,
  look: async (world) => {
    const { profileId } = world.subjects;
    if (!profileId) return [];
    return (await orNull(patiently(world, () => assignmentsOf(world.graph, profileId)))) ?? [];
  },
  judge: (world, found) => {
    const { groupId } = world.subjects;
    const group = `“${world.wish.group.name}”`;
    const profile = `“${wishedProfile(world).name}”`;
    const excluded = found.some((one) => one.target === "excluded-group" && one.groupId === groupId);
    if (groupId && excluded)
      return {
        verdict: "cannot",
        detail: `${profile} excludes the group ${group}.`,
        remedy: "Take the group out of the profile's excluded groups in the Intune admin center.",
      };
    if (found.some((one) => one.target === "all-devices"))
      return { verdict: "fits", detail: `${profile} is assigned to all devices.` };
    if (groupId && found.some((one) => one.target === "group" && one.groupId === groupId))
      return { verdict: "fits", detail: `${profile} is assigned to ${group}.` };
    return { verdict: "create", detail: `${profile} is assigned to ${group}.` };
  },
  apply: async (world) => {
    const { profileId, groupId } = world.subjects;
    if (!profileId || !groupId) throw new Error("an assignment needs profile and group");
    const object = { kind: "assignment", name: `${wishedProfile(world).name} → ${world.wish.group.name}` } as const;
    await world.memory.remember("assignment", { ...object, at: instantNow(world), profileId, groupId });
    await patiently(world, () => assignToGroup(world.graph, profileId, groupId));
  },
});
