import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { type Graph, importDevice, imported, minute, type Running, registered, signIn, startSample } from "./client.ts";

describe("an import that ends otherwise", () => {
  let running: Running;
  let graph: Graph;

  beforeEach(async () => {
    running = await startSample();
    graph = await signIn(running);
  });
  afterEach(() => running.close());

  const outcome = async (id: string) => (await graph("GET", `${imported}/${id}`)).body.state;
  const importHashes = (...hashes: string[]) =>
    graph("POST", `${imported}/import`, {
      importedWindowsAutopilotDeviceIdentities: hashes.map((hardwareIdentifier) => ({
        serialNumber: "LAB1",
        hardwareIdentifier,
      })),
    });

  test("is refused at once with 400 when the hash is no base64 with its padding", async () => {
    const whole = running.lab.makeHardwareHash({ serialNumber: "LAB1" });
    for (const hash of ["[DEVICEHASH]", `${whole}A`, `${whole.slice(0, 20)}=`, "a\nb="]) {
      const { status, body } = await importHashes(whole, hash);
      expect({ status, message: body.error?.message }).toEqual({
        status: 400,
        message: `Cannot convert the literal '${hash}' to the expected type 'Edm.Binary'.`,
      });
    }
    expect(running.lab.importJournal()).toEqual([]);
  });

  test("ends with InvalidZtdHardwareHash when the base64 holds no hardware hash, or one without a manufacturer", async () => {
    const damaged = Buffer.from(running.lab.makeHardwareHash({ serialNumber: "LAB1" }), "base64");
    damaged.writeUInt8(damaged.readUInt8(40) ^ 0xff, 40);
    for (const hash of [Buffer.from("nothing").toString("base64"), damaged.toString("base64"), ""]) {
      const id = String((await importHashes(hash)).body.value?.[0]?.id);
      running.lab.advance(2 * minute);
      expect(await outcome(id)).toMatchObject({
        deviceImportStatus: "error",
        deviceErrorCode: 802,
        deviceErrorName: "InvalidZtdHardwareHash",
        deviceRegistrationId: "",
      });
    }
    expect((await graph("GET", `/v1.0${registered}`)).body.value).toEqual([]);
  });

  test("ends with ZtdDeviceAlreadyAssigned when the tenant has the device, whose tag stays as it is", async () => {
    running.lab.addRegisteredDevice(running.sample.tenantId, { serialNumber: "LAB1", groupTag: "OLD" });
    const id = await importDevice(running, graph, "lab1", "NEW");
    running.lab.advance(2 * minute);
    expect(await outcome(id)).toMatchObject({ deviceErrorCode: 806, deviceErrorName: "ZtdDeviceAlreadyAssigned" });
    const { body } = await graph("GET", `/v1.0${registered}`);
    expect(body.value?.map((device) => device.groupTag)).toEqual(["OLD"]);
  });

  test("ends with ZtdDeviceAssignedToOtherTenant until the other organisation lets go", async () => {
    running.lab.holdElsewhere("LAB1");
    const first = await importDevice(running, graph, "LAB1");
    running.lab.advance(2 * minute);
    expect(await outcome(first)).toMatchObject({
      deviceImportStatus: "error",
      deviceErrorCode: 808,
      deviceErrorName: "ZtdDeviceAssignedToOtherTenant",
    });
    running.lab.releaseElsewhere("lab1");
    const second = await importDevice(running, graph, "LAB1");
    running.lab.advance(2 * minute);
    expect(await outcome(second)).toMatchObject({ deviceImportStatus: "complete" });
  });

  test("ends with ZtdDeviceAssignedToOtherTenant when another tenant of the lab has it", async () => {
    const { id } = running.lab.addTenant({ displayName: "Fabrikam", domain: "fabrikam.onmicrosoft.com" });
    running.lab.addRegisteredDevice(id, { serialNumber: "LAB1" });
    const importedId = await importDevice(running, graph, "LAB1");
    running.lab.advance(2 * minute);
    expect(await outcome(importedId)).toMatchObject({ deviceErrorName: "ZtdDeviceAssignedToOtherTenant" });
  });

  test("ends with ZtdDeviceDuplicated for the second of two same devices in one call", async () => {
    const hash = running.lab.makeHardwareHash({ serialNumber: "LAB1" });
    const { body } = await importHashes(hash, hash);
    running.lab.advance(2 * minute);
    const states = await Promise.all((body.value ?? []).map((record) => outcome(String(record.id))));
    expect(states).toMatchObject([
      { deviceImportStatus: "complete", deviceErrorName: "" },
      { deviceImportStatus: "error", deviceErrorName: "ZtdDeviceDuplicated" },
    ]);
  });

  test("is kept in the journal even when its record is deleted, so that duplicates can be counted", async () => {
    const first = await importDevice(running, graph, "LAB1");
    running.lab.advance(2 * minute);
    await graph("DELETE", `${imported}/${first}`);
    await importDevice(running, graph, "LAB1");
    running.lab.advance(2 * minute);
    await importDevice(running, graph, "LAB2");
    expect(running.lab.importJournal("LAB1")).toMatchObject([
      { importedIdentityId: first, groupTag: "OD-FINANCE", outcome: "complete" },
      { outcome: "ZtdDeviceAlreadyAssigned" },
    ]);
    expect(running.lab.importJournal("lab2")).toMatchObject([{ outcome: "waiting" }]);
  });
});

