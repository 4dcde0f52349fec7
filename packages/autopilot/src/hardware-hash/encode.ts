import { createHash } from "node:crypto";
import type { HardwareHashFields } from "./hardware-hash-fields.ts";
import { type HardwareParts, noParts } from "./hardware-parts.ts";
import {
  hashMagic,
  headerLength,
  networkMedium,
  offlineDeviceIdHead,
  offlineDeviceIdKind,
  paddedLength,
  recordType,
  trailerLength,
  trailerMagic,
} from "./layout.ts";
import { record, sized, textRecord } from "./record-writer.ts";
import { partRecords } from "./write-parts.ts";

/** A GUID as SMBIOS stores it: the first three groups little-endian. */
const uuidBytes = (uuid: string): Buffer => {
  const bytes = Buffer.from(uuid.replaceAll("-", ""), "hex");
  return Buffer.concat([
    bytes.subarray(0, 4).reverse(),
    bytes.subarray(4, 6).reverse(),
    bytes.subarray(6, 8).reverse(),
    bytes.subarray(8),
  ]);
};

const networkRecord = ({ medium, mac }: HardwareHashFields["networkInterfaces"][number]): Buffer => {
  const head = Buffer.alloc(4);
  head.writeUInt16LE(medium === "other" ? 0 : networkMedium[medium], 0);
  const address = Buffer.from(mac.replaceAll(":", ""), "hex");
  return record(recordType.networkInterface, Buffer.concat([head, address, Buffer.from("PCI\0", "utf16le")]));
};

const tpmRecords = (key: Uint8Array | null): Buffer[] => {
  if (!key) return [];
  const head = Buffer.alloc(offlineDeviceIdHead);
  head.writeUInt8(offlineDeviceIdKind.tpmKey, offlineDeviceIdKind.offset);
  const digest = createHash("sha256").update(key).digest();
  return [record(recordType.offlineDeviceId, Buffer.concat([head, digest])), record(recordType.endorsementKey, key)];
};

/**
 * Writes a hardware hash: base64, padded to the usual 3000 bytes, with a valid trailer. For the tenant lab, simulated
 * devices and tests; real devices compute their own.
 *
 * @param parts what the machine is made of; left out where nobody asks
 * @throws RangeError when the fields do not fit into one hash (65,535 bytes).
 */
export const encodeHardwareHash = (fields: HardwareHashFields, parts: HardwareParts = noParts): string => {
  const records = Buffer.concat([
    ...partRecords(parts),
    ...fields.disks.flatMap((disk) => textRecord(recordType.diskSerial, `${disk.serialNumber}|${disk.model}|`)),
    ...fields.networkInterfaces.map(networkRecord),
    ...tpmRecords(fields.endorsementKey),
    ...(fields.systemUuid === null ? [] : [record(recordType.systemUuid, uuidBytes(fields.systemUuid))]),
    ...textRecord(recordType.tpmVersion, fields.tpmVersion),
    ...textRecord(recordType.serialNumber, fields.serialNumber),
    ...textRecord(recordType.manufacturer, fields.manufacturer),
    ...textRecord(recordType.product, fields.model),
    ...textRecord(recordType.sku, fields.sku),
    ...textRecord(recordType.family, fields.family),
    ...textRecord(recordType.productKeyId, fields.productKeyId),
  ]);
  const head = Buffer.alloc(headerLength);
  head.write(hashMagic, "latin1");
  const body = sized(head, records);
  const trailerHead = Buffer.alloc(headerLength);
  trailerHead.write(trailerMagic, "latin1");
  trailerHead.writeUInt16LE(trailerLength, 2);
  const binary = Buffer.concat([body, trailerHead, createHash("sha256").update(body).digest()]);
  return Buffer.concat([binary, Buffer.alloc(Math.max(0, paddedLength - binary.length))]).toString("base64");
};
