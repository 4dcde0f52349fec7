import { chmod, mkdir, mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { renderOfflineProfile } from "@windlass/autopilot/offline-profile";
import {
  type AutopilotSettings,
  buildView,
  deploymentView,
  offlineProfileSettings,
  sessionAnswer,
} from "@windlass/protocol";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { z } from "zod";
import { Api } from "../../apps/cli/src/demo/api.ts";
import {
  approveWhenAsking,
  bootDevice,
  createDevices,
  findDeployment,
  type SimulatedDevice,
  writeBootMedium,
} from "../../apps/cli/src/demo/devices.ts";
import { type Lab, type Server, startLab, startServer } from "../../apps/cli/src/demo/installation.ts";
import {
  connectTenant,
  createBuild,
  createOrganisation,
  importOperatingSystem,
  publish,
  readBootMedium,
} from "../../apps/cli/src/demo/library.ts";

/** How many times faster than real ones the tenant, the server's looks at it and the devices' hardware are. */
const pace = 600;

const offline = offlineProfileSettings.parse({
  way: "offline-profile",
  profileName: "Büro",
  joinMethod: "entra",
  accountType: "standard",
  forcedEnrollment: true,
  hidePrivacySettings: true,
  hideLicenseTerms: true,
  skipKeyboardPage: true,
  skipConnectivityCheck: false,
  deviceNameTemplate: "OFF-%SERIAL%",
  language: "en-US",
  region: "os-default",
  tenantDomain: null,
});

const preparation: AutopilotSettings = {
  way: "device-preparation",
  groupObjectId: "0f5a7c1e-3f63-4b52-9d3c-2c7b0a5d9e10",
  policyName: null,
  importIdentifiers: true,
  waitPolicy: { kind: "until-ready", whenFailed: "fail" },
};

const labState = z.object({
  tenants: z.array(
    z.object({
      domain: z.string(),
      corporateIdentifiers: z.array(z.object({ type: z.string(), identifier: z.string() })),
      autopilotDevices: z.array(z.unknown()),
      imports: z.array(z.unknown()),
    }),
  ),
});

let folder: string;
let lab: Lab;
let server: Server;
let api: Api;
let medium: string;
let devices: SimulatedDevice[];
let builds: { readonly offline: string; readonly preparation: string };

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "windlass-ways-"));
  // PostgreSQL runs as an account of its own and must pass through.
  await chmod(folder, 0o711);
  lab = await startLab(folder, pace);
  server = await startServer({
    dataDirectory: join(folder, "server"),
    logFile: join(folder, "server.log"),
    labUrl: lab.url,
    host: "127.0.0.1",
    port: 0,
    sourcePort: 0,
    registrationPace: pace,
  });
  api = new Api(server.url);
  const person = { name: "Ada Administrator", email: "ada@example.test", password: "a long enough password" };
  await api.request(sessionAnswer, "POST", "/api/setup", { ...person, token: server.setUpToken });
  const organisationId = await createOrganisation(api, "Contoso");
  await connectTenant(api, organisationId, lab);
  const operatingSystems = [
    await importOperatingSystem(api, organisationId, "windows-11-x64.wim"),
    await importOperatingSystem(api, organisationId, "windows-11-arm64.wim"),
  ];
  const buildOf = async (name: string, autopilot: AutopilotSettings): Promise<string> => {
    const id = await createBuild(api, { organisationId, name, operatingSystems, packageIds: [], lab });
    const { revision, definition } = await api.request(buildView, "GET", `/api/builds/${id}`);
    await api.request(buildView, "PUT", `/api/builds/${id}`, { revision, definition: { ...definition, autopilot } });
    return id;
  };
  builds = { offline: await buildOf("Field", offline), preparation: await buildOf("Office", preparation) };
  await publish(api, organisationId);
  medium = await writeBootMedium(folder, await readBootMedium(api, organisationId));
  const devicesFolder = join(folder, "devices");
  await mkdir(devicesFolder, { recursive: true });
  devices = await createDevices(devicesFolder, 2);
});

afterAll(async () => {
  await server?.child.stop();
  await lab?.child.stop();
  await rm(folder, { recursive: true, force: true });
});

/** Boots a device, approves it for a build and waits for the end of its process. */
const deploy = async (device: SimulatedDevice | undefined, buildId: string) => {
  if (!device) throw new Error("too few devices were made");
  const child = bootDevice(device, medium, pace);
  await approveWhenAsking(api, device, buildId);
  expect(await child.exited, child.lastWords()).toBe(0);
  const { id = "" } = (await findDeployment(api, device.serialNumber)) ?? {};
  const deployment = await api.request(deploymentView, "GET", `/api/deployments/${id}`);
  expect(deployment).toMatchObject({ state: "succeeded", registration: null });
  return { device, deployment };
};

const tenant = async () => {
  const [one] = labState.parse(await (await fetch(`${lab.url}/lab/state`)).json()).tenants;
  if (!one) throw new Error("the lab has no tenant");
  return one;
};

const profileFile = /-windows[/\\]Windows[/\\]Provisioning[/\\]Autopilot[/\\]AutopilotConfigurationFile\.json$/;

describe("ways into Autopilot without a hardware hash", () => {
  it("leave an offline profile on the applied disk byte for byte, and nothing in the tenant", async () => {
    const { device, deployment } = await deploy(devices[0], builds.offline);
    const files = (await readdir(device.directory, { recursive: true })).filter((path) => profileFile.test(path));
    expect(files).toHaveLength(1);
    const { domain, autopilotDevices, imports } = await tenant();
    const expected = renderOfflineProfile({
      settings: offline,
      tenant: { id: lab.sample.tenantId, domain },
      correlationId: builds.offline,
    });
    expect(await readFile(join(device.directory, files[0] ?? ""), "latin1")).toBe(expected);
    expect({ autopilotDevices, imports }).toEqual({ autopilotDevices: [], imports: [] });
    expect(deployment.corporateIdentifier).toBeNull();
  });

  it("import the device of a build with device preparation as a corporate one, and register nothing", async () => {
    const { device, deployment } = await deploy(devices[1], builds.preparation);
    const { manufacturer = "", model = "", state } = deployment.corporateIdentifier ?? {};
    expect(state).toBe("imported");
    const { corporateIdentifiers, autopilotDevices, imports } = await tenant();
    expect(corporateIdentifiers).toEqual([
      { type: "manufacturerModelSerial", identifier: `${manufacturer},${model},${device.serialNumber}` },
    ]);
    expect({ autopilotDevices, imports }).toEqual({ autopilotDevices: [], imports: [] });
    expect(await readdir(device.directory, { recursive: true })).not.toContainEqual(expect.stringMatching(profileFile));
  });
});