describe("deployment profiles", () => {
  let running: Running;
  let graph: Graph;

  beforeEach(async () => {
    running = await startSample({ behaviour: { tokenSeconds: 86_400 } });
    graph = await signIn(running);
  });
  afterEach(() => running.close());

  const register = (serialNumber: string, more: { tpm?: boolean; groupTag?: string } = {}) =>
    running.lab.addRegisteredDevice(running.sample.tenantId, { serialNumber, ...more });
  const profileState = async (id: string) =>
    (await graph("GET", `/beta${registered}/${id}?$expand=deploymentProfile`)).body;

  test("stay away from a device without tag, until one is assigned to all devices", async () => {
    const { id } = register("LAB1");
    running.lab.advance(40 * minute);
    expect(await profileState(id)).toMatchObject({
      deploymentProfileAssignmentStatus: "notAssigned",
      deploymentProfile: null,
    });
    const everywhere = running.lab.addProfile(running.sample.tenantId, { displayName: "Everywhere" });
    running.lab.assignProfile(everywhere.id, { kind: "all-devices" });
    expect(await profileState(id)).toMatchObject({ deploymentProfileAssignmentStatus: "pending" });
    running.lab.advance(15 * minute);
    expect(await profileState(id)).toMatchObject({ deploymentProfile: { displayName: "Everywhere" } });
  });

  test("go by age when several fit: the oldest wins", async () => {
    const younger = running.lab.addProfile(running.sample.tenantId, { displayName: "Younger" });
    running.lab.assignProfile(younger.id, { kind: "all-devices" });
    const { id } = register("LAB1");
    running.lab.advance(15 * minute);
    expect(await profileState(id)).toMatchObject({ deploymentProfile: { displayName: "Younger" } });
    await graph("POST", `/v1.0${registered}/${id}/updateDeviceProperties`, { groupTag: "OD-FINANCE", displayName: "" });
    running.lab.advance(27 * minute);
    expect(await profileState(id)).toMatchObject({
      deploymentProfile: { id: running.sample.profileId },
      deploymentProfileAssignmentStatus: "assignedInSync",
    });
  });

  test("fail on a device without TPM data when they are self-deploying", async () => {
    const shared = running.lab.addProfile(running.sample.tenantId, { displayName: "Kiosk", deviceUsageType: "shared" });
    running.lab.assignProfile(shared.id, { kind: "all-devices" });
    const [without, withTpm] = [register("LAB1", { tpm: false }), register("LAB2")];
    running.lab.advance(20 * minute);
    expect(await profileState(without.id)).toMatchObject({
      deploymentProfileAssignmentStatus: "failed",
      deploymentProfileAssignmentDetailedStatus: "hardwareRequirementsNotMet",
      deploymentProfileAssignedDateTime: "0001-01-01T00:00:00Z",
    });
    expect(await profileState(withTpm.id)).toMatchObject({ deploymentProfileAssignmentStatus: "assignedInSync" });
  });

  test("leave a device when its tag no longer leads into the group", async () => {
    const { id } = register("LAB1", { groupTag: "OD-FINANCE" });
    running.lab.advance(40 * minute);
    expect(await profileState(id)).toMatchObject({ deploymentProfile: { id: running.sample.profileId } });
    await graph("POST", `/v1.0${registered}/${id}/updateDeviceProperties`, { groupTag: "OTHER", displayName: "" });
    running.lab.advance(12 * minute);
    const { body } = await graph("GET", `/v1.0/groups/${running.sample.groupObjectId}/members`);
    expect(body.value).toEqual([]);
    running.lab.advance(15 * minute);
    expect(await profileState(id)).toMatchObject({
      deploymentProfileAssignmentStatus: "notAssigned",
      deploymentProfile: null,
    });
  });

  test.each([
    ["typographic quotes", "(device.devicePhysicalIds -any (_ -eq “[OrderID]:OD-FINANCE”))", "Succeeded"],
    ["a part that cannot be told", '(device.devicePhysicalIds -any (_ -match "(?=OD)"))', "Failed"],
  ])("never come by a rule with %s", async (_name, membershipRule, status) => {
    running.lab.changeGroup(running.sample.groupObjectId, { membershipRule });
    const { id } = register("LAB1", { groupTag: "OD-FINANCE" });
    running.lab.advance(50 * minute);
    expect(await profileState(id)).toMatchObject({ deploymentProfileAssignmentStatus: "notAssigned" });
    const path = `/beta/groups/${running.sample.groupObjectId}?$select=membershipRuleProcessingStatus`;
    expect((await graph("GET", path)).body.membershipRuleProcessingStatus).toMatchObject({ status });
  });

  test("wait while the group's processing is paused", async () => {
    running.lab.changeGroup(running.sample.groupObjectId, { processingState: "Paused" });
    const { id } = register("LAB1", { groupTag: "OD-FINANCE" });
    running.lab.advance(40 * minute);
    expect(await profileState(id)).toMatchObject({ deploymentProfileAssignmentStatus: "notAssigned" });
    running.lab.changeGroup(running.sample.groupObjectId, { processingState: "On" });
    running.lab.advance(15 * minute);
    expect(await profileState(id)).toMatchObject({ deploymentProfileAssignmentStatus: "pending" });
  });

  test("can say assignedUnkownSyncState, with Microsoft's spelling", async () => {
    running.lab.changeBehaviour({ assignedStatus: "assignedUnkownSyncState" });
    const { id } = register("LAB1", { groupTag: "OD-FINANCE" });
    running.lab.advance(40 * minute);
    expect(await profileState(id)).toMatchObject({ deploymentProfileAssignmentStatus: "assignedUnkownSyncState" });
  });
});
