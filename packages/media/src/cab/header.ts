import { type Fields, type NamedReader, readFields, truncated } from "../fields.ts";

const signature: readonly number[] = [0x4d, 0x53, 0x43, 0x46];

/** Whether a file begins with `MSCF`, as cabinets do. */
export const isCabinet = (first: Uint8Array): boolean => signature.every((byte, index) => first[index] === byte);

const fixedSize = 36;
const hasPrevious = 0x1;
const hasNext = 0x2;
const hasReserve = 0x4;
/** Names of cabinets and disks take 255 bytes at most ([MS-CAB] 2.1). */
const longestName = 255;
const optionalPart = 4 + 0xffff + 4 * (longestName + 1);

export interface CabinetHeader {
  readonly sizeBytes: number;
  readonly firstFile: number;
  readonly folderCount: number;
  readonly fileCount: number;
  readonly setId: number;
  readonly position: number;
  readonly previous: string | null;
  readonly next: string | null;
  /** Where the folders begin, and how many bytes of its own a writer put after each. */
  readonly firstFolder: number;
  readonly folderReserve: number;
}

const asText = (bytes: Uint8Array): string => new TextDecoder("windows-1252").decode(bytes);

const nameAt = (fields: Fields, at: number, what: string) => {
  const { bytes, end } = fields.terminated(at, longestName, what);
  return { name: asText(bytes), end };
};

/**
 * Reads the header ([MS-CAB] 2.1, CFHEADER) with the names of its neighbours in a set.
 *
 * @throws WindlassError `installer.truncated`, `installer.damaged`
 */
export const readCabinetHeader = async (file: NamedReader): Promise<CabinetHeader> => {
  const { size } = file.reader;
  const fixed = await readFields(file, 0, fixedSize, "its header");
  if (!isCabinet(fixed.bytes)) throw fixed.damaged(0, "it does not begin as a cabinet");
  const [minor, major] = [fixed.u8(24), fixed.u8(25)];
  if (major !== 1) throw fixed.damaged(24, `it has the unknown format version ${major}.${minor}`);
  const sizeBytes = fixed.u32(8);
  if (sizeBytes > size) throw truncated(file, "the cabinet", sizeBytes);
  const firstFile = fixed.u32(16);
  if (firstFile < fixedSize || firstFile > sizeBytes) throw fixed.damaged(16, "its list of files lies outside of it");

  const flags = fixed.u16(30);
  const rest = await readFields(file, fixedSize, Math.min(optionalPart, size - fixedSize), "its header");
  let at = 0;
  let folderReserve = 0;
  if ((flags & hasReserve) !== 0) {
    folderReserve = rest.u8(2);
    at = 4 + rest.u16(0);
  }
  let previous: string | null = null;
  let next: string | null = null;
  if ((flags & hasPrevious) !== 0) {
    const cabinet = nameAt(rest, at, "the name of the cabinet before it");
    previous = cabinet.name;
    at = nameAt(rest, cabinet.end, "the name of the disk before it").end;
  }
  if ((flags & hasNext) !== 0) {
    const cabinet = nameAt(rest, at, "the name of the cabinet after it");
    next = cabinet.name;
    at = nameAt(rest, cabinet.end, "the name of the disk after it").end;
  }
  return {
    sizeBytes,
    firstFile,
    folderCount: fixed.u16(26),
    fileCount: fixed.u16(28),
    setId: fixed.u16(32),
    position: fixed.u16(34),
    previous,
    next,
    firstFolder: fixedSize + at,
    folderReserve,
  };
};
