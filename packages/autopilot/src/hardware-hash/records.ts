import { createHash } from "node:crypto";
import { hashMagic, headerLength, trailerLength, trailerMagic } from "./layout.ts";

export interface HashRecord {
  readonly type: number;
  readonly data: Buffer;
}

/** The records of a hash and what is wrong with its frame; `damage` null means every check passed. */
export interface HashFrame {
  readonly records: readonly HashRecord[];
  readonly damage: "layout-unknown" | "truncated" | "checksum-missing" | "checksum-wrong" | "padding-not-empty" | null;
}

const readRecords = (body: Buffer): HashRecord[] | undefined => {
  const records: HashRecord[] = [];
  let position = headerLength;
  while (position < body.length) {
    if (position + headerLength > body.length) return undefined;
    const length = body.readUInt16LE(position + 2);
    if (length < headerLength || position + length > body.length) return undefined;
    records.push({
      type: body.readUInt16LE(position),
      data: body.subarray(position + headerLength, position + length),
    });
    position += length;
  }
  return records;
};

const checkTrailer = (binary: Buffer, total: number): HashFrame["damage"] => {
  // Copies of a hash often lose the zero bytes at its end; the trailer itself may end in zeros.
  const trailer = Buffer.alloc(trailerLength);
  binary.copy(trailer, 0, total, total + trailerLength);
  if (trailer.toString("latin1", 0, 2) !== trailerMagic || trailer.readUInt16LE(2) !== trailerLength) {
    return "checksum-missing";
  }
  const digest = createHash("sha256").update(binary.subarray(0, total)).digest();
  if (!digest.equals(trailer.subarray(headerLength))) return "checksum-wrong";
  // The checksum covers the records alone; behind it there is nothing but zeros.
  return binary.subarray(total + trailerLength).some((byte) => byte !== 0) ? "padding-not-empty" : null;
};

/** Cuts a hash's binary into records. Never throws; a frame that does not fit gives no records and says so. */
export const readFrame = (binary: Buffer): HashFrame => {
  if (binary.length < headerLength || binary.toString("latin1", 0, 2) !== hashMagic) {
    return { records: [], damage: "layout-unknown" };
  }
  const total = binary.readUInt16LE(2);
  if (total > binary.length) return { records: [], damage: "truncated" };
  const records = readRecords(binary.subarray(0, total));
  if (!records || total < headerLength) return { records: [], damage: "layout-unknown" };
  return { records, damage: checkTrailer(binary, total) };
};
