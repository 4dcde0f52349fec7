import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { type Graph, minute, type Running, registered, signIn, signInPerson, startSample } from "./client.ts";

const profiles = "/beta/deviceManagement/windowsAutopilotDeploymentProfiles";
const rule = (tag: string) => `(device.devicePhysicalIds -any (_ -eq "[OrderID]:${tag}"))`;

let running: Running;
let graph: Graph;

beforeEach(async () => {
  running = await startSample();
  running.lab.setConsent(running.sample.clientId, [
    "Group.ReadWrite.All",
    "Device.Read.All",
    "DeviceManagementServiceConfig.ReadWrite.All",
  ]);
  graph = await signIn(running);
});
afterEach(() => running.close());

describe("groups made over Graph", () => {
  const dynamic = (membershipRule: string) => ({
    displayName: "Kiosks",
    mailNickname: "kiosks",
    mailEnabled: false,
    securityEnabled: true,
    groupTypes: ["DynamicMembership"],
    membershipRule,
    membershipRuleProcessingState: "On",
  });

  test("fill themselves by their rule, and anew when the rule changes", async () => {
    running.lab.addRegisteredDevice(running.sample.tenantId, { serialNumber: "K1", groupTag: "KIOSK" });
    const made = await graph("POST", "/v1.0/groups", dynamic(rule("KIOSK")));
    expect(made).toMatchObject({ status: 201, body: { membershipRuleProcessingState: "On" } });
    const group = `/v1.0/groups/${made.body.id}`;
    const count = async () =>
      (await graph("GET", `${group}/members/$count`, undefined, { consistencylevel: "eventual" })).body;
    expect(await count()).toBe(0);
    running.lab.advance(20 * minute);
    expect(await count()).toBe(1);
    const status = await graph("GET", `/beta/groups/${made.body.id}?$select=membershipRuleProcessingStatus`);
    expect(status.body.membershipRuleProcessingStatus).toMatchObject({ status: "Succeeded" });
    expect((await graph("PATCH", group, { membershipRule: rule("OTHER") })).status).toBe(204);
    running.lab.advance(20 * minute);
    expect(await count()).toBe(0);
    expect((await graph("DELETE", group)).status).toBe(204);
    expect((await graph("GET", group)).status).toBe(404);
  });

  test.each([
    ["typographic quotes", "(device.devicePhysicalIds -any (_ -eq “[OrderID]:KIOSK”))"],
    ["a missing parenthesis", '(device.devicePhysicalIds -any (_ -eq "[OrderID]:KIOSK")'],
    ["a property that does not exist", 'device.colour -eq "red"'],
    ["a property in the wrong case", '(device.devicePhysicalids -any (_ -eq "[OrderID]:KIOSK"))'],
    ["no rule", ""],
  ])("are refused with %s", async (_name, wrong) => {
    const refused = await graph("POST", "/v1.0/groups", dynamic(wrong));
    expect(refused).toMatchObject({ status: 400, body: { error: { code: "Request_BadRequest" } } });
    const { groupObjectId } = running.sample;
    expect((await graph("PATCH", `/v1.0/groups/${groupObjectId}`, { membershipRule: wrong })).status).toBe(400);
  });

  test("have owners, and members by hand only when no rule says who they are", async () => {
    const device = running.lab.addRegisteredDevice(running.sample.tenantId, { serialNumber: "K1" });
    const [entra] =
      (await graph("GET", `/v1.0/devices?$filter=deviceId eq '${device.entraDeviceId}'`)).body.value ?? [];
    const reference = { "@odata.id": `https://graph.microsoft.com/v1.0/devices/${entra?.id}` };
    const { groupTypes: _types, membershipRule: _rule, membershipRuleProcessingState: _state, ...plain } = dynamic("");
    const assigned = `/v1.0/groups/${(await graph("POST", "/v1.0/groups", plain)).body.id}`;
    expect((await graph("POST", `${assigned}/members/$ref`, reference)).status).toBe(204);
    expect((await graph("POST", `${assigned}/members/$ref`, reference)).body.error?.message).toContain("already exist");
    expect((await graph("GET", `${assigned}/members`)).body.value).toMatchObject([{ id: entra?.id }]);
    const dynamicOne = `/v1.0/groups/${running.sample.groupObjectId}`;
    expect((await graph("POST", `${dynamicOne}/members/$ref`, reference)).status).toBe(400);
    const unknown = { "@odata.id": `https://graph.microsoft.com/v1.0/users/${crypto.randomUUID()}` };
    expect((await graph("POST", `${assigned}/owners/$ref`, unknown)).status).toBe(404);
  });

  test("tell a person, and no application, whether a rule takes in a device", async () => {
    const device = running.lab.addRegisteredDevice(running.sample.tenantId, { serialNumber: "K1", groupTag: "KIOSK" });
    running.lab.advance(20 * minute);
    const [entra] =
      (await graph("GET", `/v1.0/devices?$filter=deviceId eq '${device.entraDeviceId}'`)).body.value ?? [];
    const asked = { memberId: entra?.id, membershipRule: rule("KIOSK") };
    expect((await graph("POST", "/beta/groups/evaluateDynamicMembership", asked)).status).toBe(403);
    const person = await signInPerson(running, "user", ["Group.Read.All"]);
    expect(await person("POST", "/beta/groups/evaluateDynamicMembership", asked)).toMatchObject({
      status: 200,
      body: { membershipRuleEvaluationResult: true },
    });
  });
});

