import type { HardwareHashFields } from "./hardware-hash-fields.ts";
import { nameIn, networkMedium, recordType } from "./layout.ts";
import { type RecordReader, textOf } from "./record-reader.ts";

const uuidOf = (data: Buffer): string => {
  const ordered = Buffer.concat([
    Buffer.from(data.subarray(0, 4)).reverse(),
    Buffer.from(data.subarray(4, 6)).reverse(),
    Buffer.from(data.subarray(6, 8)).reverse(),
    data.subarray(8, 16),
  ]).toString("hex");
  return ordered.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/u, "$1-$2-$3-$4-$5");
};

const networkInterfaceOf = (data: Buffer): HardwareHashFields["networkInterfaces"][number] => ({
  medium: nameIn(networkMedium, data.readUInt16LE(0)) ?? "other",
  mac: data.toString("hex", 4, 10).replaceAll(/(..)(?!$)/gu, "$1:"),
});

const diskOf = (data: Buffer): HardwareHashFields["disks"][number] => {
  const [serialNumber = "", model = ""] = textOf(data).split("|");
  return { serialNumber: serialNumber.trim(), model: model.trim() };
};

/** Who the device is, as its hash says. */
export const readFields = (records: RecordReader): HardwareHashFields => {
  const uuid = records.first(recordType.systemUuid, 16);
  const key = records.first(recordType.endorsementKey);
  return {
    serialNumber: records.text(recordType.serialNumber),
    manufacturer: records.text(recordType.manufacturer),
    model: records.text(recordType.product),
    sku: records.text(recordType.sku),
    family: records.text(recordType.family),
    systemUuid: uuid ? uuidOf(uuid) : null,
    productKeyId: records.text(recordType.productKeyId),
    tpmVersion: records.text(recordType.tpmVersion),
    endorsementKey: key?.some((byte) => byte !== 0) ? Uint8Array.from(key) : null,
    disks: records.all(recordType.diskSerial).map(diskOf),
    networkInterfaces: records.all(recordType.networkInterface, 10).map(networkInterfaceOf),
  };
};
