import { bytesOf } from "../disc/source.ts";
import { type LongAddress, parseLongAddress } from "./address.ts";
import { type FileEntry, openEntry } from "./file-entry.ts";
import type { Space } from "./space.ts";
import { requireTag, tagOf } from "./tag.ts";
import { compressedUnicode } from "./text.ts";

/** A folder of fifty thousand files takes this much; more is a lie about a size. */
const maximumFolderBytes = 4 * 1024 * 1024;
const fixedSize = 38;

const flagFolder = 0x02;
const flagDeleted = 0x04;
const flagParent = 0x08;

/** What a folder says of one of its files. */
export interface FileIdentifier {
  readonly name: string;
  readonly folder: boolean;
  readonly entry: LongAddress;
}

/**
 * Reads a folder's file identifiers (ECMA-167 4/14.4), without deleted ones and without the parent.
 *
 * @throws WindlassError `disc.damaged`
 */
export const readFolder = async (space: Space, folder: FileEntry): Promise<FileIdentifier[]> => {
  const { source } = space;
  const { position } = folder;
  if (folder.kind !== "folder") throw source.damaged(position, "a file lies where a folder should be");
  if (folder.size > maximumFolderBytes) throw source.damaged(position, `a folder takes ${folder.size} bytes`);
  const contents = await openEntry(space, folder);
  const bytes = await contents.read(0, folder.size);
  const found: FileIdentifier[] = [];
  let at = 0;
  while (at + fixedSize <= bytes.length) {
    const header = new DataView(bytes.buffer, bytes.byteOffset + at, fixedSize);
    const nameLength = header.getUint8(19);
    const useLength = header.getUint16(36, true);
    const length = (fixedSize + useLength + nameLength + 3) & ~3;
    if (at + fixedSize + useLength + nameLength > bytes.length)
      throw source.damaged(position, `the folder described there ends inside the name at its byte ${at}`);
    const view = new DataView(bytes.buffer, bytes.byteOffset + at, Math.min(length, bytes.length - at));
    // The block in the tag is not compared: a folder in several pieces would have to be followed for it.
    const what = `the name at byte ${at} of the folder described there`;
    requireTag(source, view, position, { what, wanted: [tagOf.fileIdentifier], location: null });
    const flags = view.getUint8(18);
    if ((flags & (flagDeleted | flagParent)) === 0)
      found.push({
        name: compressedUnicode(bytesOf(view, fixedSize + useLength, nameLength)),
        folder: (flags & flagFolder) !== 0,
        entry: parseLongAddress(view, 20),
      });
    at += length;
  }
  return found;
};
