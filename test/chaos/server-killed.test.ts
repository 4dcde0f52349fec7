import { randomBytes } from "node:crypto";
import { chmod, mkdir, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type DeploymentView, deploymentView, sessionAnswer } from "@windlass/protocol";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { Api } from "../../apps/cli/src/demo/api.ts";
import {
  approveWhenAsking,
  bootDevice,
  createDevices,
  findDeployment,
  findRequest,
  type SimulatedDevice,
  writeBootMedium,
} from "../../apps/cli/src/demo/devices.ts";
import { type Lab, type Server, startLab, startServer } from "../../apps/cli/src/demo/installation.ts";
import * as library from "../../apps/cli/src/demo/library.ts";
import { waitFor } from "../../apps/cli/src/demo/wait.ts";
import { freePort } from "../support/free-port.ts";
import { countImports } from "../support/imports.ts";
import { deviceJournal, serverJournal } from "../support/journals.ts";

let folder: string;
let lab: Lab;
let server: Server;
let api: Api;
let buildId: string;
let medium: string;
let devices: SimulatedDevice[];
let start: () => Promise<Server>;
const password = randomBytes(12).toString("hex");
const email = "chaos@example.test";

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "windlass-chaos-"));
  // PostgreSQL runs as an account of its own and must pass through.
  await chmod(folder, 0o711);
  lab = await startLab(folder, 600);
  const [port, sourcePort] = [await freePort(), await freePort()];
  start = () =>
    startServer({
      dataDirectory: join(folder, "server"),
      logFile: join(folder, "server.log"),
      labUrl: lab.url,
      host: "127.0.0.1",
      port,
      sourcePort,
      registrationPace: 600,
    });
  server = await start();
  api = new Api(server.url);
  await api.request(sessionAnswer, "POST", "/api/setup", {
    token: server.setUpToken ?? "",
    name: "Chaos",
    email,
    password,
  });
  const organisationId = await library.createOrganisation(api, "Contoso");
  await library.connectTenant(api, organisationId, lab);
  const operatingSystems = [await library.importOperatingSystem(api, organisationId, "windows-11-x64.wim")];
  const packageIds = [await library.createPackage(api, organisationId)];
  buildId = await library.createBuild(api, { organisationId, name: "Office", operatingSystems, packageIds, lab });
  await library.publish(api, organisationId);
  medium = await writeBootMedium(folder, await library.readBootMedium(api, organisationId));
  await mkdir(join(folder, "devices"));
  devices = await createDevices(join(folder, "devices"), moments.length);
});

afterAll(async () => {
  await server?.child.stop();
  await lab?.child.stop();
  await rm(folder, { recursive: true, force: true });
});

const deploymentOf = async (device: SimulatedDevice): Promise<DeploymentView | undefined> => {
  const summary = await findDeployment(api, device.serialNumber);
  return summary && api.request(deploymentView, "GET", `/api/deployments/${summary.id}`);
};

/** SIGKILL, then the same server again on the same data. */
const killServer = async (): Promise<void> => {
  server.child.kill("SIGKILL");
  await server.child.exited;
  server = await start();
};

const phaseReached = (phase: DeploymentView["phase"]) => async (device: SimulatedDevice) =>
  (await deploymentOf(device))?.phase === phase;

const registrationReached = (states: readonly string[]) => async (device: SimulatedDevice) =>
  states.includes((await deploymentOf(device))?.registration?.state ?? "");

const moments: readonly {
  name: string;
  approveFirst: boolean;
  reached: (device: SimulatedDevice) => Promise<boolean>;
}[] = [
  {
    name: "while the device waits for approval",
    approveFirst: false,
    reached: async (device) => (await findRequest(api, device.serialNumber)) !== undefined,
  },
  { name: "while the image is applied", approveFirst: true, reached: phaseReached("image") },
  { name: "while software is installed", approveFirst: true, reached: phaseReached("software") },
  {
    name: "while the import into Autopilot is on its way",
    approveFirst: true,
    reached: registrationReached(["captured", "submitted", "importing"]),
  },
  {
    name: "while Intune assigns the profile",
    approveFirst: true,
    reached: registrationReached(["registered", "tagged", "in-group"]),
  },
];

describe("a server killed with SIGKILL", () => {
  it.each(moments.map((moment, index) => [moment.name, index] as const))(
    "%s brings the device to ready, imports it once and loses no event",
    async (_name, index) => {
      const moment = moments[index];
      const device = devices[index];
      if (!moment || !device) throw new Error("there is a device for each moment");
      const agent = bootDevice(device, medium, 2);
      try {
        if (moment.approveFirst) await approveWhenAsking(api, device, buildId);
        await waitFor(
          `the moment ${moment.name}`,
          async () => ((await moment.reached(device)) ? true : undefined),
          60,
          25,
        );
        await killServer();
        if (!moment.approveFirst) await approveWhenAsking(api, device, buildId);
        expect(await agent.exited).toBe(0);
      } finally {
        agent.kill("SIGKILL");
      }
      const deployment = await deploymentOf(device);
      expect(deployment).toMatchObject({ state: "succeeded", registrationState: "ready", percent: 100 });
      expect(await countImports(lab.url, device.serialNumber)).toBe(1);
      const told = await deviceJournal(device.directory);
      const kept = await serverJournal(api, deployment?.id ?? "");
      expect(kept.map((event) => event.sequence)).toEqual(kept.map((_event, position) => position + 1));
      expect(kept).toEqual(told);
    },
  );
});
