import type { Graph, Running } from "../client.ts";

const profiles = "/beta/deviceManagement/windowsAutopilotDeploymentProfiles";

/** Everything there is for deployment profiles and their assignments. */
export async function exerciseProfiles(running: Running, graph: Graph): Promise<void> {
  const { profileId, groupObjectId } = running.sample;
  await graph("GET", profiles);
  await graph("GET", `${profiles}/$count`);
  await graph("GET", `${profiles}/${profileId}?$expand=assignments`);
  await graph("GET", `${profiles}/${profileId}/assignedDevices`);
  await graph("GET", `${profiles}/${profileId}/assignedDevices/$count`);
  const assignments = await graph("GET", `${profiles}/${profileId}/assignments`);
  await graph("GET", `${profiles}/${profileId}/assignments/$count`);
  await graph("GET", `${profiles}/${profileId}/assignments/${assignments.body.value?.[0]?.id}`);
  const made = await graph("POST", profiles, {
    "@odata.type": "#microsoft.graph.azureADWindowsAutopilotDeploymentProfile",
    displayName: "Made by Graph",
    outOfBoxExperienceSetting: { deviceUsageType: "shared", eulaHidden: false },
  });
  const own = `${profiles}/${made.body.id}`;
  await graph("PATCH", own, { description: "Changed by Graph" });
  const assigned = await graph("POST", `${own}/assignments`, {
    target: { "@odata.type": "#microsoft.graph.groupAssignmentTarget", groupId: groupObjectId },
  });
  await graph("DELETE", `${own}/assignments/${assigned.body.id}`);
  await graph("DELETE", own);
}
