import type { ChassisKind, Inventory } from "@windlass/protocol";
import { chassisOf } from "../filters/chassis.ts";
import { isPlaceholderText } from "../vendors/folded-name.ts";

/** What a template is filled with, of one device; null: not known. */
export interface NamingFacts {
  readonly serialNumber: string;
  /** Of the asset list before that of the firmware. */
  readonly assetTag: string | null;
  /** The one name of the model, or what the firmware calls it. */
  readonly modelName: string | null;
  readonly chassis: ChassisKind | null;
  readonly locationCode: string | null;
}

/** Serial numbers that firmware makers leave in when nobody set one; they would name every such device alike. */
const placeholderSerials = new Set([
  "defaultstring",
  "systemserialnumber",
  "tobefilledbyoem",
  "none",
  "notspecified",
  "0123456789",
  "123456789",
]);

/** Whether the firmware holds a maker's placeholder, or nothing, in place of a serial number. */
export const isPlaceholderSerial = (serialNumber: string): boolean => {
  const plain = serialNumber.toLowerCase().replaceAll(/[^a-z0-9]/g, "");
  return plain === "" || placeholderSerials.has(plain) || /^0+$/.test(plain);
};

/** What firmware makers leave in the asset tag (DMTF DSP0134, type 3, offset 8): dmidecode's collected outputs. */
const placeholderTags = new Set(["noassettag", "noassetinformation", "noasset", "assettag", "asset1234567890"]);

/** Whether an asset tag says nothing. */
export const isPlaceholderAssetTag = (tag: string): boolean => {
  const plain = tag.toLowerCase().replaceAll(/[^a-z0-9]/g, "");
  return plain === "" || placeholderTags.has(plain) || isPlaceholderSerial(tag) || isPlaceholderText(tag);
};

/** A device of which nothing but the serial number is known. */
export const factsOfSerialNumber = (serialNumber: string): NamingFacts => ({
  serialNumber,
  assetTag: null,
  modelName: null,
  chassis: null,
  locationCode: null,
});

/** What a device itself tells for its name. */
export const namingFactsOf = ({ smbios }: Inventory): NamingFacts => ({
  serialNumber: smbios.serialNumber,
  assetTag: smbios.assetTag ?? null,
  modelName: isPlaceholderText(smbios.product) ? null : smbios.product,
  chassis: chassisOf(smbios.chassisType, smbios.manufacturer, smbios.product),
  locationCode: null,
});
