import { randomUUID } from "node:crypto";
import { createReadStream } from "node:fs";
import { chmod, mkdir, mkdtemp, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { deploymentView, pageOf, secretView, sessionAnswer, softwarePackageView } from "@windlass/protocol";
import { afterAll, beforeAll, expect, it } from "vitest";
import { Api } from "../../apps/cli/src/demo/api.ts";
import {
  approveWhenAsking,
  bootDevice,
  createDevices,
  findDeployment,
  writeBootMedium,
} from "../../apps/cli/src/demo/devices.ts";
import { type Lab, type Server, startLab, startServer } from "../../apps/cli/src/demo/installation.ts";
import * as library from "../../apps/cli/src/demo/library.ts";

/** Each can be told from everything else, in whatever file it turns up. */
const canaries = {
  "a secret of a script": `canary-${randomUUID()}`,
  "a secret of an MSI": `canary-${randomUUID()}`,
  "the administrator's password": `canary-${randomUUID()}`,
};

let folder: string;
let lab: Lab;
let server: Server;
let api: Api;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "windlass-canary-"));
  // PostgreSQL runs as an account of its own and must pass through.
  await chmod(folder, 0o711);
  lab = await startLab(folder, 600);
  server = await startServer({
    dataDirectory: join(folder, "server"),
    logFile: join(folder, "server.log"),
    labUrl: lab.url,
    host: "127.0.0.1",
    port: 0,
    sourcePort: 0,
    registrationPace: 600,
  });
  api = new Api(server.url);
  await api.request(sessionAnswer, "POST", "/api/setup", {
    token: server.setUpToken ?? "",
    name: "Canary",
    email: "canary@example.test",
    password: canaries["the administrator's password"],
  });
});

afterAll(async () => {
  await server?.child.stop();
  await lab?.child.stop();
  await rm(folder, { recursive: true, force: true });
});

const keepSecret = async (organisationId: string, name: string, password: string): Promise<string> => {
  const { id } = await api.request(secretView, "POST", "/api/secrets", {
    organisationId,
    definition: { name },
    value: { kind: "password", password },
  });
  return id;
};

/** A script and an MSI that both take a secret. */
const createPackage = async (organisationId: string): Promise<string> => {
  const [script, msi] = [
    await keepSecret(organisationId, "VPN", canaries["a secret of a script"]),
    await keepSecret(organisationId, "Enrolment", canaries["a secret of an MSI"]),
  ];
  const { id } = await api.request(softwarePackageView, "POST", "/api/software-packages", {
    organisationId,
    name: "VPN",
    version: "1.0",
    steps: [
      {
        id: randomUUID(),
        kind: "powershell",
        name: "Set the VPN up",
        script: 'Write-Output "signing in with $env:VPN_PASSWORD"\nexit 0\n',
        variables: [{ name: "VPN_PASSWORD", secretId: script }],
      },
      {
        id: randomUUID(),
        kind: "msi",
        name: "Install the VPN",
        path: "C:\\Install\\vpn.msi",
        properties: [{ name: "ENROLMENT", secretId: msi }],
      },
    ],
  });
  return id;
};

const deployOneDevice = async () => {
  const organisationId = await library.createOrganisation(api, "Contoso");
  await library.connectTenant(api, organisationId, lab);
  const operatingSystems = [await library.importOperatingSystem(api, organisationId, "windows-11-x64.wim")];
  const packageIds = [await createPackage(organisationId)];
  const name = "Office";
  const buildId = await library.createBuild(api, { organisationId, name, operatingSystems, packageIds, lab });
  await library.publish(api, organisationId);
  const medium = await writeBootMedium(folder, await library.readBootMedium(api, organisationId));
  await mkdir(join(folder, "devices"));
  const [device] = await createDevices(join(folder, "devices"), 1);
  if (!device) throw new Error("no device was made");
  const agent = bootDevice(device, medium, 2);
  try {
    await approveWhenAsking(api, device, buildId);
    expect(await agent.exited).toBe(0);
  } finally {
    agent.kill("SIGKILL");
  }
  const summary = await findDeployment(api, device.serialNumber);
  return api.request(deploymentView, "GET", `/api/deployments/${summary?.id}`);
};

/** The canaries, as themselves and as other programs write them, each as the bytes that would stand in a file. */
const needles = (values: Readonly<Record<string, string>>) =>
  Object.entries(values).flatMap(([name, value]) =>
    [
      Buffer.from(value),
      Buffer.from(value, "utf16le"),
      Buffer.from(Buffer.from(value).toString("base64").replace(/=+$/, "")),
      Buffer.from(Buffer.from(value).toString("hex")),
    ].map((bytes) => ({ name, bytes })),
  );

/** Where in the folder any of the values stands, and how many files were looked through. */
const search = async (values: Readonly<Record<string, string>>) => {
  const wanted = needles(values);
  const longest = Math.max(...wanted.map(({ bytes }) => bytes.length));
  const found = new Set<string>();
  // The practice tenant tells its own secret, so that people can enter it.
  const files = (await readdir(folder, { recursive: true, withFileTypes: true })).filter(
    (entry) => entry.isFile() && entry.name !== "lab.log",
  );
  for (const { parentPath, name } of files) {
    const path = join(parentPath, name);
    let rest = Buffer.alloc(0);
    for await (const chunk of createReadStream(path, { highWaterMark: 1024 * 1024 })) {
      const window = Buffer.concat([rest, chunk]);
      for (const needle of wanted)
        if (window.includes(needle.bytes)) found.add(`${needle.name} in ${path.slice(folder.length + 1)}`);
      rest = Buffer.from(window.subarray(-longest));
    }
  }
  return { found: [...found].sort(), files: files.length };
};

it("what a person enters and a device is given stands in no file of server, database, log, boot medium or device", async () => {
  const deployment = await deployOneDevice();
  expect(deployment).toMatchObject({ state: "succeeded" });
  const steps = deployment.steps.filter(({ title }) => title.startsWith("VPN 1.0"));
  expect(steps.map(({ state }) => state)).toEqual(["succeeded", "succeeded"]);
  const { items } = await api.request(pageOf(secretView), "GET", "/api/secrets");
  expect(items.map(({ lastGiven }) => lastGiven?.deploymentId)).toEqual([deployment.id, deployment.id]);
  // Everything that is in memory of the database comes to its files.
  await server.child.stop();

  const { found, files } = await search({ ...canaries, "the app's client secret": lab.sample.clientSecret });
  expect(found).toEqual([]);
  expect(files).toBeGreaterThan(500);
  // The search itself finds what is there: the device's serial number is in the database and in its own files.
  const serial = await search({ serial: deployment.serialNumber });
  expect(serial.found.length).toBeGreaterThan(1);
});
