import type { AskedPlan } from "../../api/plan-previews.ts";
import type { Problems } from "../../forms/problems.ts";
import { partsFromText } from "../drivers/pasted-parts.ts";

type Inventory = Extract<AskedPlan["device"], { kind: "told" }>["inventory"];

/** What somebody enters of a device that nobody has started here yet. */
export interface DescribedDevice {
  readonly architecture: "x64" | "arm64" | "x86";
  readonly manufacturer: string;
  readonly model: string;
  readonly serialNumber: string;
  readonly memoryGigabytes: string;
  readonly diskGigabytes: string;
  readonly hasTpm: boolean;
  readonly hasSecureBoot: boolean;
  /** As Device Manager or pnputil give them. */
  readonly hardwareIds: string;
}

export const newDescription: DescribedDevice = {
  architecture: "x64",
  manufacturer: "",
  model: "",
  serialNumber: "EXAMPLE1",
  memoryGigabytes: "16",
  diskGigabytes: "512",
  hasTpm: true,
  hasSecureBoot: true,
  hardwareIds: "",
};

/** Memory in units of 1,024, disks in the makers' units of 1,000. */
const memoryUnit = 2 ** 30;
const diskUnit = 1e9;

/** A laptop; what is not entered is what most devices have. */
const chassisType = 10;

const isAmount = (text: string): boolean => /^[1-9]\d{0,5}$/.test(text.trim());

/** What stands against asking with it. */
export const descriptionProblems = (described: DescribedDevice): Problems => {
  const parts = described.hardwareIds.trim() === "" ? null : partsFromText(described.hardwareIds);
  return {
    ...(described.serialNumber.trim() === "" && { serialNumber: "This is needed." }),
    ...(!isAmount(described.memoryGigabytes) && { memoryGigabytes: "Enter a number such as 16." }),
    ...(!isAmount(described.diskGigabytes) && { diskGigabytes: "Enter a number such as 512." }),
    ...(parts?.problem && { hardwareIds: parts.problem }),
  };
};

/** The inventory that such a device would send. */
export const inventoryOf = (described: DescribedDevice): Inventory => {
  const deviceNodes = described.hardwareIds.trim() === "" ? [] : partsFromText(described.hardwareIds).nodes;
  return {
    architecture: described.architecture,
    firmware: "uefi",
    secureBoot: described.hasSecureBoot,
    smbios: {
      manufacturer: described.manufacturer.trim(),
      product: described.model.trim(),
      serialNumber: described.serialNumber.trim(),
      uuid: "00000000-0000-4000-8000-000000000000",
      chassisType,
    },
    memoryBytes: Number(described.memoryGigabytes) * memoryUnit,
    disks: [
      {
        number: 0,
        model: "Disk",
        serialNumber: "",
        sizeBytes: Number(described.diskGigabytes) * diskUnit,
        bus: "nvme",
        removable: false,
      },
    ],
    networkInterfaces: [],
    tpm: { present: described.hasTpm, version: described.hasTpm ? "2.0" : null },
    hardwareIds: [],
    deviceNodes,
  };
};
