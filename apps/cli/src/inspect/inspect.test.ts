import { spawnSync } from "node:child_process";
import { copyFile, mkdir, mkdtemp, readdir, readFile, rm, truncate, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { inspectAutopilotFile } from "./autopilot-file.ts";

const cli = join(import.meta.dirname, "../..");
const fixtures = join(cli, "fixtures");

let directory: string;
beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), "windlass-inspect-"));
});
afterAll(async () => {
  await rm(directory, { recursive: true });
});

const inspect = (path: string, ...options: string[]) => {
  const parameters = [join(cli, "bin/windlass.mjs"), "inspect", path, ...options];
  const env = { ...process.env, NODE_OPTIONS: "--max-old-space-size=96" };
  const { status, stdout, stderr } = spawnSync(process.execPath, parameters, { encoding: "utf8", env });
  return { status, stdout, stderr };
};

const json = (path: string) => {
  const { status, stdout, stderr } = inspect(path, "--json");
  expect({ stderr, lines: stdout.trimEnd().split("\n").length }).toEqual({ stderr: "", lines: 1 });
  return { status, object: JSON.parse(stdout) };
};

const fixture = (name: string) => join(fixtures, name);

/** The same without a process of its own. */
const told = async (path: string): Promise<unknown> => (await inspectAutopilotFile(path))?.data;

/** A file of its own for a hostile content. */
const fileOf = async (name: string, content: string | Buffer): Promise<string> => {
  const path = join(directory, name);
  await writeFile(path, content);
  return path;
};

const laptop = {
  kind: "hardware-hash",
  valid: true,
  serialNumber: "LAB-0001",
  manufacturer: "Contoso",
  model: "Lab Book 14",
  tpm: { present: true, version: "2.0" },
  warnings: [],
};

describe("windlass inspect", () => {
  it("reads a hardware hash from a text file and from the OA3 tool's XML, and prints exactly what it says", async () => {
    expect(json(fixture("hardware-hash.txt"))).toEqual({ status: 0, object: laptop });
    expect(await told(fixture("oa3.xml"))).toEqual(laptop);
    expect(inspect(fixture("hardware-hash.txt")).stdout).toContain("TPM data       yes, version 2.0");
  });

  it("says what a hash lacks, what is damaged, and what only a decoded report is", async () => {
    expect(await told(fixture("hardware-hash-without-tpm.txt"))).toMatchObject({
      valid: true,
      tpm: { present: false, version: null },
      warnings: [{ code: "tpm-data-missing", message: expect.stringContaining("self-deploying") }],
    });
    expect(await told(fixture("hardware-hash-damaged.txt"))).toMatchObject({
      valid: false,
      manufacturer: "Kontoso",
      warnings: [{ code: "checksum-wrong" }],
    });
    expect(await told(fixture("hardware-report.xml"))).toMatchObject({
      ...laptop,
      warnings: [{ code: "decoded-report" }],
    });
  });

  it("judges every row of an Autopilot CSV, whatever its encoding, separator and name", async () => {
    expect(json(fixture("devices.csv"))).toEqual({
      status: 0,
      object: { kind: "autopilot-csv", rows: 2, accepted: 2, encoding: "utf-8", problems: [] },
    });
    expect(await told(fixture("devices-excel.txt"))).toMatchObject({
      accepted: 2,
      encoding: "utf-16le",
      problems: [{ row: 1, code: "separator-tab" }],
    });
    const { object } = json(fixture("devices-mixed.csv"));
    expect(Object.keys(object)).toEqual(["kind", "rows", "accepted", "encoding", "problems"]);
    expect(object).toMatchObject({ rows: 5, accepted: 2 });
    expect(object.problems.map(({ row, code }: { row: number; code: string }) => `${row} ${code}`)).toEqual([
      "3 serial-number-repeated",
      "4 serial-number-differs",
      "5 tpm-data-missing",
      "6 hash-too-short",
    ]);
    const renamed = join(directory, "install.wim");
    await copyFile(fixture("devices.csv"), renamed);
    expect(await told(renamed)).toMatchObject({ kind: "autopilot-csv" });
    expect(inspect(fixture("devices-mixed.csv")).stdout).toContain("2 of 5 rows can be imported\n  row 3: Row 2 ");
  });

  it("prints no hash, no key and no address of what it reads", () => {
    const secret = inspect(fixture("hardware-hash.txt"), "--json").stdout;
    expect(secret).not.toMatch(/T0[A-P]|LABDISK|02:00:5e/u);
    expect(inspect(fixture("devices-mixed.csv"), "--json").stdout).not.toMatch(/T0[A-P]/u);
  });

  it("refuses with status 2 what declares entities, nests without end, has no hash, no header or too many rows", async () => {
    const bomb =
      '<?xml version="1.0"?><!DOCTYPE k [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><Key><HardwareHash>&b;</HardwareHash></Key>';
    const external = '<!DOCTYPE k SYSTEM "file:///etc/passwd"><Key><HardwareHash/></Key>';
    const cases: readonly (readonly [string, string])[] = [
      [await fileOf("bomb.xml", bomb), "hardware-hash.xml-unreadable"],
      [await fileOf("external.xml", external), "hardware-hash.xml-unreadable"],
      [await fileOf("deep.xml", "<a>".repeat(60_000)), "hardware-hash.xml-unreadable"],
      [await fileOf("deep-closed.xml", "<a>".repeat(30_000) + "</a>".repeat(30_000)), "hardware-hash.xml-"],
      [await fileOf("huge.xml", `<Key>${"x".repeat(5_000_000)}</Key>`), "hardware-hash.xml-unreadable"],
      [await fileOf("empty.xml", "<Key><ProductKey/></Key>"), "hardware-hash.xml-without-hash"],
      [await fileOf("headless.csv", "a,b,Group Tag\n1,2,3\n"), "csv.column-missing"],
      [await fileOf("long.csv", `Serial Number,Hardware Hash\n${"A,AAAA\n".repeat(50_001)}`), "csv.too-many-rows"],
    ];
    for (const [path, code] of cases) {
      const refused = expect.objectContaining({ code: expect.stringContaining(code) });
      await expect(inspectAutopilotFile(path)).rejects.toEqual(refused);
    }
    expect(json(cases[0]?.[0] ?? "")).toMatchObject({ status: 2, object: { error: { code: cases[0]?.[1] } } });
    const words = await fileOf("text.txt", "only, some words");
    expect(inspect(words)).toMatchObject({ status: 2, stdout: "", stderr: expect.stringContaining("text.txt") });
  });

  it("takes a file of a gigabyte without taking memory for it", async () => {
    const zeros = await fileOf("zeros.csv", `Serial Number,Hardware Hash\n${"A,AAAA\n".repeat(10_000)}`);
    await truncate(zeros, 1_000_000_000);
    expect(json(zeros)).toMatchObject({ status: 2, object: { error: { code: "csv.binary" } } });
    const endless = await fileOf("endless.csv", `Serial Number,Hardware Hash\n${"A".repeat(30_000_000)}`);
    expect(json(endless)).toMatchObject({ status: 2, object: { error: { code: "csv.row-unreadable" } } });
  });
});

