import type { Fields } from "../fields.ts";
import { decoderOf } from "./code-page.ts";

/** The strings of a database; rows name them by number. */
export interface StringPool {
  readonly codePage: number;
  /** Bytes of a number in a row: 2, or 3 in databases with many strings. */
  readonly referenceSize: 2 | 3;
  /** @throws WindlassError `installer.damaged` for a number that no string has */
  text(id: number): string | null;
}

const longReferences = 0x8000_0000;

/**
 * Reads the pool (lengths and uses) and its data (all strings one after the other). Layout as libmsi `string.c` and
 * rust-msi `stringpool.rs` have it: an entry without length *and* without uses is an unused number; without length, but
 * with uses, the length of 64 KiB or more stands in the next entry's place.
 *
 * @throws WindlassError `installer.damaged`
 */
export const readStringPool = (pool: Fields, data: Fields): StringPool => {
  const size = pool.bytes.length;
  if (size < 4 || size % 4 !== 0) throw pool.damaged(0, `its list of strings has ${size} bytes`);
  const head = pool.u32(0);
  const codePage = head & 0x7fff_ffff;
  const decoder = decoderOf(codePage);
  if (!decoder) throw pool.damaged(0, `its strings are in the unknown code page ${codePage}`);

  const ends = [0];
  let end = 0;
  for (let at = 4; at < size; at += 4) {
    let length = pool.u16(at);
    if (length === 0 && pool.u16(at + 2) !== 0) {
      at += 4;
      length = pool.u32(at);
    }
    end += length;
    if (end > data.bytes.length)
      throw pool.damaged(at, `its strings should take ${end} bytes or more, but take ${data.bytes.length}`);
    ends.push(end);
  }
  // Each string is decoded once, so that rows that name a long one again and again cost nothing.
  const decoded = new Map<number, string>();
  return {
    codePage,
    referenceSize: (head & longReferences) === 0 ? 2 : 3,
    text: (id) => {
      if (id === 0) return null;
      const known = decoded.get(id);
      if (known !== undefined) return known;
      const start = ends[id - 1];
      const stop = ends[id];
      if (start === undefined || stop === undefined)
        throw pool.damaged(0, `string ${id} of ${ends.length - 1} is named`);
      const text = decoder.decode(data.bytes.subarray(start, stop));
      decoded.set(id, text);
      return text;
    },
  };
};
