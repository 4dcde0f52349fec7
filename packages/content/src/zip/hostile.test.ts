import { existsSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { crc32, deflateRawSync } from "node:zlib";
import { WindlassError } from "@windlass/protocol";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { bytesOf, randomBytesOf, seeded } from "../archive/testing.ts";
import { openZip } from "./read-zip.ts";
import { unpackZip } from "./unpack-zip.ts";

interface Forged {
  readonly name: string | Buffer;
  readonly content?: Buffer;
  /** What the directory says beside the truth. */
  readonly sizeBytes?: number;
  readonly packedBytes?: number;
  readonly checksum?: number;
  readonly method?: number;
  readonly offset?: number;
  readonly attributes?: number;
}

const packedNothing = deflateRawSync(Buffer.alloc(0));

/** An archive as an attacker writes it. */
const forged = (files: readonly Forged[], lie: { count?: number; directoryOffset?: number } = {}): Buffer => {
  const locals: Buffer[] = [];
  const directory: Buffer[] = [];
  let at = 0;
  for (const file of files) {
    const name = Buffer.from(file.name);
    const content = file.content ?? Buffer.from("content");
    const packed = content.length === 0 ? packedNothing : deflateRawSync(content);
    const local = Buffer.alloc(30);
    local.writeUInt32LE(0x0403_4b50, 0);
    local.writeUInt16LE(8, 8);
    local.writeUInt16LE(name.length, 26);
    locals.push(local, name, packed);
    const entry = Buffer.alloc(46);
    entry.writeUInt32LE(0x0201_4b50, 0);
    entry.writeUInt16LE(0x0314, 4);
    entry.writeUInt16LE(file.method ?? 8, 10);
    entry.writeUInt32LE(file.checksum ?? crc32(content), 16);
    entry.writeUInt32LE(file.packedBytes ?? packed.length, 20);
    entry.writeUInt32LE(file.sizeBytes ?? content.length, 24);
    entry.writeUInt16LE(name.length, 28);
    entry.writeUInt32LE(file.attributes ?? 0, 38);
    entry.writeUInt32LE(file.offset ?? at, 42);
    directory.push(entry, name);
    at += 30 + name.length + packed.length;
  }
  const entries = Buffer.concat(directory);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x0605_4b50, 0);
  end.writeUInt16LE(lie.count ?? files.length, 8);
  end.writeUInt16LE(lie.count ?? files.length, 10);
  end.writeUInt32LE(entries.length, 12);
  end.writeUInt32LE(lie.directoryOffset ?? at, 16);
  return Buffer.concat([...locals, entries, end]);
};

let directory: string;
beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), "windlass-zip-"));
});
afterAll(() => rm(directory, { recursive: true }));

let folders = 0;
const unpack = async (archive: Buffer, maximumBytes?: number): Promise<void> => {
  folders += 1;
  const folder = join(directory, String(folders));
  try {
    const options = { name: "tool.zip", ...(maximumBytes !== undefined && { maximumBytes }) };
    await unpackZip(await openZip(bytesOf(archive), options), folder);
  } catch (error) {
    expect(existsSync(folder)).toBe(false);
    throw error;
  }
};

