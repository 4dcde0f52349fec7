import { imageFileInspection, WindlassError } from "@windlass/protocol";
import { describe, expect, it } from "vitest";
import { memoryReader, type RandomAccessReader } from "../random-access.ts";
import { readImageFile } from "./image-file.ts";
import { fixtureBytes } from "./testing.ts";

/** Deterministic numbers below `limit` (xorshift), so that a failure can be repeated. */
const numbersFrom = (seed: number) => {
  let state = seed;
  return (limit: number) => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) % limit;
  };
};

/** Counts what is read, so that a lie about sizes cannot make the reader take much memory unnoticed. */
const countingReader = (bytes: Uint8Array): RandomAccessReader & { total: () => number } => {
  const reader = memoryReader(bytes);
  let total = 0;
  return {
    size: reader.size,
    read: async (offset, length) => {
      total += length;
      return await reader.read(offset, length);
    },
    total: () => total,
  };
};

const judge = async (bytes: Uint8Array): Promise<"read" | "refused"> => {
  const reader = countingReader(bytes);
  try {
    const { inspection } = await readImageFile(reader, "hostile.wim");
    imageFileInspection.parse(inspection);
    return "read";
  } catch (error) {
    if (!(error instanceof WindlassError) || !error.code.startsWith("image.")) throw error;
    return "refused";
  } finally {
    expect(reader.total()).toBeLessThanOrEqual(bytes.length * 2);
  }
};

describe.each(["windows-11-x64.wim", "windows-11-x64.esd", "windows-11-x64-set2.swm"])(
  "hostile variations of %s",
  (name) => {
    it("are read or refused, never anything else", async () => {
      const pick = numbersFrom(name.length * 7919);
      const original = fixtureBytes(name);
      const tail = 12_000;
      const outcomes = { read: 0, refused: 0 };
      for (let round = 0; round < 600; round++) {
        const bytes = Buffer.from(original);
        // Half of the damage goes into the header, half into the tables at the end.
        for (let flip = pick(4); flip >= 0; flip--) {
          const at = pick(2) === 0 ? pick(208) : Math.max(0, bytes.length - 1 - pick(tail));
          bytes[at] = pick(256);
        }
        const cut = pick(5) === 0 ? pick(bytes.length) : bytes.length;
        outcomes[await judge(bytes.subarray(0, cut))]++;
      }
      expect(outcomes.read + outcomes.refused).toBe(600);
      expect(outcomes.read).toBeGreaterThan(20);
      expect(outcomes.refused).toBeGreaterThan(100);
    });

    it("are refused at every truncation", async () => {
      const original = fixtureBytes(name);
      for (let length = 0; length < original.length; length += 251)
        expect(await judge(original.subarray(0, length)), `cut to ${length}`).toBe("refused");
    });
  },
);
