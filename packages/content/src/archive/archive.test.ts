import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { buffer } from "node:stream/consumers";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { createFolderStore } from "../store/folder-store.ts";
import { storeBytes } from "../store/store-bytes.ts";
import { openFileBytes } from "./file-bytes.ts";
import { openArchive } from "./read-archive.ts";
import { bytesOf, inputOf, packed, randomBytesOf, seeded } from "./testing.ts";
import { unpackArchive } from "./unpack-archive.ts";
import { writeArchive } from "./write-archive.ts";

let directory: string;
beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), "windlass-archive-"));
});
afterEach(async () => {
  await rm(directory, { recursive: true });
});

const large = Buffer.concat([Buffer.alloc(3_000_000, "driver "), randomBytesOf(400_000, 1)]);
const files = {
  "7z.msi": randomBytesOf(50_000, 2),
  "drivers/net/e1d.inf": Buffer.from("[Version]\r\nSignature=$Windows NT$\r\n"),
  "drivers/net/e1d.sys": large,
  empty: Buffer.alloc(0),
  [`long/${"ordner/".repeat(20)}é 测试.txt`]: Buffer.from("wide"),
};
const inputs = (pieces?: number) => Object.entries(files).map(([path, content]) => inputOf(path, content, pieces));

describe("an archive", () => {
  it("gives every file back, by itself and in any order", async () => {
    const archive = await openArchive(bytesOf(await packed(inputs())), { name: "pack" });
    expect(archive.files.map((file) => file.path)).toEqual(Object.keys(files).toSorted());
    for (const [path, content] of Object.entries(files).toReversed())
      expect((await buffer(archive.read(path))).equals(content), path).toBe(true);
    expect(() => archive.read("other")).toThrow(expect.objectContaining({ code: "object.not-found" }));
  });

  it("is the same, byte for byte, in whatever order and pieces its files come", async () => {
    const one = await packed(inputs(999));
    const other = await packed(inputs(1_500_000).toReversed());
    expect(one.equals(other)).toBe(true);
    // A change here means that the same files get another hash from this version on: decision 0023 says what follows.
    expect(createHash("sha256").update(one).digest("hex")).toMatchInlineSnapshot(
      `"ae18dba004f7151f96e3d9cec9e73230acec3f31b03ce760b6cde4721a35577b"`,
    );
  });

  it("can be empty", async () => {
    expect((await openArchive(bytesOf(await packed([])), { name: "pack" })).files).toEqual([]);
  });

  it("reads one small file without touching the others", async () => {
    const whole = await packed(inputs());
    let touched = 0;
    const counting = {
      size: whole.length,
      read: async (offset: number, length: number) => {
        touched += length;
        return whole.subarray(offset, offset + length);
      },
    };
    const archive = await openArchive(counting, { name: "pack" });
    await buffer(archive.read("drivers/net/e1d.inf"));
    expect(touched).toBeLessThan(2000);
    expect(whole.length).toBeGreaterThan(450_000);
  });

  it("lies in a content store and is read there by ranges, and on disk", async () => {
    const store = createFolderStore(directory);
    const reference = await store.put(writeArchive(inputs()));
    const stored = await openArchive(storeBytes(store, reference), { name: "pack" });
    expect((await buffer(stored.read("7z.msi"))).equals(files["7z.msi"])).toBe(true);
    const file = await openFileBytes(join(directory, "blobs", reference.sha256.slice(0, 2), reference.sha256));
    const onDisk = await openArchive(file, { name: "pack" });
    expect((await buffer(onDisk.read("drivers/net/e1d.sys"))).equals(large)).toBe(true);
    await file.close();
  });

  it("passes the disk's own errors on", async () => {
    const whole = bytesOf(await packed(inputs()));
    const archive = await openArchive(
      {
        size: whole.size,
        read: (offset, length) => (offset < 400_000 ? Promise.reject(new Error("EIO")) : whole.read(offset, length)),
      },
      { name: "pack" },
    );
    await expect(buffer(archive.read("7z.msi"))).rejects.toThrow("EIO");
    await expect(buffer(archive.read("drivers/net/e1d.sys"))).rejects.toThrow("EIO");
  });

  it("is unpacked into a new folder, all of it or some paths", async () => {
    const archive = await openArchive(bytesOf(await packed(inputs())), { name: "pack" });
    const all = join(directory, "all");
    await unpackArchive(archive, all);
    for (const [path, content] of Object.entries(files))
      expect((await readFile(join(all, path))).equals(content), path).toBe(true);
    await unpackArchive(archive, join(directory, "some"), { paths: ["empty"] });
    expect(await readdir(join(directory, "some"))).toEqual(["empty"]);
    await mkdir(join(directory, "there"));
    await writeFile(join(directory, "there/mine"), "");
    await expect(unpackArchive(archive, join(directory, "there"))).rejects.toMatchObject({ code: "EEXIST" });
    expect(await readdir(join(directory, "there"))).toEqual(["mine"]);
  });

  const hasTar = spawnSync("tar", ["--version"]).status === 0 && spawnSync("zstd", ["--version"]).status === 0;
  it.skipIf(!hasTar)("is an ordinary .tar.zst for others (needs tar and zstd)", async () => {
    await writeFile(join(directory, "pack.tar.zst"), await packed(inputs()));
    await mkdir(join(directory, "out"));
    const { status, stderr } = spawnSync("tar", ["--zstd", "-xf", "../pack.tar.zst"], {
      cwd: join(directory, "out"),
      encoding: "utf8",
    });
    expect([status, stderr]).toEqual([0, ""]);
    for (const [path, content] of Object.entries(files))
      expect((await readFile(join(directory, "out", path))).equals(content), path).toBe(true);
  });

  it("takes thousands of small files", async () => {
    const random = seeded(3);
    const many = Array.from({ length: 1500 }, (_, number) =>
      inputOf(`inf/${number}.inf`, `[Version]\n; ${random()}\n`.repeat(20)),
    );
    const archive = await openArchive(bytesOf(await packed(many)), { name: "pack" });
    expect(archive.files).toHaveLength(1500);
    expect(String(await buffer(archive.read("inf/777.inf")))).toContain("[Version]");
  });
});

