import type { RandomAccessReader } from "../random-access.ts";

const pageSize = 64 * 1024;
/** Four megabytes in all. */
const keptPages = 64;

/**
 * Keeps lately read pages, because a volume's structures are small and lie together: a file entry of 2 KB each would
 * otherwise cost a read of its own. Longer reads (a file's contents) pass by.
 */
export const pageCache = (reader: RandomAccessReader): RandomAccessReader => {
  const pages = new Map<number, Uint8Array>();

  const page = async (number: number): Promise<Uint8Array> => {
    const known = pages.get(number);
    const start = number * pageSize;
    const bytes = known ?? (await reader.read(start, Math.min(pageSize, reader.size - start)));
    // Deleted first, so that it becomes the youngest of the map's order.
    pages.delete(number);
    pages.set(number, bytes);
    const [oldest] = pages.keys();
    if (pages.size > keptPages && oldest !== undefined) pages.delete(oldest);
    return bytes;
  };

  return {
    size: reader.size,
    read: async (offset, length) => {
      const first = Math.floor(offset / pageSize);
      const last = Math.floor((offset + length - 1) / pageSize);
      if (offset < 0 || length <= 0 || offset + length > reader.size || last > first + 1)
        return await reader.read(offset, length);
      const begin = offset - first * pageSize;
      const bytes = await page(first);
      if (last === first) return bytes.subarray(begin, begin + length);
      return Buffer.concat([bytes.subarray(begin), (await page(last)).subarray(0, offset + length - last * pageSize)]);
    },
  };
};
