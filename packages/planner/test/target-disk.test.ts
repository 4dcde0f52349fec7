import type { Disk } from "@windlass/protocol";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { chooseTargetDisk, diskRefusal, minimumDiskBytes, partitionSizes } from "../src/index.ts";
import { internalDisk } from "./fixtures.ts";

const minimum = minimumDiskBytes(18_000_000_000);
const stick: Disk = { ...internalDisk, number: 1, model: "SanDisk Ultra", bus: "usb", removable: true };

describe("the target disk", () => {
  it("is the only internal disk, whatever removable ones are there", () => {
    expect(chooseTargetDisk([stick, internalDisk], minimum)).toBe(internalDisk);
  });

  it("needs a choice when several could be it", () => {
    const second = { ...internalDisk, number: 2 };
    expect(() => chooseTargetDisk([internalDisk, second], minimum)).toThrow(
      expect.objectContaining({ code: "device.several-disks" }),
    );
    expect(chooseTargetDisk([internalDisk, second], minimum, 2)).toBe(second);
  });

  it.each([
    ["removable", { removable: true }],
    ["attached by USB", { bus: "usb" as const }],
    ["a memory card", { bus: "sd" as const }],
    ["too small", { sizeBytes: 32_000_000_000 }],
  ])("is never one that is %s, chosen or not", (_, change) => {
    const disk = { ...internalDisk, ...change };
    expect(() => chooseTargetDisk([disk], minimum)).toThrow(
      expect.objectContaining({ code: "device.no-suitable-disk" }),
    );
    expect(() => chooseTargetDisk([disk], minimum, 0)).toThrow(
      expect.objectContaining({ code: "device.disk-refused" }),
    );
  });

  it("is never guessed for a chosen number that does not exist", () => {
    expect(() => chooseTargetDisk([internalDisk], minimum, 5)).toThrow(
      expect.objectContaining({ code: "device.disk-refused", message: expect.stringContaining("no such disk") }),
    );
  });

  it("must hold the partitions, the image and room to work, and at least 60 GB", () => {
    expect(minimumDiskBytes(0)).toBe(60_000_000_000);
    expect(minimumDiskBytes(200_000_000_000)).toBeGreaterThan(200_000_000_000 + partitionSizes.minimumWindows);
  });

  it("is, whatever disks there are, one that may be wiped", () => {
    const disks = fc.array(
      fc.record({
        number: fc.nat({ max: 5 }),
        model: fc.constant("disk"),
        serialNumber: fc.string(),
        sizeBytes: fc.nat({ max: 2 ** 31 - 1 }).map((size) => size * 100),
        bus: fc.constantFrom("nvme", "sata", "usb", "sd", "virtual"),
        removable: fc.boolean(),
      }),
    );
    fc.assert(
      fc.property(disks, fc.option(fc.nat({ max: 6 }), { nil: undefined }), (list, choice) => {
        let chosen: Disk;
        try {
          chosen = chooseTargetDisk(list as Disk[], minimum, choice);
        } catch {
          return;
        }
        expect(diskRefusal(chosen, minimum)).toBeNull();
      }),
    );
  });
});
