import { z } from "zod";
import { architecture, byteCount } from "../values.ts";

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

export const trustedPlatformModule = z.object({ present: z.boolean(), version: text.nullable() });

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
  hardwareIds: z.array(z.string().max(400)).max(4000),
  deviceNodes: z.array(deviceNode).max(2000).default([]),
});
export type Inventory = z.infer<typeof inventory>;
