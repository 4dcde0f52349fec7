import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { decodeHardwareHash } from "./decode.ts";
import { encodeHardwareHash } from "./encode.ts";
import type { HardwareHashFields } from "./hardware-hash-fields.ts";
import { noParts } from "./hardware-parts.ts";

const laptop: HardwareHashFields = {
  serialNumber: "5CD8068X5C",
  manufacturer: "Contoso",
  model: "Ultrabook 14",
  sku: "CU14-01",
  family: "Ultrabook",
  systemUuid: "4c4c4544-0042-3510-8054-b7c04f463633",
  productKeyId: "00330-80000-00000-AA123",
  tpmVersion: "2.0",
  endorsementKey: Uint8Array.from({ length: 256 }, (_, index) => index),
  disks: [{ serialNumber: "S4X1NX0M", model: "NVMe 512" }],
  networkInterfaces: [
    { medium: "ethernet", mac: "02:00:5e:10:00:01" },
    { medium: "wifi", mac: "02:00:5e:10:00:02" },
  ],
};
const codes = (text: string, serial?: string) => decodeHardwareHash(text, serial).warnings.map(({ code }) => code);
const binaryOf = (text: string) => Buffer.from(text, "base64");

describe("a hardware hash", () => {
  test("has 4000 characters, and reading it gives every field back", () => {
    const text = encodeHardwareHash(laptop);
    expect(text).toHaveLength(4000);
    const { valid, warnings, tpm, normalised, parts, ...fields } = decodeHardwareHash(text, "5cd8068x5c ");
    expect(fields).toEqual(laptop);
    expect({ valid, warnings, tpm, normalised, parts }).toEqual({
      valid: true,
      warnings: [],
      tpm: { present: true, version: "2.0" },
      normalised: text,
      parts: noParts,
    });
  });

  test("is laid out as published analyses describe it", () => {
    const binary = binaryOf(encodeHardwareHash(laptop));
    const total = binary.readUInt16LE(2);
    expect(binary.toString("latin1", 0, 2)).toBe("OA");
    expect(binary.toString("latin1", total, total + 2)).toBe("CS");
    expect(binary.readUInt16LE(total + 2)).toBe(36);
    expect(binary.subarray(total + 36).every((byte) => byte === 0)).toBe(true);
  });

  test("without padding, with line breaks or with its zero bytes lost is still valid and is written back padded", () => {
    const text = encodeHardwareHash(laptop);
    const end = binaryOf(text).readUInt16LE(2) + 36;
    const short = binaryOf(text).subarray(0, end).toString("base64");
    for (const variant of [
      short.replace(/=+$/u, ""),
      `${short.slice(0, 76)}\r\n${short.slice(76)}`,
      text.slice(0, -3),
    ]) {
      const decoded = decodeHardwareHash(variant);
      expect(decoded.valid).toBe(true);
      expect(decoded.normalised?.length).toSatisfy((length: number) => length % 4 === 0);
    }
  });

  test("without TPM data says that self-deploying will not work", () => {
    const text = encodeHardwareHash({ ...laptop, tpmVersion: null, endorsementKey: null });
    expect(decodeHardwareHash(text)).toMatchObject({ valid: true, tpm: { present: false, version: null } });
    expect(codes(text)).toEqual(["tpm-data-missing"]);
  });

  test("of another device, with a placeholder serial or without a manufacturer is warned of", () => {
    expect(codes(encodeHardwareHash(laptop), "OTHER")).toEqual(["serial-number-differs"]);
    expect(codes(encodeHardwareHash({ ...laptop, serialNumber: "Default string" }))).toEqual([
      "serial-number-placeholder",
    ]);
    expect(codes(encodeHardwareHash({ ...laptop, manufacturer: null }))).toEqual(["manufacturer-missing"]);
    expect(codes(encodeHardwareHash({ ...laptop, serialNumber: null }))).toEqual(["serial-number-missing"]);
  });

  test("with one flipped bit in a record or in the trailer has a wrong checksum", () => {
    const binary = binaryOf(encodeHardwareHash(laptop));
    const total = binary.readUInt16LE(2);
    for (const position of [20, total + 10]) {
      const damaged = Buffer.from(binary);
      damaged.writeUInt8(damaged.readUInt8(position) ^ 1, position);
      expect(decodeHardwareHash(damaged.toString("base64")).valid).toBe(false);
      expect(codes(damaged.toString("base64"))).toContain("checksum-wrong");
    }
  });

  test("with one flipped bit in the zeros behind the trailer is not taken for intact, and still told of", () => {
    const binary = binaryOf(encodeHardwareHash(laptop));
    binary.writeUInt8(1, binary.length - 1);
    const { valid, serialNumber } = decodeHardwareHash(binary.toString("base64"));
    expect({ valid, serialNumber }).toEqual({ valid: false, serialNumber: laptop.serialNumber });
    expect(codes(binary.toString("base64"))).toEqual(["padding-not-empty"]);
  });

  test("with a key that is not the one of its device id is warned of", () => {
    const binary = binaryOf(encodeHardwareHash(laptop));
    const key = binary.indexOf(Buffer.from(laptop.endorsementKey ?? []));
    binary.writeUInt8(99, key + 3);
    expect(codes(binary.toString("base64"))).toEqual(["checksum-wrong", "tpm-data-inconsistent"]);
  });

  test("that is cut short, of an unknown layout or no base64 is told apart, and only the last cannot be sent", () => {
    const cut = binaryOf(encodeHardwareHash(laptop)).subarray(0, 100).toString("base64");
    expect(codes(cut)).toEqual(["truncated"]);
    const unknown = Buffer.from("XX some other layout").toString("base64");
    expect(codes(unknown)).toEqual(["layout-unknown"]);
    expect(decodeHardwareHash(unknown).normalised).toBe(unknown);
    for (const text of ["", "not base64!", "=A==", "A".repeat(20_000)]) {
      expect(codes(text)).toEqual(["not-base64"]);
      expect(decodeHardwareHash(text).normalised).toBeNull();
    }
  });

  test("made of any bytes whatever is read without an exception", () => {
    const framed = fc.uint8Array({ maxLength: 300 }).map((bytes) => {
      const head = Buffer.from("OA\0\0", "latin1");
      head.writeUInt16LE(4 + bytes.length, 2);
      return Buffer.concat([head, bytes]).toString("base64");
    });
    fc.assert(
      fc.property(fc.oneof(framed, fc.base64String(), fc.string()), (text) => {
        expect(decodeHardwareHash(text).valid).toBe(false);
      }),
    );
  });
});
