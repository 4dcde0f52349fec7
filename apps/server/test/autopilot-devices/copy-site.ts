import { randomUUID } from "node:crypto";
import type {
  AutopilotActionItemView,
  AutopilotActionView,
  AutopilotDevicePageAnswer,
  AutopilotDeviceStatus,
  AutopilotDeviceView,
  Role,
} from "@windlass/protocol";
import { expect } from "vitest";
import { z } from "zod";
import { startAutopilotDeviceWork } from "../../src/features/autopilot-devices/worker.ts";
import { startProgram, until } from "../embedded-postgres/processes.ts";
import { startTestServer, type TestClient } from "../harness.ts";
import { createPublishedBuild } from "../published-build.ts";
import { startLabProcess } from "../tenant-lab.ts";

const speed = 3000;
const made = z.object({ id: z.string() });

const everyPermission = [
  "DeviceManagementServiceConfig.ReadWrite.All",
  "DeviceManagementManagedDevices.ReadWrite.All",
  "Device.Read.All",
];

export type CopySite = Awaited<ReturnType<typeof startCopySite>>;

/** A server with a tenant lab beside it and one connected organisation. Workers are started by the tests. */
export const startCopySite = async () => {
  const lab = await startLabProcess(speed);
  const server = await startTestServer({ WINDLASS_LAB_URL: lab.url, WINDLASS_REGISTRATION_PACE: String(speed) });
  const administrator = await server.signInAs([{ role: "administrator", organisationId: null }]);
  const { tenantId, clientId, clientSecret } = lab.sample;
  const workers: { stop(): Promise<void> }[] = [];
  const consent = (roles: readonly string[]) => lab.control("PUT", `/applications/${clientId}/consent`, { roles });
  await consent(everyPermission);

  const organisation = async (): Promise<string> => {
    const answer = await administrator.request<{ id: string }>("POST", "/api/organisations", { name: randomUUID() });
    return answer.body.id;
  };

  const connect = async (organisationId: string) => {
    const credential = { kind: "client-secret", value: clientSecret };
    const body = { tenantId, clientId, cloud: "lab", credential };
    const answer = await administrator.request("PUT", `/api/organisations/${organisationId}/tenant-connection`, body);
    expect(answer).toMatchObject({ status: 200 });
  };

  /** A worker as another replica would be. */
  const startWorker = () => {
    const worker = startAutopilotDeviceWork({ ...server.context, instanceId: randomUUID() });
    workers.push(worker);
    return worker;
  };
  /** A worker as a process of its own, which SIGKILL can end. */
  const startWorkerProcess = async () => {
    const { database, configuration } = server.context;
    const program = startProgram("../autopilot-devices/worker-process.ts", [], {
      env: {
        ...process.env,
        DATABASE_URL: database.connectionString,
        WINDLASS_DATA: configuration.dataDirectory,
        WINDLASS_LAB_URL: lab.url,
        WINDLASS_REGISTRATION_PACE: String(speed),
        WINDLASS_LOG_LEVEL: "silent",
      },
    });
    await program.said("working");
    return program;
  };
  const stopWorkers = async () => {
    await Promise.all(workers.splice(0).map((worker) => worker.stop()));
  };

  /** Registers devices in the lab. @returns their Autopilot ids */
  const register = async (serialNumbers: readonly string[], groupTag = ""): Promise<string[]> => {
    const ids: string[] = [];
    for (const serialNumber of serialNumbers) {
      const answer = await lab.control("POST", `/tenants/${tenantId}/devices`, { serialNumber, groupTag });
      ids.push(made.parse(answer).id);
    }
    return ids;
  };

  const list = async (organisationId: string, query = "", client: TestClient = administrator) => {
    const url = `/api/autopilot-devices?organisationId=${organisationId}&${query}`;
    const answer = await client.request<AutopilotDevicePageAnswer>("GET", url);
    expect(answer).toMatchObject({ status: 200 });
    return answer.body;
  };

  const status = async (organisationId: string) => {
    const url = `/api/autopilot-devices/status?organisationId=${organisationId}`;
    return (await administrator.request<AutopilotDeviceStatus>("GET", url)).body;
  };

  const deviceOf = async (organisationId: string, serialNumber: string) => {
    const [found] = (await list(organisationId, `search=${serialNumber}`)).items;
    const answer = await administrator.request<AutopilotDeviceView>("GET", `/api/autopilot-devices/${found?.id}`);
    return answer.body;
  };

  const waitForSync = (organisationId: string, state: string) =>
    until(`the synchronisation is ${state}`, async () => (await status(organisationId)).sync.state === state);

  const synchronise = async (organisationId: string) => {
    const answer = await administrator.request("POST", "/api/autopilot-devices/synchronise", { organisationId });
    expect(answer).toMatchObject({ status: 202 });
    await waitForSync(organisationId, "done");
  };

  const act = (organisationId: string, ids: readonly string[], action: object, extra: object = {}) =>
    administrator.request<AutopilotActionView>("POST", "/api/autopilot-actions", {
      organisationId,
      selection: { kind: "devices", ids },
      action,
      expectedDevices: ids.length,
      ...extra,
    });

  const actionOf = async (id: string) =>
    (await administrator.request<AutopilotActionView>("GET", `/api/autopilot-actions/${id}`)).body;

  const waitForAction = (id: string, state = "done") =>
    until(`the action is ${state}`, async () => (await actionOf(id)).state === state);

  const itemsOf = async (id: string) =>
    (await administrator.request<{ items: AutopilotActionItemView[] }>("GET", `/api/autopilot-actions/${id}/items`))
      .body.items;

  /** What the lab's tenant has, by serial number. */
  const tenantDevices = async () => {
    const device = z.looseObject({
      id: z.string(),
      serialNumber: z.string(),
      groupTag: z.string(),
      displayName: z.string(),
      userPrincipalName: z.string(),
      deleting: z.boolean(),
    });
    const state = z.object({ tenants: z.array(z.object({ id: z.string(), autopilotDevices: z.array(device) })) });
    const { tenants } = state.parse(await lab.control("GET", "/state"));
    const devices = tenants.find(({ id }) => id === tenantId)?.autopilotDevices ?? [];
    return new Map(devices.map((one) => [one.serialNumber, one]));
  };

  const signInAs = (role: Role, organisationId: string | null) => server.signInAs([{ role, organisationId }]);

  const publishBuild = (groupTag: string) =>
    createPublishedBuild(server, administrator, {
      autopilot: {
        way: "registration",
        intendedMode: "user-driven",
        groupTag,
        groupObjectId: lab.sample.groupObjectId,
        waitPolicy: { kind: "none" },
      },
    });

  return {
    lab,
    server,
    administrator,
    consent: (roles: readonly string[] = everyPermission) => consent(roles),
    organisation,
    connect,
    startWorker,
    startWorkerProcess,
    stopWorkers,
    register,
    list,
    status,
    deviceOf,
    waitForSync,
    synchronise,
    act,
    actionOf,
    waitForAction,
    itemsOf,
    tenantDevices,
    signInAs,
    publishBuild,
    close: async () => {
      await stopWorkers();
      await server.close();
      await lab.stop();
    },
  };
};
