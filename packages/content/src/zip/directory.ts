import { type ArchiveBytes, damaged } from "../archive/read-index.ts";
import { foldedPath, windowsPathProblem } from "../archive/windows-path.ts";

/** A file of a ZIP archive, as its central directory tells it. */
export interface ZipEntry {
  /** Relative, with forward slashes, such that a file can lie there on Windows. */
  readonly path: string;
  readonly sizeBytes: number;
  readonly packedBytes: number;
  readonly checksum: number;
  readonly isDeflated: boolean;
  /** Where its local header begins. */
  readonly headerOffset: number;
}

/** More would fill the memory, and no installer has so many. */
const mostEntries = 100_000;
const mostDirectoryBytes = 8 * 1024 * 1024;
/** Few programs on Windows take so long ones. */
const longestPath = 1000;

const endSize = 22;
const end64Size = 56;
const locatorSize = 20;
const entrySize = 46;
const longestComment = 65_535;
const inZip64 = 0xffff_ffff;
const inZip64Short = 0xffff;

const signatures = { end: 0x0605_4b50, end64: 0x0606_4b50, locator: 0x0706_4b50, entry: 0x0201_4b50 } as const;

/** General purpose bits of APPNOTE.TXT 4.4.4. */
const encrypted = 0x0001 | 0x0040 | 0x2000;
const namesInUtf8 = 0x0800;

/** The upper half of code page 437, in which names without the bit for UTF-8 are (APPNOTE.TXT, appendix D). */
const codePage437 =
  "ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜ¢£¥₧ƒáíóúñÑªº¿⌐¬½¼¡«»░▒▓│┤╡╢╖╕╣║╗╝╜╛┐└┴┬├─┼╞╟╚╔╩╦╠═╬╧╨╤╥╙╘╒╓╫╪┘┌█▄▌▐▀αßΓπΣσµτΦΘΩδ∞φε∩≡±≥≤⌠⌡÷≈°∙·√ⁿ²■\u00a0";

const utf8 = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });

/** Many programs write UTF-8 and do not say so; what is no UTF-8 is of code page 437. */
const nameOf = (bytes: Buffer): string => {
  try {
    return utf8.decode(bytes);
  } catch {
    return [...bytes]
      .map((byte) => (byte < 0x80 ? String.fromCharCode(byte) : (codePage437[byte - 0x80] ?? "")))
      .join("");
  }
};

interface Directory {
  readonly offset: number;
  readonly sizeBytes: number;
  readonly entries: number;
}

const wholeNumber = (value: bigint, name: string, at: number): number => {
  if (value > BigInt(Number.MAX_SAFE_INTEGER)) throw damaged(name, at, "a number in it is too large");
  return Number(value);
};

const buffer = async (bytes: ArchiveBytes, offset: number, length: number): Promise<Buffer> =>
  Buffer.from(await bytes.read(offset, length));

/** The end record is followed by a comment, so that it is looked for from behind. */
const findDirectory = async (bytes: ArchiveBytes, name: string): Promise<Directory> => {
  const tailSize = Math.min(bytes.size, endSize + longestComment);
  const tail = await buffer(bytes, bytes.size - tailSize, tailSize);
  let at = tail.length - endSize;
  while (
    at >= 0 &&
    (tail.readUInt32LE(at) !== signatures.end || at + endSize + tail.readUInt16LE(at + 20) > tail.length)
  )
    at -= 1;
  if (at < 0) throw damaged(name, Math.max(0, bytes.size - endSize), "it has no directory: it is no ZIP, or cut short");
  const endOffset = bytes.size - tailSize + at;
  if (tail.readUInt16LE(at + 4) !== tail.readUInt16LE(at + 6))
    throw damaged(name, endOffset, "it is one of several parts");
  const found = {
    entries: tail.readUInt16LE(at + 10),
    sizeBytes: tail.readUInt32LE(at + 12),
    offset: tail.readUInt32LE(at + 16),
  };
  const isLarge = found.entries === inZip64Short || found.sizeBytes === inZip64 || found.offset === inZip64;
  return isLarge ? ((await findDirectory64(bytes, name, endOffset)) ?? found) : found;
};

const findDirectory64 = async (bytes: ArchiveBytes, name: string, endOffset: number): Promise<Directory | null> => {
  if (endOffset < locatorSize + end64Size) return null;
  const locator = await buffer(bytes, endOffset - locatorSize, locatorSize);
  if (locator.readUInt32LE(0) !== signatures.locator) return null;
  const at = wholeNumber(locator.readBigUInt64LE(8), name, endOffset - locatorSize);
  if (at + end64Size > endOffset) throw damaged(name, endOffset - locatorSize, "its directory lies outside of it");
  const record = await buffer(bytes, at, end64Size);
  if (record.readUInt32LE(0) !== signatures.end64) throw damaged(name, at, "there is no ZIP64 end record");
  return {
    entries: wholeNumber(record.readBigUInt64LE(32), name, at),
    sizeBytes: wholeNumber(record.readBigUInt64LE(40), name, at),
    offset: wholeNumber(record.readBigUInt64LE(48), name, at),
  };
};

