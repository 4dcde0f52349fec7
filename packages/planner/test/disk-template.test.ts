import { type DiskVolume, diskVolume } from "@windlass/protocol";
import { describe, expect, it } from "vitest";
import { defaultVolumes, diskTemplateProblems, drawDisk, partitionsOfTemplate } from "../src/index.ts";

const data = (changes: Partial<DiskVolume> = {}): DiskVolume => ({
  role: "data",
  label: "Data",
  sizeMegabytes: 10_240,
  letter: "D",
  ...changes,
});
const problems = (volumes: readonly DiskVolume[]) => diskTemplateProblems({ volumes: [...volumes] });
const changed = (role: DiskVolume["role"], change: Partial<DiskVolume>) =>
  defaultVolumes.map((volume) => (volume.role === role ? { ...volume, ...change } : volume));

describe("a disk partition template", () => {
  it("may be the documented layout, with data behind, and with data that takes the rest instead of Windows", () => {
    expect(problems(defaultVolumes)).toEqual([]);
    expect(problems([...defaultVolumes, data()])).toEqual([]);
    expect(problems([...changed("windows", { sizeMegabytes: 102_400 }), data({ sizeMegabytes: null })])).toEqual([]);
    expect(problems(defaultVolumes.filter(({ role }) => role !== "recovery"))).toEqual([]);
  });

  it("is refused with the reason when Windows could not be put on it or kept up to date", () => {
    const [system, reserved, windows, recovery] = defaultVolumes as [DiskVolume, DiskVolume, DiskVolume, DiskVolume];
    const wrong: [readonly DiskVolume[], string][] = [
      [[reserved, windows, recovery], "exactly one EFI system"],
      [[system, reserved, windows, windows, recovery], "exactly one Windows"],
      [[reserved, system, windows, recovery], "comes first"],
      [[system, windows, recovery, reserved], "before Windows"],
      [[system, reserved, recovery, windows], "follows Windows directly"],
      [[system, reserved, windows, data(), recovery], "follows Windows directly"],
      [changed("efi-system", { sizeMegabytes: 100 }), "at least 260"],
      [changed("recovery", { sizeMegabytes: null }), "fixed size"],
      [changed("windows", { sizeMegabytes: 100_000 }), "takes the rest of the disk, and 0 do"],
      [[...defaultVolumes, data({ sizeMegabytes: null })], "and 2 do"],
      [[...defaultVolumes, data(), data()], "letter D"],
      [changed("windows", { letter: "E" }), "no letter of its own"],
      [changed("efi-system", { label: "EFI SYSTEM DISK" }), "11 characters"],
    ];
    for (const [volumes, what] of wrong) expect(problems(volumes).join("\n"), what).toContain(what);
  });

  it("becomes the partitions of a plan", () => {
    expect(partitionsOfTemplate({ volumes: [...defaultVolumes.slice(0, 3), data()] })).toEqual([
      { role: "efi-system", fileSystem: "fat32", sizeBytes: 314_572_800, label: "System" },
      { role: "microsoft-reserved", fileSystem: null, sizeBytes: 16_777_216 },
      { role: "windows", fileSystem: "ntfs", sizeBytes: null, label: "Windows" },
      { role: "data", fileSystem: "ntfs", sizeBytes: 10_737_418_240, label: "Data", letter: "D" },
    ]);
  });

  it("has labels and letters that Windows takes", () => {
    for (const label of ["a/b", "a*", "x".repeat(33)])
      expect(diskVolume.safeParse(data({ label })).success).toBe(false);
    for (const letter of ["C", "d", "DD"]) expect(diskVolume.safeParse(data({ letter })).success).toBe(false);
  });
});

describe("the picture of a disk", () => {
  it("is whole, in order, and shows the smallest partition wide enough to be read and the largest the widest", () => {
    const drawn = drawDisk([...defaultVolumes, data()], 476_940);
    expect(drawn.map(({ volume }) => volume.role)).toEqual([
      "efi-system",
      "microsoft-reserved",
      "windows",
      "recovery",
      "data",
    ]);
    let end = 0;
    for (const { start, width } of drawn) {
      expect(start).toBeCloseTo(end);
      expect(width).toBeGreaterThanOrEqual(0.11);
      end = start + width;
    }
    expect(end).toBeCloseTo(1);
    expect(Math.max(...drawn.map(({ width }) => width))).toBe(drawn[2]?.width);
    expect(drawn[2]?.megabytes).toBe(476_940 - 300 - 16 - 1024 - 10_240);
  });

  it("stays whole with many partitions, with none, and on a disk that is too small", () => {
    expect(drawDisk([], 1000)).toEqual([]);
    const many = drawDisk([...defaultVolumes, ...Array.from({ length: 20 }, () => data())], 10_000);
    expect(many.reduce((sum, { width }) => sum + width, 0)).toBeCloseTo(1);
    for (const { width } of many) expect(width).toBeGreaterThan(0);
  });
});
