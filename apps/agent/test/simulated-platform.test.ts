import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { decodeHardwareHash } from "@windlass/autopilot/hardware-hash";
import { inventory as inventorySchema } from "@windlass/protocol";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { AppliedImage, PlannedPartition } from "../src/platform/platform.ts";
import { createSimulatedDevice } from "../src/platform/simulated/create-device.ts";
import { lockDevice } from "../src/platform/simulated/device-lock.ts";
import { type DeviceModelName, deviceModels } from "../src/platform/simulated/models.ts";
import { createSimulatedPlatform } from "../src/platform/simulated/simulated-platform.ts";
import { readOptions } from "../src/program/options.ts";

let directory: string;
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), "windlass-device-"));
  createSimulatedDevice(directory, { model: "thinkpad-t14-gen-5", random: Math.random });
});
afterEach(() => rmSync(directory, { recursive: true, force: true }));

const platform = () => createSimulatedPlatform(directory, async () => {});
const partitions: PlannedPartition[] = [
  { role: "efi-system", fileSystem: "fat32", sizeBytes: 300 },
  { role: "windows", fileSystem: "ntfs", sizeBytes: null },
];
const image: AppliedImage = {
  index: 1,
  name: "Windows 11 Pro",
  edition: "Professional",
  architecture: "x64",
  languages: ["en-US"],
  defaultLanguage: "en-US",
  build: 26100,
  servicePackBuild: 1,
  sizeBytes: 1,
};
const runScript = async (id: string, text: string) => {
  const workingFolder = join(directory, "work");
  mkdirSync(workingFolder, { recursive: true });
  const script = join(workingFolder, "step.ps1");
  writeFileSync(script, `\uFEFF${text}`);
  const rest = { workingFolder, timeoutSeconds: 10, environment: {}, runAs: "system", hidden: [] } as const;
  return (await platform().runProgram({ id, script, commandLine: `powershell.exe -File ${script}`, ...rest })).exitCode;
};

describe("a simulated device", () => {
  it("really wipes: what was on the disk is gone, and the partitions are read back from it", async () => {
    const first = await platform().partitionDisk(0, partitions);
    expect(first.map(({ role }) => role)).toEqual(["efi-system", "windows"]);
    expect(first[1]?.sizeBytes).toBe(512_110_190_592 - 300 - 2 * 1024 * 1024);
    const file = await platform().pathOf("C:\\old.txt");
    writeFileSync(file, "old");
    await platform().partitionDisk(0, partitions);
    expect(existsSync(file)).toBe(false);
  });

  it("keeps the disk and forgets its memory at a restart", async () => {
    const before = await platform().boot();
    await platform().partitionDisk(0, partitions);
    mkdirSync(join((await platform().durableFolder()) ?? "", "kept"), { recursive: true });
    mkdirSync(await platform().pathOf("C:\\Windows\\Setup\\State"), { recursive: true });
    writeFileSync(join(platform().volatileFolder(), "gone"), "");
    await platform().restart("windows");
    expect(existsSync(join(platform().volatileFolder(), "gone"))).toBe(false);
    expect(existsSync(join((await platform().durableFolder()) ?? "", "kept"))).toBe(true);
    const after = await platform().boot();
    expect(after.environment).toBe("windows");
    expect(after.id).not.toBe(before.id);
  });

  it("finds Windows paths without regard to case and has no drive but C:", async () => {
    await platform().partitionDisk(0, partitions);
    mkdirSync(await platform().pathOf("C:\\Program Files\\Contoso"), { recursive: true });
    expect(await platform().pathOf("c:\\PROGRAM FILES\\contoso\\New.txt")).toBe(
      await platform().pathOf("C:\\Program Files\\Contoso\\New.txt"),
    );
    await expect(platform().pathOf("D:\\Data")).rejects.toThrow("no drive D:");
  });

  it("applies only what begins like a Windows image and holds the image asked for", async () => {
    await platform().partitionDisk(0, partitions);
    const file = join(directory, "install.wim");
    writeFileSync(file, "this is a text file".repeat(50));
    await expect(platform().applyImage(file, image, () => {})).rejects.toThrow("not a Windows image");
    const header = Buffer.alloc(208);
    header.write("MSWIM\0\0\0", "latin1");
    header.writeUInt32LE(1, 0x2c);
    writeFileSync(file, header);
    await expect(platform().applyImage(file, { ...image, index: 2 }, () => {})).rejects.toThrow("holds 1 images");
    const percents: number[] = [];
    await platform().applyImage(file, image, (percent) => percents.push(percent));
    expect(percents.at(-1)).toBe(100);
    expect(existsSync(await platform().pathOf("C:\\Windows\\Panther"))).toBe(true);
  });

  it("tells the result of scripts by rule or by their leading exit, and runs none twice", async () => {
    createSimulatedDevice(directory, {
      model: "latitude-5450",
      random: Math.random,
      scripts: [{ contains: "Install-Thing", exitCode: 1603, output: "fatal" }],
    });
    const results = [
      await runScript("1", "# comment\n\nexit 3010"),
      await runScript("2", "Install-Thing -Quiet"),
      await runScript("3", "if ($x) {\n  exit 7\n}"),
      await runScript("2", "a repeat of the same run"),
    ];
    expect(results).toEqual([3010, 1603, 0, 1603]);
  });

  it.each(Object.keys(deviceModels) as DeviceModelName[])(
    "of the model %s has a valid inventory and a hash that says the same",
    async (model) => {
      const { inventory } = createSimulatedDevice(directory, { model, random: Math.random });
      expect(inventorySchema.parse(inventory)).toEqual(inventory);
      const { hardwareHash, serialNumber } = await platform().captureHardwareHash();
      const hash = decodeHardwareHash(hardwareHash);
      expect(hash).toMatchObject({ serialNumber, manufacturer: inventory.smbios.manufacturer });
    },
  );

  it("is worked on by one program at a time", async () => {
    writeFileSync(join(directory, "agent.pid"), "999999999");
    const unlock = await lockDevice(directory);
    expect(readFileSync(join(directory, "agent.pid"), "utf8")).toBe(String(process.pid));
    unlock();
    expect(existsSync(join(directory, "agent.pid"))).toBe(false);
  });
});

describe("the command line", () => {
  it.each([
    [["--device", "x"], "--boot-medium and --device are needed"],
    [["--boot-medium", "b", "--device", "x", "--speed", "0"], "greater than 0"],
    [["--create", "x", "--model", "imac"], "no model “imac”"],
    [["--create", "x", "--count", "1.5"], "greater than 0"],
    [["--sped", "2"], "--sped"],
  ])("refuses %j in words", (args, message) => {
    expect(() => readOptions(args)).toThrow(message);
  });
});
