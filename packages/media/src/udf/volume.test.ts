import { execFileSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { openDisc } from "../disc/disc.ts";
import { canUse, contentOf, noise, withFolder, withReader } from "../disc/testing.ts";
import { memoryReader } from "../random-access.ts";
import { makeUdf, type TestFile } from "./testing.ts";
import { withTag } from "./testing-descriptors.ts";

const content = noise(5, 50_001);

const files: readonly TestFile[] = [
  { name: "inside.bin", content: content.subarray(0, 200), form: "inside" },
  { name: "inside-extended.bin", content: content.subarray(0, 150), form: "inside", extendedEntry: true },
  { name: "long.bin", content, form: "long", blocksAnExtent: 5, extendedEntry: true },
  { name: "extended.bin", content, form: "extended", blocksAnExtent: 9 },
  { name: "chain.bin", content, form: "long", blocksAnExtent: 2, extentsAList: 3 },
  { name: "Ünïcödé 漢字.bin", content, form: "long" },
  { name: "empty.bin", content: Buffer.alloc(0), form: "long" },
];
const short: TestFile = { name: "short.bin", content, form: "short", blocksAnExtent: 7 };

describe("UDF volumes", () => {
  it.each([
    { title: "a physical partition", options: { revision: 0x0201, files: [...files, short] }, description: "UDF 2.01" },
    { title: "a metadata partition", options: { metadata: true, files }, description: "UDF 2.50" },
    { title: "blocks of 4 KB", options: { blockSize: 4096, files: [...files, short] }, description: "UDF 2.01" },
    {
      title: "blocks of 4 KB and metadata",
      options: { blockSize: 4096, metadata: true, files },
      description: "UDF 2.50",
    },
  ])("on $title are read in every kind of allocation", async ({ options, description }) => {
    const disc = await openDisc(memoryReader(makeUdf(options).image), "disc.iso");
    expect([disc.fileSystem, disc.description, disc.label]).toEqual(["udf", description, "TEST_UDF"]);
    expect((await disc.list()).map(({ path, sizeBytes }) => `${path} ${sizeBytes}`)).toEqual([
      "sources 0",
      ...options.files.map((file) => `sources/${file.name} ${file.content.length}`),
    ]);
    for (const file of options.files) {
      const reader = await disc.open(`sources/${file.name}`);
      expect((await contentOf(reader)).equals(file.content), file.name).toBe(true);
    }
    const [middle] = [await (await disc.open("sources/chain.bin")).read(12_000, 9000)];
    expect(Buffer.from(middle).equals(content.subarray(12_000, 21_000))).toBe(true);
  });

  it("are read from the reserve where the main description is damaged, and from the mirror of the metadata", async () => {
    const { image, sequences, partition } = makeUdf({ metadata: true, files });
    image.fill(0, sequences[0], sequences[0] + 8192);
    image.fill(0xff, partition, partition + 512);
    const disc = await openDisc(memoryReader(image), "disc.iso");
    expect(await disc.names("sources")).toHaveLength(files.length);
    image.fill(0, sequences[1], sequences[1] + 8192);
    await expect(openDisc(memoryReader(image), "disc.iso")).rejects.toMatchObject({
      code: "disc.damaged",
      message: expect.stringContaining(`at byte ${sequences[0]}, the volume is not described`),
    });
  });

  it("are found by their last anchor where the first is damaged, and told where none is left", async () => {
    const { image } = makeUdf({ files });
    image.fill(0, 256 * 2048, 257 * 2048);
    expect((await openDisc(memoryReader(image), "disc.iso")).fileSystem).toBe("udf");
    image.fill(0, image.length - 2048);
    await expect(openDisc(memoryReader(image), "disc.iso")).rejects.toMatchObject({
      code: "disc.damaged",
      message: expect.stringContaining("no anchor"),
    });
  });

  it("read a hole in a file as zeros", async () => {
    const written = noise(9, 3 * 2048);
    const { image } = makeUdf({ files: [{ name: "hole.bin", content: written, form: "long", blocksAnExtent: 1 }] });
    for (let at = 0; at < image.length; at += 2048) {
      const isFile = image.readUInt16LE(at) === 261 && image.readUInt8(at + 27) === 5;
      if (!isFile) continue;
      const entry = image.subarray(at, at + 16 + image.readUInt16LE(at + 10));
      // The second extent becomes one that was never allocated.
      entry.writeUInt32LE((2048 | (2 << 30)) >>> 0, 176 + 16);
      withTag(entry, 261, entry.readUInt32LE(12));
    }
    const disc = await openDisc(memoryReader(image), "disc.iso");
    const expected = Buffer.from(written).fill(0, 2048, 4096);
    expect((await contentOf(await disc.open("sources/hole.bin"))).equals(expected)).toBe(true);
  });

  it("that claim more room than was recorded are whole when they end with an anchor, else cut short", async () => {
    const { image, sequences } = makeUdf({ files });
    for (const position of sequences) {
      const descriptor = image.subarray(position + 2048, position + 2048 + 512);
      descriptor.writeUInt32LE(1_000_000, 192);
      withTag(descriptor, 5, position / 2048 + 1);
    }
    const disc = await openDisc(memoryReader(image), "disc.iso");
    expect(await disc.names("sources")).toHaveLength(files.length);
    await expect(openDisc(memoryReader(image.subarray(0, image.length - 2048)), "disc.iso")).rejects.toMatchObject({
      code: "disc.truncated",
      message: expect.stringContaining("its UDF partition should end at byte 2048557056"),
    });
  });

  it("tell of a file that lies beyond the end", async () => {
    const { image } = makeUdf({ files: [{ name: "a.bin", content, form: "long" }] });
    const anchor = image.subarray(image.length - 2048);
    const cut = Buffer.concat([image.subarray(0, (272 + 515) * 2048), anchor]);
    withTag(cut.subarray(cut.length - 2048, cut.length - 2048 + 512), 2, cut.length / 2048 - 1);
    await expect((await openDisc(memoryReader(cut), "disc.iso")).open("sources/a.bin")).rejects.toMatchObject({
      code: "disc.truncated",
    });
  });

  it("name a kind of partition that is not read", async () => {
    const { image } = makeUdf({ otherPartition: "*UDF Sparable Partition", files });
    await expect(openDisc(memoryReader(image), "disc.iso")).rejects.toMatchObject({
      code: "disc.unsupported",
      message: expect.stringContaining("“*UDF Sparable Partition”"),
    });
  });

  it.skipIf(!canUse("7zz"))("of the tests are read by 7-Zip, too, as far as it knows their kinds", async () => {
    await withFolder(async (folder) => {
      const known = [short, ...files.filter(({ name }) => !/^(?:extended|chain)/u.test(name))];
      const path = join(folder, "disc.udf");
      writeFileSync(path, makeUdf({ files: known }).image);
      // It ends with a warning: the volume has no integrity sequence, which a disc made for reading need not have.
      try {
        execFileSync("7zz", ["x", `-o${folder}/out`, path], { stdio: "ignore" });
      } catch {}
      for (const file of known)
        expect(readFileSync(join(folder, "out/sources", file.name)).equals(file.content), file.name).toBe(true);
    });
  });

  it.skipIf(!canUse("mkudffs")).each(["0x0102", "0x0150", "0x0200", "0x0201"])(
    "made by mkudffs in revision %s are opened",
    async (revision) => {
      await withFolder(async (folder) => {
        for (const blockSize of ["512", "2048", "4096"]) {
          const path = join(folder, `${blockSize}.udf`);
          const options = ["--new-file", "--media-type=hd", "-b", blockSize, "-r", revision, "-l", "Größe 漢"];
          execFileSync("mkudffs", [...options, path, "4096"], { stdio: "ignore" });
          await withReader(path, async (reader) => {
            const disc = await openDisc(reader, "disc.udf");
            expect([disc.description, disc.label]).toEqual([`UDF ${revision[3]}.${revision.slice(4)}`, "Größe 漢"]);
            expect(await disc.list()).toEqual([]);
          });
        }
      });
    },
  );
});