describe("a hostile ZIP archive", () => {
  it("is what the tests say when it is honest", async () => {
    await expect(
      unpack(forged([{ name: "a/b.txt" }, { name: "a/", content: Buffer.alloc(0) }])),
    ).resolves.toBeUndefined();
  });

  it.each([
    "../evil.exe",
    "a/../../evil.exe",
    "..\\evil.exe",
    "/evil.exe",
    "\\\\server\\share\\evil.exe",
    "C:/evil.exe",
    "C:evil.exe",
    "a/NUL.txt",
    "a/evil.exe.",
    "a//evil.exe",
    "evil\0.exe",
    "evil.exe:stream",
  ])("cannot put a file at %j", async (name) => {
    await expect(unpack(forged([{ name: "fine.txt" }, { name }]))).rejects.toMatchObject({ code: "archive.damaged" });
  });

  it.each<[string, readonly Forged[], string]>([
    ["a link", [{ name: "a", attributes: 0xa1ff_0000 }], "is a link or a device"],
    ["one file twice", [{ name: "a.txt" }, { name: "A.TXT" }], "is in it twice"],
    ["a folder that is a file", [{ name: "a" }, { name: "A/b" }], "has the name of a file"],
    ["a file in another", [{ name: "a" }, { name: "b", offset: 1 }], "lies within"],
    ["an impossible size", [{ name: "a", sizeBytes: 4_000_000_000 }], "cannot have the size"],
    ["a file that goes on", [{ name: "a", content: Buffer.alloc(100_000), sizeBytes: 50_000 }], "is larger than told"],
    ["a file that ends early", [{ name: "a", content: Buffer.alloc(100), sizeBytes: 101 }], "is smaller than told"],
    ["another checksum", [{ name: "a", checksum: 1 }], "has another checksum"],
    ["a method nobody knows", [{ name: "a", method: 99 }], "packed by method 99"],
    ["bytes that are not there", [{ name: "a", packedBytes: 5_000 }], "is cut short"],
    ["a header elsewhere", [{ name: "a", content: randomBytesOf(90, 1), offset: 3 }], "does not begin here"],
  ])("with %s is refused, and nothing of it stays", async (_what, files, words) => {
    await expect(unpack(forged(files))).rejects.toThrow(words);
  });

  it("that comes to more than is allowed is refused before anything is unpacked", async () => {
    const bomb = forged([
      { name: "a", content: Buffer.alloc(3_000_000) },
      { name: "b", content: Buffer.alloc(3_000_000) },
    ]);
    await expect(unpack(bomb, 5_000_000)).rejects.toMatchObject({ code: "archive.too-large" });
  });

  it("with paths that go on and on, or that are many, is judged within a second", async () => {
    const deep = (index: number) => `${index}/${"a/".repeat(45)}${"b".repeat(280)}`;
    const many = forged(
      Array.from({ length: 18_000 }, (_none, index) => ({ name: deep(index), content: Buffer.alloc(0) })),
    );
    const begun = process.cpuUsage();
    expect((await openZip(bytesOf(many), { name: "tool.zip" })).files).toHaveLength(18_000);
    await expect(unpack(forged([{ name: "a/".repeat(30_000) }]))).rejects.toThrow("too long");
    // What this process took of a processor: others are at work on the machine, too.
    expect(process.cpuUsage(begun).user).toBeLessThan(1_000_000);
  });

  it("whose directory lies is refused", async () => {
    await expect(unpack(forged([{ name: "a" }], { count: 7 }))).rejects.toThrow("its directory ends too early");
    await expect(unpack(forged([{ name: "a" }], { directoryOffset: 4_000_000 }))).rejects.toThrow("outside of it");
    await expect(unpack(Buffer.from("PK\x03\x04 and nothing else that is long enough"))).rejects.toThrow(
      "no directory",
    );
    await expect(unpack(Buffer.alloc(0))).rejects.toThrow("it is no ZIP");
  });

  it("cut anywhere or changed anywhere ends in an error of its own, or unpacks what the checksums say", async () => {
    const archive = forged([{ name: "a/b.txt" }, { name: "c.bin", content: randomBytesOf(3000, 3) }]);
    const random = seeded(11);
    const begun = performance.now();
    for (let round = 0; round < 600; round++) {
      const damaged = Buffer.from(
        archive.subarray(0, round % 3 === 0 ? Math.floor(random() * archive.length) : undefined),
      );
      for (let change = 0; change < 4 && damaged.length > 0; change++)
        damaged[Math.floor(random() * damaged.length)] = Math.floor(random() * 256);
      const error: unknown = await unpack(damaged).catch((cause: unknown) => cause);
      if (error !== undefined) expect(error).toBeInstanceOf(WindlassError);
    }
    expect(performance.now() - begun).toBeLessThan(20_000);
  });
});
