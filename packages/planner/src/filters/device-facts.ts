import type { DeviceFacts, Inventory } from "@windlass/protocol";
import { chassisOf } from "./chassis.ts";
import { leadingVersion } from "./versions.ts";

/** Windows that is to be on the device; null where nobody has chosen it yet. */
export interface OperatingSystemFacts {
  readonly edition: string | null;
  readonly build: number | null;
  readonly servicePackBuild: number | null;
}

/** What the server knows of a device beyond what the device tells. */
export interface DevicePlace {
  readonly organisationId: string | null;
  readonly locationId: string | null;
}

const told = (text: string): string | null => text.trim() || null;

const osVersion = ({ build, servicePackBuild }: OperatingSystemFacts): string | null => {
  if (build === null) return null;
  return servicePackBuild === null ? `10.0.${build}` : `10.0.${build}.${servicePackBuild}`;
};

const largestDisk = (inventory: Inventory): number | null => {
  const sizes = inventory.disks.filter((disk) => !disk.removable).map((disk) => disk.sizeBytes);
  return sizes.length === 0 ? null : Math.floor(Math.max(...sizes) / 1e9);
};

const hardwareIdsOf = (inventory: Inventory): string[] | null => {
  const ids = new Set(inventory.hardwareIds);
  for (const node of inventory.deviceNodes) for (const id of [...node.hardwareIds, ...node.compatibleIds]) ids.add(id);
  return ids.size === 0 ? null : [...ids];
};

/** The facts that filters ask about, from what a device told and what the server knows of it; what nobody told is null. */
export const deviceFactsOf = (
  inventory: Inventory,
  operatingSystem: OperatingSystemFacts | null,
  place: DevicePlace,
): DeviceFacts => {
  const { smbios, tpm } = inventory;
  return {
    vendor: told(smbios.manufacturer),
    model: told(smbios.product),
    sku: told(smbios.sku),
    family: told(smbios.family),
    board: told(smbios.boardProduct),
    serialNumber: told(smbios.serialNumber),
    firmwareVersion: told(smbios.firmwareVersion),
    chassis: chassisOf(smbios.chassisType, smbios.manufacturer, smbios.product),
    architecture: inventory.architecture,
    hardwareIds: hardwareIdsOf(inventory),
    osEdition: operatingSystem?.edition ?? null,
    osVersion: operatingSystem && osVersion(operatingSystem),
    osBuild: operatingSystem?.build ?? null,
    memoryGigabytes: inventory.memoryBytes === 0 ? null : Math.round(inventory.memoryBytes / 2 ** 30),
    diskGigabytes: largestDisk(inventory),
    tpm: tpm.present ? { present: true, version: tpm.version && leadingVersion(tpm.version) } : { present: false },
    secureBoot: inventory.secureBoot,
    ...place,
  };
};
