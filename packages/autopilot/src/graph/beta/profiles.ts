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

/** A deployment profile with what it is assigned to. */
export interface AssignedProfile {
  readonly id: string;
  readonly name: string;
  readonly mode: DeploymentMode;
  readonly createdAt: string | null;
  readonly groupIds: readonly string[];
  readonly excludedGroupIds: readonly string[];
  readonly allDevices: boolean;
}

const profilesPath = "/deviceManagement/windowsAutopilotDeploymentProfiles";

const modeOf = (profile: WindowsAutopilotDeploymentProfile): DeploymentMode => {
  // Microsoft renamed the settings object in 2024; older profiles may still be answered with the old one only.
  const usage =
    memberOf(profile.outOfBoxExperienceSetting, "deviceUsageType") ??
    memberOf(memberOf(profile, "outOfBoxExperienceSettings"), "deviceUsageType");
  if (usage === "shared") return "self-deploying";
  if (usage !== "singleUser") return "unknown";
  const type = memberOf(profile, "@odata.type");
  const hybrid = typeof type === "string" && type.endsWith("activeDirectoryWindowsAutopilotDeploymentProfile");
  return hybrid ? "hybrid-user-driven" : "user-driven";
};

const targetsOf = (assignments: readonly WindowsAutopilotDeploymentProfileAssignment[], type: string): unknown[] =>
  assignments
    .map((assignment): unknown => assignment.target)
    .filter((target) => memberOf(target, "@odata.type") === type);

const groupIdsOf = (targets: readonly unknown[]): string[] =>
  targets.map((target) => memberOf(target, "groupId")).filter((id): id is string => typeof id === "string");

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
  const read = profiles.map((profile, index): AssignedProfile => {
    const answer = answers[index];
    if (!answer || answer instanceof GraphRefused) throw answer ?? new Error("A batch answered too few requests.");
    const assignments = collectionOf<WindowsAutopilotDeploymentProfileAssignment>(answer.body);
    return {
      id: profile.id ?? "",
      name: profile.displayName ?? "",
      mode: modeOf(profile),
      createdAt: profile.createdDateTime ?? null,
      groupIds: groupIdsOf(targetsOf(assignments, "#microsoft.graph.groupAssignmentTarget")),
      excludedGroupIds: groupIdsOf(targetsOf(assignments, "#microsoft.graph.exclusionGroupAssignmentTarget")),
      allDevices: targetsOf(assignments, "#microsoft.graph.allDevicesAssignmentTarget").length > 0,
    };
  });
  return read.sort((left, right) => (left.createdAt ?? "").localeCompare(right.createdAt ?? ""));
};
