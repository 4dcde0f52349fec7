import { execFileSync } from "node:child_process";
import { chmod, mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import {
  buildView,
  driverImportView,
  planPreview,
  publicationPreview,
  sessionAnswer,
  softwarePackageView,
} from "@windlass/protocol";
import { Api } from "../../apps/cli/src/demo/api.ts";
import { startServer } from "../../apps/cli/src/demo/installation.ts";
import { createOrganisation, importOperatingSystem, publish } from "../../apps/cli/src/demo/library.ts";
import { waitFor } from "../../apps/cli/src/demo/wait.ts";
import { makeLibrary } from "../planner/library.ts";
import { markdownTable } from "../support/table.ts";
import { largePublication } from "./large-publication.ts";

const distinctIds = 300_000;
const rounds = 5;
const longestSeconds = 1800;
const person = { name: "Bench", email: "bench@example.test", password: "a long enough password" };

/** The library of the planner's benchmark as INF files: one for each driver, with the file it names. */
const makePack = async (folder: string): Promise<string> => {
  for (const [number, { facts }] of makeLibrary(distinctIds).entries()) {
    const driver = join(folder, "pack", `d${number}`);
    await mkdir(driver, { recursive: true });
    const models = facts.manufacturers[0]?.sections[0]?.models ?? [];
    const lines = models.map(({ hardwareIds }) => `"Part" = Install, ${hardwareIds[0]}`).join("\r\n");
    const inf = `[Version]\r\nSignature="$Windows NT$"\r\nClass=Net\r\nClassGuid={4d36e972-e325-11ce-bfc1-08002be10318}\r\nProvider="Contoso"\r\nCatalogFile=d.cat\r\nDriverVer=05/01/2024,1.0.0.${number}\r\n[Manufacturer]\r\n"Contoso"=Models,NTamd64.10.0...22000\r\n[Models.NTamd64.10.0...22000]\r\n${lines}\r\n[Install]\r\n`;
    await writeFile(join(driver, `d${number}.inf`), inf);
    await writeFile(join(driver, "d.cat"), `catalog ${number}`);
  }
  const path = join(folder, "pack.zip");
  execFileSync("7zz", ["a", "-bso0", "-mx=1", path, "."], { cwd: join(folder, "pack") });
  await rm(join(folder, "pack"), { recursive: true });
  return path;
};

const importDrivers = async (api: Api, organisationId: string, pack: string): Promise<number> => {
  const uploadId = await api.upload(pack, organisationId);
  const { id } = await api.request(driverImportView, "POST", "/api/driver-imports", { organisationId, uploadId });
  const { total } = await waitFor(
    "The import",
    async () => {
      const view = await api.request(driverImportView, "GET", `/api/driver-imports/${id}`);
      if (view.failure) throw new Error(view.failure.message);
      return view.state === "ready" ? view : undefined;
    },
    longestSeconds,
    500,
  );
  return total;
};

/** The packages and builds of the large publication, through the API; ids of the server in place of its own. */
const describeAll = async (api: Api, organisationId: string): Promise<string> => {
  const windows = await importOperatingSystem(api, organisationId, "windows-11-x64.wim");
  const [image] = windows.images;
  const { packages, builds } = largePublication();
  const ids = new Map<string, string>();
  for (const { id, name, version, class: kind, filter, dependencies, steps } of packages) {
    const made = await api.request(softwarePackageView, "POST", "/api/software-packages", {
      organisationId,
      name,
      version,
      class: kind,
      filter,
      dependencies: dependencies.map((other) => ids.get(other)),
      steps,
    });
    ids.set(id, made.id);
  }
  let last = "";
  for (const { name, packageIds, computerNameTemplate } of builds) {
    const definition = {
      name,
      operatingSystems: [
        {
          architecture: image?.architecture,
          operatingSystemId: windows.id,
          imageIndex: image?.index,
          language: image?.defaultLanguage,
        },
      ],
      packageIds: packageIds.map((id) => ids.get(id)),
      computerNameTemplate,
      autopilot: null,
    };
    last = (await api.request(buildView, "POST", "/api/builds", { organisationId, definition })).id;
  }
  return last;
};

const secondsOf = async (work: () => Promise<unknown>): Promise<number> => {
  const began = performance.now();
  await work();
  return (performance.now() - began) / 1000;
};

/** Changes one build and publishes, again and again. */
const measureRounds = async (api: Api, organisationId: string, buildId: string) => {
  const previewing: number[] = [];
  const publishing: number[] = [];
  const url = `/api/publications/preview?organisationId=${organisationId}`;
  for (let round = 0; round < rounds; round += 1) {
    const { definition, revision } = await api.request(buildView, "GET", `/api/builds/${buildId}`);
    const changed = { ...definition, description: `Round ${round}` };
    await api.request(buildView, "PUT", `/api/builds/${buildId}`, { revision, definition: changed });
    previewing.push(await secondsOf(() => api.request(publicationPreview, "GET", url)));
    publishing.push(await secondsOf(() => publish(api, organisationId)));
  }
  return { previewing, publishing };
};

const spread = (seconds: readonly number[]): string[] => {
  const sorted = seconds.toSorted((a, b) => a - b);
  return [sorted[Math.floor(sorted.length / 2)], sorted.at(-1)].map((value) => (value ?? Number.NaN).toFixed(2));
};

/** Has a real server with its PostgreSQL publish 200 builds, 1,000 packages and drivers with 300,000 hardware ids. */
export const measurePublishing = async (): Promise<string> => {
  const folder = await mkdtemp(join(tmpdir(), "windlass-bench-"));
  await chmod(folder, 0o711);
  const pack = await makePack(folder);
  const server = await startServer({
    dataDirectory: join(folder, "server"),
    logFile: join(folder, "server.log"),
    labUrl: "http://127.0.0.1:9",
    host: "127.0.0.1",
    port: 0,
    sourcePort: 0,
    registrationPace: 1,
  });
  try {
    const api = new Api(server.url);
    await api.request(sessionAnswer, "POST", "/api/setup", { token: server.setUpToken, ...person });
    const organisationId = await createOrganisation(api, "Bench");
    const drivers = await importDrivers(api, organisationId, pack);
    const buildId = await describeAll(api, organisationId);
    const first = await secondsOf(() => publish(api, organisationId));
    const { previewing, publishing } = await measureRounds(api, organisationId, buildId);
    const { downloads } = await api.request(planPreview, "POST", "/api/plan-previews", {
      organisationId,
      buildId,
      device: { kind: "told", inventory: smallest },
    });
    const sizeOf = (kind: string) =>
      ((downloads.find((one) => one.kind === kind)?.content.sizeBytes ?? Number.NaN) / 1e6).toFixed(1);
    return [
      `A real server with its PostgreSQL, ${drivers} INF files, 1,000 packages, 200 builds. A device fetches the publication with ${sizeOf("publication")} MB (as text; it travels compressed) and the catalogue of drivers with ${sizeOf("driver-catalogue")} MB (compressed).`,
      markdownTable(
        ["over HTTP", "median (s)", "slowest (s)"],
        [
          ["the first publication, which writes the catalogue of drivers", first.toFixed(2), first.toFixed(2)],
          ["preview of what publishing changes", ...spread(previewing)],
          ["publish after a change of one build", ...spread(publishing)],
        ],
      ),
    ].join("\n\n");
  } finally {
    await server.child.stop();
    await rm(folder, { recursive: true, force: true });
  }
};

/** Any device that the image fits. */
const smallest = {
  architecture: "x64",
  firmware: "uefi",
  secureBoot: true,
  smbios: {
    manufacturer: "Contoso",
    product: "Laptop",
    serialNumber: "BENCH1",
    uuid: "00000000-0000-4000-8000-000000000000",
    chassisType: 10,
  },
  memoryBytes: 17_179_869_184,
  disks: [{ number: 0, model: "NVMe", serialNumber: "1", sizeBytes: 512e9, bus: "nvme", removable: false }],
  networkInterfaces: [],
  tpm: { present: true, version: "2.0" },
  hardwareIds: [],
};
