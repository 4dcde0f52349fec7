import { mkdtemp, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { buffer } from "node:stream/consumers";
import { zstdCompressSync } from "node:zlib";
import { WindlassError } from "@windlass/protocol";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { archiveMark, tarEnd, tarHeader } from "./format.ts";
import { openArchive } from "./read-archive.ts";
import { bytesOf, inputOf, packed, randomBytesOf, seeded } from "./testing.ts";
import { unpackArchive } from "./unpack-archive.ts";

interface Record {
  readonly path: string | Buffer;
  readonly sizeBytes: number;
  readonly frame: Buffer;
  readonly frameBytes?: number;
  readonly sha256?: string;
}

const emptyHash = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";

/** An archive as an attacker writes it: with true checksums and whatever he likes in it. */
const forged = (records: readonly Record[], lie: { count?: number; between?: Buffer; end?: Buffer } = {}): Buffer => {
  const count = Buffer.alloc(4);
  count.writeUInt32LE(lie.count ?? records.length);
  const index = Buffer.concat([
    count,
    ...records.map(({ path, sizeBytes, frame, frameBytes = frame.length, sha256 = emptyHash }) => {
      const name = Buffer.from(path);
      const head = Buffer.alloc(2);
      head.writeUInt16LE(name.length);
      const numbers = Buffer.alloc(12);
      numbers.writeUIntLE(sizeBytes, 0, 6);
      numbers.writeUIntLE(frameBytes, 6, 6);
      return Buffer.concat([head, name, numbers, Buffer.from(sha256, "hex")]);
    }),
  ]);
  const skippable = Buffer.alloc(8);
  skippable.writeUInt32LE(0x184d2a5e, 0);
  skippable.writeUInt32LE(index.length + 12, 4);
  const length = Buffer.alloc(4);
  length.writeUInt32LE(index.length);
  return Buffer.concat([
    ...records.map((record) => record.frame),
    lie.between ?? Buffer.alloc(0),
    lie.end ?? zstdCompressSync(tarEnd),
    skippable,
    index,
    length,
    archiveMark,
  ]);
};

const emptyFile = (path: string): Record => ({ path, sizeBytes: 0, frame: zstdCompressSync(tarHeader(path, 0)) });

/** Reads all of it, as whoever unpacks it does. */
const readAll = async (archive: Buffer): Promise<void> => {
  const opened = await openArchive(bytesOf(archive), { name: "pack.tar.zst" });
  for (const file of opened.files) for await (const _chunk of opened.read(file.path));
};

const refusal = async (archive: Buffer): Promise<WindlassError> => {
  try {
    await readAll(archive);
  } catch (error) {
    if (error instanceof WindlassError) return error;
    throw error;
  }
  throw new Error("it was taken");
};

let directory: string;
beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), "windlass-hostile-"));
});
afterAll(() => rm(directory, { recursive: true }));

