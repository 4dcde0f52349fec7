import { createHash } from "node:crypto";
import { mkdtempSync, writeFileSync } from "node:fs";
import { rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Readable } from "node:stream";
import { buffer } from "node:stream/consumers";
import { writeArchive } from "@windlass/content";
import {
  type Inventory,
  type PublicationBody,
  type PublishedBuild,
  publicationBody,
  publishedPackage,
  type SoftwareStep,
  softwareStep,
} from "@windlass/protocol";
import { createSimulatedDevice } from "../src/platform/simulated/create-device.ts";
import type { DeviceDescription, DriverRule, ScriptRule } from "../src/platform/simulated/device-description.ts";
import { AgentServer, type AgentServerOptions } from "./agent-server.ts";
import { type DriverContent, makeDriverContent, type PublishedDriver } from "./driver-content.ts";

export const sha256 = (bytes: Uint8Array): string => createHash("sha256").update(bytes).digest("hex");
export const id = (digit: number): string => `00000000-0000-4000-8000-${String(digit).padStart(12, "0")}`;

/** Bytes that begin like a WIM with three images and go on with noise that is always the same. */
const imageFile = (size: number): Buffer => {
  const bytes = Buffer.alloc(size);
  for (let index = 0; index < size; index += 1) bytes[index] = (index * 2_654_435_761) >>> 13;
  bytes.write("MSWIM\0\0\0", 0, "latin1");
  bytes.writeUInt32LE(208, 8);
  bytes.writeUInt32LE(3, 0x2c);
  return bytes;
};

export const script = (digit: number, text: string, changes: object = {}): SoftwareStep =>
  softwareStep.parse({
    id: id(digit),
    name: `Script ${digit}`,
    kind: "powershell",
    script: text,
    continueOnError: false,
    timeoutSeconds: 60,
    successExitCodes: [0],
    rebootExitCodes: [3010],
    ...changes,
  });

export const copy = (digit: number, source: string, destination: string, overwrite = true): SoftwareStep =>
  softwareStep.parse({
    id: id(digit),
    name: `Copy ${digit}`,
    kind: "copy",
    source,
    destination,
    overwrite,
    continueOnError: false,
  });

export interface ScenarioOptions {
  readonly steps?: readonly SoftwareStep[];
  readonly build?: Partial<PublishedBuild>;
  /** What else the publication holds. */
  readonly publication?: Partial<PublicationBody>;
  readonly disks?: Inventory["disks"];
  readonly scripts?: readonly ScriptRule[];
  /** What the publication has beside software. */
  readonly drivers?: readonly PublishedDriver[];
  /** How the device behaves otherwise. */
  readonly behaviour?: Partial<Pick<DeviceDescription, "accounts" | "domains">>;
  /** Drivers that the device does not take. */
  readonly refusedDrivers?: readonly DriverRule[];
  readonly imageBytes?: number;
  /** As publications from before there were archives: each file is content of its own. */
  readonly withoutArchives?: boolean;
  /** How the server proves who it is, and what the boot medium pins. */
  readonly server?: Pick<AgentServerOptions, "tls" | "certificateAuthority" | "address">;
}

export interface Scenario {
  readonly server: AgentServer;
  /** What another server of the same content is made of. */
  readonly serverOptions: AgentServerOptions;
  readonly directory: string;
  readonly device: DeviceDescription;
  readonly bootMedium: string;
  readonly content: Map<string, Buffer>;
  readonly image: Buffer;
  readonly tool: Buffer;
  /** The archive of the package that holds the tool. */
  readonly archive: Buffer;
  readonly drivers: DriverContent | undefined;
  end(): Promise<void>;
}

const usualSteps: readonly SoftwareStep[] = [
  copy(31, "tools", "C:\\Program Files\\Contoso"),
  script(32, "Write-Output 'configure'"),
];

/** A server with a publication, and a device that was never started. */
export const makeScenario = async (options: ScenarioOptions = {}): Promise<Scenario> => {
  const root = mkdtempSync(join(tmpdir(), "windlass-agent-"));
  const image = imageFile(options.imageBytes ?? 300_000);
  const tool = Buffer.from("the tool's bytes ".repeat(500));
  const toolFile = { path: "tools/sub/tool.exe", sha256: sha256(tool), sizeBytes: tool.length };
  const archive = await buffer(writeArchive([{ ...toolFile, open: async () => Readable.from([tool]) }]));
  const packages = options.withoutArchives ? tool : archive;
  const drivers = options.drivers && (await makeDriverContent(options.drivers));
  const ofDrivers = drivers ? [drivers.catalogue, ...drivers.archives.values()] : [];
  const content = new Map([image, packages, ...ofDrivers].map((bytes) => [sha256(bytes), bytes]));
  const publication = publicationBody.parse({
    schemaVersion: 1,
    driverCatalogue: drivers?.published ?? null,
    organisationId: id(1),
    number: 1,
    createdAt: "2026-11-20T08:00:00.000Z",
    previousSha256: null,
    builds: [
      {
        id: id(10),
        name: "Office",
        description: "",
        operatingSystems: [{ architecture: "x64", operatingSystemId: id(20), imageIndex: 2, language: "en-US" }],
        packageIds: [id(30)],
        computerNameTemplate: "WL-%SERIAL%",
        naming: { lookUp: false, ask: null },
        whenDriverFails: "go-on",
        autopilot: {
          way: "registration",
          intendedMode: "user-driven",
          groupTag: "OD-OFFICE",
          groupObjectId: id(40),
          waitPolicy: { kind: "until-ready", whenFailed: "fail" },
        },
        ...options.build,
      },
    ],
    operatingSystems: [
      {
        id: id(20),
        name: "Windows 11 24H2",
        kind: "wim",
        sha256: sha256(image),
        sizeBytes: image.length,
        images: [
          {
            index: 2,
            name: "Windows 11 Pro",
            edition: "Professional",
            architecture: "x64",
            languages: ["en-US"],
            defaultLanguage: "en-US",
            build: 26100,
            servicePackBuild: 1,
            sizeBytes: 1_000_000,
          },
        ],
      },
    ],
    packages: [
      publishedPackage.parse({
        id: id(30),
        name: "Contoso Tools",
        version: "2.1.0",
        steps: [...(options.steps ?? usualSteps)],
        files: [toolFile],
        archive: options.withoutArchives ? null : { sha256: sha256(archive), sizeBytes: archive.length },
      }),
    ],
    ...options.publication,
  });
  const serverOptions = { publication, buildId: id(10), content, ...options.server };
  const server = await AgentServer.start(serverOptions);
  const bootMedium = join(root, "boot-medium.json");
  writeFileSync(bootMedium, JSON.stringify(server.bootMedium()));
  const directory = join(root, "device");
  const device = createSimulatedDevice(directory, {
    model: "latitude-5450",
    serialNumber: "7XK29T3",
    random: Math.random,
    ...(options.disks && { disks: options.disks }),
    ...(options.scripts && { scripts: options.scripts }),
    ...options.behaviour,
    ...(options.refusedDrivers && { drivers: options.refusedDrivers }),
  });
  return {
    server,
    serverOptions,
    directory,
    device,
    bootMedium,
    content,
    image,
    tool,
    archive,
    drivers,
    end: async () => {
      await server.stop();
      await rm(root, { recursive: true, force: true });
    },
  };
};
