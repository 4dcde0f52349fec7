import type {
  WindowsAutopilotDeploymentProfile,
  WindowsAutopilotDeploymentProfileAssignment,
} from "@microsoft/microsoft-graph-types-beta";
import { sendBatch } from "../batch.ts";
import type { GraphClient, GraphRequest } from "../client.ts";
import { GraphRefused } from "../graph-refused.ts";
import { collectionOf, memberOf } from "../json.ts";
import { entitiesOf } from "../paging.ts";

/** How a profile sets devices up: `singleUser` is user-driven, `shared` is self-deploying. */
export type DeploymentMode = "user-driven" | "self-deploying" | "hybrid-user-driven" | "unknown";

/** What a person at the device sees and becomes. Null where the profile does not say. */
export interface OutOfBoxExperience {
  readonly userType: "standard" | "administrator" | null;
  readonly privacySettingsHidden: boolean | null;
  readonly licenseTermsHidden: boolean | null;
  readonly keyboardPageSkipped: boolean | null;
  /** The link to start over with another account. */
  readonly accountChangeHidden: boolean | null;
}

/** A deployment profile with what it is assigned to. */
export interface AssignedProfile {
  readonly id: string;
  readonly name: string;
  readonly mode: DeploymentMode;
  readonly joinType: "entra" | "hybrid";
  readonly preprovisioningAllowed: boolean;
  /** Empty: devices keep their names. */
  readonly nameTemplate: string;
  /** As Intune has it: `windowsPc`, `holoLens`, `surfaceHub2` …; null where it does not say. */
  readonly deviceType: string | null;
  /** "Convert all targeted devices to Autopilot". */
  readonly convertsDevices: boolean;
  readonly outOfBox: OutOfBoxExperience;
  readonly createdAt: string | null;
  readonly groupIds: readonly string[];
  readonly excludedGroupIds: readonly string[];
  readonly allDevices: boolean;
}

const profilesPath = "/deviceManagement/windowsAutopilotDeploymentProfiles";

/**
 * A member of the settings object under its present name, else under the one of before May 2024: older profiles may be
 * answered with the old object alone.
 */
const settingOf = (profile: WindowsAutopilotDeploymentProfile, name: string, oldName: string): unknown =>
  memberOf(profile.outOfBoxExperienceSetting, name) ??
  memberOf(memberOf(profile, "outOfBoxExperienceSettings"), oldName);

const flagOf = (value: unknown): boolean | null => (typeof value === "boolean" ? value : null);

const joinTypeOf = (profile: WindowsAutopilotDeploymentProfile): AssignedProfile["joinType"] => {
  const type = memberOf(profile, "@odata.type");
  const hybrid = typeof type === "string" && type.endsWith("activeDirectoryWindowsAutopilotDeploymentProfile");
  return hybrid ? "hybrid" : "entra";
};

const modeOf = (profile: WindowsAutopilotDeploymentProfile): DeploymentMode => {
  const usage = settingOf(profile, "deviceUsageType", "deviceUsageType");
  if (usage === "shared") return "self-deploying";
  if (usage !== "singleUser") return "unknown";
  return joinTypeOf(profile) === "hybrid" ? "hybrid-user-driven" : "user-driven";
};

const outOfBoxOf = (profile: WindowsAutopilotDeploymentProfile): OutOfBoxExperience => {
  const userType = settingOf(profile, "userType", "userType");
  return {
    userType: userType === "standard" || userType === "administrator" ? userType : null,
    privacySettingsHidden: flagOf(settingOf(profile, "privacySettingsHidden", "hidePrivacySettings")),
    licenseTermsHidden: flagOf(settingOf(profile, "eulaHidden", "hideEULA")),
    keyboardPageSkipped: flagOf(settingOf(profile, "keyboardSelectionPageSkipped", "skipKeyboardSelectionPage")),
    accountChangeHidden: flagOf(settingOf(profile, "escapeLinkHidden", "hideEscapeLink")),
  };
};

const targetsOf = (assignments: readonly WindowsAutopilotDeploymentProfileAssignment[], type: string): unknown[] =>
  assignments
    .map((assignment): unknown => assignment.target)
    .filter((target) => memberOf(target, "@odata.type") === type);

const groupIdsOf = (targets: readonly unknown[]): string[] =>
  targets.map((target) => memberOf(target, "groupId")).filter((id): id is string => typeof id === "string");

const assignedProfileOf = (
  profile: WindowsAutopilotDeploymentProfile,
  assignments: readonly WindowsAutopilotDeploymentProfileAssignment[],
): AssignedProfile => ({
  id: profile.id ?? "",
  name: profile.displayName ?? "",
  mode: modeOf(profile),
  joinType: joinTypeOf(profile),
  preprovisioningAllowed: profile.preprovisioningAllowed ?? profile.enableWhiteGlove ?? false,
  nameTemplate: profile.deviceNameTemplate ?? "",
  deviceType: profile.deviceType ?? null,
  convertsDevices: profile.hardwareHashExtractionEnabled ?? profile.extractHardwareHash ?? false,
  outOfBox: outOfBoxOf(profile),
  createdAt: profile.createdDateTime ?? null,
  groupIds: groupIdsOf(targetsOf(assignments, "#microsoft.graph.groupAssignmentTarget")),
  excludedGroupIds: groupIdsOf(targetsOf(assignments, "#microsoft.graph.exclusionGroupAssignmentTarget")),
  allDevices: targetsOf(assignments, "#microsoft.graph.allDevicesAssignmentTarget").length > 0,
});

const assignmentsRequest = (profileId: string): GraphRequest => ({
  method: "GET",
  path: `${profilesPath}/${encodeURIComponent(profileId)}/assignments`,
});

/**
 * All deployment profiles with their assignments, oldest first: on conflict the oldest wins.
 *
 * @throws GraphRefused, TokenRefused
 */
export const readAssignedProfiles = async (client: GraphClient): Promise<AssignedProfile[]> => {
  const profiles: WindowsAutopilotDeploymentProfile[] = [];
  for await (const profile of entitiesOf<WindowsAutopilotDeploymentProfile>(client, profilesPath, "beta")) {
    if (profile.id) profiles.push(profile);
  }
  const answers = await sendBatch(
    client,
    profiles.map(({ id }) => assignmentsRequest(id ?? "")),
    "beta",
  );
  const read = profiles.map((profile, index) => {
    const answer = answers[index];
    if (!answer || answer instanceof GraphRefused) throw answer ?? new Error("A batch answered too few requests.");
    return assignedProfileOf(profile, collectionOf<WindowsAutopilotDeploymentProfileAssignment>(answer.body));
  });
  return read.sort((left, right) => (left.createdAt ?? "").localeCompare(right.createdAt ?? ""));
};
