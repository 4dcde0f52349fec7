import { readFileSync } from "node:fs";
import { WindlassError } from "@windlass/protocol";
import { describe, expect, it } from "vitest";
import { memoryReader, type RandomAccessReader } from "../random-access.ts";
import { makeUdf } from "../udf/testing.ts";
import { withTag } from "../udf/testing-descriptors.ts";
import { openDisc } from "./disc.ts";
import { canUse, makeDisc, noise, numbersFrom, withFolder } from "./testing.ts";

/** Of this thread's own work: what the machine does beside the tests does not count. */
const millisecondsAllowed = 1000;
const milliseconds = (): number => {
  const { user, system } = process.threadCpuUsage();
  return (user + system) / 1000;
};

/** Opens the disc and reads all of it, as an import would at most. */
const judge = async (image: Uint8Array, reader: RandomAccessReader = memoryReader(image)) => {
  const started = milliseconds();
  try {
    const disc = await openDisc(reader, "hostile.iso");
    for (const { path, kind } of await disc.list()) if (kind === "file") await disc.open(path);
    return "read";
  } catch (error) {
    if (!(error instanceof WindlassError) || !error.code.startsWith("disc.")) throw error;
    expect(error.message).toContain("hostile.iso");
    return error.code;
  } finally {
    expect(milliseconds() - started).toBeLessThan(millisecondsAllowed);
  }
};

const tree = { "sources/install.wim": noise(1, 3000), "sources/boot.wim": noise(2, 2000), "setup.exe": "x" };

const discs = [["-udf", "-allow-limited-size"], ["-J"], ["-R"]].map((options) => ({
  title: `genisoimage ${options[0]}`,
  make: () => withFolder(async (folder) => readFileSync(makeDisc(folder, tree, "-no-pad", ...options))),
}));

const udf = () =>
  makeUdf({
    metadata: true,
    files: [
      { name: "install.wim", content: noise(3, 9000), form: "long", blocksAnExtent: 1, extentsAList: 2 },
      { name: "small.txt", content: noise(4, 100), form: "inside" },
    ],
  });

describe.skipIf(!canUse("genisoimage")).each(discs)("a disc by $title", ({ make }) => {
  it("is refused at every truncation", async () => {
    const image = await make();
    expect(await judge(image)).toBe("read");
    for (let length = 0; length < image.length; length += 1024)
      expect(await judge(image.subarray(0, length)), `cut to ${length}`).toMatch(/^disc\./u);
  });

  it("is read or refused however it is damaged, never anything else", async () => {
    const image = await make();
    const pick = numbersFrom(image.length);
    // Most of an image is filling: damage where something is written.
    const written = [...image.keys()].filter(
      (at) => at % 2048 < 400 && image.subarray(at - (at % 2048), at + 1).some(Boolean),
    );
    const outcomes = { read: 0, refused: 0 };
    for (let round = 0; round < 400; round++) {
      const damaged = Buffer.from(image);
      for (let flip = pick(6); flip >= 0; flip--) damaged[written[pick(written.length)] ?? 0] = pick(256);
      outcomes[(await judge(damaged)) === "read" ? "read" : "refused"]++;
    }
    expect(outcomes.read + outcomes.refused).toBe(400);
    expect(outcomes.refused).toBeGreaterThan(5);
  });
});

