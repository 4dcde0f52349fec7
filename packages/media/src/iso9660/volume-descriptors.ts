import { bytesOf, type DiscSource, textOf } from "../disc/source.ts";

/** Volume descriptors begin after sixteen sectors of 2,048 bytes (ECMA-119, 6.2.1 and 8). */
export const sectorSize = 2048;
export const firstDescriptor = 16 * sectorSize;

/** A sane disc has three or four; a set without an end is not followed for ever. */
const maximumDescriptors = 64;

const primaryType = 1;
const supplementaryType = 2;
const terminatorType = 255;

/** Escape sequences of Joliet levels 1 to 3 (UCS-2 in big-endian order; Joliet specification, 1995). */
const jolietSequences = ["%/@", "%/C", "%/E"];

/** What a primary or supplementary volume descriptor says. Offsets and sizes in bytes. */
export interface VolumeDescriptor {
  readonly kind: "primary" | "joliet";
  readonly position: number;
  readonly label: string;
  readonly blockSize: number;
  /** Bytes that the volume takes from the beginning of the image. */
  readonly volumeSize: number;
  /** Where the root folder's record lies. */
  readonly rootRecord: number;
}

/** The standard identifier at a sector: `CD001` for ISO 9660; null beyond the end. */
export const identifierAt = async (source: DiscSource, position: number): Promise<string | null> => {
  if (position + 6 > source.reader.size) return null;
  return textOf(await source.read(position, 6, "its volume descriptors"), 1, 5);
};

/** Text of a Joliet field or name: UCS-2, big-endian. */
export const jolietText = (bytes: Uint8Array): string =>
  new TextDecoder("utf-16be").decode(bytes.subarray(0, bytes.length & ~1)).replace(/[\0 ]+$/u, "");

const kindOf = (view: DataView): VolumeDescriptor["kind"] | null => {
  const type = view.getUint8(0);
  if (type === primaryType) return "primary";
  const isJoliet = jolietSequences.includes(textOf(view, 88, 32));
  return type === supplementaryType && isJoliet ? "joliet" : null;
};

const parse = (source: DiscSource, view: DataView, position: number): VolumeDescriptor | null => {
  const kind = kindOf(view);
  if (kind === null) return null;
  const blockSize = view.getUint16(128, true);
  if (![512, 1024, 2048].includes(blockSize))
    throw source.damaged(position + 128, `a volume descriptor gives blocks of ${blockSize} bytes`);
  const volumeSize = view.getUint32(80, true) * blockSize;
  const label = kind === "joliet" ? jolietText(bytesOf(view, 40, 32)) : textOf(view, 40, 32);
  return { kind, position, label, blockSize, volumeSize, rootRecord: position + 156 };
};

/**
 * Reads the set of volume descriptors up to its terminator. Boot records and kinds it does not know are passed over.
 *
 * @throws WindlassError `disc.truncated`, `disc.damaged`
 */
export const readVolumeDescriptors = async (source: DiscSource): Promise<VolumeDescriptor[]> => {
  const found: VolumeDescriptor[] = [];
  for (let number = 0; number < maximumDescriptors; number++) {
    const position = firstDescriptor + number * sectorSize;
    const view = await source.read(position, sectorSize, "its volume descriptors");
    if (textOf(view, 1, 5) !== "CD001") throw source.damaged(position, "the volume descriptors have no end");
    if (view.getUint8(0) === terminatorType) return found;
    const descriptor = parse(source, view, position);
    if (descriptor) found.push(descriptor);
  }
  throw source.damaged(firstDescriptor, `there are more than ${maximumDescriptors} volume descriptors`);
};

/** @throws WindlassError `disc.truncated` when the image ends before a volume does */
export const requireWholeVolumes = (source: DiscSource, descriptors: readonly VolumeDescriptor[]): void => {
  for (const { volumeSize } of descriptors)
    if (volumeSize > source.reader.size) throw source.truncated("its ISO 9660 volume", volumeSize);
};
