import type { RandomAccessReader } from "../random-access.ts";

/** A stretch of a file's bytes: where it lies, or null for a hole that reads as zeros. */
export interface Extent {
  readonly start: number | null;
  readonly length: number;
}

/** A stretch of another reader; of none, where zeros are read. */
interface Piece {
  readonly reader: RandomAccessReader | null;
  readonly start: number;
  readonly length: number;
}

/** Position of the piece that holds the byte: the last one that begins at or before it. */
const pieceAt = (begins: readonly number[], offset: number): number => {
  let low = 0;
  let high = begins.length - 1;
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if ((begins[middle] ?? 0) <= offset) low = middle;
    else high = middle - 1;
  }
  return low;
};

const readPiece = async ({ reader, start }: Piece, offset: number, length: number): Promise<Uint8Array> =>
  reader === null ? new Uint8Array(length) : await reader.read(start + offset, length);

/**
 * Pieces one after the other, seen as one.
 *
 * @param size bytes in all; the last piece may be longer. All of it when left out
 */
export const concatenated = (all: readonly Piece[], size?: number): RandomAccessReader => {
  const pieces = all.filter(({ length }) => length > 0);
  const begins: number[] = [];
  let total = 0;
  for (const { length } of pieces) {
    begins.push(total);
    total += length;
  }
  const end = Math.min(size ?? total, total);
  return {
    size: end,
    read: async (offset, length) => {
      if (offset < 0 || offset + length > end) throw new RangeError("read outside the pieces");
      const parts: Uint8Array[] = [];
      let at = offset;
      for (let index = pieceAt(begins, offset); at < offset + length; index++) {
        const piece = pieces[index] ?? { reader: null, start: 0, length: offset + length - at };
        const inside = at - (begins[index] ?? at);
        const bytes = Math.min(offset + length - at, piece.length - inside);
        parts.push(await readPiece(piece, inside, bytes));
        at += bytes;
      }
      return parts.length === 1 && parts[0] ? parts[0] : Buffer.concat(parts);
    },
  };
};

/** A file that lies in several extents of a disc, seen as one. */
export const extentsReader = (
  reader: RandomAccessReader,
  extents: readonly Extent[],
  size: number,
): RandomAccessReader =>
  concatenated(
    extents.map(({ start, length }) => ({ reader: start === null ? null : reader, start: start ?? 0, length })),
    size,
  );
