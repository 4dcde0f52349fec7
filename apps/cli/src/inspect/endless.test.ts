import { spawnSync } from "node:child_process";
import { mkdtemp, open, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";

const main = join(import.meta.dirname, "../main.ts");
const megabyte = 1024 * 1024;

/** Of every kind the beginning, after which nothing but one letter follows for 100 MB. */
const beginnings: readonly (readonly [file: string, beginning: Buffer])[] = [
  ["endless.inf", Buffer.from('[Version]\r\nSignature="$Windows NT$"\r\nClass=')],
  ["endless-utf16.inf", Buffer.from('\ufeff[Version]\r\nSignature="$Windows NT$"\r\nClass=', "utf16le")],
  ["endless.csv", Buffer.from("Device Serial Number,Windows Product ID,Hardware Hash\r\n")],
  ["quoted.csv", Buffer.from('Device Serial Number,Windows Product ID,Hardware Hash\r\n"')],
  ["oa3.xml", Buffer.from('<?xml version="1.0"?><Key><HardwareHash>')],
  ["install.wim", Buffer.from("MSWIM\0\0\0\xd0\0\0\0", "latin1")],
  ["setup.msi", Buffer.from("d0cf11e0a1b11ae1", "hex")],
  ["drivers.cab", Buffer.from("MSCF\0\0\0\0", "latin1")],
  ["setup.exe", Buffer.from("MZ")],
  ["disc.iso", Buffer.concat([Buffer.alloc(32_768), Buffer.from("\x01CD001\x01\0", "latin1")])],
  ["udf.iso", Buffer.concat([Buffer.alloc(32_768), Buffer.from("\0BEA01\x01\0", "latin1")])],
  ["smbios.bin", Buffer.from("_SM3_")],
  ["anything", Buffer.alloc(0)],
];
const longest = Math.max(...beginnings.map(([, { length }]) => length));

let folder: string;
let body: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "windlass-endless-"));
  body = join(folder, "body");
  const file = await open(body, "w");
  const piece = Buffer.alloc(megabyte, "A");
  for (let written = 0; written < 100; written++) await file.write(piece);
  await file.close();
});
afterAll(async () => {
  await rm(folder, { recursive: true });
});

/** What the program says of the one large file after it was given a beginning, and what that cost. */
const inspect = async (beginning: Buffer) => {
  const file = await open(body, "r+");
  await file.write(Buffer.concat([beginning, Buffer.alloc(longest - beginning.length, "A")]), 0, longest, 0);
  await file.close();
  const cost = join(folder, "cost.json");
  const tellCost = `import { writeFileSync } from "node:fs";
    process.on("exit", () => writeFileSync(${JSON.stringify(cost)}, JSON.stringify(process.resourceUsage())));`;
  const { status, stdout } = spawnSync(
    process.execPath,
    ["--import", `data:text/javascript,${encodeURIComponent(tellCost)}`, main, "inspect", body, "--json"],
    { encoding: "utf8" },
  );
  const { maxRSS, userCPUTime, systemCPUTime } = JSON.parse(await readFile(cost, "utf8"));
  return { status, told: JSON.parse(stdout), megabytes: maxRSS / 1024, seconds: (userCPUTime + systemCPUTime) / 1e6 };
};

describe("a file of 100 MB that never comes to a point", () => {
  it.each(beginnings)(
    "is refused as %s in words, within a second of the processor and 100 MB",
    async (_name, start) => {
      const { status, told, megabytes, seconds } = await inspect(start);
      expect({ status, told }).toMatchObject({
        status: 2,
        told: { error: { code: expect.stringMatching(/^[a-z-]+\.[a-z-]+$/), remedy: expect.stringMatching(/\S/) } },
      });
      // Node and the program itself take nearly 100 MB and half a second before the file is looked at.
      expect(megabytes).toBeLessThan(200);
      expect(seconds).toBeLessThan(2.5);
    },
  );
});
