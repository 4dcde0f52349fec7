import { createHash } from "node:crypto";
import { decodeHashText } from "./base64.ts";
import type { HardwareHashFields } from "./hardware-hash-fields.ts";
import { type NetworkMedium, networkMedium, offlineDeviceIdHead, recordType } from "./layout.ts";
import { type HashRecord, readFrame } from "./records.ts";
import { type HardwareHashWarning, warningsOf } from "./warnings.ts";

/** A hardware hash, read. */
export interface DecodedHardwareHash extends HardwareHashFields {
  /** True where text, layout and checksum are all as expected. */
  readonly valid: boolean;
  /** Padded base64 as Intune wants it; null where the text is no base64 at all, which Intune refuses with certainty. */
  readonly normalised: string | null;
  readonly tpm: { readonly present: boolean; readonly version: string | null };
  readonly warnings: readonly HardwareHashWarning[];
}

const textOf = (data: Buffer): string => {
  const end = data.indexOf(0);
  // Texts come from a device: control characters have no business in a name.
  return data
    .toString("latin1", 0, end < 0 ? data.length : end)
    .replaceAll(/\p{Cc}/gu, "")
    .trim();
};

const uuidOf = (data: Buffer): string | null => {
  if (data.length < 16) return null;
  const ordered = Buffer.concat([
    Buffer.from(data.subarray(0, 4)).reverse(),
    Buffer.from(data.subarray(4, 6)).reverse(),
    Buffer.from(data.subarray(6, 8)).reverse(),
    data.subarray(8, 16),
  ]).toString("hex");
  return ordered.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/u, "$1-$2-$3-$4-$5");
};

const mediumByNumber = new Map<number, NetworkMedium>(
  (Object.keys(networkMedium) as NetworkMedium[]).map((name) => [networkMedium[name], name]),
);

const networkInterfaceOf = (data: Buffer): HardwareHashFields["networkInterfaces"] => {
  if (data.length < 10) return [];
  const mac = data.toString("hex", 4, 10).replaceAll(/(..)(?!$)/gu, "$1:");
  return [{ medium: mediumByNumber.get(data.readUInt16LE(0)) ?? "other", mac }];
};

const fieldsOf = (records: readonly HashRecord[]): HardwareHashFields => {
  const data = (type: number) => records.find((record) => record.type === type)?.data;
  const all = (type: number) => records.filter((record) => record.type === type).map((record) => record.data);
  const text = (type: number) => {
    const found = data(type);
    return (found && textOf(found)) || null;
  };
  const uuid = data(recordType.systemUuid);
  const key = data(recordType.endorsementKey);
  return {
    serialNumber: text(recordType.serialNumber),
    manufacturer: text(recordType.manufacturer),
    model: text(recordType.product),
    sku: text(recordType.sku),
    family: text(recordType.family),
    systemUuid: uuid ? uuidOf(uuid) : null,
    productKeyId: text(recordType.productKeyId),
    tpmVersion: text(recordType.tpmVersion),
    endorsementKey: key?.some((byte) => byte !== 0) ? Uint8Array.from(key) : null,
    disks: all(recordType.diskSerial).map((entry) => {
      const [serialNumber = "", model = ""] = textOf(entry).split("|");
      return { serialNumber, model };
    }),
    networkInterfaces: all(recordType.networkInterface).flatMap(networkInterfaceOf),
  };
};

/** Whether the device id was made from this key; undefined where one of the two is missing. */
const deviceIdMatchesKey = (records: readonly HashRecord[], key: Uint8Array | null): boolean | undefined => {
  const id = records.find((record) => record.type === recordType.offlineDeviceId)?.data;
  if (!id || !key) return undefined;
  const digest = createHash("sha256").update(key).digest();
  return digest.equals(id.subarray(offlineDeviceIdHead, offlineDeviceIdHead + digest.length));
};

/**
 * Reads a hardware hash and checks what can be checked before Intune sees it. Never throws: an unknown layout gives a
 * warning and empty fields, since Microsoft publishes no layout and may change it.
 *
 * @param text base64, with or without padding and line breaks
 * @param reportedSerialNumber what the device said its serial number is; a difference is a warning
 */
export const decodeHardwareHash = (text: string, reportedSerialNumber?: string): DecodedHardwareHash => {
  const binary = decodeHashText(text);
  const frame = binary ? readFrame(binary) : { records: [], damage: "not-base64" as const };
  const fields = fieldsOf(frame.records);
  const keyMatches = deviceIdMatchesKey(frame.records, fields.endorsementKey);
  return {
    ...fields,
    valid: frame.damage === null,
    normalised: binary?.toString("base64") ?? null,
    tpm: { present: keyMatches === true, version: fields.tpmVersion },
    warnings: warningsOf({ fields, damage: frame.damage, keyMatches, reportedSerialNumber }),
  };
};
