import { z } from "zod";
import { inventory } from "../agent/inventory.ts";
import { computerName, decidedName } from "../build/naming.ts";
import { packageChoice } from "../build/package-options.ts";
import { deviceHardwareHash } from "../hardware-hash.ts";
import { identifier, instant } from "../values.ts";

export const deviceView = z.object({
  id: identifier,
  organisationId: identifier,
  serialNumber: z.string(),
  manufacturer: z.string().nullable(),
  model: z.string().nullable(),
  /** The one name of the vendor, and of the device model, that these are known by; null: not known. */
  vendorName: z.string().nullable(),
  modelName: z.string().nullable(),
  inventory: inventory.nullable(),
  /** Null until a hash of this serial number came, from the device or in a CSV file. */
  hardwareHash: deviceHardwareHash.nullable(),
  /** Where it asked from last, as the server saw it; null before it did. */
  address: z.string().nullable(),
  /** In whose network that is. */
  location: z.object({ id: identifier, name: z.string() }).nullable(),
  /** What it is called, as far as it was named here, with why. */
  computerName: decidedName.nullable(),
  /** Build this serial number is approved for without asking, once. */
  prestagedBuildId: identifier.nullable(),
  /** The computer name that was entered with it; null: as the build says. */
  prestagedName: z.string().nullable(),
  /** What was decided with it about the build's optional packages; the others are as the build suggests. */
  prestagedPackages: z.array(packageChoice),
  lastSeenAt: instant.nullable(),
  latestDeploymentId: identifier.nullable(),
});
export type DeviceView = z.infer<typeof deviceView>;

/** A device in a listing: an inventory can hold thousands of hardware ids, and no listing shows them. */
export const deviceSummary = deviceView.omit({
  inventory: true,
  hardwareHash: true,
  address: true,
  location: true,
  computerName: true,
});
export type DeviceSummary = z.infer<typeof deviceSummary>;

export const serialNumber = z.string().trim().min(1).max(128);

/** Pre-stages a device by its serial number. */
export const deviceCreate = z.object({
  organisationId: identifier,
  serialNumber,
  prestagedBuildId: identifier,
  prestagedName: computerName.nullable().default(null),
  prestagedPackages: z.array(packageChoice).max(200).default([]),
});
export const deviceUpdate = z.object({
  prestagedBuildId: identifier.nullable(),
  prestagedName: computerName.nullable().default(null),
  prestagedPackages: z.array(packageChoice).max(200).default([]),
});
