import { randomBytes, randomUUID } from "node:crypto";
import { createReadStream } from "node:fs";
import { chmod, mkdir, mkdtemp, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { buildView, deploymentView, pageOf, type SecretValue, secretView, sessionAnswer } from "@windlass/protocol";
import { afterAll, beforeAll, beforeEach, expect, it } from "vitest";
import { newVpn, oldVpn } from "../../apps/agent/test/msi-package.ts";
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
import { serverJournal } from "../support/journals.ts";
import { needsProgram } from "../support/programs.ts";
import { createReplacement, productsOf } from "./replacement.ts";

const keyLetters = "BCDFGHJKMPQRTVWXY2346789";
const productKey = Array.from({ length: 5 }, () =>
  Array.from(randomBytes(5), (byte) => keyLetters[byte % keyLetters.length]).join(""),
).join("-");

/** Each can be told from everything else, in whatever file it turns up. */
const canaries = {
  "a secret of a script": `canary-${randomUUID()}`,
  "a secret of an MSI": `canary-${randomUUID()}`,
  "a secret of a removal": `canary-${randomUUID()}`,
  "the account that joins a domain": `canary-${randomUUID()}`,
  "the built-in Administrator's password": `canary-${randomUUID()}`,
  "a product key": productKey,
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

const keepSecret = async (organisationId: string, name: string, value: SecretValue): Promise<string> => {
  const { id } = await api.request(secretView, "POST", "/api/secrets", { organisationId, definition: { name }, value });
  return id;
};

const createPackages = async (organisationId: string): Promise<string[]> => {
  const secretOf = (name: keyof typeof canaries) =>
    keepSecret(organisationId, name, { kind: "password", password: canaries[name] });
  return await createReplacement(api, organisationId, folder, {
    script: await secretOf("a secret of a script"),
    msi: await secretOf("a secret of an MSI"),
    removal: await secretOf("a secret of a removal"),
  });
};

/** Lets a build end with everything that takes a secret of the build's own. */
const endWithSecrets = async (organisationId: string, buildId: string): Promise<void> => {
  const { revision, definition } = await api.request(buildView, "GET", `/api/builds/${buildId}`);
  const keep = (name: keyof typeof canaries, value: SecretValue) => keepSecret(organisationId, name, value);
  const joining = "the account that joins a domain";
  const accountSecretId = await keep(joining, {
    kind: "user-name-password",
    userName: "CONTOSO\\join",
    password: canaries[joining],
  });
  const ofAdministrator = "the built-in Administrator's password";
  const passwordSecretId = await keep(ofAdministrator, { kind: "password", password: canaries[ofAdministrator] });
  const secretId = await keep("a product key", { kind: "product-key", productKey });
  await api.request(buildView, "PUT", `/api/builds/${buildId}`, {
    revision,
    definition: {
      ...definition,
      ending: { kind: "desktop", signInWhileDeploying: true },
      join: { kind: "domain", domain: "corp.contoso.com", accountSecretId },
      administrator: { kind: "enabled", passwordSecretId },
      operatingSystems: definition.operatingSystems.map((entry) => ({
        ...entry,
        productKey: { kind: "own", secretId },
      })),
    },
  });
};

const deployOneDevice = async () => {
  const organisationId = await library.createOrganisation(api, "Contoso");
  await library.connectTenant(api, organisationId, lab);
  const operatingSystems = [await library.importOperatingSystem(api, organisationId, "windows-11-x64.wim")];
  const packageIds = await createPackages(organisationId);
  const name = "Office";
  const buildId = await library.createBuild(api, { organisationId, name, operatingSystems, packageIds, lab });
  await endWithSecrets(organisationId, buildId);
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
  return { device, deployment: await api.request(deploymentView, "GET", `/api/deployments/${summary?.id}`) };
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

beforeEach((context) => needsProgram(context, "wixl"));

it("what a person enters and a device is given to replace a package stands in no file of server, database, log, boot medium or device", async () => {
  const { device, deployment } = await deployOneDevice();
  expect(deployment).toMatchObject({ state: "succeeded" });
  expect(deployment.steps.flatMap(({ title, state }) => (title.includes("VPN") ? [`${title}: ${state}`] : []))).toEqual(
    [
      "Tools of the maker 1.0: Install a VPN: succeeded",
      "Remove Contoso VPN 5.1.0: Remove it: succeeded",
      "Verify that Contoso VPN 5.1.0 is gone: succeeded",
      "Contoso VPN 5.2.0: Install it: succeeded",
      "Contoso VPN 5.2.0: Enrol it: succeeded",
      "Contoso VPN 5.2.0: Sign in: succeeded",
      "Verify that Contoso VPN 5.2.0 is installed: succeeded",
    ],
  );
  const told = await serverJournal(api, deployment.id);
  const lines = told.flatMap(({ body }) => (body.kind === "log" ? [body.message] : []));
  const wanted = [
    "Simulated device: registered Contoso VPN 5.1.0 as installed.",
    `Detection: the product {${oldVpn.code}} is installed`,
    "The server has given one secret.",
    `Simulated device: the product {${oldVpn.code}} is no longer installed.`,
    `Verified: the product {${oldVpn.code}} is not installed`,
    `Detection: the product {${newVpn.code}} is not installed`,
    "Simulated device: registered Contoso VPN 5.2.0 as installed.",
    `Verified: the product {${newVpn.code}} is installed`,
  ];
  const first = lines.filter((line, index) => wanted.includes(line) && lines.indexOf(line) === index);
  expect(first).toEqual(wanted);
  expect(deployment.steps.slice(-5).map(({ title, state }) => `${title}: ${state}`)).toEqual([
    "Install the product key: succeeded",
    "Join corp.contoso.com: succeeded",
    "Set up local accounts and groups: succeeded",
    "End the automatic sign-in and verify that nothing of it is left: succeeded",
    "Hand over at the sign-in screen: succeeded",
  ]);
  expect(productsOf(device)).toEqual([newVpn.code]);
  const { items } = await api.request(pageOf(secretView), "GET", "/api/secrets");
  const given = Array<string>(6).fill(deployment.id);
  expect(items.map(({ lastGiven }) => lastGiven?.deploymentId)).toEqual(given);
  // Everything that is in memory of the database comes to its files.
  await server.child.stop();

  const { found, files } = await search({ ...canaries, "the app's client secret": lab.sample.clientSecret });
  expect(found).toEqual([]);
  expect(files).toBeGreaterThan(500);
  // The search itself finds what is there: the device's serial number is in the database and in its own files.
  const serial = await search({ serial: deployment.serialNumber });
  expect(serial.found.length).toBeGreaterThan(1);
});
