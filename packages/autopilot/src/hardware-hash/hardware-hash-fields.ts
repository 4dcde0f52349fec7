import type { NetworkMedium } from "./layout.ts";

/** What a hardware hash says of its device. Serials, addresses and the TPM key are personal data: mask them in logs. */
export interface HardwareHashFields {
  readonly serialNumber: string | null;
  readonly manufacturer: string | null;
  readonly model: string | null;
  readonly sku: string | null;
  readonly family: string | null;
  /** SMBIOS system UUID, lower case. */
  readonly systemUuid: string | null;
  readonly productKeyId: string | null;
  readonly tpmVersion: string | null;
  /** Public modulus of the TPM's endorsement key, 256 bytes; without it self-deploying mode is impossible. */
  readonly endorsementKey: Uint8Array | null;
  readonly disks: readonly { readonly serialNumber: string; readonly model: string }[];
  readonly networkInterfaces: readonly { readonly medium: NetworkMedium | "other"; readonly mac: string }[];
}
