import type {
  ActiveDirectoryWindowsAutopilotDeploymentProfile,
  WindowsAutopilotDeploymentProfile,
  WindowsAutopilotDeploymentProfileAssignment,
} from "@microsoft/microsoft-graph-types-beta";
import type { SetUpProfile } from "@windlass/protocol";
import type { GraphClient } from "../client.ts";
import { entityOf, memberOf } from "../json.ts";
import { entitiesOf } from "../paging.ts";

const profilesPath = "/deviceManagement/windowsAutopilotDeploymentProfiles";
const itemPath = (profileId: string) => `${profilesPath}/${encodeURIComponent(profileId)}`;

/** A deployment profile as far as a set-up compares it. */
export interface ProfileFinding {
  readonly id: string;
  readonly description: string;
  readonly settings: SetUpProfile;
}

const modeOf = (profile: WindowsAutopilotDeploymentProfile): SetUpProfile["mode"] => {
  if (profile.outOfBoxExperienceSetting?.deviceUsageType === "shared") return "self-deploying";
  const type = memberOf(profile, "@odata.type");
  return typeof type === "string" && type.endsWith("activeDirectoryWindowsAutopilotDeploymentProfile")
    ? "hybrid-user-driven"
    : "user-driven";
};

const findingOf = (profile: WindowsAutopilotDeploymentProfile): ProfileFinding => {
  const experience = profile.outOfBoxExperienceSetting ?? {};
  return {
    id: profile.id ?? "",
    description: profile.description ?? "",
    settings: {
      name: profile.displayName ?? "",
      mode: modeOf(profile),
      deviceNameTemplate: profile.deviceNameTemplate ?? "",
      userType: experience.userType === "administrator" ? "administrator" : "standard",
      hideLicenceTerms: experience.eulaHidden ?? false,
      hidePrivacySettings: experience.privacySettingsHidden ?? false,
      hideAccountChange: experience.escapeLinkHidden ?? false,
      skipKeyboardPage: experience.keyboardSelectionPageSkipped ?? false,
      preprovisioningAllowed: profile.preprovisioningAllowed ?? false,
    },
  };
};

type NewProfile = (ActiveDirectoryWindowsAutopilotDeploymentProfile | WindowsAutopilotDeploymentProfile) & {
  readonly "@odata.type": string;
};

/** A profile as Intune wants it written; a tenant keeps at most 350 of them. */
export const profileBody = (settings: SetUpProfile, description: string): NewProfile => ({
  "@odata.type": `#microsoft.graph.${settings.mode === "hybrid-user-driven" ? "activeDirectory" : "azureAD"}WindowsAutopilotDeploymentProfile`,
  displayName: settings.name,
  description,
  locale: "os-default",
  deviceType: "windowsPc",
  deviceNameTemplate: settings.deviceNameTemplate,
  preprovisioningAllowed: settings.preprovisioningAllowed,
  hardwareHashExtractionEnabled: false,
  roleScopeTagIds: ["0"],
  outOfBoxExperienceSetting: {
    deviceUsageType: settings.mode === "self-deploying" ? "shared" : "singleUser",
    // Refused for shared devices, which have no user whose account could be of a type.
    ...(settings.mode === "self-deploying" ? {} : { userType: settings.userType }),
    eulaHidden: settings.hideLicenceTerms,
    privacySettingsHidden: settings.hidePrivacySettings,
    escapeLinkHidden: settings.hideAccountChange,
    keyboardSelectionPageSkipped: settings.skipKeyboardPage,
  },
});

/** Profiles of exactly this name; the service offers no filter for it. @throws GraphRefused */
export const profilesNamed = async (graph: GraphClient, name: string): Promise<ProfileFinding[]> => {
  const found: ProfileFinding[] = [];
  for await (const profile of entitiesOf<WindowsAutopilotDeploymentProfile>(graph, profilesPath, "beta")) {
    if (profile.displayName === name) found.push(findingOf(profile));
  }
  return found;
};

export const createProfile = async (graph: GraphClient, body: NewProfile): Promise<ProfileFinding> => {
  const answer = await graph.send({ method: "POST", path: profilesPath, body }, "beta");
  return findingOf(entityOf<WindowsAutopilotDeploymentProfile>(answer.body) ?? {});
};

export const changeProfile = async (graph: GraphClient, profileId: string, body: NewProfile): Promise<void> => {
  await graph.send({ method: "PATCH", path: itemPath(profileId), body }, "beta");
};

export const deleteProfile = async (graph: GraphClient, profileId: string): Promise<void> => {
  await graph.send({ method: "DELETE", path: itemPath(profileId) }, "beta");
};

/** What a profile is assigned to. */
export interface AssignmentFinding {
  readonly id: string;
  readonly target: "group" | "excluded-group" | "all-devices" | "other";
  readonly groupId: string | null;
}

const targets: ReadonlyMap<unknown, AssignmentFinding["target"]> = new Map([
  ["#microsoft.graph.groupAssignmentTarget", "group"],
  ["#microsoft.graph.exclusionGroupAssignmentTarget", "excluded-group"],
  ["#microsoft.graph.allDevicesAssignmentTarget", "all-devices"],
]);

export const assignmentsOf = async (graph: GraphClient, profileId: string): Promise<AssignmentFinding[]> => {
  const found: AssignmentFinding[] = [];
  const path = `${itemPath(profileId)}/assignments`;
  for await (const { id, target } of entitiesOf<WindowsAutopilotDeploymentProfileAssignment>(graph, path, "beta")) {
    const groupId = memberOf(target, "groupId");
    found.push({
      id: id ?? "",
      target: targets.get(memberOf(target, "@odata.type")) ?? "other",
      groupId: typeof groupId === "string" ? groupId : null,
    });
  }
  return found;
};

/** Assigning twice to one group is one assignment, whose id Intune makes of both. */
export const assignToGroup = async (graph: GraphClient, profileId: string, groupId: string): Promise<void> => {
  const body = { target: { "@odata.type": "#microsoft.graph.groupAssignmentTarget", groupId } };
  await graph.send({ method: "POST", path: `${itemPath(profileId)}/assignments`, body, repeatable: true }, "beta");
};

export const deleteAssignment = async (graph: GraphClient, profileId: string, assignmentId: string): Promise<void> => {
  const path = `${itemPath(profileId)}/assignments/${encodeURIComponent(assignmentId)}`;
  await graph.send({ method: "DELETE", path }, "beta");
};
