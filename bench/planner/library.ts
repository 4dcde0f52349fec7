import type { LibraryDriver } from "@windlass/planner";
import type { DeviceNode, DriverModel, DriverTarget } from "@windlass/protocol";

const hexadecimal = (number: number, digits: number): string => number.toString(16).toUpperCase().padStart(digits, "0");

/** A part that exists once in the library, by a number: vendor, device and subsystem as PCI writes them. */
const exactId = (part: number): string =>
  `PCI\\VEN_${hexadecimal(0x8000 + (part % 64), 4)}&DEV_${hexadecimal(part >>> 6, 4)}&SUBSYS_${hexadecimal((part * 2_654_435_761) >>> 0, 8)}`;

const generalId = (part: number): string => exactId(part).slice(0, "PCI\\VEN_8000&DEV_0000".length);

const target = (minimumBuild: number | null): DriverTarget => ({
  architecture: "x64",
  version: { major: 10, minor: 0 },
  productType: null,
  suiteMask: null,
  minimumBuild,
});

const model = (id: string): DriverModel => ({
  description: `Part ${id.slice(-8)}`,
  installSection: "Install",
  hardwareIds: [id],
  compatibleIds: [],
  excludedIds: [],
  featureScore: 255,
});

const idsPerInf = 50;

/** One INF for parts `first` to `first + 49`, in a section for Windows 11 and one for Windows 10. */
const infFor = (name: string, first: number, version: string): LibraryDriver => {
  const half = idsPerInf / 2;
  const models = Array.from({ length: idsPerInf }, (_, number) => model(exactId(first + number)));
  // The last parts also by their general id, as vendors do for the sake of machines they do not know.
  const general = [first, first + 1].map((part) => model(generalId(part)));
  return {
    id: name,
    name,
    facts: {
      kind: "base",
      class: "Net",
      classGuid: "4d36e972-e325-11ce-bfc1-08002be10318",
      provider: "Contoso",
      catalog: `${name}.cat`,
      driverDate: "2024-05-01",
      driverVersion: version,
      extensionId: null,
      manufacturers: [
        {
          name: "Contoso",
          sections: [
            { target: target(22000), models: [...models, ...general] },
            { target: target(null), models: models.slice(0, half) },
          ],
        },
      ],
    },
    active: true,
    availableToWindowsPe: false,
    architectures: null,
    minimumBuild: null,
    filter: null,
    pack: null,
    complete: true,
    digest: null,
  };
};

/** As a library comes out of the database: parsed, with every text in one piece of its own. */
const parsed = <Value>(value: Value): Value => structuredClone(value);

/** A library in which `distinct` hardware ids stand, every other INF of them in two versions. */
export const makeLibrary = (distinct: number): LibraryDriver[] => {
  const drivers: LibraryDriver[] = [];
  for (let first = 0; first < distinct; first += idsPerInf) {
    drivers.push(infFor(`part${first}.inf`, first, "2.0.0.0"));
    if ((first / idsPerInf) % 2 === 0) drivers.push(infFor(`part${first}-older.inf`, first, "1.0.0.0"));
  }
  return parsed(drivers);
};

/** A device of as many nodes, of which two in three are in the library; the others have identifiers nobody knows. */
export const makeDevice = (nodes: number, distinct: number, number: number): DeviceNode[] => {
  const made = Array.from({ length: nodes }, (_, position) => {
    const known = position % 3 !== 0;
    const part = (number * 7919 + position * 1_299_709) % distinct;
    const id = known ? exactId(part) : exactId(part + distinct);
    const general = id.slice(0, "PCI\\VEN_8000&DEV_0000".length);
    return {
      hardwareIds: [`${id}&REV_01`, id, `${general}&CC_020000`, `${general}&CC_0200`],
      compatibleIds: [`${general}&REV_01`, general, "PCI\\VEN_8086&CC_0200", "PCI\\CC_020000", "PCI\\CC_0200"],
    };
  });
  return parsed(made);
};
