import { createHash } from "node:crypto";
import { Readable } from "node:stream";
import { buffer } from "node:stream/consumers";
import type { ContentReference } from "@windlass/protocol";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { ContentStore } from "./store.ts";

/** A store to be held to the contract. */
export interface StoreUnderTest {
  readonly store: ContentStore;
  /** What lies in it and is not visible: begun, staged, forgotten. */
  unfinished(): Promise<readonly string[]>;
  end(): Promise<void>;
}

export const hashOf = (bytes: Uint8Array): string => createHash("sha256").update(bytes).digest("hex");

/** Bytes that differ from place to place, and from seed to seed. */
export const contentOf = (length: number, seed = 31): Buffer => {
  const bytes = Buffer.alloc(length);
  for (let position = 0; position < length; position += 4)
    bytes.writeUInt32LE(
      (Math.imul(position + seed, 2_654_435_761) >>> 0) % 4_294_967_295,
      Math.min(position, length - 4),
    );
  return bytes;
};

export const inPieces = (bytes: Uint8Array, size = 64_000): Readable =>
  Readable.from(
    Array.from({ length: Math.ceil(bytes.length / size) }, (_, piece) =>
      bytes.subarray(piece * size, piece * size + size),
    ),
  );

export const everything = async (store: ContentStore): Promise<ContentReference[]> => {
  const found: ContentReference[] = [];
  for await (const reference of store.list()) found.push(reference);
  return found;
};

/**
 * What every content store does. `large` is the size of content that a back end takes in several pieces; what is put is
 * taken out again, so that each test begins with an empty store.
 */
export const describeContentStore = (
  name: string,
  { make, large }: { make: () => Promise<StoreUnderTest>; large: number },
): void => {
  describe(name, () => {
    let under: StoreUnderTest;
    let store: ContentStore;
    beforeAll(async () => {
      under = await make();
      store = under.store;
    }, 60_000);
    afterAll(() => under.end());
    const empty = async () => {
      for (const { sha256 } of await everything(store)) await store.delete(sha256);
    };
    const content = contentOf(300_000);
    const big = contentOf(large);

    it("is well", async () => {
      await expect(store.check()).resolves.toBeUndefined();
    });

    it.each([
      ["small", content],
      ["large", big],
    ])("keeps %s content under its hash and gives it back, whole and in stretches", async (_what, bytes) => {
      const progress: number[] = [];
      const reference = await store.put(inPieces(bytes), { onProgress: (done) => progress.push(done) });
      expect(reference).toEqual({ sha256: hashOf(bytes), sizeBytes: bytes.length });
      expect(progress.at(-1)).toBe(bytes.length);
      expect(await store.stat(reference.sha256)).toEqual({ sizeBytes: bytes.length });
      expect((await buffer(await store.open(reference.sha256))).equals(bytes)).toBe(true);
      const last = bytes.length - 1;
      for (const [start, end] of [
        [0, 0],
        [1000, 1999],
        [last - 10, last],
      ] as const) {
        const part = await buffer(await store.open(reference.sha256, { start, end }));
        expect(part.equals(bytes.subarray(start, end + 1))).toBe(true);
      }
      expect(await everything(store)).toEqual([reference]);
      expect(await under.unfinished()).toEqual([]);
      await empty();
    });

    it("keeps large content whose hash is announced", async () => {
      const expected = { expectedSha256: hashOf(big), expectedSizeBytes: big.length };
      expect(await store.put(inPieces(big), expected)).toEqual({ sha256: hashOf(big), sizeBytes: big.length });
      expect(await under.unfinished()).toEqual([]);
      await empty();
    });

    it("keeps empty content", async () => {
      const reference = await store.put(Readable.from([]));
      expect(reference.sizeBytes).toBe(0);
      expect((await buffer(await store.open(reference.sha256))).length).toBe(0);
      await empty();
    });

    it("takes the same content twice at once", async () => {
      const references = await Promise.all([store.put(inPieces(big)), store.put(inPieces(big, 99_999))]);
      expect(references[0]).toEqual(references[1]);
      expect(await everything(store)).toEqual([references[0]]);
      expect(await under.unfinished()).toEqual([]);
      await empty();
    });

    it("lists what it keeps in the order of the hashes", async () => {
      const references = [];
      for (let seed = 0; seed < 5; seed++) references.push(await store.put(inPieces(contentOf(100, seed))));
      expect(await everything(store)).toEqual(references.toSorted((a, b) => (a.sha256 < b.sha256 ? -1 : 1)));
      await empty();
    });

    it.each([
      ["small", content],
      ["large", big],
    ])("keeps nothing of %s content when one bit differs from the announced hash", async (_what, bytes) => {
      const damaged = Buffer.from(bytes);
      damaged[150_000] = (damaged[150_000] ?? 0) ^ 1;
      await expect(store.put(inPieces(damaged), { expectedSha256: hashOf(bytes) })).rejects.toMatchObject({
        code: "content.hash-wrong",
        message: expect.stringContaining(hashOf(damaged)),
      });
      expect(await everything(store)).toEqual([]);
      expect(await under.unfinished()).toEqual([]);
    });

    it("keeps nothing when the announced size lies, and stops reading as soon as that is certain", async () => {
      let given = 0;
      const endless = async function* () {
        for (;;) {
          given += 1000;
          yield Buffer.alloc(1000);
        }
      };
      await expect(store.put(endless(), { expectedSizeBytes: 5000 })).rejects.toMatchObject({
        code: "content.size-wrong",
      });
      expect(given).toBe(6000);
      await expect(store.put(inPieces(big), { expectedSizeBytes: big.length + 1 })).rejects.toMatchObject({
        code: "content.size-wrong",
      });
      expect(await everything(store)).toEqual([]);
      expect(await under.unfinished()).toEqual([]);
    });

    it.each([
      ["at once", 0],
      ["in the middle", Math.floor(large / 64_000)],
    ])("passes a broken stream's own error on and keeps nothing, broken %s", async (_when, pieces) => {
      const broken = async function* () {
        for (let piece = 0; piece < pieces; piece++) yield big.subarray(piece * 64_000, piece * 64_000 + 64_000);
        throw new Error("the connection was lost");
      };
      await expect(store.put(broken())).rejects.toThrow("the connection was lost");
      expect(await everything(store)).toEqual([]);
      expect(await under.unfinished()).toEqual([]);
    });

    it("knows no content that is not there, and deletes once", async () => {
      const unknown = "0".repeat(64);
      expect(await store.stat(unknown)).toBeNull();
      await expect(store.open(unknown)).rejects.toMatchObject({ code: "content.not-found", status: 404 });
      expect(await store.delete(unknown)).toBe(false);
      const { sha256 } = await store.put(inPieces(content));
      expect(await store.delete(sha256)).toBe(true);
      expect(await store.delete(sha256)).toBe(false);
      expect(await store.stat(sha256)).toBeNull();
    });

    it("never turns a malformed hash into a path", async () => {
      for (const malformed of ["../../secret", "..", "", `${"a".repeat(63)}/`, "A".repeat(64)]) {
        expect(await store.stat(malformed)).toBeNull();
        expect(await store.delete(malformed)).toBe(false);
        await expect(store.open(malformed)).rejects.toMatchObject({ code: "content.not-found" });
      }
    });
  });
};
