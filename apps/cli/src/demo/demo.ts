import { randomBytes } from "node:crypto";
import { chmod, mkdir, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { sessionAnswer } from "@windlass/protocol";
import { Api } from "./api.ts";
import type { Child } from "./child.ts";
import {
  approveWhenAsking,
  bootDevice,
  createDevices,
  findRequest,
  resultOf,
  type SimulatedDevice,
  writeBootMedium,
} from "./devices.ts";
import { importDrivers } from "./drivers.ts";
import { holdElsewhere, startLab, startServer } from "./installation.ts";
import {
  connectTenant,
  createBuild,
  createOrganisation,
  createPackage,
  importOperatingSystem,
  publish,
  readBootMedium,
} from "./library.ts";
import type { DeviceResult } from "./summary.ts";
import { waitFor } from "./wait.ts";

export interface DemoOptions {
  /** Deploy, sum up, end; otherwise stay until interrupted. */
  readonly once: boolean;
  readonly devices: number;
  readonly host: string;
  readonly port: number;
  readonly sourcePort: number;
  /** How much faster than real the lab's Microsoft and the devices' hardware are. */
  readonly labSpeed: number;
  readonly deviceSpeed: number;
  /** One more device, which another organisation has registered: to see what a failure looks like. */
  readonly withFailure: boolean;
  readonly say: (text: string) => void;
}

/** What a demo leaves running, ended in reverse order. */
export class Running {
  readonly #children: Child[] = [];
  readonly #folders: string[] = [];

  add(child: Child): void {
    this.#children.push(child);
  }

  addFolder(folder: string): void {
    this.#folders.push(folder);
  }

  async stop(): Promise<void> {
    for (const child of this.#children.splice(0).reverse()) await child.stop();
    for (const folder of this.#folders.splice(0)) await rm(folder, { recursive: true, force: true });
  }
}

/** `--once` leaves nothing behind; a demo to look at keeps its files until the next one. */
const prepareFolder = async (options: DemoOptions, running: Running): Promise<string> => {
  if (options.once) {
    const folder = await mkdtemp(join(tmpdir(), "windlass-demo-"));
    // PostgreSQL runs as an account of its own when root starts it, and must pass through.
    await chmod(folder, 0o711);
    running.addFolder(folder);
    return folder;
  }
  const folder = resolve(process.env.INIT_CWD ?? process.cwd(), process.env.WINDLASS_DATA ?? ".windlass", "demo");
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  return folder;
};

const person = { name: "Demo administrator", email: "admin@demo.example" };

const createAdministrator = async (api: Api, token: string): Promise<string> => {
  const password = randomBytes(9).toString("base64url");
  await api.request(sessionAnswer, "POST", "/api/setup", { ...person, token, password });
  return password;
};

const deployDevice = async (
  api: Api,
  device: SimulatedDevice,
  child: Child,
  buildId: string,
  options: DemoOptions,
): Promise<DeviceResult> => {
  const startedAt = Date.now();
  const ended = child.exited.then((code) => ({ code }));
  const request = await Promise.race([approveWhenAsking(api, device, buildId), ended]);
  if ("matchCode" in request)
    options.say(`  ${device.serialNumber}: asks with match code ${request.matchCode}, approved`);
  const { code } = await ended;
  const result = await resultOf(api, device, startedAt, code);
  options.say(`  ${device.serialNumber}: ${result.state}, Autopilot ${result.registration}`);
  return result;
};

/** The whole flow from an empty machine to devices that are ready, with real processes and real HTTP. */
export const runDemo = async (options: DemoOptions, running: Running): Promise<DeviceResult[]> => {
  const { say } = options;
  const folder = await prepareFolder(options, running);
  say("Starting the tenant lab and the server …");
  const lab = await startLab(folder, options.labSpeed);
  running.add(lab.child);
  const server = await startServer({
    dataDirectory: join(folder, "server"),
    logFile: join(folder, "server.log"),
    labUrl: lab.url,
    host: options.host,
    port: options.port,
    sourcePort: options.sourcePort,
    registrationPace: options.labSpeed,
  });
  running.add(server.child);
  if (!server.setUpToken) throw new Error("the demo's server already has an administrator");
  const api = new Api(server.url);
  const password = await createAdministrator(api, server.setUpToken);
  if (!options.once) say(`\n  Open    ${server.url}\n  E-mail  ${person.email}\n  Password ${password}\n`);

  say("Connecting the organisation Contoso to its tenant, importing Windows and drivers, making a build …");
  const organisationId = await createOrganisation(api, "Contoso");
  await connectTenant(api, organisationId, lab);
  const operatingSystems = [
    await importOperatingSystem(api, organisationId, "windows-11-x64.wim"),
    await importOperatingSystem(api, organisationId, "windows-11-arm64.wim"),
  ];
  const withoutDrivers = await importDrivers(api, organisationId);
  if (withoutDrivers) say(`The devices get no drivers: ${withoutDrivers}`);
  const packageIds = [await createPackage(api, organisationId)];
  const buildId = await createBuild(api, {
    organisationId,
    name: "Office",
    operatingSystems,
    packageIds,
    lab,
  });
  const publication = await publish(api, organisationId);
  say(`Published number ${publication.number}. Booting simulated devices …`);

  const medium = await writeBootMedium(folder, await readBootMedium(api, organisationId));
  const devicesFolder = join(folder, "devices");
  await mkdir(devicesFolder, { recursive: true });
  const waiting = options.once ? 0 : 1;
  const deployed = options.devices + (options.withFailure ? 1 : 0);
  const devices = await createDevices(devicesFolder, deployed + waiting);
  const foreign = options.withFailure ? devices[deployed - 1] : undefined;
  if (foreign) {
    await holdElsewhere(lab, foreign.serialNumber);
    say(`${foreign.serialNumber} is registered in another organisation's tenant, so it will fail.`);
  }
  const boot = (device: SimulatedDevice): Child => {
    const child = bootDevice(device, medium, options.deviceSpeed);
    running.add(child);
    return child;
  };
  const results = await Promise.all(
    devices.slice(0, deployed).map((device) => deployDevice(api, device, boot(device), buildId, options)),
  );
  for (const device of devices.slice(deployed)) {
    boot(device);
    const request = await waitFor("The last device", () => findRequest(api, device.serialNumber), 60);
    say(`\nOne more device, ${device.serialNumber}, waits for you: compare its match code ${request.matchCode} in the`);
    say(`console under Deployments, approve it and watch: ${server.url}/deployments`);
  }
  return results;
};
