import { afterEach, beforeEach, describe, expect, test } from "vitest";
import {
  type Graph,
  importDevice,
  imported,
  minute,
  type Running,
  registered,
  second,
  signIn,
  startSample,
} from "./client.ts";

describe("a device on its way into Windows Autopilot", () => {
  let running: Running;
  let graph: Graph;

  beforeEach(async () => {
    running = await startSample();
    graph = await signIn(running);
  });
  afterEach(() => running.close());

  const state = async (id: string) => (await graph("GET", `${imported}/${id}`)).body.state;
  const device = async () => (await graph("GET", `/beta${registered}`)).body.value?.[0];
  const entra = async (deviceId: unknown) => (await graph("GET", `/v1.0/devices(deviceId='${deviceId}')`)).body;

  test("is unknown, then pending, then complete with the id of its Autopilot record", async () => {
    const id = await importDevice(running, graph, "LAB0001");
    expect(await state(id)).toMatchObject({ deviceImportStatus: "unknown", deviceRegistrationId: "" });
    running.lab.advance(10 * second);
    expect(await state(id)).toMatchObject({ deviceImportStatus: "pending" });
    expect(await device()).toBeUndefined();
    running.lab.advance(65 * second);
    const record = await device();
    expect(await state(id)).toEqual({
      deviceImportStatus: "complete",
      deviceRegistrationId: record?.id,
      deviceErrorCode: 0,
      deviceErrorName: "",
    });
    expect(record).toMatchObject({ serialNumber: "LAB0001", groupTag: "OD-FINANCE", manufacturer: "Contoso" });
  });

  test("gets an Entra device named by its serial number, whose tag appears later", async () => {
    await importDevice(running, graph, "LAB0002");
    running.lab.advance(75 * second);
    const record = await device();
    const before = await entra(record?.azureActiveDirectoryDeviceId);
    expect(before).toMatchObject({ displayName: "LAB0002", accountEnabled: true });
    expect(before.physicalIds).toEqual([expect.stringMatching(/^\[HWID\]:h:\d+$/), `[ZTDID]:${record?.id}`]);
    running.lab.advance(2 * minute);
    const after = await entra(record?.azureActiveDirectoryDeviceId);
    expect(after.physicalIds).toContain("[OrderId]:OD-FINANCE");
  });

  test("enters the dynamic group by its tag and then gets the profile of the group", async () => {
    await importDevice(running, graph, "LAB0003");
    running.lab.advance(75 * second + 2 * minute);
    const record = await device();
    const { id } = await entra(record?.azureActiveDirectoryDeviceId);
    const isMember = async () => {
      const groupIds = [running.sample.groupObjectId];
      return (await graph("POST", `/v1.0/devices/${id}/checkMemberGroups`, { groupIds })).body.value;
    };
    expect(await isMember()).toEqual([]);
    running.lab.advance(10 * minute);
    expect(await isMember()).toEqual([running.sample.groupObjectId]);
    expect(await device()).toMatchObject({
      deploymentProfileAssignmentStatus: "pending",
      deploymentProfileAssignedDateTime: "0001-01-01T00:00:00Z",
    });
    running.lab.advance(15 * minute);
    expect(await device()).toMatchObject({
      deploymentProfileAssignmentStatus: "assignedInSync",
      deploymentProfileAssignedDateTime: expect.stringMatching(/^2026-11-23T09:/),
    });
    const expanded = `/beta${registered}/${record?.id}?$expand=deploymentProfile,intendedDeploymentProfile`;
    expect((await graph("GET", expanded)).body).toMatchObject({
      deploymentProfile: { id: running.sample.profileId },
      intendedDeploymentProfile: { id: running.sample.profileId },
    });
  });

  test("comes to the same end whether time passes in one jump or in many small steps", async () => {
    const other = await startSample();
    try {
      const otherGraph = await signIn(other);
      await importDevice(running, graph, "LAB0004");
      await importDevice(other, otherGraph, "LAB0004");
      running.lab.advance(40 * minute);
      for (let step = 0; step < 80; step += 1) other.lab.advance(30 * second);
      const { id: _id, azureActiveDirectoryDeviceId: _old, azureAdDeviceId: _new, ...one } = (await device()) ?? {};
      const answer = (await otherGraph("GET", `/beta${registered}`)).body.value?.[0];
      expect(answer).toMatchObject(one);
      expect(one).toMatchObject({ deploymentProfileAssignmentStatus: "assignedInSync" });
    } finally {
      await other.close();
    }
  });
});
