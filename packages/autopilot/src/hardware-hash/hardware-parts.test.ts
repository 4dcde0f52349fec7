import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { decodeHardwareHash } from "./decode.ts";
import { encodeHardwareHash } from "./encode.ts";
import type { HardwareHashFields } from "./hardware-hash-fields.ts";
import type { HardwareParts } from "./hardware-parts.ts";

const fields: HardwareHashFields = {
  serialNumber: "5CD8068X5C",
  manufacturer: "Contoso",
  model: "Ultrabook 14",
  sku: null,
  family: null,
  systemUuid: null,
  productKeyId: null,
  tpmVersion: "TPM-Version:2.0 -Level:0-Revision:1.59-VendorID:'STM '-Firmware:1.258",
  endorsementKey: Uint8Array.from({ length: 256 }, (_, index) => 255 - index),
  disks: [],
  networkInterfaces: [],
};

const parts: HardwareParts = {
  capture: { tool: "10.0.26100.1", operatingSystem: "10.0.26100.2605", inFullWindows: true, architecture: "x64" },
  processor: {
    manufacturer: "GenuineIntel",
    model: "Core Ultra 7",
    architecture: "x64",
    packages: 1,
    cores: 16,
    threads: 22,
  },
  memory: { gigabytes: 32, maximumGigabytes: 64, slots: 2 },
  drives: [
    { gigabytes: 512, bus: "nvme", kind: "solid-state" },
    { gigabytes: 2000, bus: "sata", kind: "rotating" },
  ],
  displays: [{ width: 31, height: 17, horizontalPixels: 1920, verticalPixels: 1200 }],
  chassis: { type: 10, role: "mobile" },
  graphics: [{ name: "Arc Grafik 140V – Größe", dedicatedMegabytes: 128 }],
  firmwareVendor: "Contoso BIOS",
  boardManufacturer: "Contoso",
  boardProduct: "8C2F",
  boardVersion: "KBC 12",
  systemVersion: "SBKPF",
  productKeyPartNumber: "X22-53821",
};

/** The binary of a hash with one more record of a kind, its checksum left wrong. */
const withRecords = (...types: number[]): string => {
  const total = Buffer.from(encodeHardwareHash(fields), "base64").readUInt16LE(2);
  const body = Buffer.from(encodeHardwareHash(fields), "base64").subarray(0, total);
  const extra = types.map((type) => Buffer.from([type & 255, type >> 8, 5, 0, 1]));
  const binary = Buffer.concat([body, ...extra]);
  binary.writeUInt16LE(binary.length, 2);
  return binary.toString("base64");
};

describe("what a hardware hash says of the machine", () => {
  test("is read back part by part", () => {
    const decoded = decodeHardwareHash(encodeHardwareHash(fields, parts));
    expect(decoded).toMatchObject({ valid: true, warnings: [], parts });
  });

  test("lies where published captures have it", () => {
    // The first two records of a capture that its owner shows in a script's documentation (Windows 10, 19041).
    const capture = "01001c0000000a001e06614a00000a009206614a6062322a08020905";
    const processor = "02001000090001000400080001000000";
    const binary = Buffer.concat([Buffer.from("OA\0\0"), Buffer.from(capture + processor, "hex")]);
    binary.writeUInt16LE(binary.length, 2);
    expect(decodeHardwareHash(binary.toString("base64")).parts).toMatchObject({
      capture: {
        tool: "10.0.19041.1566",
        operatingSystem: "10.0.19041.1682",
        inFullWindows: true,
        architecture: "x64",
      },
      processor: { architecture: "x64", packages: 1, cores: 4, threads: 8 },
    });
  });

  test("names the TPM by the version of its specification, whatever else the firmware writes", () => {
    expect(decodeHardwareHash(encodeHardwareHash(fields)).tpm).toEqual({ present: true, version: "2.0" });
    expect(decodeHardwareHash(encodeHardwareHash({ ...fields, tpmVersion: "2.0" })).tpm.version).toBe("2.0");
  });

  test("needs version, key and device id together to count as TPM data", () => {
    expect(decodeHardwareHash(encodeHardwareHash({ ...fields, tpmVersion: null })).tpm.present).toBe(false);
    expect(decodeHardwareHash(encodeHardwareHash({ ...fields, endorsementKey: null })).tpm.present).toBe(false);
  });

  test("may hold records that nobody knows: they are told of, in bounded words, and block nothing", () => {
    const decoded = decodeHardwareHash(withRecords(31, 27));
    expect(decoded.serialNumber).toBe(fields.serialNumber);
    expect(decoded.warnings.find(({ code }) => code === "records-unknown")?.message).toContain("(31)");
    const many = decodeHardwareHash(withRecords(...Array.from({ length: 900 }, (_, index) => 100 + index)));
    expect(many.warnings.find(({ code }) => code === "records-unknown")?.message).toContain("104 and 895 more");
  });

  test("is nothing where a record is too short to say it", () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.integer({ min: 0, max: 40 }), fc.uint8Array({ maxLength: 40 })), { maxLength: 40 }),
        (records) => {
          const body = records.map(([type, data]) => Buffer.from([type, 0, data.length + 4, 0, ...data]));
          const binary = Buffer.concat([Buffer.from("OA\0\0"), ...body]);
          binary.writeUInt16LE(binary.length, 2);
          const decoded = decodeHardwareHash(binary.toString("base64"));
          expect(decoded.valid).toBe(false);
          expect(JSON.stringify(decoded.warnings).length).toBeLessThan(4000);
        },
      ),
    );
  });
});
