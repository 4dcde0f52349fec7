import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { copyFile, cp, mkdir, mkdtemp, readFile, rm, symlink, truncate, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";

const root = join(import.meta.dirname, "../../..");
const command = join(root, "apps/cli/bin/windlass.mjs");
const image = join(root, "packages/media/fixtures/windows-11-x64.wim");
const set = join(root, "packages/media/fixtures/windows-11-x64-set2.swm");

let directory: string;
beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), "windlass-cli-"));
});
afterAll(async () => {
  await rm(directory, { recursive: true });
});

const windlass = (...parameters: string[]) => {
  const { status, stdout, stderr } = spawnSync(process.execPath, [command, ...parameters], { encoding: "utf8" });
  return { status, stdout, stderr };
};

describe("windlass inspect", () => {
  it("prints one JSON object of an image file", () => {
    const { status, stdout, stderr } = windlass("inspect", image, "--json");
    expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
    expect(stdout.trimEnd().split("\n")).toHaveLength(1);
    const object = JSON.parse(stdout);
    expect(Object.keys(object)).toEqual(["kind", "compression", "images"]);
    expect(object).toMatchObject({ kind: "wim", compression: "lzx" });
    expect(object.images).toHaveLength(2);
    expect(object.images[0]).toEqual({
      index: 1,
      name: "Windows 11 Pro",
      edition: "Professional",
      architecture: "x64",
      languages: ["en-US", "sv-SE"],
      defaultLanguage: "en-US",
      build: 26100,
      servicePackBuild: 2605,
      sizeBytes: 30654,
    });
  });

  it("tells people the same", () => {
    expect(windlass("inspect", image)).toEqual({
      status: 0,
      stderr: "",
      stdout: [
        `${image}: WIM, LZX compression, 2 images`,
        "  1  Windows 11 Pro",
        "     Professional · x64 · build 26100.2605 · en-US (default), sv-SE · 29.9 KB applied",
        "  2  Windows 11 Enterprise",
        "     Enterprise · x64 · build 26100.2605 · en-US (default), sv-SE · 29.9 KB applied",
        "",
      ].join("\n"),
    });
    expect(windlass("inspect", set).stdout).toContain("SWM, part 2 of 3, LZX compression");
  });

  it("refuses what is not an image, is cut, points outside itself or is missing: status 2, code, sentence, remedy", async () => {
    const text = join(directory, "text.wim");
    await writeFile(text, "only some text");
    const cut = join(directory, "cut.wim");
    await copyFile(image, cut);
    await truncate(cut, 20_000);
    const outside = join(directory, "outside.wim");
    const bytes = await readFile(image);
    bytes.writeBigUInt64LE(9_000_000n, 80);
    await writeFile(outside, bytes);
    const cases = {
      [text]: "not-recognised",
      [cut]: "truncated",
      [outside]: "metadata-outside",
      "/none": "file-unreadable",
    };
    for (const [path, code] of Object.entries(cases)) {
      const { status, stdout, stderr } = windlass("inspect", path, "--json");
      expect({ status, stderr }).toEqual({ status: 2, stderr: "" });
      const { error } = JSON.parse(stdout);
      expect(Object.keys(error)).toEqual(["code", "message", "remedy"]);
      expect(error.code).toBe(`image.${code}`);
      expect(error.message).toContain(path);
      const forPeople = windlass("inspect", path);
      expect(forPeople).toEqual({ status: 2, stdout: "", stderr: `${error.message}\n${error.remedy}\n` });
    }
  });

  it("lets no name inside a file steer the terminal", async () => {
    const bytes = await readFile(image);
    const list = Buffer.from('\ufeff<WIM><IMAGE INDEX="1"><NAME>\u009b31m\u202eevil</NAME></IMAGE></WIM>', "utf16le");
    bytes.writeUInt32LE(1, 44);
    bytes.writeBigUInt64LE(BigInt(list.length), 72);
    bytes.writeBigUInt64LE(BigInt(bytes.length), 80);
    const hostile = join(directory, "hostile.wim");
    await writeFile(hostile, Buffer.concat([bytes, list]));
    expect(windlass("inspect", hostile).stdout).toContain("  1  �31m�evil\n");
  });

  it("tells wrong usage apart from a refused file", () => {
    expect(windlass("inspect")).toMatchObject({
      status: 1,
      stderr: expect.stringContaining("missing required argument"),
    });
    expect(windlass("nonsense")).toMatchObject({ status: 1, stderr: expect.stringContaining("unknown command") });
    expect(windlass("--version")).toMatchObject({ status: 0, stdout: "0.1.0\n" });
  });
});

describe("the windlass program", () => {
  const oldNode = spawnSync("/usr/bin/node", ["--version"], { encoding: "utf8" }).stdout?.trim() ?? "";

  it.skipIf(!/^v2[0-3]\./.test(oldNode))(
    "works on a Node that cannot run TypeScript itself (needs Node 20 to 23)",
    () => {
      const { status, stdout } = spawnSync("/usr/bin/node", [command, "inspect", image, "--json"], {
        encoding: "utf8",
      });
      expect(status).toBe(0);
      expect(JSON.parse(stdout).kind).toBe("wim");
      expect(spawnSync("/usr/bin/node", [command, "inspect", "/none"]).status).toBe(2);
    },
  );

  it("hands everything after lab to the lab, with its exit status and signals", async () => {
    // A copy of the command, with a stand-in where the lab would be.
    const apps = join(directory, "apps");
    await mkdir(join(apps, "tenant-lab/src"), { recursive: true });
    await cp(join(root, "apps/cli"), join(apps, "cli"), { recursive: true });
    await symlink(join(root, "node_modules"), join(directory, "node_modules"));
    await writeFile(
      join(apps, "tenant-lab/src/main.ts"),
      `if (process.argv.includes("--wait")) {
         process.on("SIGTERM", () => process.exit(7));
         setInterval(() => {}, 1000);
       } else process.exitCode = 5;
       console.log(JSON.stringify(process.argv.slice(2)));`,
    );
    const main = join(apps, "cli/src/main.ts");
    const ran = spawnSync(process.execPath, [main, "lab", "--port", "0", "--help"], { encoding: "utf8" });
    expect(ran).toMatchObject({ status: 5, stdout: '["--port","0","--help"]\n' });

    const child = spawn(process.execPath, [main, "lab", "--wait"], { stdio: ["ignore", "pipe", "inherit"] });
    await once(child.stdout, "data");
    child.kill("SIGTERM");
    expect(await once(child, "exit")).toEqual([7, null]);
  });
});
