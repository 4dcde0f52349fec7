import { damagedAt, type Fields, fieldsOf, type NamedReader, readFields, requireAtMost } from "../fields.ts";

/** One structure of the table. Fields beyond its length are absent: older firmware has shorter ones. */
export interface Structure {
  readonly type: number;
  u8(at: number): number | null;
  u16(at: number): number | null;
  u32(at: number): number | null;
  u64(at: number): number | null;
  bytes(at: number, length: number): Uint8Array | null;
  /** The text that the field at `at` names, without blanks around it; null for none. */
  text(at: number): string | null;
  /** All texts of the structure, in order. */
  readonly texts: readonly string[];
}

export interface SmbiosTable {
  /** `3.2`; null for a bare table. */
  readonly version: { readonly major: number; readonly minor: number } | null;
  readonly structures: readonly Structure[];
}

/** The largest tables of servers take some hundred kilobytes; the size field of entry points before 3.0 has 16 bits. */
const tableLimit = 4 * 1024 * 1024;
const structureLimit = 20_000;
const endOfTable = 127;

/** Firmware writes ASCII by the standard, and Latin letters in practice. */
const asText = (bytes: Uint8Array): string => new TextDecoder("windows-1252").decode(bytes).trim();

interface Place {
  readonly version: SmbiosTable["version"];
  readonly offset: number;
  readonly size: number;
}

const checksumHolds = (bytes: Uint8Array): boolean => bytes.reduce((sum, byte) => (sum + byte) & 0xff, 0) === 0;

/** Where the table lies, by the forms in which it is kept: entry point and table, Windows' header and table, bare. */
const findTable = async (file: NamedReader): Promise<Place | null> => {
  const { size } = file.reader;
  const head = await readFields(file, 0, Math.min(32, size), "its header");
  const mark = Buffer.from(head.bytes.subarray(0, 5)).toString("latin1");
  if (mark === "_SM3_" && size >= 24) {
    if (head.u8(6) > 32 || !checksumHolds(head.slice(0, head.u8(6))))
      throw head.damaged(5, "its entry point does not match its checksum");
    const offset = head.u64(16);
    return { version: { major: head.u8(7), minor: head.u8(8) }, offset, size: Math.min(head.u32(12), size - offset) };
  }
  if (mark.startsWith("_SM_") && size >= 31) {
    if (!checksumHolds(head.slice(0, Math.min(head.u8(5), 31))))
      throw head.damaged(4, "its entry point does not match its checksum");
    return { version: { major: head.u8(6), minor: head.u8(7) }, offset: head.u32(24), size: head.u16(22) };
  }
  if (size > 12 && head.u32(4) === size - 8 && head.u8(1) >= 2 && head.u8(1) <= 9)
    return { version: { major: head.u8(1), minor: head.u8(2) }, offset: 8, size: size - 8 };
  return null;
};

const structureAt = (table: Fields, at: number): { structure: Structure; end: number } => {
  const length = table.u8(at + 1);
  if (length < 4) throw table.damaged(at + 1, `a structure takes ${length} bytes, less than its header`);
  table.slice(at, length);
  const texts: string[] = [];
  let end = at + length;
  if (table.u16(end) === 0) end += 2;
  else {
    while (table.u8(end) !== 0) {
      const text = table.terminated(end, 4096, "a text");
      texts.push(asText(text.bytes));
      end = text.end;
    }
    end += 1;
  }
  const within = <Value>(offset: number, size: number, read: () => Value): Value | null =>
    offset + size <= length ? read() : null;
  const structure: Structure = {
    type: table.u8(at),
    u8: (offset) => within(offset, 1, () => table.u8(at + offset)),
    u16: (offset) => within(offset, 2, () => table.u16(at + offset)),
    u32: (offset) => within(offset, 4, () => table.u32(at + offset)),
    u64: (offset) => within(offset, 8, () => table.u64(at + offset)),
    bytes: (offset, size) => within(offset, size, () => table.slice(at + offset, size)),
    text: (offset) => {
      const index = within(offset, 1, () => table.u8(at + offset)) ?? 0;
      return index === 0 ? null : texts[index - 1] || null;
    },
    texts,
  };
  return { structure, end };
};

const walk = (table: Fields): Structure[] => {
  const structures: Structure[] = [];
  for (let at = 0; at < table.bytes.length && structures.length < structureLimit; ) {
    const { structure, end } = structureAt(table, at);
    structures.push(structure);
    if (structure.type === endOfTable) return structures;
    at = end;
  }
  return structures;
};

/** Whether a file looks like an SMBIOS table of one of the forms; a bare one must begin with the BIOS' structure. */
export const looksLikeSmbios = (first: Uint8Array, size: number): boolean => {
  const head = Buffer.from(first.subarray(0, 32));
  if (head.length < 8) return false;
  if (head.toString("latin1", 0, 4) === "_SM_" || head.toString("latin1", 0, 5) === "_SM3_") return true;
  const bare = (at: number) => head[at] === 0 && (head[at + 1] ?? 0) >= 0x12 && (head[at + 1] ?? 0) <= 0x30;
  if (head.readUInt32LE(4) === size - 8 && head.length > 12) return bare(8);
  return size <= tableLimit && bare(0) && head.readUInt16LE(2) <= 0x00ff;
};

/**
 * Reads the structures of an SMBIOS table: what `dmidecode --dump-bin` writes, `/sys/firmware/dmi/tables/DMI`, or what
 * Windows' GetSystemFirmwareTable gives (DMTF DSP0134).
 *
 * @throws WindlassError `installer.*`
 */
export const readSmbiosTable = async (file: NamedReader): Promise<SmbiosTable> => {
  const place = (await findTable(file)) ?? { version: null, offset: 0, size: file.reader.size };
  const what = "its table";
  requireAtMost(tableLimit, place.size, { fileName: file.fileName, offset: place.offset, what });
  const table = await readFields(file, place.offset, place.size, what);
  const structures = walk(fieldsOf(table.bytes, place.offset, file.fileName));
  if (structures.at(-1)?.type !== endOfTable && place.version?.major !== 2)
    throw damagedAt(file.fileName, place.offset + place.size, "its table has no end");
  return { version: place.version, structures };
};