describe("deployment profiles made over Graph", () => {
  const profile = (change: object = {}) => ({
    "@odata.type": "#microsoft.graph.azureADWindowsAutopilotDeploymentProfile",
    displayName: "Kiosk 1",
    outOfBoxExperienceSetting: { deviceUsageType: "singleUser", userType: "standard", escapeLinkHidden: false },
    ...change,
  });

  test("keep what they were told, also the pages that they hide", async () => {
    const { body } = await graph("POST", profiles, profile({ deviceNameTemplate: "K-%RAND:5%", locale: "de-DE" }));
    expect(
      (await graph("PATCH", `${profiles}/${body.id}`, { outOfBoxExperienceSetting: { eulaHidden: false } })).status,
    ).toBe(200);
    expect((await graph("GET", `${profiles}/${body.id}`)).body).toMatchObject({
      displayName: "Kiosk 1",
      deviceNameTemplate: "K-%RAND:5%",
      locale: "de-DE",
      outOfBoxExperienceSetting: { escapeLinkHidden: false, eulaHidden: false, privacySettingsHidden: true },
    });
  });

  const shared = { deviceUsageType: "shared" };
  test.each([
    ["a hyphen in the name", { displayName: "Kiosk-1" }, 500],
    ["no name", { displayName: "" }, 400],
    ["a user type for a shared device", { outOfBoxExperienceSetting: { ...shared, userType: "standard" } }, 400],
    [
      "hybrid join for a shared device",
      {
        "@odata.type": "#microsoft.graph.activeDirectoryWindowsAutopilotDeploymentProfile",
        outOfBoxExperienceSetting: shared,
      },
      400,
    ],
    ["a computer name that is too long", { deviceNameTemplate: "WORKSTATION-%RAND:5%" }, 400],
  ])("are refused with %s, in Intune's own shape", async (_name, change, status) => {
    const refused = await graph("POST", profiles, profile(change));
    expect(refused.status).toBe(status);
    expect(JSON.parse(String(refused.body.error?.message))).toHaveProperty("Message");
  });

  test("are 350 at most", async () => {
    for (let n = 2; n <= 350; n += 1) running.lab.addProfile(running.sample.tenantId, { displayName: `P${n}` });
    expect((await graph("GET", `${profiles}/$count`)).body).toBe(350);
    expect((await graph("POST", profiles, profile())).status).toBe(400);
  });

  test("go to all devices only once; among several the oldest wins; assigned ones cannot be deleted", async () => {
    const all = { target: { "@odata.type": "#microsoft.graph.allDevicesAssignmentTarget" } };
    const one = `${profiles}/${(await graph("POST", profiles, profile())).body.id}`;
    const two = `${profiles}/${(await graph("POST", profiles, profile({ displayName: "Kiosk 2" }))).body.id}`;
    const assignment = await graph("POST", `${one}/assignments`, all);
    expect(assignment.status).toBe(201);
    expect((await graph("POST", `${two}/assignments`, all)).status).toBe(400);
    running.lab.addRegisteredDevice(running.sample.tenantId, { serialNumber: "F1", groupTag: "OD-FINANCE" });
    running.lab.advance(40 * minute);
    const [device] = (await graph("GET", `/beta${registered}`)).body.value ?? [];
    const given = await graph("GET", `/beta${registered}/${device?.id}/deploymentProfile`);
    expect(given.body.id).toBe(running.sample.profileId);
    expect((await graph("DELETE", one)).status).toBe(400);
    await graph("DELETE", `${one}/assignments/${assignment.body.id}`);
    expect((await graph("DELETE", one)).status).toBe(204);
  });
});
