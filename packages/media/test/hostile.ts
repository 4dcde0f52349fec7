import { WindlassError } from "@windlass/protocol";
import { expect } from "vitest";
import type { NamedReader } from "../src/fields.ts";
import { memoryReader } from "../src/random-access.ts";

/** Deterministic numbers below `limit` (xorshift), so that a failure can be repeated. */
export const numbersFrom = (seed: number) => {
  let state = seed;
  return (limit: number) => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) % limit;
  };
};

/** Longest time of the processor a hostile file may take, in milliseconds, and the most it may make a reader read. */
const patience = 1000;
const mostRead = 64 * 1024 * 1024;

/** Reads a file that may be damaged: it is read or refused in words, within time and memory; all else fails the test. */
export const judge = async (
  bytes: Uint8Array,
  read: (file: NamedReader) => Promise<unknown>,
): Promise<"read" | "refused"> => {
  const inner = memoryReader(bytes);
  let total = 0;
  const reader = {
    size: inner.size,
    read: async (offset: number, length: number) => {
      total += length;
      return await inner.read(offset, length);
    },
  };
  const start = process.cpuUsage();
  try {
    await read({ reader, fileName: "hostile.bin" });
    return "read";
  } catch (error) {
    if (!(error instanceof WindlassError) || !error.code.startsWith("installer.")) throw error;
    expect(error.message).toContain("hostile.bin");
    expect(error.message).toMatch(/byte|not one of Windows Installer/);
    return "refused";
  } finally {
    const { user, system } = process.cpuUsage(start);
    expect((user + system) / 1000).toBeLessThan(patience);
    expect(total).toBeLessThan(mostRead);
  }
};

/** Every length at which the file is cut that is not refused. */
export const truncationsRead = async (
  original: Uint8Array,
  read: (file: NamedReader) => Promise<unknown>,
  step = 1024,
): Promise<number[]> => {
  const accepted: number[] = [];
  for (let length = 0; length < original.length; length += step) {
    if ((await judge(original.subarray(0, length), read)) === "read") accepted.push(length);
  }
  return accepted;
};

/** Damages a file again and again, near the given places and anywhere, and counts how it ended. */
export const damageAndJudge = async (
  original: Uint8Array,
  read: (file: NamedReader) => Promise<unknown>,
  { rounds, seed, places }: { rounds: number; seed: number; places: readonly (readonly [number, number])[] },
): Promise<{ read: number; refused: number }> => {
  const pick = numbersFrom(seed);
  const outcomes = { read: 0, refused: 0 };
  for (let round = 0; round < rounds; round++) {
    const bytes = Buffer.from(original);
    for (let flip = pick(4); flip >= 0; flip--) {
      const [start, length] = places[pick(places.length)] ?? [0, bytes.length];
      const at = Math.min(bytes.length - 1, start + pick(length));
      // Marks such as 0xFFFFFFFE and small numbers lead further into a reader than noise does.
      bytes[at] = [0, 1, 0x7f, 0xfe, 0xff, pick(256)][pick(6)] ?? 0;
    }
    const cut = pick(6) === 0 ? pick(bytes.length) : bytes.length;
    outcomes[await judge(bytes.subarray(0, cut), read)]++;
  }
  return outcomes;
};
