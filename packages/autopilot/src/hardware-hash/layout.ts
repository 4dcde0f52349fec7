/**
 * Layout of the 4K hardware hash. Microsoft publishes none; this one is known from public analyses and was checked on
 * a publicly posted sample, so anything that does not fit is told as a warning, never as a refusal.
 *
 * Base64 of a zero-padded binary: `OA`, total length (u16, with these 4 bytes), records of type (u16), length (u16,
 * with these 4 bytes) and data; at the total length the trailer `CS`, 36 (u16), SHA-256 over everything before it.
 * Numbers are little-endian, texts end with a NUL byte.
 *
 * Sources: oofhours.com, "Breaking down the Windows Autopilot hardware hash" (2022); MrWyss/DecodeAutopilotHash.
 */
export const hashMagic = "OA";
export const trailerMagic = "CS";
export const headerLength = 4;
export const trailerLength = 36;

/** Length to which devices pad the binary, in bytes (4000 characters of base64). */
export const paddedLength = 3000;

/** Record types by their number. Type 27 exists on real devices; nobody outside Microsoft knows what it says. */
export const recordType = {
  capture: 1,
  processor: 2,
  processorMaker: 3,
  processorModel: 4,
  memory: 5,
  drive: 6,
  diskSerial: 7,
  networkInterface: 8,
  display: 9,
  chassis: 10,
  offlineDeviceId: 11,
  systemUuid: 12,
  tpmVersion: 13,
  serialNumber: 14,
  firmwareVendor: 15,
  manufacturer: 16,
  product: 17,
  sku: 18,
  family: 19,
  boardManufacturer: 20,
  boardProduct: 21,
  boardVersion: 22,
  systemVersion: 23,
  productKeyId: 24,
  endorsementKey: 25,
  productKeyPartNumber: 26,
  diskSerialOfKernel: 28,
  graphicsMemory: 29,
  graphicsName: 30,
} as const;

/** Highest record type that has been seen. */
export const highestRecordType = 30;

/** Bytes before the hash in an offline-device-id record; what they say is not known, but for the kind. */
export const offlineDeviceIdHead = 10;

/** Where the head of an offline-device-id record says what the id was made from; 1 stands for the TPM's key. */
export const offlineDeviceIdKind = { offset: 4, tpmKey: 1 } as const;

/** Network media as the records number them (NDIS physical media). */
export const networkMedium = { wifi: 9, bluetooth: 10, ethernet: 14 } as const;
export type NetworkMedium = keyof typeof networkMedium;

/** Processor architectures as Windows numbers them. */
export const processorArchitecture = { x86: 0, x64: 9, arm64: 12 } as const;
export type ProcessorArchitecture = keyof typeof processorArchitecture;

/** Where the hash was captured, as its first record numbers it. */
export const fullWindows = 2;

/** Storage buses as Windows numbers them (STORAGE_BUS_TYPE). */
export const storageBus = { scsi: 1, atapi: 2, ata: 3, usb: 7, raid: 8, sas: 10, sata: 11, sd: 12, nvme: 17 } as const;
export type StorageBus = keyof typeof storageBus;

/** Kinds of drives as the records number them. */
export const driveKind = { "solid-state": 0, rotating: 255 } as const;
export type DriveKind = keyof typeof driveKind;

/** What a device is meant to be, as its firmware says (ACPI, preferred power management profile). */
export const platformRole = {
  desktop: 1,
  mobile: 2,
  workstation: 3,
  "enterprise-server": 4,
  "small-office-server": 5,
  appliance: 6,
  "performance-server": 7,
  slate: 8,
} as const;
export type PlatformRole = keyof typeof platformRole;

/** The name that a table gives to a number. */
export const nameIn = <Name extends string>(table: Readonly<Record<Name, number>>, number: number): Name | null => {
  for (const name in table) if (table[name] === number) return name;
  return null;
};
