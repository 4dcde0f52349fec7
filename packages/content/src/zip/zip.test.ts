import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openFileBytes } from "../archive/file-bytes.ts";
import { randomBytesOf } from "../archive/testing.ts";
import { openZip } from "./read-zip.ts";
import { unpackZip } from "./unpack-zip.ts";

let directory: string;
const noise = randomBytesOf(300_000, 7);
const files: Readonly<Record<string, Buffer>> = {
  "tool.exe": Buffer.from("MZ the tool ".repeat(20_000)),
  "lib/größe.dll": noise,
  "lib/empty.txt": Buffer.alloc(0),
};
beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), "windlass-zip-"));
  for (const [path, bytes] of Object.entries(files)) {
    mkdirSync(join(directory, "in", "lib"), { recursive: true });
    writeFileSync(join(directory, "in", path), bytes);
  }
});
afterAll(() => rm(directory, { recursive: true }));

const unpackedFrom = async (archive: string) => {
  const bytes = await openFileBytes(archive);
  const folder = `${archive}.unpacked`;
  try {
    await unpackZip(await openZip(bytes, { name: "tool.zip" }), folder);
  } finally {
    await bytes.close();
  }
  return folder;
};

describe("a ZIP archive that another program made", () => {
  it.each<[string, string[]]>([
    ["7zz", ["a", "-bso0", "-tzip"]],
    ["7zz", ["a", "-bso0", "-tzip", "-mx=0"]],
    ["zip", ["-qr"]],
    // ZIP64, though nothing is so large.
    ["zip", ["-qr", "-fz"]],
  ])("is unpacked byte by byte: %s %j", async (program, switches) => {
    const archive = join(directory, `${program}${switches.join("")}.zip`);
    execFileSync(program, [...switches, archive, "."], { cwd: join(directory, "in") });
    const folder = await unpackedFrom(archive);
    for (const [path, bytes] of Object.entries(files))
      expect(readFileSync(join(folder, path)).equals(bytes), path).toBe(true);
  });

  it("finds a file whatever the case, and takes one that was written into a pipe, sizes behind the bytes", async () => {
    const archive = join(directory, "streamed.zip");
    writeFileSync(archive, execFileSync("zip", ["-q", "-", "tool.exe"], { cwd: join(directory, "in") }));
    const bytes = await openFileBytes(archive);
    const zip = await openZip(bytes, { name: "tool.zip" });
    expect(zip.find("TOOL.EXE")).toMatchObject({ path: "tool.exe", sizeBytes: files["tool.exe"]?.length });
    expect(zip.find("other.exe")).toBeUndefined();
    await bytes.close();
    expect(existsSync(join(await unpackedFrom(archive), "tool.exe"))).toBe(true);
  });

  it("is not one that asks for a password, or that holds links", async () => {
    const locked = join(directory, "locked.zip");
    execFileSync("7zz", ["a", "-bso0", "-tzip", "-psecret", locked, "tool.exe"], { cwd: join(directory, "in") });
    await expect(unpackedFrom(locked)).rejects.toThrow("is encrypted");
    const linked = join(directory, "linked.zip");
    execFileSync("ln", ["-sf", "/etc", join(directory, "in", "link")]);
    execFileSync("zip", ["-qy", linked, "link"], { cwd: join(directory, "in") });
    execFileSync("rm", [join(directory, "in", "link")]);
    await expect(unpackedFrom(linked)).rejects.toThrow("is a link or a device");
    expect(existsSync(`${linked}.unpacked`)).toBe(false);
  });
});