/** Where every suite counts, a missing program is a failure. */
const genisoimage = process.env.CI === "true" || spawnSync("which", ["genisoimage"]).status === 0;

describe.skipIf(!genisoimage)("windlass inspect of a disc image", () => {
  const disc = async (name: string, files: Readonly<Record<string, string>>): Promise<string> => {
    const tree = join(directory, `tree of ${name}`);
    for (const [path, fixtureName] of Object.entries(files)) {
      await mkdir(dirname(join(tree, path)), { recursive: true });
      await copyFile(join(cli, "../../packages/media/fixtures", fixtureName), join(tree, path));
    }
    const path = join(directory, name);
    const options = ["-quiet", "-udf", "-allow-limited-size", "-iso-level", "3", "-V", "CCCOMA_X64"];
    expect(spawnSync("genisoimage", [...options, "-o", path, tree]).status).toBe(0);
    return path;
  };

  it("prints the volume and the images it installs, and says more to people", async () => {
    const path = await disc("windows.iso", {
      "sources/install.wim": "windows-11-x64.wim",
      "sources/boot.wim": "windows-11-arm64.wim",
      "setup.exe": "windows-11-x64.wim",
    });
    const { status, object } = json(path);
    expect(status).toBe(0);
    expect(Object.keys(object)).toEqual(["kind", "fileSystem", "label", "images"]);
    expect(object).toMatchObject({
      kind: "iso",
      fileSystem: "udf",
      label: "CCCOMA_X64",
      images: [
        { index: 1, edition: "Professional", architecture: "x64", build: 26100, servicePackBuild: 2605 },
        { index: 2, edition: "Enterprise", languages: ["en-US", "sv-SE"], defaultLanguage: "en-US" },
      ],
    });
    const { stdout } = inspect(path);
    expect(stdout).toContain(
      "windows.iso: ISO, UDF 1.02, label CCCOMA_X64\nInstall image sources/install.wim: 2 images",
    );
    expect(stdout).toContain("Boot image: 1 image");
    expect(stdout).toContain("Set-up files: setup.exe");
  });

  it("joins a split set on it, and refuses one that is not whole, as it does a disc that is cut short", async () => {
    const parts = {
      "sources/install.swm": "windows-11-x64-set.swm",
      "sources/install2.swm": "windows-11-x64-set2.swm",
    };
    const whole = await disc("set.iso", { ...parts, "sources/install3.swm": "windows-11-x64-set3.swm" });
    expect(json(whole).object.images).toHaveLength(2);
    const refused = json(await disc("part.iso", parts));
    expect(refused).toMatchObject({ status: 2, object: { error: { code: "image.set-incomplete" } } });
    expect(refused.object.error.message).toContain("missing are: part 3");
    await truncate(whole, 700_000);
    expect(json(whole)).toMatchObject({ status: 2, object: { error: { code: "disc.truncated" } } });
  });
});

describe("the sample files", () => {
  it("are what the script beside them writes", async () => {
    const made = join(directory, "made");
    expect(spawnSync(process.execPath, [fixture("make-fixtures.ts"), made]).status).toBe(0);
    for (const name of await readdir(made)) {
      expect(await readFile(join(made, name))).toEqual(await readFile(fixture(name)));
    }
  });
});
