import { encodeHardwareHash } from "@windlass/autopilot";

/** A hardware hash of a made-up device, of the usual size. */
export const hardwareHashOf = (serialNumber: string): string =>
  encodeHardwareHash({
    serialNumber,
    manufacturer: "Contoso",
    model: "Bench Book 14",
    sku: null,
    family: null,
    systemUuid: null,
    productKeyId: null,
    tpmVersion: null,
    endorsementKey: null,
    disks: [],
    networkInterfaces: [],
  });
