import { execFileSync } from "node:child_process";
import { randomBytes, randomUUID } from "node:crypto";
import { mkdirSync, readdirSync, readFileSync, realpathSync, statSync, writeFileSync } from "node:fs";
import { chmod, mkdir, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { deploymentView, sessionAnswer, softwarePackageView, type WingetPin, wingetAnswer } from "@windlass/protocol";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { Api, ApiFailure } from "../../apps/cli/src/demo/api.ts";
import {
  approveWhenAsking,
  bootDevice,
  createDevices,
  findDeployment,
  writeBootMedium,
} from "../../apps/cli/src/demo/devices.ts";
import { type Lab, type Server, startLab, startServer } from "../../apps/cli/src/demo/installation.ts";
import * as library from "../../apps/cli/src/demo/library.ts";
import { waitFor } from "../../apps/cli/src/demo/wait.ts";
import { freePort } from "../support/free-port.ts";
import { type Maker, sha256Of, startMaker } from "./maker.ts";

let folder: string;
let maker: Maker;
let lab: Lab;
let server: Server;
let start: () => Promise<Server>;
let api: Api;

const tool = Buffer.from("MZ a portable tool ".repeat(1000));
const framework = randomBytes(20_000);
const bundle = randomBytes(30_000);
const suite = randomBytes(24 * 1024 * 1024);

/** An archive made by 7-Zip, nothing in it packed: it is as large as what it holds. */
const zipOf = (name: string, files: Readonly<Record<string, Buffer>>): Buffer => {
  const inside = join(folder, "archives", name);
  for (const [path, bytes] of Object.entries(files)) {
    mkdirSync(dirname(join(inside, path)), { recursive: true });
    writeFileSync(join(inside, path), bytes);
  }
  execFileSync("7zz", ["a", "-bso0", "-tzip", "-mx=0", `${inside}.zip`, "."], { cwd: inside });
  return readFileSync(`${inside}.zip`);
};

const manifest = (id: string, version: string, text: string): Record<string, string> => {
  const place = `manifests/c/${id.replaceAll(".", "/")}`;
  return {
    [`/list/${place}`]: JSON.stringify([{ name: version, type: "dir" }]),
    [`/raw/${place}/${version}/${id}.installer.yaml`]: `PackageIdentifier: ${id}\nPackageVersion: ${version}\n${text}`,
  };
};

const installer = (file: string, bytes: Buffer): string =>
  `Installers:\n- Architecture: x64\n  InstallerUrl: URL/files/${file}\n  InstallerSha256: ${sha256Of(bytes).toUpperCase()}\n`;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "windlass-winget-"));
  // PostgreSQL runs as an account of its own and must pass through.
  await chmod(folder, 0o711);
  const search = zipOf("search", { "search-14/rg.exe": tool, "search-14/LICENSE": Buffer.from("MIT") });
  const large = zipOf("suite", { "Setup/Suite Setup.exe": suite });
  const nested = "InstallerType: zip\nNestedInstallerFiles:\n- RelativeFilePath: ";
  maker = await startMaker(
    {
      ...manifest(
        "Contoso.Search",
        "14.1",
        `NestedInstallerType: portable\n${nested}search-14\\rg.exe\n  PortableCommandAlias: rg\n${installer("search.zip", search)}`,
      ),
      ...manifest(
        "Contoso.Suite",
        "5.2",
        `NestedInstallerType: inno\n${nested}Setup\\Suite Setup.exe\n${installer("suite.zip", large)}`,
      ),
      ...manifest(
        "Contoso.Terminal",
        "1.22",
        `InstallerType: msix\nDependencies:\n  PackageDependencies:\n  - PackageIdentifier: Contoso.Framework\n${installer("Terminal.msixbundle", bundle)}`,
      ),
      ...manifest("Contoso.Framework", "14.0", `InstallerType: appx\n${installer("Framework.appx", framework)}`),
    },
    { "search.zip": search, "suite.zip": large, "Terminal.msixbundle": bundle, "Framework.appx": framework },
  );
  vi.stubEnv("WINDLASS_WINGET_URL", `${maker.url}/raw`);
  vi.stubEnv("WINDLASS_WINGET_LISTING_URL", `${maker.url}/list`);
  vi.stubEnv("WINDLASS_INSTALLER_NETWORKS", "127.0.0.0/8");
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
    name: "WinGet",
    email: "winget@example.test",
    password: randomBytes(12).toString("hex"),
  });
});

