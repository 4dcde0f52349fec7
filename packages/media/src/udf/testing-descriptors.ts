import { descriptorCrc } from "./checksum.ts";

/** What tests need to write UDF (ECMA-167): the kinds of volumes that no tool here makes. */

/** Closes a descriptor: identifier, location, check over everything after the tag, checksum of the tag. */
export const withTag = (bytes: Buffer, identifier: number, location: number): Buffer => {
  bytes.writeUInt16LE(identifier, 0);
  bytes.writeUInt16LE(3, 2);
  const crcLength = bytes.length - 16;
  bytes.writeUInt16LE(descriptorCrc(bytes.subarray(16)), 8);
  bytes.writeUInt16LE(crcLength, 10);
  bytes.writeUInt32LE(location, 12);
  bytes[4] = 0;
  bytes[4] = bytes.subarray(0, 16).reduce((sum, byte) => (sum + byte) & 0xff, 0);
  return bytes;
};

/** An entity identifier (`regid`), with UDF's revision in its suffix where it names the domain. */
const writeEntity = (bytes: Buffer, at: number, identifier: string, revision?: number): void => {
  bytes.write(identifier, at + 1, "latin1");
  if (revision !== undefined) bytes.writeUInt16LE(revision, at + 24);
};

const writeString = (bytes: Buffer, at: number, length: number, text: string): void => {
  bytes[at] = 8;
  bytes.write(text, at + 1, "latin1");
  bytes[at + length - 1] = text.length + 1;
};

export const longAddress = (length: number, block: number, partition: number, kind = 0): Buffer => {
  const bytes = Buffer.alloc(16);
  bytes.writeUInt32LE((length | (kind << 30)) >>> 0, 0);
  bytes.writeUInt32LE(block, 4);
  bytes.writeUInt16LE(partition, 8);
  return bytes;
};

export const shortAddress = (length: number, block: number, kind = 0): Buffer =>
  longAddress(length, block, 0, kind).subarray(0, 8);

export const extendedAddress = (length: number, block: number, partition: number, kind = 0): Buffer => {
  const bytes = Buffer.alloc(20);
  bytes.writeUInt32LE((length | (kind << 30)) >>> 0, 0);
  bytes.writeUInt32LE(length, 4);
  bytes.writeUInt32LE(length, 8);
  bytes.writeUInt32LE(block, 12);
  bytes.writeUInt16LE(partition, 16);
  return bytes;
};

export const anchorDescriptor = (sector: number, main: number, reserve: number, length: number): Buffer => {
  const bytes = Buffer.alloc(512);
  bytes.writeUInt32LE(length, 16);
  bytes.writeUInt32LE(main, 20);
  bytes.writeUInt32LE(length, 24);
  bytes.writeUInt32LE(reserve, 28);
  return withTag(bytes, 2, sector);
};

export const primaryVolume = (sector: number, label: string): Buffer => {
  const bytes = Buffer.alloc(512);
  bytes.writeUInt32LE(1, 16);
  writeString(bytes, 24, 32, label);
  bytes.writeUInt16LE(1, 56);
  bytes.writeUInt16LE(1, 58);
  bytes.writeUInt16LE(2, 60);
  bytes.writeUInt16LE(2, 62);
  bytes.writeUInt32LE(1, 64);
  bytes.writeUInt32LE(1, 68);
  writeString(bytes, 72, 128, label);
  return withTag(bytes, 1, sector);
};

export const partitionDescriptor = (sector: number, start: number, length: number): Buffer => {
  const bytes = Buffer.alloc(512);
  bytes.writeUInt32LE(2, 16);
  bytes.writeUInt16LE(1, 20);
  writeEntity(bytes, 24, "+NSR03");
  bytes.writeUInt32LE(1, 184);
  bytes.writeUInt32LE(start, 188);
  bytes.writeUInt32LE(length, 192);
  return withTag(bytes, 5, sector);
};

export const physicalMap = (): Buffer => Buffer.from([1, 6, 1, 0, 0, 0]);