describe("an archive from an attacker", () => {
  it("is refused where nothing else is wrong with it only for what the test is about", async () => {
    await expect(readAll(forged([emptyFile("a"), emptyFile("b")]))).resolves.toBeUndefined();
  });

  it.each([
    "../../etc/passwd",
    "/etc/passwd",
    "a/../../b",
    "C:/Windows/System32/evil.dll",
    "..\\up",
    "a:stream",
    "nul.txt",
    "a/",
    "",
    "bell\u0007",
    "x".repeat(241),
  ])("does not get the path %j out of its folder", async (path) => {
    const error = await refusal(forged([emptyFile(path)]));
    expect(error).toMatchObject({ code: "archive.damaged", message: expect.stringContaining("pack.tar.zst") });
  });

  it.each([
    [["b", "a"], "order"],
    [["a", "a"], "order"],
    [["A", "a"], "only in case"],
    [["a", "a/b"], "name of a file"],
  ])("does not lay the files %j over each other", async (paths, what) => {
    expect((await refusal(forged(paths.map(emptyFile)))).message).toContain(what);
  });

  it("hides no link, device or folder behind a file's record", async () => {
    for (const kind of ["1", "2", "3", "4", "5", "6", "L", "x"]) {
      const header = tarHeader("a", 0);
      header.write(kind, 156);
      header.write("../../../etc/passwd", 157);
      const error = await refusal(forged([{ path: "a", sizeBytes: 0, frame: zstdCompressSync(header) }]));
      expect(error.message).toContain("its header in the tar differs");
    }
  });

  it("hides no second member in a frame and no bytes in the padding", async () => {
    const twice = zstdCompressSync(Buffer.concat([tarHeader("a", 0), tarHeader("../b", 0)]));
    expect(await refusal(forged([{ path: "a", sizeBytes: 0, frame: twice }]))).toMatchObject({
      code: "archive.damaged",
    });
    const padded = Buffer.concat([tarHeader("a", 1), Buffer.from("x"), Buffer.alloc(511, 1)]);
    const error = await refusal(forged([{ path: "a", sizeBytes: 1, frame: zstdCompressSync(padded) }]));
    expect(error.message).toContain("hidden behind");
  });

  it("does not blow up: a small and a large bomb end at the size that was said", async () => {
    const small = zstdCompressSync(Buffer.concat([tarHeader("a", 100), Buffer.alloc(50_000_000)]));
    expect(await refusal(forged([{ path: "a", sizeBytes: 100, frame: small }]))).toMatchObject({
      code: "archive.damaged",
    });
    const large = zstdCompressSync(Buffer.concat([tarHeader("a", 1_000_000), Buffer.alloc(200_000_000)]));
    const before = process.memoryUsage().rss;
    const started = performance.now();
    const error = await refusal(forged([{ path: "a", sizeBytes: 1_000_000, frame: large }]));
    expect(error.message).toContain("more than the 1000000 bytes");
    // A second on an idle machine, and more where others run beside it.
    expect(performance.now() - started).toBeLessThan(5000);
    expect(process.memoryUsage().rss - before).toBeLessThan(100 * 1024 ** 2);
  });

  it("does not make a reader keep a window of gigabytes", async () => {
    // Frame header without size, window descriptor 0xb8: 2^33 bytes (RFC 8878, 3.1.1.1.2).
    const frame = Buffer.from([0x28, 0xb5, 0x2f, 0xfd, 0x00, 0xb8, 0x01, 0x00, 0x00]);
    expect((await refusal(forged([{ path: "a", sizeBytes: 100, frame }]))).message).toContain("cannot be unpacked");
  });

  it("may say a size of terabytes, and nothing is unpacked where that is too much", async () => {
    const archive = forged([
      { ...emptyFile("a"), sizeBytes: 2 ** 47 },
      { ...emptyFile("b"), sizeBytes: 2 ** 47 },
    ]);
    await expect(openArchive(bytesOf(archive), { name: "pack", maximumBytes: 10 ** 10 })).rejects.toMatchObject({
      code: "archive.too-large",
    });
    expect(await refusal(archive)).toMatchObject({ code: "archive.damaged" });
  });

  it.each<[string, Buffer]>([
    ["says more files than it has room for", forged([emptyFile("a")], { count: 2 })],
    ["says four billion files", forged([emptyFile("a")], { count: 2 ** 32 - 1 })],
    ["says fewer files than its index holds", forged([emptyFile("a"), emptyFile("b")], { count: 1 })],
    ["has bytes between files and end", forged([emptyFile("a")], { between: Buffer.alloc(100) })],
    ["has frames that overlap", forged([{ ...emptyFile("a"), frameBytes: 5 }, emptyFile("b")])],
    ["has a frame beyond its end", forged([{ ...emptyFile("a"), frameBytes: 2 ** 47 }])],
    ["ends with another file", forged([emptyFile("a")], { end: zstdCompressSync(Buffer.alloc(1024, 1)) })],
    ["has a path that is not UTF-8", forged([{ ...emptyFile("a"), path: Buffer.from([0xff, 0xfe]) }])],
    ["is 100 MB of one line", Buffer.alloc(100_000_000, "x")],
    ["is empty", Buffer.alloc(0)],
  ])("is refused with name and place when it %s", async (_what, archive) => {
    const started = performance.now();
    const error = await refusal(archive);
    expect(error.code).toBe("archive.damaged");
    expect(error.message).toMatch(/^The archive pack\.tar\.zst is damaged at byte \d+: /);
    // A second on an idle machine, and more where others run beside it.
    expect(performance.now() - started).toBeLessThan(5000);
  });

  it("leaves no folder behind when one of its files is wrong", async () => {
    const wrong = { ...emptyFile("b"), sha256: "0".repeat(64) };
    const archive = await openArchive(bytesOf(forged([emptyFile("a"), wrong])), { name: "pack" });
    await expect(unpackArchive(archive, join(directory, "out"))).rejects.toMatchObject({ code: "archive.damaged" });
    expect(await readdir(directory)).toEqual([]);
  });
});

describe("a damaged archive", () => {
  const make = () =>
    packed([
      inputOf("a.inf", "[Version]\r\n".repeat(500)),
      inputOf("b.sys", randomBytesOf(150_000, 7)),
      inputOf("c", ""),
    ]);

  it("is refused wherever it was cut off", async () => {
    const whole = await make();
    for (let end = 0; end < whole.length; end += 1024)
      expect((await refusal(whole.subarray(0, end))).code, `cut at ${end}`).toBe("archive.damaged");
    expect((await refusal(whole.subarray(0, -1))).code).toBe("archive.damaged");
  });

  it("never gives other content than was packed, whichever bytes of it changed", async () => {
    const whole = await make();
    const contents = new Map<string, Buffer>();
    const honest = await openArchive(bytesOf(whole), { name: "pack" });
    for (const file of honest.files) contents.set(file.path, await buffer(honest.read(file.path)));
    const random = seeded(11);
    let refused = 0;
    const until = performance.now() + 3000;
    for (let round = 0; round < 1500 && performance.now() < until; round++) {
      const changed = Buffer.from(whole);
      // Half of the changes hit the index and the small files, where there is most to go wrong.
      const start = round % 2 === 0 ? 0 : changed.length - 250;
      for (let times = 0; times < 1 + random() * 3; times++)
        changed[start + Math.floor(random() * (changed.length - start))] = Math.floor(random() * 256);
      try {
        const opened = await openArchive(bytesOf(changed), { name: "pack" });
        for (const file of opened.files)
          expect((await buffer(opened.read(file.path))).equals(contents.get(file.path) ?? Buffer.alloc(0))).toBe(true);
      } catch (error) {
        if (!(error instanceof WindlassError)) throw error;
        expect(error.code).toBe("archive.damaged");
        refused += 1;
      }
    }
    expect(refused).toBeGreaterThan(100);
  });
});
