import { decodeHardwareHash } from "@windlass/autopilot/hardware-hash";

/** What the registration takes from a hardware hash. */
export interface HardwareFacts {
  readonly serialNumber: string;
  readonly manufacturer: string;
  readonly model: string;
  readonly systemFamily: string;
  readonly skuNumber: string;
  readonly hasTpmData: boolean;
}

/** Base64 with its padding, as Edm.Binary has to be written. */
export function isBinaryLiteral(text: string): boolean {
  return text.length % 4 === 0 && /^[A-Za-z0-9+/]*={0,2}$/.test(text);
}

/** The facts of a hash; null when it is none, or names no serial number or no manufacturer. */
export function readHardwareHash(text: string): HardwareFacts | null {
  const decoded = decodeHardwareHash(text);
  if (!decoded.valid || !decoded.serialNumber || !decoded.manufacturer) return null;
  return {
    serialNumber: decoded.serialNumber,
    manufacturer: decoded.manufacturer,
    model: decoded.model ?? "",
    systemFamily: decoded.family ?? "",
    skuNumber: decoded.sku ?? "",
    hasTpmData: decoded.tpm.present,
  };
}
