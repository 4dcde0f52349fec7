import { describe, expect, test } from "vitest";
import { useScriptedGraphs } from "../../../test/scripted-graph.ts";
import { readRuleProcessing } from "./group-processing.ts";
import { profileStatusOf } from "./profile-status.ts";
import { readAssignedProfiles } from "./profiles.ts";

const start = useScriptedGraphs();

describe("the beta adapter", () => {
  test("tells modes, settings under their new and old names, targets and the oldest profile first", async () => {
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
                  outOfBoxExperienceSetting: { deviceUsageType: "shared", eulaHidden: false },
                  outOfBoxExperienceSettings: { deviceUsageType: "singleUser", hideEULA: true },
                  deviceNameTemplate: "K-%SERIAL%",
                  deviceType: "windowsPc",
                },
                {
                  id: "old",
                  displayName: "Old",
                  createdDateTime: "2025-02-01T00:00:00Z",
                  outOfBoxExperienceSettings: { deviceUsageType: "singleUser", hideEULA: true, userType: "standard" },
                  enableWhiteGlove: true,
                  extractHardwareHash: true,
                },
              ],
            },
          },
    );
    const outOfBox = {
      userType: null,
      privacySettingsHidden: null,
      licenseTermsHidden: null,
      keyboardPageSkipped: null,
      accountChangeHidden: null,
    };
    expect(await readAssignedProfiles(graph.client)).toEqual([
      {
        id: "old",
        name: "Old",
        mode: "user-driven",
        joinType: "entra",
        preprovisioningAllowed: true,
        nameTemplate: "",
        deviceType: null,
        convertsDevices: true,
        outOfBox: { ...outOfBox, userType: "standard", licenseTermsHidden: true },
        createdAt: "2025-02-01T00:00:00Z",
        groupIds: ["g1"],
        excludedGroupIds: ["g2"],
        allDevices: false,
      },
      {
        id: "new",
        name: "New",
        mode: "self-deploying",
        joinType: "entra",
        preprovisioningAllowed: false,
        nameTemplate: "K-%SERIAL%",
        deviceType: "windowsPc",
        convertsDevices: false,
        outOfBox: { ...outOfBox, licenseTermsHidden: false },
        createdAt: "2026-02-01T00:00:00Z",
        groupIds: [],
        excludedGroupIds: [],
        allDevices: true,
      },
    ]);
  });

  test.each([
    [{ status: "Succeeded", lastMembershipUpdated: "2026-11-23T09:00:00Z" }, "succeeded"],
    [{ status: "Failed", errorMessage: "Syntax" }, "failed"],
    [{ status: "UnknownFutureValue" }, "unknown"],
  ])("reads a group's processing status %j as %s", async (membershipRuleProcessingStatus, status) => {
    const graph = await start(() => ({ body: { id: "g", membershipRuleProcessingStatus } }));
    expect(await readRuleProcessing(graph.client, "g")).toMatchObject({ status });
  });

  test("does without a group's processing status where it is absent or refused", async () => {
    const silent = await start(() => ({ body: { id: "g" } }));
    expect(await readRuleProcessing(silent.client, "g")).toBeNull();
    const refused = await start(() => ({
      status: 400,
      body: { error: { code: "BadRequest", message: "no such property" } },
    }));
    expect(await readRuleProcessing(refused.client, "g")).toBeNull();
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
      true,
      null,
    ],
  ] as const)("reads %j as assigned %s at %s", (body, assigned, assignedAt) => {
    expect(profileStatusOf(body)).toMatchObject({ assigned, assignedAt, obstacle: null });
  });

  test("tells from a single read which profile a device has and is to have, and from a list that it does not say", () => {
    expect(profileStatusOf({ deploymentProfile: { id: "a" }, intendedDeploymentProfile: { id: "b" } })).toMatchObject({
      deployedProfileId: "a",
      intendedProfileId: "b",
    });
    expect(profileStatusOf({})).toMatchObject({ deployedProfileId: undefined, intendedProfileId: undefined });
  });

  test.each([
    ["failed", "none", "failed"],
    ["failed", "hardwareRequirementsNotMet", "hardwareRequirementsNotMet"],
    ["pending", "none", null],
  ] as const)("takes %s with the detail %s for the obstacle %s", (status, detail, obstacle) => {
    const body = { deploymentProfileAssignmentStatus: status, deploymentProfileAssignmentDetailedStatus: detail };
    expect(profileStatusOf(body).obstacle).toBe(obstacle);
  });
});
