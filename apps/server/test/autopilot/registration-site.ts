import { randomUUID } from "node:crypto";
import type { AutopilotMode, RegistrationView } from "@windlass/protocol";
import { expect } from "vitest";
import { RegistrationWorker } from "../../src/features/autopilot/worker.ts";
import { TestDevice } from "../agent-device.ts";
import { startTestServer } from "../harness.ts";
import { createPublishedBuild, type PublishedBuild } from "../published-build.ts";
import { startLabProcess } from "../tenant-lab.ts";

/** How much faster than real the lab is; the server follows at the same pace. */
const speed = 3000;

export type RegistrationSite = Awaited<ReturnType<typeof startRegistrationSite>>;

/** A server with a tenant lab beside it, for the tests of one file. Workers are started by the tests that need them. */
export const startRegistrationSite = async () => {
  const lab = await startLabProcess(speed);
  const server = await startTestServer({
    WINDLASS_LAB_URL: lab.url,
    WINDLASS_REGISTRATION_PACE: String(speed),
  });
  const administrator = await server.signInAs([{ role: "administrator", organisationId: null }]);
  const workers: RegistrationWorker[] = [];

  /** A worker as another replica would be. */
  const startWorker = () => {
    const worker = new RegistrationWorker({ ...server.context, instanceId: randomUUID() });
    workers.push(worker);
    return worker;
  };

  const stopWorkers = async () => {
    await Promise.all(workers.splice(0).map((worker) => worker.stop()));
  };

  const publishedBuild = (intendedMode: AutopilotMode = "user-driven"): Promise<PublishedBuild> =>
    createPublishedBuild(server, administrator, {
      autopilot: {
        way: "registration",
        intendedMode,
        groupTag: lab.sample.groupTag,
        groupObjectId: lab.sample.groupObjectId,
        waitPolicy: { kind: "none" },
      },
    });

  const connect = async (organisationId: string, secret = lab.sample.clientSecret) => {
    const { tenantId, clientId } = lab.sample;
    const credential = { kind: "client-secret", value: secret };
    const body = { tenantId, clientId, cloud: "lab", credential, untried: true };
    const answer = await administrator.request("PUT", `/api/organisations/${organisationId}/tenant-connection`, body);
    expect(answer).toMatchObject({ status: 200 });
  };

  /** A simulated device that has sent its hash. */
  const capture = async (
    published: PublishedBuild,
    serialNumber: string,
    { tag, tpm }: { readonly tag?: string; readonly tpm?: boolean } = {},
  ) => {
    const device = new TestDevice(server, published.bootProfileId, serialNumber);
    await device.deploy(administrator, published.build.id);
    const hardwareHash = await lab.hardwareHash(serialNumber, tpm);
    const answer = await device.send("POST", "/agent/v1/registration", {
      hardwareHash,
      serialNumber,
      ...(tag && { groupTag: tag }),
    });
    expect(answer).toMatchObject({ status: 202 });
    return device;
  };

  const registrationsOf = async (organisationId: string): Promise<RegistrationView[]> => {
    const answer = await administrator.request<{ items: RegistrationView[] }>(
      "GET",
      `/api/registrations?organisationId=${organisationId}`,
    );
    expect(answer).toMatchObject({ status: 200 });
    return answer.body.items;
  };

  const stateOf = async (organisationId: string) =>
    (await registrationsOf(organisationId)).map(({ state }) => state).sort();

  const waitForStates = (organisationId: string, ...states: string[]) =>
    expect.poll(() => stateOf(organisationId), { timeout: 25_000, interval: 50 }).toEqual(states);

  const close = async () => {
    await server.close();
    await lab.stop();
  };

  return {
    lab,
    server,
    administrator,
    startWorker,
    stopWorkers,
    publishedBuild,
    connect,
    capture,
    registrationsOf,
    waitForStates,
    close,
  };
};
