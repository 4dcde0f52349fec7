import { createHash } from "node:crypto";
import { buffer } from "node:stream/consumers";
import type { ArchiveBytes } from "./read-index.ts";
import { type ArchiveInput, writeArchive } from "./write-archive.ts";

/** A file to be packed, arriving in pieces of the given size. */
export const inputOf = (path: string, content: Uint8Array | string, pieces = 10_000): ArchiveInput => {
  const bytes = Buffer.from(content);
  return {
    path,
    sizeBytes: bytes.length,
    sha256: createHash("sha256").update(bytes).digest("hex"),
    open: async () =>
      (async function* () {
        for (let at = 0; at < bytes.length; at += pieces) yield bytes.subarray(at, at + pieces);
      })(),
  };
};

export const packed = async (inputs: readonly ArchiveInput[]): Promise<Buffer> => await buffer(writeArchive(inputs));

export const bytesOf = (content: Uint8Array): ArchiveBytes => ({
  size: content.length,
  read: async (offset, length) => {
    if (offset < 0 || offset + length > content.length) throw new RangeError("read outside the bytes");
    return content.subarray(offset, offset + length);
  },
});

/** The same numbers for the same seed (mulberry32), from 0 to 1. */
export const seeded = (seed: number) => {
  let state = seed;
  return (): number => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
};

export const randomBytesOf = (length: number, seed: number): Buffer => {
  const random = seeded(seed);
  return Buffer.from(Array.from({ length }, () => Math.floor(random() * 256)));
};
