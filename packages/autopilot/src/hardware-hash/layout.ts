/**
 * Layout of the 4K hardware hash. Microsoft publishes none; this one is known from public analyses and was checked on
 * a publicly posted sample, so anything that does not fit is told as a warning, never as a refusal.
 *
 * Base64 of a zero-padded binary: `OA`, total length (u16, with these 4 bytes), records of type (u16), length (u16,
 * with these 4 bytes) and data; at the total length the trailer `CS`, 36 (u16), SHA-256 over everything before it.
 * Numbers are little-endian, texts end with a NUL byte.
 */
export const hashMagic = "OA";
export const trailerMagic = "CS";
export const headerLength = 4;
export const trailerLength = 36;

/** Length to which devices pad the binary, in bytes (4000 characters of base64). */
export const paddedLength = 3000;

/** Record types by their number. */
export const recordType = {
  operatingSystem: 1,
  diskSerial: 7,
  networkInterface: 8,
  offlineDeviceId: 11,
  systemUuid: 12,
  tpmVersion: 13,
  serialNumber: 14,
  firmwareVendor: 15,
  manufacturer: 16,
  product: 17,
  sku: 18,
  family: 19,
  productKeyId: 24,
  endorsementKey: 25,
} as const;

/** Bytes before the hash in an offline-device-id record; the first number is 1 where it stands for a TPM's key. */
export const offlineDeviceIdHead = 10;

/** Network media as the records number them. */
export const networkMedium = { wifi: 9, bluetooth: 10, ethernet: 14 } as const;
export type NetworkMedium = keyof typeof networkMedium;