/** Sizes and offset that do not fit 32 bits stand in an extra field, those only, in this order (APPNOTE.TXT 4.5.3). */
const largeNumbers = (extra: Buffer, numbers: readonly number[], name: string, at: number): number[] => {
  if (!numbers.includes(inZip64)) return [...numbers];
  for (let from = 0; from + 4 <= extra.length; from += 4 + extra.readUInt16LE(from + 2)) {
    if (extra.readUInt16LE(from) !== 1) continue;
    const field = extra.subarray(from + 4, from + 4 + extra.readUInt16LE(from + 2));
    let next = 0;
    return numbers.map((number) => {
      if (number !== inZip64) return number;
      if (next + 8 > field.length) throw damaged(name, at, "its ZIP64 field is too short");
      next += 8;
      return wholeNumber(field.readBigUInt64LE(next - 8), name, at);
    });
  }
  return [...numbers];
};

/** Unix keeps the kind of a file in the upper half of the attributes; links could lead out of the folder. */
const isLinkOrDevice = (madeBy: number, attributes: number): boolean => {
  const kind = (attributes >>> 16) & 0xf000;
  return madeBy >>> 8 === 3 && ![0, 0x8000, 0x4000].includes(kind);
};

const entryAt = (
  directory: Buffer,
  at: number,
  name: string,
  offset: number,
): { entry: ZipEntry | null; next: number } => {
  const wrong = (what: string) => damaged(name, offset + at, what);
  if (at + entrySize > directory.length || directory.readUInt32LE(at) !== signatures.entry)
    throw wrong("its directory ends too early");
  const [nameLength, extraLength, commentLength] = [28, 30, 32].map((field) => directory.readUInt16LE(at + field));
  const nameEnd = at + entrySize + (nameLength ?? 0);
  const next = nameEnd + (extraLength ?? 0) + (commentLength ?? 0);
  if (next > directory.length) throw wrong("its directory ends too early");
  const extra = directory.subarray(nameEnd, nameEnd + (extraLength ?? 0));
  const path = nameOf(directory.subarray(at + entrySize, nameEnd)).replaceAll("\\", "/");
  const flags = directory.readUInt16LE(at + 8);
  if ((flags & namesInUtf8) !== 0 && path.includes("\uFFFD")) throw wrong("a name in it is no text");
  if (isLinkOrDevice(directory.readUInt16LE(at + 4), directory.readUInt32LE(at + 38)))
    throw wrong(`“${path}” is a link or a device`);
  if (path.length > longestPath) throw wrong("a path in it is too long");
  const problem = windowsPathProblem(path.replace(/\/$/, ""));
  if (problem) throw wrong(`“${path}”: ${problem}`);
  if (path.endsWith("/")) return { entry: null, next };
  if ((flags & encrypted) !== 0) throw wrong(`“${path}” is encrypted`);
  const method = directory.readUInt16LE(at + 10);
  if (method !== 0 && method !== 8) throw wrong(`“${path}” is packed by method ${method}`);
  const fields = [24, 20, 42].map((field) => directory.readUInt32LE(at + field));
  const [sizeBytes = 0, packedBytes = 0, headerOffset = 0] = largeNumbers(extra, fields, name, offset + at);
  const checksum = directory.readUInt32LE(at + 16);
  return { entry: { path, sizeBytes, packedBytes, checksum, isDeflated: method === 8, headerOffset }, next };
};

/** With a separator that sorts before everything else, what lies below a path follows it at once. */
const requireDistinct = (entries: readonly ZipEntry[], name: string): void => {
  const keyed = entries.map((entry) => ({ entry, key: foldedPath(entry.path).replaceAll("/", "\0") }));
  const ordered = keyed.sort((one, other) => (one.key < other.key ? -1 : one.key > other.key ? 1 : 0));
  for (const [index, { entry, key }] of ordered.entries()) {
    const before = ordered[index - 1]?.key;
    if (before === undefined) continue;
    if (before === key) throw damaged(name, entry.headerOffset, `“${entry.path}” is in it twice`);
    if (key.startsWith(`${before}\0`))
      throw damaged(name, entry.headerOffset, `a folder of “${entry.path}” has the name of a file`);
  }
};

/** Reads the central directory, which alone counts. @throws WindlassError `archive.damaged` */
export const readZipDirectory = async (bytes: ArchiveBytes, name: string): Promise<ZipEntry[]> => {
  if (bytes.size < endSize) throw damaged(name, 0, "it is no ZIP, or cut short");
  const { offset, sizeBytes, entries: count } = await findDirectory(bytes, name);
  if (offset + sizeBytes > bytes.size) throw damaged(name, offset, "its directory lies outside of it");
  if (sizeBytes > mostDirectoryBytes || count > mostEntries) throw damaged(name, offset, "its directory is too large");
  const directory = await buffer(bytes, offset, sizeBytes);
  const entries: ZipEntry[] = [];
  let at = 0;
  for (let index = 0; index < count; index++) {
    const { entry, next } = entryAt(directory, at, name, offset);
    if (entry) entries.push(entry);
    at = next;
  }
  requireDistinct(entries, name);
  return entries;
};
