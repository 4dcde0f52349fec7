/** The 64 characters that two at a time make one unit of a packed name (libmsi `table.c`, rust-msi `streamname.rs`). */
const alphabet = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz._";

const firstPair = 0x3800;
const firstSingle = 0x4800;
const tableMark = 0x4840;

export interface StreamName {
  readonly name: string;
  /** Whether the stream holds the rows of a table. */
  readonly table: boolean;
}

/** Unpacks the name of a stream of a Windows Installer database. Names that are not packed stay as they are. */
export const unpackStreamName = (packed: string): StreamName => {
  const table = packed.charCodeAt(0) === tableMark;
  let name = "";
  for (const character of table ? packed.slice(1) : packed) {
    const code = character.charCodeAt(0);
    if (code >= firstPair && code < firstSingle) {
      const value = code - firstPair;
      name += `${alphabet[value & 0x3f]}${alphabet[value >> 6]}`;
    } else if (code >= firstSingle && code < tableMark) name += alphabet[code - firstSingle];
    else name += character;
  }
  return { name, table };
};
