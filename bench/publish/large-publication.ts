import { createHash } from "node:crypto";
import {
  canonicalJson,
  catalogueDriver,
  type Filter,
  type PublicationBody,
  type PublishedPackage,
  publicationBody,
  type SoftwareStep,
} from "@windlass/protocol";
import { makeLibrary } from "../planner/library.ts";

const idOf = (kind: number, number: number): string =>
  `0000000${kind}-0000-4000-8000-${String(number).padStart(12, "0")}`;
const hashOf = (text: string): string => createHash("sha256").update(text).digest("hex");

const builds = 200;
const packages = 1000;
const packagesOfBuild = 30;
/** Every tenth package goes by its filter. */
const driverApps = packages / 10;

/** A script as long as the usual ones. */
const script = (number: number): string =>
  Array.from(
    { length: 25 },
    (_, line) => `New-ItemProperty -Path HKLM:\\Software\\Contoso\\${number} -Name Value${line} -Value ${line} -Force`,
  ).join("\n");

const stepOf = (number: number, place: number): object => ({
  id: idOf(4, number * 10 + place),
  name: `Step ${place + 1}`,
  kind: "powershell",
  script: script(number * 10 + place),
});

const filterOf = (number: number): Filter => ({
  all: [
    { field: "vendor", operator: "is", values: [`Maker ${number % 20}`] },
    { any: [{ field: "model", operator: "matches", values: [`Model ${number}*`] }] },
  ],
});

const packageOf = (number: number): object => {
  const isDriverApp = number < driverApps;
  return {
    id: idOf(3, number),
    name: `Package ${number}`,
    version: "1.0",
    class: isDriverApp ? "driver-app" : "software",
    filter: isDriverApp ? filterOf(number) : null,
    // Every third needs the one before it.
    dependencies: !isDriverApp && number % 3 === 0 ? [idOf(3, number - 1)] : [],
    steps: [0, 1, 2].map((place) => stepOf(number, place)) satisfies object[] as SoftwareStep[],
    files: [{ path: "setup.exe", sha256: hashOf(`file ${number}`), sizeBytes: 40_000_000 }],
    archive: { sha256: hashOf(`archive ${number}`), sizeBytes: 39_000_000 },
  };
};

const image = (index: number, architecture: string) => ({
  index,
  name: `Windows 11 Enterprise ${architecture}`,
  edition: "Enterprise",
  architecture,
  languages: ["en-US"],
  defaultLanguage: "en-US",
  build: 26100,
  servicePackBuild: 4652,
  sizeBytes: 18_000_000_000,
});

const buildOf = (number: number): object => ({
  id: idOf(1, number),
  name: `Build ${number}`,
  operatingSystems: [
    { architecture: "x64", operatingSystemId: idOf(2, 0), imageIndex: 1, language: "en-US" },
    { architecture: "arm64", operatingSystemId: idOf(2, 0), imageIndex: 2, language: "en-US" },
  ],
  packageIds: Array.from({ length: packagesOfBuild }, (_, place) =>
    idOf(3, driverApps + ((number * 37 + place * 29) % (packages - driverApps))),
  ),
  computerNameTemplate: "WL-%SERIAL:8%",
  autopilot: null,
});

/** 200 builds and 1,000 packages of three steps each, as an organisation with many customers has them. */
export const largePublication = (): PublicationBody =>
  publicationBody.parse({
    schemaVersion: 1,
    organisationId: idOf(9, 1),
    number: 1,
    createdAt: "2026-11-20T08:00:00.000Z",
    previousSha256: null,
    builds: Array.from({ length: builds }, (_, number) => buildOf(number)),
    operatingSystems: [
      {
        id: idOf(2, 0),
        name: "Windows 11 24H2",
        kind: "wim",
        sha256: hashOf("image"),
        sizeBytes: 5_000_000_000,
        images: [image(1, "x64"), image(2, "arm64")],
      },
    ],
    packages: Array.from({ length: packages }, (_, number) =>
      packageOf(number),
    ) satisfies object[] as PublishedPackage[],
  });

/** The catalogue of a library with so many hardware ids, line by line as a device reads it. */
export const largeCatalogue = (distinctIds: number): string[] => {
  const drivers = makeLibrary(distinctIds).map(({ facts, name }, number) =>
    canonicalJson(
      catalogueDriver.parse({
        id: idOf(5, number),
        inf: name,
        description: name,
        availableToWindowsPe: false,
        architectures: null,
        minimumBuild: null,
        filter: null,
        packIds: [],
        digest: hashOf(name),
        archive: { sha256: hashOf(`driver ${number}`), sizeBytes: 200_000 },
        facts,
      }),
    ),
  );
  return [canonicalJson({ schemaVersion: 1, packs: [] }), ...drivers];
};