afterAll(async () => {
  vi.unstubAllEnvs();
  await server?.child.stop();
  await lab?.child.stop();
  await maker?.close();
  await rm(folder, { recursive: true, force: true });
});

const stepOf = async (packageId: string): Promise<{ pins: WingetPin[] }> => {
  const { pins, dependencies } = await api.request(wingetAnswer, "POST", "/api/winget-resolutions", {
    packageId,
    architectures: ["x64"],
  });
  expect([pins.length, dependencies]).toEqual([1, []]);
  const step = { id: randomUUID(), name: `Install ${packageId}`, kind: "winget", packageId, pins };
  return step;
};

/** How much of the large installer lies in the server's data folder. */
const partOfSuite = (): number => {
  const parts = join(folder, "server", "installers");
  try {
    const sizes = readdirSync(parts).map((name) => statSync(join(parts, name)).size);
    return Math.max(0, ...sizes);
  } catch {
    return 0;
  }
};

const publishWhenFetched = (organisationId: string) =>
  waitFor(
    "publishing with all installers",
    async () => {
      try {
        return await library.publish(api, organisationId);
      } catch (error) {
        if (error instanceof ApiFailure && error.code === "publication.installer-missing") return undefined;
        throw error;
      }
    },
    90,
  );

describe("WinGet packages that are no plain installers", () => {
  it("come from manifests through a server that is killed meanwhile onto a device, each byte fetched once", async () => {
    const organisationId = await library.createOrganisation(api, "Contoso");
    await library.connectTenant(api, organisationId, lab);
    const operatingSystems = [await library.importOperatingSystem(api, organisationId, "windows-11-x64.wim")];
    const { id } = await api.request(softwarePackageView, "POST", "/api/software-packages", {
      organisationId,
      name: "Tools",
      version: "1.0",
      steps: [await stepOf("Contoso.Suite"), await stepOf("Contoso.Search"), await stepOf("Contoso.Terminal")],
    });
    const input = { organisationId, name: "Office", operatingSystems, packageIds: [id], lab };
    const buildId = await library.createBuild(api, input);

    maker.slow = true;
    const interrupted = library.publish(api, organisationId).catch(() => undefined);
    await waitFor("half of the installer", async () => partOfSuite() > suite.length / 3 || undefined, 60, 20);
    server.child.kill("SIGKILL");
    await server.child.exited;
    await interrupted;
    const there = partOfSuite();
    expect(there).toBeLessThan(suite.length);
    maker.slow = false;
    server = await start();
    await publishWhenFetched(organisationId);
    // Gone on with exactly where the file ended; what was on its way when the server was killed is all that came twice.
    expect(maker.starts.get("suite.zip")).toEqual([0, there]);
    expect(maker.served.get("suite.zip")).toBeLessThan(suite.length + 8 * 1024 * 1024);
    expect(readdirSync(join(folder, "server", "installers"))).toEqual([]);

    const medium = await writeBootMedium(folder, await library.readBootMedium(api, organisationId));
    await mkdir(join(folder, "devices"));
    const [device] = await createDevices(join(folder, "devices"), 1);
    if (!device) throw new Error("no device was made");
    const agent = bootDevice(device, medium, 20);
    try {
      await approveWhenAsking(api, device, buildId);
      expect(await agent.exited).toBe(0);
    } finally {
      agent.kill("SIGKILL");
    }
    const summary = await findDeployment(api, device.serialNumber);
    const deployment = await api.request(deploymentView, "GET", `/api/deployments/${summary?.id}`);
    expect(deployment.state).toBe("succeeded");
    const programs = join(device.directory, "disk0", "3-windows", "Program Files", "WinGet");
    expect(readFileSync(join(programs, "Links", "rg.exe")).equals(tool)).toBe(true);
    expect(realpathSync(join(programs, "Links", "rg.exe"))).toContain(
      "Packages/Contoso.Search_Microsoft.Winget.Source",
    );
    const effects = readFileSync(join(device.directory, "effects.jsonl"), "utf8");
    expect(effects).toContain('Suite Setup.exe\\" /SP- /VERYSILENT');
    expect(effects).toMatch(
      /Add-ProvisionedAppxPackage .*windlass-installer\.msixbundle .*windlass-dependency-1\.appx/,
    );
  });
});
