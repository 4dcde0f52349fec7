const blockSize = 512;

/** The largest size that a header of POSIX 1988 can say: eleven octal digits. */
const largestPlainSize = 8 ** 11 - 1;

const octal = (value: number, digits: number): string => `${value.toString(8).padStart(digits, "0")}\0`;

const header = (name: string, sizeBytes: number, kind: "0" | "x"): Buffer => {
  const block = Buffer.alloc(blockSize);
  block.write(name, 0, 100, "latin1");
  block.write(octal(0o644, 7), 100);
  block.write(octal(0, 7), 108);
  block.write(octal(0, 7), 116);
  block.write(octal(sizeBytes, 11), 124);
  block.write(octal(0, 11), 136);
  block.write(" ".repeat(8), 148);
  block.write(kind, 156);
  block.write("ustar\u000000", 257, "latin1");
  const sum = block.reduce((total, byte) => total + byte, 0);
  block.write(`${octal(sum, 6)} `, 148);
  return block;
};

/** A record of an extended header counts its own length (POSIX 2001, pax). */
const extendedRecord = (key: string, value: string): string => {
  const rest = ` ${key}=${value}\n`;
  const bytes = Buffer.byteLength(rest);
  const length = bytes + String(bytes).length;
  return `${bytes + String(length).length}${rest}`;
};

/** Zeros that fill the last block of a member. */
export const tarPadding = (sizeBytes: number): Buffer =>
  Buffer.alloc((blockSize - (sizeBytes % blockSize)) % blockSize);

export const tarEnd = Buffer.alloc(2 * blockSize);

/** What comes before a file's bytes; names that are long or not ASCII, and large sizes, go into an extended header. */
export const tarHeader = (path: string, sizeBytes: number): Buffer => {
  const plainName = /^[\u0020-\u007e]{1,100}$/.test(path);
  const plainSize = sizeBytes <= largestPlainSize;
  if (plainName && plainSize) return header(path, sizeBytes, "0");
  const size = plainSize ? "" : extendedRecord("size", String(sizeBytes));
  const records = Buffer.from(extendedRecord("path", path) + size);
  return Buffer.concat([
    header("extended", records.length, "x"),
    records,
    tarPadding(records.length),
    header(plainName ? path : "file", plainSize ? sizeBytes : 0, "0"),
  ]);
};
