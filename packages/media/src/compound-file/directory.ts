import { type Fields, guidAt, type NamedReader } from "../fields.ts";
import type { CompoundFileHeader } from "./header.ts";
import { readSectors, type SectorChains } from "./sector-chain.ts";

const entrySize = 128;
/** Entries of the directory that are read. The largest installers have some thousands. */
const directoryLimit = 65_536;
const noEntry = 0xffff_ffff;

export interface CompoundEntry {
  /** As stored; Windows Installer packs the names of its streams. */
  readonly name: string;
  readonly kind: "storage" | "stream";
  readonly startSector: number;
  readonly size: number;
  /** Where the entry lies in the file. */
  readonly place: number;
}

export interface CompoundDirectory {
  /** Class of the root storage: what wrote the file. Upper case with braces. */
  readonly classId: string;
  readonly root: CompoundEntry;
  /** What lies directly in the root, in the order in which the file has it. */
  readonly entries: readonly CompoundEntry[];
}

const storageType = 1;
const streamType = 2;
const rootType = 5;

const entryAt = (directory: Fields, index: number, header: CompoundFileHeader): CompoundEntry => {
  const at = index * entrySize;
  const nameLength = directory.u16(at + 64);
  if (nameLength > 64) throw directory.damaged(at + 64, `a name of ${nameLength} bytes has no room in its entry`);
  const name = new TextDecoder("utf-16le").decode(directory.slice(at, Math.max(0, nameLength - 2)));
  const type = directory.u8(at + 66);
  // The upper half is undefined in files with sectors of 512 bytes ([MS-CFB] 2.6.3).
  const size = header.sectorSize === 512 ? directory.u32(at + 120) : directory.u64(at + 120);
  const kind = type === streamType ? "stream" : "storage";
  return { name, kind, startSector: directory.u32(at + 116), size, place: directory.place(at) };
};

/**
 * Reads the directory and what the root holds. Children hang in a binary tree; each entry is visited once, whatever
 * the tree says.
 *
 * @throws WindlassError `installer.damaged`, `installer.truncated`
 */
export const readDirectory = async (
  file: NamedReader,
  header: CompoundFileHeader,
  chains: SectorChains,
): Promise<CompoundDirectory> => {
  const perSector = header.sectorSize / entrySize;
  const limit = Math.ceil(directoryLimit / perSector);
  const sectors = await chains.toItsEnd(header.firstDirectorySector, limit, "its directory");
  const size = sectors.length * header.sectorSize;
  const directory = await readSectors(file, header, sectors, size, "its directory");
  const count = directory.bytes.length / entrySize;
  if (count === 0 || directory.u8(66) !== rootType) throw directory.damaged(66, "its directory has no root");

  const entries: CompoundEntry[] = [];
  const waiting = [directory.u32(76)];
  const seen = new Set<number>();
  for (let index = waiting.pop(); index !== undefined; index = waiting.pop()) {
    if (index === noEntry) continue;
    const at = index * entrySize;
    if (index >= count) throw directory.damaged(0, `its directory names entry ${index} of ${count}`);
    if (seen.has(index)) throw directory.damaged(at, "its directory goes round in a circle");
    seen.add(index);
    const type = directory.u8(at + 66);
    if (type !== storageType && type !== streamType)
      throw directory.damaged(at + 66, `its directory names an entry of the unknown type ${type}`);
    entries.push(entryAt(directory, index, header));
    waiting.push(directory.u32(at + 68), directory.u32(at + 72));
  }
  entries.sort((one, other) => one.place - other.place);
  return { classId: guidAt(directory, 80), root: entryAt(directory, 0, header), entries };
};
