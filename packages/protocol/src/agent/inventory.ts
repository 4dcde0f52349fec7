import { z } from "zod";
import { architecture, byteCount, day } from "../values.ts";

const text = z.string().max(256);

/** A network interface's hardware address, lower case with colons. */
export const macAddress = z.string().regex(/^[0-9a-f]{2}(:[0-9a-f]{2}){5}$/);

/** System information a device reads from its SMBIOS tables (types 0, 1, 2, 3). Claims, never credentials. */
export const smbios = z.object({
  manufacturer: text,
  product: text,
  sku: text.default(""),
  family: text.default(""),
  /** Where Lenovo writes the model's name; left out by agents that do not read it. */
  version: text.optional(),
  serialNumber: text,
  uuid: z.uuid(),
  chassisType: z.number().int().min(0).max(255),
  boardManufacturer: text.default(""),
  boardProduct: text.default(""),
  firmwareVersion: text.default(""),
  /** Day on which its firmware was released (type 0); left out: not told. */
  firmwareDate: day.optional(),
  /** Of the enclosure (type 3); left out by agents that do not read it. */
  assetTag: text.optional(),
});

export const disk = z.object({
  number: z.number().int().min(0).max(255),
  model: text,
  serialNumber: text,
  sizeBytes: byteCount,
  bus: z.enum(["nvme", "sata", "sas", "usb", "sd", "raid", "virtual", "other"]),
  removable: z.boolean(),
});
export type Disk = z.infer<typeof disk>;

export const networkInterface = z.object({
  name: text,
  mac: macAddress,
  medium: z.enum(["ethernet", "wifi", "other"]),
  linkSpeedMbps: z.number().int().nonnegative().nullable(),
});

/** States are left out where the device does not tell them. */
export const trustedPlatformModule = z.object({
  present: z.boolean(),
  version: text.nullable(),
  enabled: z.boolean().optional(),
  activated: z.boolean().optional(),
  owned: z.boolean().optional(),
});

/** The first processor, as CPUID and firmware tell it; what is left out is not told. */
export const processor = z.object({
  name: text.optional(),
  /** CPUID's own spelling, such as `GenuineIntel`. */
  manufacturer: text.optional(),
  family: z.number().int().nonnegative().optional(),
  model: z.number().int().nonnegative().optional(),
  stepping: z.number().int().nonnegative().optional(),
  /** Of all processors together. */
  cores: z.number().int().positive().optional(),
  maximumMegahertz: z.number().int().positive().optional(),
  addressBits: z.union([z.literal(32), z.literal(64)]).optional(),
  /** ARM v8.1's atomic instructions; told by ARM devices. */
  hasAtomicInstructions: z.boolean().optional(),
});
export type Processor = z.infer<typeof processor>;

export const power = z.object({
  /** Null: the device cannot tell. */
  onMains: z.boolean().nullable(),
  hasBattery: z.boolean().nullable(),
  batteryPercent: z.number().int().min(0).max(100).nullable(),
});
export type Power = z.infer<typeof power>;

/**
 * One device node of Plug and Play, with its own identifiers in the order its bus driver gives them: that order is what
 * Windows ranks drivers by. `hardwareIds` of the inventory is the flat list that older agents tell alone.
 */
export const deviceNode = z.object({
  instance: z.string().max(400).optional(),
  name: text.optional(),
  class: text.optional(),
  /** Windows keeps at most 64 of each. */
  hardwareIds: z.array(z.string().max(400)).max(64),
  compatibleIds: z.array(z.string().max(400)).max(64).default([]),
  /** 28: no driver is installed. */
  problemCode: z.number().int().min(0).max(255).optional(),
});
export type DeviceNode = z.infer<typeof deviceNode>;

/** Everything a device tells of itself when it asks to be deployed; limits are part of the form (security rule 11). */
export const inventory = z.object({
  architecture,
  firmware: z.enum(["uefi", "bios"]),
  secureBoot: z.boolean().nullable(),
  smbios,
  memoryBytes: byteCount,
  disks: z.array(disk).max(64),
  networkInterfaces: z.array(networkInterface).max(64),
  tpm: trustedPlatformModule,
  /** Left out by agents that do not read them. */
  processor: processor.optional(),
  power: power.optional(),
  hardwareIds: z.array(z.string().max(400)).max(4000),
  deviceNodes: z.array(deviceNode).max(2000).default([]),
});
export type Inventory = z.infer<typeof inventory>;
