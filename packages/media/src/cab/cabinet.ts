import type { CabInspection } from "@windlass/protocol";
import { type Fields, type NamedReader, readFields } from "../fields.ts";
import { type CabinetHeader, readCabinetHeader } from "./header.ts";

const compressions = ["none", "mszip", "quantum", "lzx"] as const;
const longestPath = 256;
const fileHeaderSize = 16;
const nameIsUtf8 = 0x80;

/** What the number of a file's folder means above the real ones ([MS-CAB] 2.3, iFolder). */
const continuations: Readonly<Record<number, CabInspection["files"][number]["continued"]>> = {
  65533: "from-previous",
  65534: "to-next",
  65535: "through",
};

const readFolders = async (file: NamedReader, header: CabinetHeader): Promise<CabInspection["folders"]> => {
  const entrySize = 8 + header.folderReserve;
  const table = await readFields(file, header.firstFolder, header.folderCount * entrySize, "its list of folders");
  return Array.from({ length: header.folderCount }, (_, index) => {
    const at = index * entrySize;
    const blocks = table.u16(at + 4);
    const compression = compressions[table.u16(at + 6) & 0xf];
    if (compression === undefined) throw table.damaged(at + 6, "a folder is compressed in an unknown way");
    const start = table.u32(at);
    if (blocks > 0 && start + 8 > header.sizeBytes)
      throw table.damaged(at, `the data of a folder should begin at byte ${start}, outside of the cabinet`);
    return { compression, blocks };
  });
};

/** Date and time of MS-DOS, as the clock of whoever made it stood. */
const modifiedAt = (date: number, time: number): string | null => {
  const [year, month, day] = [1980 + (date >> 9), (date >> 5) & 0xf, date & 0x1f];
  const [hour, minute, second] = [time >> 11, (time >> 5) & 0x3f, (time & 0x1f) * 2];
  if (month < 1 || month > 12 || day < 1 || hour > 23 || minute > 59 || second > 59) return null;
  const two = (number: number) => String(number).padStart(2, "0");
  return `${year}-${two(month)}-${two(day)}T${two(hour)}:${two(minute)}:${two(second)}`;
};

const fileAt = (list: Fields, at: number, header: CabinetHeader) => {
  const folder = list.u16(at + 8);
  const continued = continuations[folder] ?? "no";
  if (continued === "no" && folder >= header.folderCount)
    throw list.damaged(at + 8, `a file lies in folder ${folder} of ${header.folderCount}`);
  const { bytes, end } = list.terminated(at + fileHeaderSize, longestPath, "the name of a file");
  const decoder = new TextDecoder((list.u16(at + 14) & nameIsUtf8) !== 0 ? "utf-8" : "windows-1252");
  return {
    entry: {
      path: decoder.decode(bytes),
      sizeBytes: list.u32(at),
      modifiedAt: modifiedAt(list.u16(at + 10), list.u16(at + 12)),
      continued,
    },
    end,
  };
};

const readFiles = async (file: NamedReader, header: CabinetHeader): Promise<CabInspection["files"]> => {
  // The list has no length of its own: it ends after its last name, at the latest where the longest names would.
  const longest = header.fileCount * (fileHeaderSize + longestPath + 1);
  const length = Math.min(longest, header.sizeBytes - header.firstFile);
  const list = await readFields(file, header.firstFile, length, "its list of files");
  const files: CabInspection["files"] = [];
  let at = 0;
  for (let index = 0; index < header.fileCount; index++) {
    const { entry, end } = fileAt(list, at, header);
    files.push(entry);
    at = end;
  }
  return files;
};

/**
 * Reads what a cabinet holds and whether it is part of a set. Nothing is unpacked; paths are as stored and not safe to
 * write to.
 *
 * @throws WindlassError `installer.truncated`, `installer.damaged`
 */
export const readCabinet = async (file: NamedReader): Promise<CabInspection> => {
  const header = await readCabinetHeader(file);
  return {
    kind: "cab",
    sizeBytes: header.sizeBytes,
    setId: header.setId,
    number: header.position + 1,
    previous: header.previous,
    next: header.next,
    folders: await readFolders(file, header),
    files: await readFiles(file, header),
  };
};