describe("a UDF volume with a metadata partition", () => {
  it("is refused at every truncation that takes something from it", async () => {
    const { image } = udf();
    expect(await judge(image)).toBe("read");
    for (let length = 0; length < image.length - 4096; length += 16 * 1024 + 1024)
      expect(await judge(image.subarray(0, length)), `cut to ${length}`).toMatch(/^disc\./u);
  });

  it("is read or refused however it is damaged, with checks made right again", async () => {
    const original = udf().image;
    const pick = numbersFrom(77);
    const sectors = Array.from({ length: original.length / 2048 }, (_, sector) => sector).filter((sector) => {
      const identifier = original.readUInt16LE(sector * 2048);
      return [2, 5, 6, 256, 258, 261, 266].includes(identifier);
    });
    const outcomes = new Map<string, number>();
    for (let round = 0; round < 400; round++) {
      const image = Buffer.from(original);
      const at = (sectors[pick(sectors.length)] ?? 0) * 2048;
      const length = 16 + image.readUInt16LE(at + 10);
      const descriptor = image.subarray(at, at + length);
      for (let flip = pick(4); flip >= 0; flip--) descriptor[16 + pick(length - 16)] = pick(256);
      withTag(descriptor, descriptor.readUInt16LE(0), descriptor.readUInt32LE(12));
      const outcome = await judge(image);
      outcomes.set(outcome, (outcomes.get(outcome) ?? 0) + 1);
    }
    expect(outcomes.get("read")).toBeGreaterThan(20);
    expect(outcomes.get("disc.damaged")).toBeGreaterThan(20);
  });

  it("is refused where a file claims more than it has, or a folder 100 MB", async () => {
    const claimed = makeUdf({ files: [{ name: "a", content: noise(1, 5000), form: "long", claimedSize: 2 ** 52 }] });
    expect(await judge(claimed.image)).toBe("disc.damaged");
    const inside = makeUdf({ files: [{ name: "a", content: noise(1, 50), form: "inside", claimedSize: 100_000_000 }] });
    expect(await judge(inside.image)).toBe("disc.damaged");
  });

  it("is refused where a list of extents goes in circles", async () => {
    const { image } = udf();
    for (let at = 0; at < image.length; at += 2048) {
      if (image.readUInt16LE(at) !== 258) continue;
      const descriptor = image.subarray(at, at + 16 + image.readUInt16LE(at + 10));
      const block = descriptor.readUInt32LE(12);
      // Its first address becomes a continuation in itself.
      descriptor.writeUInt32LE((2048 | (3 << 30)) >>> 0, 24);
      descriptor.writeUInt32LE(block, 28);
      descriptor.writeUInt16LE(1, 32);
      withTag(descriptor, 258, block);
    }
    expect(await judge(image)).toBe("disc.damaged");
  });
});

describe.skipIf(!canUse("genisoimage"))("an ISO 9660 volume", () => {
  const joliet = () => withFolder(async (folder) => readFileSync(makeDisc(folder, tree)));

  it("is refused where a folder holds itself", async () => {
    const image = await joliet();
    const root = image.readUInt32LE(16 * 2048 + 156 + 2);
    const record = image.indexOf("SOURCES", root * 2048, "latin1") - 33;
    image.writeUInt32LE(root, record + 2);
    expect(await judge(image)).toBe("disc.damaged");
  });

  it("is refused where a folder claims 100 MB, and a file more than there is", async () => {
    const folder = await joliet();
    folder.writeUInt32LE(100_000_000, 16 * 2048 + 156 + 10);
    expect(await judge(folder)).toBe("disc.damaged");
    const file = await joliet();
    file.writeUInt32LE(0xffff_ff00, file.indexOf("SETUP.EXE", 0, "latin1") - 33 + 10);
    expect(await judge(file)).toBe("disc.truncated");
  });

  it("is refused where nothing but folders follows", async () => {
    const image = Buffer.concat([await joliet(), Buffer.alloc(4 * 1024 * 1024)]);
    const root = 16 * 2048 + 156;
    const start = Math.floor(image.length / 2048) - 2048;
    image.writeUInt32LE(start, root + 2);
    image.writeUInt32LE(4 * 1024 * 1024, root + 10);
    for (let at = start * 2048; at + 2048 <= image.length; at += 2048)
      for (let record = 0; record < 48; record++) {
        const begin = at + record * 42;
        image.writeUInt8(42, begin);
        image.writeUInt32LE(start + ((at / 2048 + record * 7) % 2048), begin + 2);
        image.writeUInt32LE(2048, begin + 10);
        image.writeUInt8(2, begin + 25);
        image.writeUInt8(8, begin + 32);
        image.write(`${(at / 2048) % 2048}x${record}`.padEnd(8, "_").slice(0, 8), begin + 33, "latin1");
      }
    expect(await judge(image)).toBe("disc.damaged");
  });

  it("is not mistaken for one in other files", async () => {
    expect(await judge(Buffer.alloc(0))).toBe("disc.not-recognised");
    expect(await judge(noise(8, 200_000))).toBe("disc.not-recognised");
    expect(await judge(Buffer.from("words ".repeat(20_000)))).toBe("disc.not-recognised");
  });
});
