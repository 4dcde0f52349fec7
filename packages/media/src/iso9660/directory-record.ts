import { bytesOf, type DiscSource, textOf } from "../disc/source.ts";
import { sectorSize } from "./volume-descriptors.ts";

const flagFolder = 0x02;
const flagAssociated = 0x04;
const flagContinues = 0x80;
const fixedSize = 33;

/** One directory record (ECMA-119, 9.1). Block numbers and lengths as written. */
export interface DirectoryRecord {
  readonly position: number;
  readonly extent: number;
  readonly length: number;
  /** Blocks of extended attributes before the contents. */
  readonly attributeBlocks: number;
  readonly folder: boolean;
  /** An associated file (a resource fork), which nobody looks for. */
  readonly associated: boolean;
  /** The next record goes on with the same file: files of 4 GiB and more. */
  readonly continues: boolean;
  readonly interleaved: boolean;
  readonly name: Uint8Array;
  /** What follows the name: the system use area of Rock Ridge. */
  readonly systemUse: DataView;
}

export const parseRecord = (source: DiscSource, view: DataView, at: number, position: number): DirectoryRecord => {
  const recordLength = view.getUint8(at);
  if (recordLength < fixedSize + 1 || at + recordLength > view.byteLength)
    throw source.damaged(position, `a directory record gives its length as ${recordLength} bytes`);
  const nameLength = view.getUint8(at + 32);
  if (fixedSize + nameLength > recordLength)
    throw source.damaged(position, `a name of ${nameLength} bytes reaches beyond its directory record`);
  const flags = view.getUint8(at + 25);
  // A name of even length is followed by one byte of padding.
  const nameEnd = Math.min(fixedSize + nameLength + ((nameLength + 1) % 2), recordLength);
  return {
    position,
    extent: view.getUint32(at + 2, true),
    length: view.getUint32(at + 10, true),
    attributeBlocks: view.getUint8(at + 1),
    folder: (flags & flagFolder) !== 0,
    associated: (flags & flagAssociated) !== 0,
    continues: (flags & flagContinues) !== 0,
    interleaved: view.getUint8(at + 26) !== 0 || view.getUint8(at + 27) !== 0,
    name: bytesOf(view, at + fixedSize, nameLength),
    systemUse: new DataView(view.buffer, view.byteOffset + at + nameEnd, recordLength - nameEnd),
  };
};

/** Records of a folder's contents; none crosses a sector, zeros fill the rest of one. */
export const recordsOf = (source: DiscSource, view: DataView, position: number): DirectoryRecord[] => {
  const records: DirectoryRecord[] = [];
  let at = 0;
  while (at < view.byteLength) {
    const recordLength = view.getUint8(at);
    if (recordLength === 0) {
      at = (Math.floor(at / sectorSize) + 1) * sectorSize;
      continue;
    }
    records.push(parseRecord(source, view, at, position + at));
    at += recordLength;
  }
  return records;
};

/** The folder itself and its parent, which every folder names first. */
export const isSelfOrParent = ({ name }: DirectoryRecord): boolean =>
  name.length === 1 && (name[0] === 0 || name[0] === 1);

/** A plain ISO 9660 name without the version number and the full stop of a name without an extension. */
export const plainName = ({ name }: DirectoryRecord): string => {
  const view = new DataView(name.buffer, name.byteOffset, name.byteLength);
  return textOf(view, 0, name.length).replace(/;\d+$/u, "").replace(/\.$/u, "");
};
