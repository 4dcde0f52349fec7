import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { type Graph, minute, type Running, registered, second, send, signIn, startSample } from "./client.ts";

describe("a device that is registered", () => {
  let running: Running;
  let graph: Graph;
  let id: string;
  let path: string;

  const allow = async (...roles: string[]) => {
    running.lab.setConsent(running.sample.clientId, ["DeviceManagementServiceConfig.ReadWrite.All", ...roles]);
    graph = await signIn(running);
  };

  beforeEach(async () => {
    running = await startSample();
    await allow("DeviceManagementManagedDevices.ReadWrite.All");
    id = running.lab.addRegisteredDevice(running.sample.tenantId, { serialNumber: "LAB0001" }).id;
    path = `${registered}/${id}`;
  });
  afterEach(() => running.close());

  const read = async () => (await graph("GET", `/beta${path}`)).body;

  test("takes a user of its own tenant and gives the user up again", async () => {
    const userPrincipalName = `ada@${running.sample.domain}`;
    const body = { userPrincipalName, addressableUserName: "Ada" };
    expect((await graph("POST", `/v1.0${path}/assignUserToDevice`, body)).status).toBe(204);
    expect(await read()).toMatchObject(body);
    expect((await graph("POST", `/v1.0${path}/unassignUserFromDevice`)).status).toBe(204);
    expect(await read()).toMatchObject({ userPrincipalName: "", addressableUserName: "" });
  });

  test("refuses a user of another domain and text that is no user name", async () => {
    for (const userPrincipalName of ["ada@elsewhere.example", "ada", ""]) {
      const answer = await graph("POST", `/v1.0${path}/assignUserToDevice`, { userPrincipalName });
      expect(answer.status).toBe(400);
    }
  });

  test("names its managed device and last contact once it is enrolled", async () => {
    expect(await read()).toMatchObject({ enrollmentState: "notContacted" });
    const answer = await send(`${running.url}/lab/devices/${id}/enrolment`, "POST");
    expect(answer.status).toBe(201);
    expect(await read()).toMatchObject({
      enrollmentState: "enrolled",
      managedDeviceId: answer.body.id,
      lastContactedDateTime: "2026-11-23T09:00:00Z",
    });
    const listed = await graph("GET", "/v1.0/deviceManagement/managedDevices?$filter=serialNumber eq 'LAB0001'");
    expect(listed.body.value).toMatchObject([{ id: answer.body.id, serialNumber: "LAB0001" }]);
  });

  test("cannot be deleted before its Intune record is gone, which takes a while", async () => {
    const { id: managedId } = running.lab.enrolDevice(id);
    expect((await graph("DELETE", `/v1.0${path}`)).status).toBe(400);
    expect((await graph("DELETE", `/v1.0/deviceManagement/managedDevices/${managedId}`)).status).toBe(204);
    expect((await graph("DELETE", `/v1.0${path}`)).status).toBe(400);
    running.lab.advance(30 * second);
    expect((await graph("DELETE", `/v1.0${path}`)).status).toBe(204);
    running.lab.advance(10 * minute);
    expect((await graph("GET", `/v1.0${path}`)).status).toBe(404);
    expect((await graph("DELETE", `/v1.0${path}`)).status).toBe(404);
  });

  test("keeps its Intune record from an application that may only manage Autopilot", async () => {
    const { id: managedId } = running.lab.enrolDevice(id);
    await allow();
    expect((await graph("DELETE", `/v1.0/deviceManagement/managedDevices/${managedId}`)).status).toBe(403);
    expect((await graph("GET", "/v1.0/deviceManagement/managedDevices")).status).toBe(403);
  });

  test("is blocked and in need of remediation when the lab says so, and unblocked by Graph", async () => {
    const condition = { remediation: "automatic", blocked: true };
    expect((await send(`${running.url}/lab/devices/${id}/condition`, "PATCH", condition)).status).toBe(200);
    expect(await read()).toMatchObject({
      enrollmentState: "blocked",
      remediationState: "automaticRemediationRequired",
      userlessEnrollmentStatus: "blocked",
    });
    expect((await graph("POST", `/beta${path}/allowNextEnrollment`)).status).toBe(204);
    expect(await read()).toMatchObject({
      enrollmentState: "notContacted",
      remediationState: "automaticRemediationRequired",
    });
  });
});
