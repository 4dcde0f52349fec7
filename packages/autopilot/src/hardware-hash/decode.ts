import { createHash } from "node:crypto";
import { decodeHashText } from "./base64.ts";
import type { HardwareHashFields } from "./hardware-hash-fields.ts";
import type { HardwareParts } from "./hardware-parts.ts";
import { highestRecordType, offlineDeviceIdHead, recordType } from "./layout.ts";
import { readFields } from "./read-fields.ts";
import { readParts } from "./read-parts.ts";
import { RecordReader } from "./record-reader.ts";
import { type HashRecord, readFrame } from "./records.ts";
import { type HardwareHashWarning, warningsOf } from "./warnings.ts";

/** A hardware hash, read. */
export interface DecodedHardwareHash extends HardwareHashFields {
  /** True where text, layout and checksum are all as expected. */
  readonly valid: boolean;
  /** Padded base64 as Intune wants it; null where the text is no base64 at all, which Intune refuses with certainty. */
  readonly normalised: string | null;
  /**
   * Whether the hash carries what self-deploying and pre-provisioning need: the TPM's version, its public key, and the
   * device id made from that key. `version` is the specification's, `2.0`.
   */
  readonly tpm: { readonly present: boolean; readonly version: string | null };
  readonly parts: HardwareParts;
  readonly warnings: readonly HardwareHashWarning[];
}

/** Whether the device id was made from this key; undefined where one of the two is missing. */
const deviceIdMatchesKey = (records: RecordReader, key: Uint8Array | null): boolean | undefined => {
  const id = records.first(recordType.offlineDeviceId);
  if (!id || !key) return undefined;
  const digest = createHash("sha256").update(key).digest();
  return digest.equals(id.subarray(offlineDeviceIdHead, offlineDeviceIdHead + digest.length));
};

/** Firmware writes `TPM-Version:2.0 -Level:0-Revision:1.59-VendorID:…`; the version is what matters. */
const tpmVersionIn = (text: string | null): string | null =>
  text === null ? null : (/^TPM-Version:\s*(\d+(?:\.\d+)*)/iu.exec(text)?.[1] ?? text);

const unknownTypesOf = (records: readonly HashRecord[]): number[] => {
  const types = new Set(records.map(({ type }) => type).filter((type) => type === 0 || type > highestRecordType));
  return [...types].sort((left, right) => left - right);
};

/**
 * Reads a hardware hash and checks what can be checked before Intune sees it. Never throws: an unknown layout gives a
 * warning and empty fields, since Microsoft publishes no layout and may change it.
 *
 * @param text base64, with or without padding, white space, quotation marks and line breaks
 * @param reportedSerialNumber what the device said its serial number is; a difference is a warning
 * @example
 * const { valid, serialNumber, tpm, warnings } = decodeHardwareHash(text, "5CD8068X5C");
 */
export const decodeHardwareHash = (text: string, reportedSerialNumber?: string): DecodedHardwareHash => {
  const binary = decodeHashText(text);
  const frame = binary ? readFrame(binary) : { records: [], damage: "not-base64" as const };
  const records = new RecordReader(frame.records);
  const fields = readFields(records);
  const keyMatches = deviceIdMatchesKey(records, fields.endorsementKey);
  const unknownTypes = unknownTypesOf(frame.records);
  return {
    ...fields,
    valid: frame.damage === null,
    normalised: binary?.toString("base64") ?? null,
    tpm: { present: keyMatches === true && fields.tpmVersion !== null, version: tpmVersionIn(fields.tpmVersion) },
    parts: readParts(records),
    warnings: warningsOf({ fields, damage: frame.damage, keyMatches, unknownTypes, reportedSerialNumber }),
  };
};