export const typeTwoMap = (identifier: string, file = 0, mirror = 0): Buffer => {
  const bytes = Buffer.alloc(64);
  bytes.writeUInt8(2, 0);
  bytes.writeUInt8(64, 1);
  writeEntity(bytes, 4, identifier, 0x0250);
  bytes.writeUInt16LE(1, 36);
  bytes.writeUInt32LE(file, 40);
  bytes.writeUInt32LE(mirror, 44);
  bytes.writeUInt32LE(0xffff_ffff, 48);
  bytes.writeUInt32LE(32, 52);
  bytes.writeUInt16LE(32, 56);
  return bytes;
};

export const logicalVolume = (
  sector: number,
  label: string,
  volume: { blockSize: number; revision: number; fileSet: Buffer; maps: readonly Buffer[] },
): Buffer => {
  const bytes = Buffer.alloc(512);
  bytes.writeUInt32LE(3, 16);
  bytes.write("OSTA Compressed Unicode", 21, "latin1");
  writeString(bytes, 84, 128, label);
  bytes.writeUInt32LE(volume.blockSize, 212);
  writeEntity(bytes, 216, "*OSTA UDF Compliant", volume.revision);
  volume.fileSet.copy(bytes, 248);
  const maps = Buffer.concat(volume.maps);
  bytes.writeUInt32LE(maps.length, 264);
  bytes.writeUInt32LE(volume.maps.length, 268);
  maps.copy(bytes, 440);
  return withTag(bytes, 6, sector);
};

export const fileSet = (block: number, root: Buffer): Buffer => {
  const bytes = Buffer.alloc(512);
  bytes.writeUInt16LE(3, 28);
  bytes.writeUInt16LE(3, 30);
  bytes.writeUInt32LE(1, 32);
  bytes.writeUInt32LE(1, 36);
  bytes.write("OSTA Compressed Unicode", 49, "latin1");
  root.copy(bytes, 400);
  writeEntity(bytes, 416, "*OSTA UDF Compliant", 0x0250);
  return withTag(bytes, 256, block);
};

/** A file entry, or an extended one. `type`: 4 folder, 5 file, 250 metadata file. */
export const fileEntry = (
  block: number,
  entry: { extended: boolean; type: number; form: number; size: number; allocation: Buffer; blockSize: number },
): Buffer => {
  const fixed = entry.extended ? 216 : 176;
  const bytes = Buffer.alloc(fixed + entry.allocation.length);
  bytes.writeUInt16LE(4, 20);
  bytes.writeUInt16LE(1, 24);
  bytes.writeUInt8(entry.type, 27);
  bytes.writeUInt16LE(entry.form, 34);
  bytes.writeUInt16LE(1, 48);
  bytes.writeBigUInt64LE(BigInt(entry.size), 56);
  if (entry.extended) bytes.writeBigUInt64LE(BigInt(entry.size), 64);
  const blocks = entry.form === 3 ? 0 : Math.ceil(entry.size / entry.blockSize);
  bytes.writeBigUInt64LE(BigInt(blocks), entry.extended ? 72 : 64);
  bytes.writeUInt32LE(entry.allocation.length, fixed - 4);
  entry.allocation.copy(bytes, fixed);
  return withTag(bytes, entry.extended ? 266 : 261, block);
};

export const allocationExtent = (block: number, allocation: Buffer): Buffer => {
  const bytes = Buffer.alloc(24 + allocation.length);
  bytes.writeUInt32LE(allocation.length, 20);
  allocation.copy(bytes, 24);
  return withTag(bytes, 258, block);
};

/** One name in a folder; none for the parent. */
export const fileIdentifier = (block: number, name: string | null, folder: boolean, entry: Buffer): Buffer => {
  const isLatin = name === null || /^[\0-\xff]*$/u.test(name);
  const text = isLatin ? Buffer.from(name ?? "", "latin1") : Buffer.from(name ?? "", "utf16le").swap16();
  const encoded = name === null ? Buffer.alloc(0) : Buffer.concat([Buffer.from([isLatin ? 8 : 16]), text]);
  const bytes = Buffer.alloc((38 + encoded.length + 3) & ~3);
  bytes.writeUInt16LE(1, 16);
  bytes.writeUInt8((folder ? 2 : 0) | (name === null ? 8 : 0), 18);
  bytes.writeUInt8(encoded.length, 19);
  entry.copy(bytes, 20);
  encoded.copy(bytes, 38);
  return withTag(bytes, 257, block);
};
