import { mkdirSync } from "node:fs";
import type { DeviceNode, Inventory } from "@windlass/protocol";
import {
  type DeviceDescription,
  type DriverRule,
  readDeviceDescription,
  type ScriptRule,
  writeDeviceDescription,
} from "./device-description.ts";
import { modelNodes } from "./model-nodes.ts";
import { type DeviceModel, type DeviceModelName, deviceModels } from "./models.ts";

interface SimulatedDeviceOptions {
  readonly model: DeviceModelName;
  /** Made up in the maker's form when left out. */
  readonly serialNumber?: string;
  /** Replaces the model's disks. */
  readonly disks?: Inventory["disks"];
  readonly scripts?: readonly ScriptRule[];
  readonly drivers?: readonly DriverRule[];
  readonly accounts?: DeviceDescription["accounts"];
  readonly domains?: DeviceDescription["domains"];
  /** A number in [0, 1). */
  readonly random: () => number;
}

const pick = (characters: string, random: () => number): string =>
  characters[Math.floor(random() * characters.length)] ?? "0";

const hexadecimal = (count: number, random: () => number): string =>
  Array.from({ length: count }, () => pick("0123456789abcdef", random)).join("");

const serialOf = ({ serialForm }: DeviceModel, random: () => number): string =>
  serialForm
    .replaceAll("#", () => pick("0123456789", random))
    .replaceAll("@", () => pick("0123456789BCDFGHJKLMNPQRSTVWXYZ", random));

const macOf = ({ macPrefix }: DeviceModel, random: () => number): string =>
  `${macPrefix}:${hexadecimal(2, random)}:${hexadecimal(2, random)}:${hexadecimal(2, random)}`;

/** What an inventory sticker says, as firms have it written into their firmware. */
const assetTagOf = (serialNumber: string): string => `A-${serialNumber.slice(-6)}`;

/** A version 4 UUID: what makers without a scheme of their own write into SMBIOS. */
const uuidOf = (random: () => number): string =>
  `${hexadecimal(8, random)}-${hexadecimal(4, random)}-4${hexadecimal(3, random)}-8${hexadecimal(3, random)}-${hexadecimal(12, random)}`;

const inventoryOf = (options: SimulatedDeviceOptions): Inventory => {
  const { random } = options;
  const model: DeviceModel = deviceModels[options.model];
  const deviceNodes: readonly DeviceNode[] = modelNodes[options.model];
  const serialNumber = options.serialNumber ?? serialOf(model, random);
  return {
    architecture: model.architecture,
    firmware: "uefi",
    secureBoot: true,
    smbios: {
      manufacturer: model.manufacturer,
      product: model.product,
      sku: model.sku,
      family: model.family,
      serialNumber,
      assetTag: assetTagOf(serialNumber),
      uuid: uuidOf(random),
      chassisType: model.chassisType,
      boardManufacturer: model.manufacturer,
      boardProduct: model.sku,
      firmwareVersion: model.firmwareVersion,
      firmwareDate: model.firmwareDate,
    },
    memoryBytes: model.memoryGibibytes * 1024 ** 3,
    disks: options.disks ?? [
      {
        number: 0,
        model: model.disk.model,
        serialNumber: `S${hexadecimal(11, random).toUpperCase()}`,
        sizeBytes: model.disk.sizeBytes,
        bus: "nvme",
        removable: false,
      },
    ],
    networkInterfaces: [
      { name: "Ethernet", mac: macOf(model, random), medium: "ethernet", linkSpeedMbps: 1000 },
      ...(model.wifi
        ? [{ name: "Wi-Fi", mac: macOf(model, random), medium: "wifi" as const, linkSpeedMbps: null }]
        : []),
    ],
    tpm: { present: true, version: "2.0", enabled: true, activated: true, owned: false },
    processor: model.processor,
    power: { onMains: true, hasBattery: model.wifi, batteryPercent: model.wifi ? 87 : null },
    hardwareIds: [...new Set(deviceNodes.flatMap((node) => node.hardwareIds))],
    deviceNodes: [...deviceNodes],
  };
};

/** Makes the folder of a simulated device that has never been started; gives its description. */
export const createSimulatedDevice = (directory: string, options: SimulatedDeviceOptions): DeviceDescription => {
  mkdirSync(directory, { recursive: true });
  writeDeviceDescription(directory, {
    schemaVersion: 1,
    inventory: inventoryOf(options),
    scripts: [...(options.scripts ?? [])],
    drivers: [...(options.drivers ?? [])],
    accounts: [...(options.accounts ?? [])],
    domains: [...(options.domains ?? [])],
  });
  return readDeviceDescription(directory);
};