describe("packing", () => {
  it.each([
    ["../up", "leads out"],
    ["a/../../up", "leads out"],
    ["/absolute", "no name"],
    ["a//b", "no name"],
    ["a/", "no name"],
    ["", "no name"],
    ["C:/windows", "does not take"],
    ["a\\b", "does not take"],
    ["a:stream", "does not take"],
    ["nul", "device"],
    ["x/COM1.txt", "device"],
    ["dot.", "drops"],
    ["bell\u0007", "control"],
    ["\ud800", "half a character"],
    ["x".repeat(241), "more than 240"],
  ])("refuses the path %j", async (path, what) => {
    await expect(packed([inputOf(path, "x")])).rejects.toMatchObject({
      code: "archive.path-refused",
      message: expect.stringContaining(what),
    });
  });

  it.each([
    [["a.txt", "A.TXT"], "only in case"],
    [["a.txt", "a.txt"], "order"],
    [["tool", "Tool/readme"], "name of a file"],
  ])("refuses %j beside each other", async (paths, what) => {
    await expect(packed(paths.map((path) => inputOf(path, "x")))).rejects.toMatchObject({
      code: "archive.path-refused",
      message: expect.stringContaining(what),
    });
  });

  it("fails when a file is not what was said of it, and passes its stream's own error on", async () => {
    const honest = inputOf("a", "content");
    await expect(packed([{ ...honest, sizeBytes: 8 }])).rejects.toMatchObject({ code: "content.size-wrong" });
    await expect(packed([{ ...honest, sizeBytes: 6 }])).rejects.toMatchObject({ code: "content.size-wrong" });
    await expect(packed([{ ...honest, sha256: "0".repeat(64) }])).rejects.toMatchObject({ code: "content.hash-wrong" });
    const big = inputOf("big", Buffer.alloc(3_000_000));
    await expect(packed([{ ...big, sha256: "0".repeat(64) }])).rejects.toMatchObject({ code: "content.hash-wrong" });
    const broken = {
      ...big,
      open: async () =>
        (async function* () {
          yield Buffer.alloc(10);
          throw new Error("the disk broke");
        })(),
    };
    await expect(packed([broken])).rejects.toThrow("the disk broke");
  });
});
