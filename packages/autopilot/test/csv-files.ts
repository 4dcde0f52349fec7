import { encodeHardwareHash } from "../src/hardware-hash/index.ts";

/** A valid hash of a made-up device. */
export const hashOf = (serialNumber: string | null, over: { tpm?: boolean; manufacturer?: string | null } = {}) =>
  encodeHardwareHash({
    serialNumber,
    manufacturer: over.manufacturer === undefined ? "Contoso" : over.manufacturer,
    model: "Lab Book 14",
    sku: null,
    family: null,
    systemUuid: null,
    productKeyId: null,
    tpmVersion: over.tpm === false ? null : "2.0",
    endorsementKey: over.tpm === false ? null : Uint8Array.from({ length: 256 }, (_, index) => index),
    disks: [],
    networkInterfaces: [],
  });

export const intuneHeader = "Device Serial Number,Windows Product ID,Hardware Hash,Group Tag,Assigned User";

/** A file with these lines, as Intune's template has it. */
export const csvFile = (...lines: readonly string[]): string => [intuneHeader, ...lines, ""].join("\r\n");

/** A file's bytes, cut into pieces of that size. */
export async function* piecesOf(file: Uint8Array | string, size = 65_536): AsyncGenerator<Uint8Array> {
  const bytes = Buffer.from(file);
  for (let start = 0; start < bytes.length; start += size) yield bytes.subarray(start, start + size);
}
