/**
 * A Windlass archive is an ordinary `.tar.zst` in which every member is a Zstandard frame of its own, so that one file
 * can be read without the others; behind the tar's end an index lies in a skippable frame (RFC 8878, 3.1.2), which
 * other programs pass over. `docs/decisions/0023` says why.
 *
 * | part | bytes |
 * | --- | --- |
 * | one frame per file, in the order of the paths | tar header, content, padding |
 * | one frame | the tar's end: 1024 zeros |
 * | one skippable frame | index: number of files (4), then per file: length of the path (2), path (UTF-8), size (6), size of its frame (6), SHA-256 (32); then length of the index (4) and `WLARCH01` |
 *
 * Numbers are little-endian.
 */
const blockSize = 512;
/** Bigger members are packed in pieces of this size, whatever pieces they arrive in: the same bytes come out. */
export const pieceSize = 1024 * 1024;
/** Up to this size a file is packed and unpacked at once: most of a driver pack is such. */
export const smallFileLimit = 64 * 1024;
export const tarEnd = Buffer.alloc(2 * blockSize);
/** What Zstandard makes of the tar's end takes about 20 bytes. */
export const tarEndFrameLimit = 64;
export const skippableMagic = 0x184d2a5e;
export const skippableHeaderSize = 8;
export const archiveMark = Buffer.from("WLARCH01", "latin1");
export const footerSize = 4 + archiveMark.length;
export const recordSizeWithoutPath = 2 + 6 + 6 + 32;
/** A driver pack of a maker for all its models has some 50,000 files. */
export const maximumFiles = 200_000;
export const maximumIndexBytes = 32 * 1024 * 1024;
export const maximumPathLength = 240;
/** Compression beyond level 3 costs installers, which are compressed already, much time for little. */
export const compressionLevel = 3;
/** Level 3 never looks back further than 2 MiB; a frame that wants more memory was not written by us. */
export const windowLogLimit = 23;

/** The largest size that a tar header of POSIX 1988 can say: eleven octal digits. */
const largestPlainSize = 8 ** 11 - 1;

const octal = (value: number, digits: number): string => `${value.toString(8).padStart(digits, "0")}\0`;

const header = (name: string, sizeBytes: number, kind: "0" | "x"): Buffer => {
  const block = Buffer.alloc(blockSize);
  block.write(name, 0, 100, "latin1");
  block.write(octal(0o644, 7), 100);
  block.write(octal(0, 7), 108);
  block.write(octal(0, 7), 116);
  block.write(octal(sizeBytes, 11), 124);
  // No time: the same files give the same bytes whenever they are packed.
  block.write(octal(0, 11), 136);
  block.write(" ".repeat(8), 148);
  block.write(kind, 156);
  block.write("ustar\u000000", 257, "latin1");
  const sum = block.reduce((total, byte) => total + byte, 0);
  block.write(`${sum.toString(8).padStart(6, "0")}\0 `, 148);
  return block;
};

/** Zeros that fill the last block. */
export const paddingOf = (sizeBytes: number): number => (blockSize - (sizeBytes % blockSize)) % blockSize;

/** A record of an extended header counts its own length (POSIX 2001, pax). */
const extendedRecord = (key: string, value: string): string => {
  const rest = ` ${key}=${value}\n`;
  const restBytes = Buffer.byteLength(rest);
  let length = restBytes + String(restBytes).length;
  if (restBytes + String(length).length !== length) length += 1;
  return `${length}${rest}`;
};

/**
 * The tar header of a file: a pure function of path and size, so that a reader compares instead of parsing, and
 * neither links nor other kinds of members can hide in an archive.
 */
export const tarHeader = (path: string, sizeBytes: number): Buffer => {
  // Longer names and other characters go into an extended header.
  const plainName = /^[\u0020-\u007e]{1,100}$/.test(path);
  const plainSize = sizeBytes <= largestPlainSize;
  if (plainName && plainSize) return header(path, sizeBytes, "0");
  const records = Buffer.from(
    `${extendedRecord("path", path)}${plainSize ? "" : extendedRecord("size", String(sizeBytes))}`,
  );
  return Buffer.concat([
    header("extended", records.length, "x"),
    records,
    Buffer.alloc(paddingOf(records.length)),
    header(plainName ? path : "file", plainSize ? sizeBytes : 0, "0"),
  ]);
};
