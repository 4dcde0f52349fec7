import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { type Graph, type Running, signIn, startSample } from "./client.ts";
import { makeDeviceGroup, signInAs } from "./contract/exercise-preparation.ts";

const identities = "/beta/deviceManagement/importedDeviceIdentities";
const policies = "/beta/deviceManagement/configurationPolicies";

let running: Running;
let graph: Graph;

beforeEach(async () => {
  running = await startSample();
  running.lab.setConsent(running.sample.clientId, [
    "DeviceManagementServiceConfig.ReadWrite.All",
    "DeviceManagementConfiguration.ReadWrite.All",
    "Group.ReadWrite.All",
    "Application.ReadWrite.All",
  ]);
  graph = await signIn(running);
});
afterEach(() => running.close());

const identifier = (importedDeviceIdentifier: string, description = "") => ({
  importedDeviceIdentityType: "manufacturerModelSerial",
  importedDeviceIdentifier,
  description,
});
const importList = (entries: object[], overwrite = false) =>
  graph("POST", `${identities}/importDeviceIdentityList`, {
    overwriteImportedDeviceIdentities: overwrite,
    importedDeviceIdentities: entries,
  });

describe("corporate identifiers", () => {
  test("are taken once, told apart without regard to case, and found again", async () => {
    const first = await importList([identifier("Dell Inc,Latitude 5450,ABC123")]);
    expect(first).toMatchObject({ status: 200, body: { value: [{ status: true, enrollmentState: "notContacted" }] } });
    expect((await importList([identifier("DELL INC,Latitude 5450,abc123", "again")])).body.value).toMatchObject([
      { status: false, description: "" },
    ]);
    expect((await importList([identifier("Dell Inc,Latitude 5450,ABC123", "new")], true)).body.value).toMatchObject([
      { status: true, description: "new" },
    ]);
    const found = await graph("POST", `${identities}/searchExistingIdentities`, {
      importedDeviceIdentities: [identifier("dell inc,latitude 5450,abc123"), identifier("Dell Inc,Latitude 5450,X")],
    });
    expect(found.body.value).toHaveLength(1);
    const { id } = first.body.value?.[0] ?? {};
    expect((await graph("DELETE", `${identities}/${id}`)).status).toBe(204);
    expect((await graph("GET", identities)).body.value).toEqual([]);
  });

  test("are all refused when some have another form, with their number", async () => {
    const wrong = [identifier("Dell Inc.,Latitude,1"), identifier("Dell,1"), identifier("Dell,Latitude,1")];
    const { status, body } = await importList(wrong);
    expect(status).toBe(400);
    expect(body.error?.message).toContain("Invalid Device Identifier parameter found for 2 import records!");
    expect((await graph("GET", identities)).body.value).toEqual([]);
  });

  test("belong to one tenant", async () => {
    await importList([identifier("Dell,Latitude,1")]);
    const other = running.lab.addTenant({ displayName: "Fabrikam", domain: "fabrikam.example" });
    const roles = ["DeviceManagementServiceConfig.ReadWrite.All"];
    const { id } = running.lab.addApplication(other.id, { displayName: "Theirs", roles });
    const { value } = running.lab.addSecret(id, { displayName: "s", validDays: 30 });
    const stranger = await signIn(running, { client_id: id, client_secret: value }, other.id);
    expect((await stranger("GET", identities)).body.value).toEqual([]);
  });
});

describe("a device preparation policy", () => {
  const setGroup = (caller: Graph, policyId: string, targetId: string) =>
    caller("POST", `${policies}/${policyId}/setEnrollmentTimeDeviceMembershipTarget`, {
      enrollmentTimeDeviceMembershipTargets: [{ targetId, targetType: "staticSecurityGroup" }],
    });

  test("is not given its device group by an application, whatever it may do", async () => {
    const groupId = await makeDeviceGroup(running, graph, "/v1.0");
    const { id } = running.lab.addPreparationPolicy(running.sample.tenantId, { name: "Sales" });
    expect((await setGroup(graph, id, groupId)).status).toBe(500);
    expect(running.lab.view().tenants[0]?.preparationPolicies).toMatchObject([{ deviceGroupId: null }]);
  });

  test("takes a static group that the provisioning client owns from a person, and says what is wrong with others", async () => {
    const groupId = await makeDeviceGroup(running, graph, "/v1.0");
    const { id: unowned } = running.lab.addGroup(running.sample.tenantId, { displayName: "U", membershipRule: null });
    const { id } = running.lab.addPreparationPolicy(running.sample.tenantId, { name: "Sales", assignedTo: [unowned] });
    const person = await signInAs(running, "admin", ["DeviceManagementConfiguration.ReadWrite.All"]);
    const codeFor = async (targetId: string) =>
      (await setGroup(person, id, targetId)).body.enrollmentTimeDeviceMembershipTargetValidationStatuses;
    expect(await codeFor(crypto.randomUUID())).toMatchObject([{ targetValidationErrorCode: "securityGroupNotFound" }]);
    const dynamic = running.sample.groupObjectId;
    expect(await codeFor(dynamic)).toMatchObject([{ targetValidationErrorCode: "notStaticSecurityGroup" }]);
    expect(await codeFor(unowned)).toMatchObject([{ targetValidationErrorCode: "firstPartyAppNotAnOwner" }]);
    expect((await setGroup(person, id, groupId)).body).toMatchObject({ validationSucceeded: true });
    expect((await graph("GET", policies)).body.value).toMatchObject([
      { name: "Sales", isAssigned: true, templateReference: { templateFamily: "enrollmentConfiguration" } },
    ]);
  });
});

describe("the owners of a group", () => {
  test("show their application only to those who may read applications", async () => {
    const groupId = await makeDeviceGroup(running, graph, "/v1.0");
    const [owner] = (await graph("GET", `/v1.0/groups/${groupId}/owners`)).body.value ?? [];
    expect(owner).toMatchObject({ appId: "f1346770-5b25-470b-88bd-d5744ab7952c" });
    running.lab.setConsent(running.sample.clientId, ["Group.Read.All"]);
    const reader = await signIn(running);
    expect((await reader("GET", `/v1.0/groups/${groupId}/owners`)).body.value).toEqual([
      { "@odata.type": "#microsoft.graph.servicePrincipal", id: owner?.id },
    ]);
  });
});
