import { isPlaceholderSerialNumber } from "../hardware-hash/placeholder-serial-numbers.ts";

/** What firmware says of a device: maker and product of SMBIOS type 1, which Windows shows in Win32_ComputerSystem. */
export interface DeviceIdentity {
  readonly manufacturer: string;
  readonly model: string;
  readonly serialNumber: string;
}

export type UsableIdentity =
  | { readonly usable: true; readonly identity: DeviceIdentity; readonly text: string }
  | { readonly usable: false; readonly what: string };

/** Longer texts are refused by Intune. */
const longest = 128;

/**
 * Microsoft Learn, "Identify devices as corporate-owned": take commas and dots out of maker and model; a comma parts the
 * three.
 */
const cleaned = (text: string): string => text.replaceAll(/[.,]/g, " ").replaceAll(/\s+/g, " ").trim();

/**
 * A device as the corporate identifier that Intune knows it by, or why it cannot be one.
 *
 * @example
 * corporateIdentifierOf({ manufacturer: "Dell Inc.", model: "Latitude 5450", serialNumber: "ABC123" });
 * // text: "Dell Inc,Latitude 5450,ABC123"
 */
export const corporateIdentifierOf = (device: DeviceIdentity): UsableIdentity => {
  const identity = {
    manufacturer: cleaned(device.manufacturer),
    model: cleaned(device.model),
    serialNumber: cleaned(device.serialNumber),
  };
  if (identity.manufacturer === "") return { usable: false, what: "its firmware names no maker" };
  if (identity.model === "") return { usable: false, what: "its firmware names no model" };
  if (identity.serialNumber === "" || isPlaceholderSerialNumber(device.serialNumber)) {
    return { usable: false, what: "its firmware has no serial number of its own" };
  }
  const text = `${identity.manufacturer},${identity.model},${identity.serialNumber}`;
  if (text.length > longest) return { usable: false, what: `“${text}” has more than ${longest} characters` };
  return { usable: true, identity, text };
};
