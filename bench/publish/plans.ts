import { compilePlan, selectFromCatalogue } from "@windlass/planner";
import { canonicalJson, type Inventory, inventory } from "@windlass/protocol";
import { makeDevice } from "../planner/library.ts";
import { quantile } from "../support/statistics.ts";
import { markdownTable } from "../support/table.ts";
import { largeCatalogue, largePublication } from "./large-publication.ts";

const distinctIds = 300_000;
const nodesOfDevice = 250;
const devices = 1000;
const devicesReadingTheCatalogue = 20;
/** Until then the compiler has not seen the planner often enough. */
const coldDevices = 100;

const deviceOf = (number: number): Inventory =>
  inventory.parse({
    architecture: number % 10 === 0 ? "arm64" : "x64",
    firmware: "uefi",
    secureBoot: true,
    smbios: {
      manufacturer: `Maker ${number % 20}`,
      product: `Model ${number}`,
      serialNumber: `SN${String(number).padStart(8, "0")}`,
      uuid: "00000000-0000-4000-8000-000000000000",
      chassisType: 10,
    },
    memoryBytes: 17_179_869_184,
    disks: [{ number: 0, model: "NVMe", serialNumber: "1", sizeBytes: 512e9, bus: "nvme", removable: false }],
    networkInterfaces: [],
    tpm: { present: true, version: "2.0" },
    hardwareIds: [],
    deviceNodes: makeDevice(nodesOfDevice, distinctIds, number),
  });

const milliseconds = (value: number): string => value.toFixed(2);

/** A plan for each of many devices, of a publication as large as any; the catalogue is read for some of them. */
export const measurePlans = async (): Promise<string> => {
  const publication = largePublication();
  const lines = largeCatalogue(distinctIds);
  const open = async function* () {
    yield* lines;
  };
  const reading: number[] = [];
  const planning: number[] = [];
  let steps = 0;
  let drivers: Awaited<ReturnType<typeof selectFromCatalogue>> | undefined;
  for (let number = 0; number < devices; number += 1) {
    const device = deviceOf(number);
    if (number % (devices / devicesReadingTheCatalogue) === 0) {
      const began = performance.now();
      drivers = await selectFromCatalogue(open, device.deviceNodes, "the catalogue");
      reading.push(performance.now() - began);
    }
    const build = publication.builds[number % publication.builds.length];
    if (!build || !drivers) throw new Error("there is nothing to plan with");
    const began = performance.now();
    const plan = compilePlan({
      publication,
      publicationSha256: "0".repeat(64),
      buildId: build.id,
      inventory: device,
      random: () => 0.5,
      drivers,
    });
    planning.push(performance.now() - began);
    steps += plan.steps.length;
  }
  const warm = planning.slice(coldDevices);
  const cold = planning.slice(0, coldDevices);
  const size = Buffer.byteLength(canonicalJson(publication));
  return [
    `${publication.builds.length} builds, ${publication.packages.length} packages of three steps; the publication has ${(size / 1e6).toFixed(1)} MB before it is compressed on its way. ${lines.length - 1} drivers with ${distinctIds} hardware ids; ${devices} devices of ${nodesOfDevice} nodes, ${Math.round(steps / devices)} steps a plan.`,
    markdownTable(
      ["", "p50 (ms)", "p99 (ms)"],
      [
        ["plan, first hundred devices", milliseconds(quantile(cold, 0.5)), milliseconds(quantile(cold, 0.99))],
        ["plan, all others", milliseconds(quantile(warm, 0.5)), milliseconds(quantile(warm, 0.99))],
        [
          "reading the catalogue for one device, in memory",
          milliseconds(quantile(reading, 0.5)),
          milliseconds(quantile(reading, 0.99)),
        ],
      ],
    ),
  ].join("\n\n");
};
