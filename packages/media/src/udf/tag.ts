import { bytesOf, type DiscSource } from "../disc/source.ts";
import { descriptorCrc } from "./checksum.ts";

/** Identifiers of descriptors (ECMA-167 3/7.2.1 and 4/7.2.1). */
export const tagOf = {
  primaryVolume: 1,
  anchor: 2,
  volumePointer: 3,
  partition: 5,
  logicalVolume: 6,
  terminator: 8,
  fileSet: 256,
  fileIdentifier: 257,
  allocationExtent: 258,
  fileEntry: 261,
  extendedFileEntry: 266,
} as const;

export const tagSize = 16;

/** What is wrong with a tag, in words; null when the descriptor is whole. `location` is the block it must name. */
const faultOf = (view: DataView, location: number | null): string | null => {
  const bytes = bytesOf(view, 0, view.byteLength);
  const sum = bytes.subarray(0, tagSize).reduce((total, byte, at) => (at === 4 ? total : (total + byte) & 0xff), 0);
  if (sum !== bytes[4]) return "has a wrong checksum";
  const crcLength = view.getUint16(10, true);
  if (crcLength > view.byteLength - tagSize) return `checks ${crcLength} bytes, more than it has`;
  if (descriptorCrc(bytes.subarray(tagSize, tagSize + crcLength)) !== view.getUint16(8, true)) return "is damaged";
  const named = view.getUint32(12, true);
  return location === null || named === location
    ? null
    : `was written for block ${named} and lies in block ${location}`;
};

/** The descriptor's identifier, when a whole descriptor lies here; else null. */
export const identifierOf = (view: DataView, location: number | null): number | null =>
  view.byteLength >= tagSize && faultOf(view, location) === null ? view.getUint16(0, true) : null;

/**
 * Proves that a whole descriptor of one of the wanted kinds lies here.
 *
 * @returns its identifier
 * @throws WindlassError `disc.damaged`
 */
export const requireTag = (
  source: DiscSource,
  view: DataView,
  position: number,
  expected: { what: string; wanted: readonly number[]; location: number | null },
): number => {
  const { what, wanted, location } = expected;
  const fault = faultOf(view, location);
  if (fault !== null) throw source.damaged(position, `${what} ${fault}`);
  const identifier = view.getUint16(0, true);
  if (!wanted.includes(identifier))
    throw source.damaged(position, `a descriptor of kind ${identifier} lies where ${what} should be`);
  return identifier;
};
