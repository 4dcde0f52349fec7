import { describe, expect, test } from "vitest";
import { useScriptedGraphs } from "../../../test/scripted-graph.ts";
import { readProfileStatuses } from "./profile-status.ts";
import { readAssignedProfiles } from "./profiles.ts";

const start = useScriptedGraphs();

describe("the beta adapter", () => {
  test("tells modes, targets and the oldest profile first", async () => {
    const target = (type: string, groupId?: string) => ({
      target: { "@odata.type": `#microsoft.graph.${type}`, groupId },
    });
    const graph = await start(({ path }) =>
      path === "/beta/$batch"
        ? {
            body: {
              responses: [
                { id: "0", status: 200, body: { value: [target("allDevicesAssignmentTarget")] } },
                {
                  id: "1",
                  status: 200,
                  body: {
                    value: [target("groupAssignmentTarget", "g1"), target("exclusionGroupAssignmentTarget", "g2")],
                  },
                },
              ],
            },
          }
        : {
            body: {
              value: [
                {
                  id: "new",
                  displayName: "New",
                  createdDateTime: "2026-02-01T00:00:00Z",
                  outOfBoxExperienceSetting: { deviceUsageType: "shared" },
                },
                {
                  id: "old",
                  displayName: "Old",
                  createdDateTime: "2025-02-01T00:00:00Z",
                  outOfBoxExperienceSettings: { deviceUsageType: "singleUser" },
                },
              ],
            },
          },
    );
    expect(await readAssignedProfiles(graph.client)).toEqual([
      {
        id: "old",
        name: "Old",
        mode: "user-driven",
        createdAt: "2025-02-01T00:00:00Z",
        groupIds: ["g1"],
        excludedGroupIds: ["g2"],
        allDevices: false,
      },
      {
        id: "new",
        name: "New",
        mode: "self-deploying",
        createdAt: "2026-02-01T00:00:00Z",
        groupIds: [],
        excludedGroupIds: [],
        allDevices: true,
      },
    ]);
  });

  test.each([
    [{ deploymentProfileAssignmentStatus: "pending" }, false, null],
    [
      {
        deploymentProfileAssignmentStatus: "assignedUnkownSyncState",
        deploymentProfileAssignedDateTime: "0001-01-01T00:00:00Z",
      },
      true,
      null,
    ],
    [
      {
        deploymentProfileAssignmentStatus: "assignedInSync",
        deploymentProfileAssignedDateTime: "2026-11-23T10:00:00Z",
      },
      true,
      "2026-11-23T10:00:00Z",
    ],
    [
      {
        deploymentProfileAssignmentStatus: "assignedInSync",
        deploymentProfile: { id: "a" },
        intendedDeploymentProfile: { id: "b" },
      },
      false,
      null,
    ],
  ])("reads %j as assigned %s at %s", async (body, assigned, assignedAt) => {
    const graph = await start(() => ({ body: { responses: [{ id: "0", status: 200, body }] } }));
    expect(await readProfileStatuses(graph.client, ["d"])).toMatchObject([{ assigned, assignedAt, obstacle: null }]);
  });
});
