import { randomBytes } from "node:crypto";
import { buffer } from "node:stream/consumers";
import { zstdCompressSync } from "node:zlib";
import { catalogueLimits } from "@windlass/protocol";
import { describe, expect, it } from "vitest";
import { readCatalogueLines, writeCatalogue } from "./driver-catalogue.ts";

const lines = [
  { schemaVersion: 1, packs: [] },
  ...Array.from({ length: 500 }, (_, number) => ({ name: `ä ${number}`, text: randomBytes(4000).toString("hex") })),
];

const inChunks = async function* (bytes: Uint8Array, size: number) {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
};

const readAll = async (bytes: Uint8Array, size = 10_007): Promise<string[]> => {
  const read: string[] = [];
  for await (const line of readCatalogueLines(inChunks(bytes, size), "the catalogue")) read.push(line);
  return read;
};

describe("a driver catalogue", () => {
  it("gives back its lines, however it is cut, and the same lines give the same bytes", async () => {
    const bytes = await buffer(writeCatalogue(lines));
    const read = await readAll(bytes);
    expect(read.map((line) => JSON.parse(line))).toEqual(lines);
    expect(await readAll(bytes, 1_000_000)).toEqual(read);
    const slowly = async function* () {
      for (const line of lines) {
        await Promise.resolve();
        yield line;
      }
    };
    expect((await buffer(writeCatalogue(slowly()))).equals(bytes)).toBe(true);
  });

  it("is refused where it is cut off, at every kilobyte, and where a bit is another", async () => {
    const bytes = await buffer(writeCatalogue(lines.slice(0, 5)));
    for (let end = 0; end < bytes.length; end += 1024) await expect(readAll(bytes.subarray(0, end))).rejects.toThrow();
    const flipped = Buffer.from(bytes);
    flipped[Math.floor(bytes.length / 2)] = (flipped[Math.floor(bytes.length / 2)] ?? 0) ^ 1;
    await expect(readAll(flipped)).rejects.toMatchObject({ code: "driver.catalogue-damaged" });
  });

  it("is refused when one line unpacks to more than any driver has, without holding it", async () => {
    const bomb = zstdCompressSync(Buffer.alloc(catalogueLimits.lineBytes * 4, 0x20));
    expect(bomb.length).toBeLessThan(100_000);
    await expect(readAll(bomb)).rejects.toMatchObject({
      code: "driver.catalogue-damaged",
      message: expect.stringContaining("longer than any driver"),
    });
  });

  it("is refused when it ends in the middle of a line or has more lines than any library", async () => {
    await expect(readAll(zstdCompressSync(Buffer.from("{}\n{")))).rejects.toThrow("ends in the middle");
    const many = zstdCompressSync(Buffer.from("{}\n".repeat(catalogueLimits.drivers + 5)));
    await expect(readAll(many)).rejects.toThrow("more drivers than any library");
  });
});
